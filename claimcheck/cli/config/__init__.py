"""``claimcheck config``: the settings; one command a module."""

from __future__ import annotations

import click

from claimcheck.cli.lazy import LazyGroup

COMMANDS = {"show": "Print all settings, and where each comes from."}


@click.group("config", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Show the settings, and where each comes from."""
