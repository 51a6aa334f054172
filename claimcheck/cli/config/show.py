"""``claimcheck config show``: all settings, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.reading import ledger_option
from claimcheck.cli.settings import (
    configuration_from,
    language_option,
    model_option,
    rules_option,
    settings_options,
)

if TYPE_CHECKING:
    from claimcheck.config.load import Configuration


@click.command("show")
@model_option
@rules_option
@ledger_option
@language_option
@settings_options
@click.option(
    "--output-format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A line for each setting, or one JSON document.",
)
def command(form: str, **options: Any) -> None:
    """Print all settings, and where each comes from.

    An origin is a file with its line, an environment variable, the command line, or the default.
    """
    configuration = configuration_from(**options)
    for warning in configuration.warnings:
        Console().warn(warning)
    write(_emit(configuration, form), None)


def _emit(configuration: Configuration, form: str) -> str:
    from claimcheck.config import show

    return show.as_json(configuration) if form == "json" else show.as_text(configuration)
