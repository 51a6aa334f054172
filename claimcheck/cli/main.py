"""The command group, and what becomes of errors."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimcheck import __version__
from claimcheck.cli.lazy import LazyGroup
from claimcheck.error_codes import Code
from claimcheck.errors import ClaimcheckError, ExitStatus

COMMANDS = {
    "baseline": "Accept known conflicts, so that a check fails only on new ones.",
    "check": "Find what new articles contradict; for CI.",
    "completion": "Print a shell's completion script.",
    "config": "Show the settings, and where each comes from.",
    "extract": "Print the claims of articles.",
    "graph": "Write the graph of claims and conflicts.",
    "index": "Read articles into the ledger.",
    "ledger": "Show and tidy up the database of what has been read.",
    "model": "Show, train or download the Arabic model.",
    "report": "Report the claims and conflicts of articles.",
    "rules": "Show what the rule packs do.",
    "story": "Tell one story: who said what when, and its turns.",
}


class _Main(LazyGroup):
    """The group of all commands; what they raise becomes a message and an exit status."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and turn claimcheck's errors into a message and an exit status."""
        try:
            return super().main(*args, **kwargs)
        except ClaimcheckError as error:
            from claimcheck.reports.plain_text import clean

            click.echo(f"claimcheck: {clean(str(error))}", err=True)
            sys.exit(error.exit_status)
        except KeyboardInterrupt:
            sys.exit(ExitStatus.ERROR)
        except Exception as error:
            from claimcheck.reports.plain_text import clean

            failure = clean(f"internal failure: {type(error).__name__}: {error} [{Code.INTERNAL.id}]")
            click.echo(f"claimcheck: {failure}", err=True)
            click.echo("Please report it with the article that caused it.", err=True)
            sys.exit(ExitStatus.ERROR)


@click.group(
    cls=_Main,
    package="claimcheck.cli",
    helps=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="claimcheck")
def main() -> None:
    """Find contradictory claims about troop withdrawals in Arabic news.

    claimcheck quotes both sides and says why they do not fit together; it never says who is
    right.
    """
