"""What people are told on standard error: progress, notes, warnings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from claimcheck.ledger.reading import Progress

_Command = TypeVar("_Command", bound=Callable[..., Any])


def verbosity_options(command: _Command) -> _Command:
    """Add ``--quiet`` and ``--verbose``."""
    command = click.option("-v", "--verbose", is_flag=True, help="Say more.")(command)
    return click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")(command)


class Console:
    """Standard error.

    Args:
        quiet: whether to say errors only.
        verbose: whether to say notes, too.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self._quiet = quiet
        self.verbose = verbose and not quiet

    def error(self, message: str) -> None:
        """What could not be done."""
        self._print(message)

    def warn(self, message: str) -> None:
        """What a user should know; nothing if quiet."""
        if not self._quiet:
            self._print(f"warning: {message}")

    def note(self, message: str) -> None:
        """What a user may want to know; nothing unless verbose."""
        if self.verbose:
            self._print(message)

    def inform(self, message: str) -> None:
        """What a user expects to be told; nothing if quiet."""
        if not self._quiet:
            self._print(message)

    @staticmethod
    def _print(message: str) -> None:
        from claimcheck.reports.plain_text import clean

        click.echo(f"claimcheck: {clean(message)}", err=True)

    @contextmanager
    def progress(self, label: str) -> Iterator[Callable[[Progress], None]]:
        """A bar while articles are read, on a terminal only; it is drawn once there is something to read."""
        if self._quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield lambda progress: None
            return
        bars: list[Any] = []

        def draw(progress: Progress) -> None:
            if not bars:
                bars.append(click.progressbar(length=progress.total, label=label, file=sys.stderr))
                bars[0].__enter__()
            bars[0].update(progress.done - bars[0].pos)

        try:
            yield draw
        finally:
            for bar in bars:
                bar.__exit__(None, None, None)


def wants_colour(stream: IO[Any], environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to a stream; ``NO_COLOR`` and ``FORCE_COLOR`` go before what it is."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environment.get("TERM") != "dumb"
