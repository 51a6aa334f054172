"""``claimcheck rules list``: all rules."""

from __future__ import annotations

import shutil
from typing import Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.settings import rules_option, settings_from, settings_options


@click.command("list")
@rules_option
@settings_options
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or one JSON document.",
)
def command(output_format: str, **options: Any) -> None:
    """List the rules of all packs, for extraction and for conflicts, and the kinds that packs declare."""
    from claimcheck.claims import rulepack
    from claimcheck.reports.rules_catalogue import Catalogue

    catalogue = Catalogue(rulepack.load(*settings_from(Console(), **options).rules))
    if output_format == "json":
        from claimcheck.reports import rules_list_json

        text = rules_list_json.emit(catalogue)
    else:
        from claimcheck.reports import rules_list_text

        width = shutil.get_terminal_size((rules_list_text.WIDTH, 0)).columns
        text = rules_list_text.emit(catalogue, width=width)
    write(text, None)
