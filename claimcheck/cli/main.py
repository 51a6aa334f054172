"""The command group: commands are imported when they are called, so that help is instant."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError, ExitStatus

# Each command with its one-line help, so that listing them imports none of them.
COMMANDS = {
    "extract": "Print the claims of articles.",
    "model": "Show, train or download the Arabic model.",
    "report": "Report the claims and conflicts of articles.",
}


class LazyGroup(click.Group):
    """A group that imports ``claimcheck.cli.NAME`` and takes its ``command`` when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"claimcheck.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))

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
            click.echo(f"claimcheck: internal failure: {type(error).__name__}: {error}", err=True)
            click.echo("Please report it with the article that caused it.", err=True)
            sys.exit(ExitStatus.ERROR)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimcheck")
def main() -> None:
    """Find contradictory claims about troop withdrawals in Arabic news.

    claimcheck quotes both sides and says why they do not fit together; it never says who is
    right.
    """
