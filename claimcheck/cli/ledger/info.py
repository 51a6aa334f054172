"""``claimcheck ledger info``: what the ledger holds."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.ledger.choice import open_ledger
from claimcheck.cli.output import write
from claimcheck.cli.reading import ledger_option
from claimcheck.cli.settings import settings_from, settings_options


@click.command("info")
@ledger_option
@settings_options
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A few lines for people, or one JSON document.",
)
def command(output_format: str, **options: Any) -> None:
    """Print how many readings and claims there are, made with which model, rules and tool."""
    with open_ledger(settings_from(Console(), **options)) as ledger:
        info = ledger.info()
    if output_format == "json":
        from claimcheck.ledger import info_json

        text = info_json.emit(info)
    else:
        from claimcheck.ledger import info_text

        text = info_text.emit(info)
    write(text, None)
