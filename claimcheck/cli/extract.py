"""``claimcheck extract``: the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import reading
from claimcheck.cli.console import Console
from claimcheck.cli.output import destinations, output_options, write_all
from claimcheck.cli.settings import settings_from

if TYPE_CHECKING:
    from claimcheck.reports.model import Report

_FORMATS = ("text", "jsonl")


@click.command("extract")
@reading.paths_argument
@output_options(_FORMATS)
@reading.reading_options
@reading.cache_option
def command(
    paths: tuple[str, ...],
    output_format: str | None,
    output: tuple[str, ...],
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Print the claims of articles.

    PATH is a .txt or .md file, a folder of them, a .jsonl file, or - for standard input.
    """
    console = Console(quiet=quiet, verbose=verbose)
    wanted = destinations(output, output_format, _FORMATS)
    session = reading.Session(settings_from(console, **options), console)
    report = reading.run(paths, session, stdin_filename=stdin_filename, with_conflicts=False)
    write_all(wanted, lambda one: _emit(report, one.format))
    reading.finish(report.errors, console)


def _emit(report: Report, output_format: str) -> str:
    if output_format == "jsonl":
        from claimcheck.reports.jsonl import emit_claims

        return emit_claims(report.claims)
    from claimcheck.reports import text

    return text.emit(report)
