"""``claimcheck report``: all claims and all conflicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from claimcheck.cli import distribution, reading
from claimcheck.cli.console import Console
from claimcheck.cli.output import Destination, destinations, output_options, part_name, write_all
from claimcheck.cli.settings import language_option, settings_from

if TYPE_CHECKING:
    from claimcheck.reports.model import Report

_FORMATS = ("markdown", "json", "html")


@click.command("report")
@reading.paths_argument
@output_options(_FORMATS)
@language_option
@reading.reading_options
@reading.cache_option
@distribution.runner_options
def command(
    paths: tuple[str, ...],
    output_format: str | None,
    output: tuple[str, ...],
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
    runner: str | None,
    runner_option: tuple[str, ...],
    shards: str | None,
    **options: Any,
) -> None:
    """Report the claims of articles and the conflicts within and between them.

    PATH is a .txt or .md file, a folder of them, a .jsonl file, or - for standard input. Markdown that
    is too long for GitHub is written in parts: REPORT.md with the summary, REPORT-2.md and so on.
    """
    console = Console(quiet=quiet, verbose=verbose)
    if runner is None and (shards or runner_option):
        raise click.UsageError("--shards and --runner-option go with --runner.")
    if shards and (output or output_format):
        raise click.UsageError("--shards writes no report: give either it or an output.")
    wanted = destinations(output, output_format, _FORMATS)
    settings = settings_from(console, **options)
    session = reading.Session(settings, console)
    if runner is not None and shards:
        dead = distribution.write_shards(paths, session, console, runner, runner_option, shards)
        said = f"{dead} articles or files could not be read: {shards}/dead-letters-*.jsonl"
        reading.finish([said] if dead else [], console)
    if runner is not None:
        report = distribution.report(paths, session, console, runner, runner_option)
    else:
        report = reading.run(paths, session, stdin_filename=stdin_filename, with_conflicts=True)
    write_all(wanted, lambda one: _emit(report, one, settings.lang))
    reading.finish(report.errors, console)


def _emit(report: Report, wanted: Destination, language: str) -> str | Sequence[str]:
    if wanted.format == "json":
        from claimcheck.reports import json_report

        return json_report.emit(report)
    if wanted.format == "html":
        from claimcheck.reports import html_page

        return html_page.emit(report, language=language)
    from claimcheck.reports import markdown

    path = wanted.path
    if path is None:
        return markdown.emit(report, language=language)
    return markdown.parts(report, name=lambda n: quote(part_name(path, n)), language=language)
