"""``claimcheck check``: what new articles contradict; for continuous integration."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from claimcheck.cli import checking, reading
from claimcheck.cli.console import Console, wants_colour
from claimcheck.cli.output import Destination, destinations, output_options, write_all
from claimcheck.cli.settings import language_option, settings_from
from claimcheck.errors import ExitStatus
from claimcheck.reports.check_formats import FORMATS


@click.command("check", cls=checking.AgainstCommand)
@checking.check_options
@click.option("--exit-zero", is_flag=True, help="Return 0 whatever conflicts there are.")
@output_options(FORMATS)
@language_option
@reading.reading_options
@reading.cache_option
def command(
    new: tuple[str, ...],
    changed_since: str | None,
    exit_zero: bool,
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Find what new articles contradict, among themselves and in an archive.

    NEW and PATH are .txt or .md files, folders of them, .jsonl files; NEW may be - for standard
    input.

    Returns 1 if there is a conflict at or above the level of --fail-on that is neither in the
    baseline nor suppressed, and 2 if something could not be read.
    """
    from claimcheck.reports.check_formats import emit

    console = Console(quiet=quiet, verbose=verbose)
    settings = settings_from(console, **options)
    wanted = destinations(settings.output, settings.output_format, FORMATS, always_prints=True)
    session = reading.Session(settings, console)
    result = checking.run(new, changed_since, session, stdin_filename=stdin_filename)
    session.close()

    def text(one: Destination) -> str:
        colour = one.path is None and wants_colour(sys.stdout, os.environ)
        return emit(one.format, result, language=settings.lang, colour=colour, verbose=console.verbose)

    write_all(wanted, text)
    if not result.new and not result.report.errors:
        console.inform("no new article: nothing was checked")
    fails = result.failing and not exit_zero
    reading.finish(result.report.errors, console, ExitStatus.CONFLICTS if fails else ExitStatus.OK)
