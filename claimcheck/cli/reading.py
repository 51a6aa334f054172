"""What the commands that read articles share: their arguments, reading, errors, exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.errors import ConfigurationError, ExitStatus

if TYPE_CHECKING:
    from claimcheck.reports.model import Report

_Command = TypeVar("_Command", bound=Callable[..., Any])


def article_options(command: _Command) -> _Command:
    """Add the arguments and options of a command that reads articles."""
    decorators = (
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option(
            "--published",
            type=click.DateTime(["%Y-%m-%d"]),
            help="Publication date of articles that carry none.",
        ),
        click.option(
            "--model",
            "model_folder",
            type=click.Path(path_type=Path),
            help="Folder of another Stanza Arabic model.",
        ),
        click.option(
            "--rules", "rules_folder", type=click.Path(path_type=Path), help="Folder of further rule packs."
        ),
        click.option("--stdin-filename", help="Name under which standard input (-) is reported."),
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def run(
    paths: Sequence[str],
    *,
    published: datetime | None,
    model_folder: Path | None,
    rules_folder: Path | None,
    stdin_filename: str | None,
    with_conflicts: bool,
) -> Report:
    """Read articles and find their claims and, if asked, their conflicts.

    The report is the same in whatever order the paths are given.

    Args:
        paths: files, folders, or ``-``.
        published: the date of articles that carry none.
        model_folder: another model than the embedded one.
        rules_folder: further rule packs beside the built-in ones.
        stdin_filename: the name of standard input.
        with_conflicts: whether conflicts are wanted.

    Raises:
        ModelError: there is no usable model.
        RulePackError: a rule pack is invalid.
    """
    from claimcheck.api import Checker, with_dates
    from claimcheck.articles.reader import read_paths
    from claimcheck.claims import rulepack
    from claimcheck.reports.model import Report, with_distinct_ids

    packs = rulepack.load(rules_folder)
    read, errors = read_paths(paths, stdin=sys.stdin.buffer, stdin_filename=stdin_filename)
    checker = Checker(packs, model=model_folder)
    if not read:
        return Report((), (), (), tuple(sorted(map(str, errors))))
    articles = sorted(with_dates(read, _day(published)), key=lambda article: article.id)
    pairs = [checker.extract(article) for article in articles]
    claims = with_distinct_ids([claim for _, found in pairs for claim in found])
    conflicts = checker.conflicts(claims, articles) if with_conflicts else []
    return Report(
        tuple(article for article, _ in pairs),
        tuple(claims),
        tuple(conflicts),
        tuple(sorted(map(str, errors))),
        checker.kind_names,
    )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def write(text: str, output: Path | None) -> None:
    """Write to a file, by way of a temporary one beside it, or to standard output.

    Raises:
        ConfigurationError: the file cannot be written.
    """
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    temporary = output.with_name(output.name + ".part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        temporary.replace(output)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ConfigurationError(
            f"cannot be written: {error.strerror}", where=str(output), remedy="choose another file with -o"
        ) from error


def finish(report: Report) -> None:
    """Print what could not be read and leave with the exit status that the contract gives it."""
    from claimcheck.reports.plain_text import clean

    for error in report.errors:
        click.echo(f"claimcheck: {clean(error)}", err=True)
    sys.exit(ExitStatus.ERROR if report.errors else ExitStatus.OK)
