"""``claimcheck rules``: what the rule packs do; one command a module."""

from __future__ import annotations

import click

from claimcheck.cli.lazy import LazyGroup

COMMANDS = {
    "explain": "Explain a rule or a kind of claim, with examples.",
    "list": "List all rules.",
    "test": "Run the examples of the rules.",
    "trace": "Show why each rule fired on a sentence, or where it failed.",
    "validate": "Say what is wrong with rule packs.",
}


@click.group("rules", cls=LazyGroup, package=__name__, helps=COMMANDS)
def command() -> None:
    """Read, check and test the rule packs."""
