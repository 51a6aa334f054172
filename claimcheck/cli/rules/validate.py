"""``claimcheck rules validate``: what is wrong with rule packs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimcheck.cli import reading
from claimcheck.cli.rules.choice import rules_option
from claimcheck.errors import ExitStatus


@click.command("validate")
@click.argument("paths", nargs=-1, metavar="[PATH...]", type=click.Path(path_type=Path))
@rules_option
def command(paths: tuple[Path, ...], rules_folder: Path | None) -> None:
    """Check rule packs beside the built-in ones, and print every error with its file and line.

    PATH is a pack, or a folder of packs. Warnings do not change the exit status.
    """
    from claimcheck.claims import rulepack
    from claimcheck.claims.pack_warnings import warnings
    from claimcheck.reports import rules_validation_text

    folders = () if rules_folder is None else (rules_folder,)
    found = rulepack.inspect((*paths, *folders))
    reading.write(rules_validation_text.emit(found.packs, found.errors, warnings(found)), None)
    sys.exit(ExitStatus.BAD_RULES if found.errors else ExitStatus.OK)
