"""``claimcheck ledger prune``: drop readings that are no longer of use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.ledger.choice import open_ledger
from claimcheck.cli.output import write
from claimcheck.cli.reading import ledger_option
from claimcheck.cli.settings import model_option, rules_option, settings_from, settings_options

if TYPE_CHECKING:
    from claimcheck.config.model import Settings
    from claimcheck.ledger.version import Version

_MOST_DAYS = 36_500


@click.command("prune")
@click.option("--all", "everything", is_flag=True, help="Drop all readings.")
@click.option(
    "--older-than",
    type=click.IntRange(1, _MOST_DAYS),
    metavar="DAYS",
    help="Drop the readings, of any version, that have not been asked for in so many days.",
)
@ledger_option
@model_option
@rules_option
@settings_options
def command(everything: bool, older_than: int | None, **options: Any) -> None:
    """Drop the readings made with another model, other rules or another tool than the present ones.

    The present ones are those that --model and --rules name, and this claimcheck.
    """
    if everything and older_than is not None:
        raise click.UsageError("Give either --all or --older-than.")
    settings = settings_from(Console(), **options)
    keep = None if everything or older_than is not None else _present(settings)
    since = None if older_than is None else _days_ago(older_than)
    with open_ledger(settings) as ledger:
        dropped = ledger.prune(keep=keep, unused_since=since)
        left = ledger.info().readings
    write(f"{dropped} readings dropped, {left} left\n", None)


def _present(settings: Settings) -> Version:
    from claimcheck.claims import rulepack
    from claimcheck.ledger.version import version_of

    return version_of(rulepack.load(*settings.rules), settings.model)


def _days_ago(days: int) -> date:
    return datetime.now(UTC).date() - timedelta(days=days)
