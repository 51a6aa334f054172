"""``claimcheck index``: read articles into the ledger."""

from __future__ import annotations

from typing import Any

import click

from claimcheck.cli import reading
from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.settings import settings_from


@click.command("index")
@reading.paths_argument
@reading.reading_options
def command(
    paths: tuple[str, ...],
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Read articles and keep their claims in the ledger, so that other commands need not parse them.

    PATH is a .txt or .md file, a folder of them, a .jsonl file, or - for standard input. What is in the
    ledger already is not parsed again. Each article is kept as soon as it is read: after an interruption,
    run the command again.
    """
    from claimcheck.reports.plain_text import clean

    console = Console(quiet=quiet, verbose=verbose)
    session = reading.Session(settings_from(console, **options), console, needs_ledger=True)
    ledger = session.ledger
    readings = session.read(session.articles(paths, stdin_filename))
    session.close()
    claims = sum(len(found) for _, found in readings)
    if ledger is not None and not quiet:
        where = clean(str(ledger.path))
        write(f"{len(readings)} articles, {session.parsed} read anew, {claims} claims: {where}\n", None)
    reading.finish([str(error) for error in session.errors], console)
