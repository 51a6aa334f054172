"""``claimcheck story``: one story, claim after claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import reading
from claimcheck.cli.console import Console
from claimcheck.cli.output import destinations, output_options, write_all
from claimcheck.cli.settings import language_option, settings_from

if TYPE_CHECKING:
    from claimcheck.graph.telling import Told
    from claimcheck.reports.model import Report

_FORMATS = ("text", "markdown", "json")


@click.command("story")
@click.argument("story")
@reading.paths_argument
@output_options(_FORMATS)
@language_option
@reading.reading_options
@reading.cache_option
def command(
    story: str,
    paths: tuple[str, ...],
    output_format: str | None,
    output: tuple[str, ...],
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Tell one story: its claims in the order of time, who made them, the numbers given, the turns.

    STORY is "FORCE in PLACE", "FORCE" or "in PLACE" with their codes, as in "US in IQ". PATH is a .txt or
    .md file, a folder of them, a .jsonl file, or - for standard input.
    """
    from claimcheck.errors import ConfigurationError
    from claimcheck.graph.story import parse_story
    from claimcheck.graph.telling import tell

    console = Console(quiet=quiet, verbose=verbose)
    wanted = destinations(output, output_format, _FORMATS)
    settings = settings_from(console, **options)
    asked = parse_story(story)
    session = reading.Session(settings, console)
    report = reading.run(paths, session, stdin_filename=stdin_filename, with_conflicts=True)
    try:
        told = tell(report.claims, report.conflicts, session.checker.geography, asked)
    except ConfigurationError as error:
        reading.finish((*report.errors, str(error)), console)
    write_all(wanted, lambda one: _emit(told, report, one.format, settings.lang))
    reading.finish(report.errors, console)


def _emit(told: Told, report: Report, output_format: str, language: str) -> str:
    from claimcheck.reports import story_json, story_markdown, story_text

    emitters = {"text": story_text.emit, "markdown": story_markdown.emit, "json": story_json.emit}
    return emitters[output_format](told, report, language=language)
