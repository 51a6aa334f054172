"""``claimcheck baseline``: the conflicts that are known; one command a module."""

from __future__ import annotations

import click

from claimcheck.cli.lazy import LazyGroup

COMMANDS = {
    "create": "Accept all conflicts that fail today.",
    "prune": "Drop the known conflicts that are gone.",
    "update": "Accept those that fail beside the known ones, too.",
}


@click.group("baseline", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Accept known conflicts, so that a check fails only on new ones."""
