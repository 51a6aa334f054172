"""``claimcheck rules list``: all rules."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from claimcheck.cli import reading
from claimcheck.cli.rules.choice import rules_option


@click.command("list")
@rules_option
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or one JSON document.",
)
def command(rules_folder: Path | None, output_format: str) -> None:
    """List the rules of all packs, for extraction and for conflicts, and the kinds that packs declare."""
    from claimcheck.claims import rulepack
    from claimcheck.reports.rules_catalogue import Catalogue

    catalogue = Catalogue(rulepack.load(rules_folder))
    if output_format == "json":
        from claimcheck.reports import rules_list_json

        text = rules_list_json.emit(catalogue)
    else:
        from claimcheck.reports import rules_list_text

        width = shutil.get_terminal_size((rules_list_text.WIDTH, 0)).columns
        text = rules_list_text.emit(catalogue, width=width)
    reading.write(text, None)
