"""``claimcheck rules validate``: what is wrong with rule packs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.settings import rules_option, settings_from, settings_options
from claimcheck.errors import ExitStatus


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(path_type=Path))
@rules_option
@settings_options
def command(paths: tuple[Path, ...], **options: Any) -> None:
    """Check rule packs beside the built-in ones, and print every error with its file and line.

    PATH is a pack, or a folder of packs. Warnings do not change the exit status.
    """
    from claimcheck.claims import rulepack
    from claimcheck.claims.pack_warnings import warnings
    from claimcheck.reports import rules_validation_text

    found = rulepack.inspect((*paths, *settings_from(Console(), **options).rules))
    write(rules_validation_text.emit(found.packs, found.errors, warnings(found)), None)
    sys.exit(ExitStatus.BAD_RULES if found.errors else ExitStatus.OK)
