"""``claimcheck rules``: what the rule packs do; one command a module."""

from __future__ import annotations

import click

from claimcheck.cli.lazy import LazyGroup

COMMANDS = {
    "trace": "Show why each rule fired on a sentence, or where it failed.",
}


@click.group("rules", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Show what the rule packs do."""
