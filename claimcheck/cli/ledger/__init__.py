"""``claimcheck ledger``: the database of what has been read; one command a module."""

from __future__ import annotations

import click

from claimcheck.cli.lazy import LazyGroup

COMMANDS = {
    "info": "Print what the ledger holds.",
    "prune": "Drop readings that are no longer of use.",
}


@click.group("ledger", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Show and tidy up the database of what has been read; claimcheck index fills it."""
