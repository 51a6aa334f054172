"""The options that hand the reading to an Apache Beam runner, and what they do."""

from __future__ import annotations

import logging
import tempfile
import uuid
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.beam.pipeline import Job
    from claimcheck.beam.runners import Runner
    from claimcheck.cli.console import Console
    from claimcheck.cli.reading import Session
    from claimcheck.reports.model import Report

_Command = TypeVar("_Command", bound=Callable[..., Any])
_STDIN = "-"


def runner_options(command: _Command) -> _Command:
    """Add the options that name a runner, its options, and where shards go."""
    decorators = (
        click.option(
            "--runner", metavar="NAME", help="Read with this runner of Apache Beam; see docs/scale.md."
        ),
        click.option(
            "--runner-option",
            "runner_option",
            multiple=True,
            metavar="KEY[=VALUE]",
            help="An option of the runner; may be given several times.",
        ),
        click.option(
            "--shards",
            metavar="FOLDER",
            help="With --runner: write articles, claims, conflicts and dead letters as numbered JSON Lines"
            " files into this folder, which may be gs://… or the like, and print no report.",
        ),
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def report(
    paths: Sequence[str], session: Session, console: Console, runner: str, options: Sequence[str]
) -> Report:
    """What `claimcheck.cli.reading.run` gives, with conflicts, made by a runner.

    Raises:
        ConfigurationError: Beam is missing, the runner is unknown, or it failed.
        ModelError: there is no such model.
        RulePackError: a rule pack is invalid.
    """
    job, chosen = _prepared(paths, session, console, runner, options)
    from claimcheck.beam import pipeline

    with _folder_for(chosen) as folder:
        return pipeline.report(job, chosen, folder, session.checker)


def write_shards(
    paths: Sequence[str],
    session: Session,
    console: Console,
    runner: str,
    options: Sequence[str],
    folder: str,
) -> int:
    """Write what a runner finds into a folder; how many dead letters there are.

    Raises:
        ConfigurationError: as for `report`, or the folder cannot be written.
        ModelError: there is no such model.
        RulePackError: a rule pack is invalid.
    """
    job, chosen = _prepared(paths, session, console, runner, options)
    from claimcheck.beam import pipeline

    return pipeline.write_shards(job, chosen, folder)


def _prepared(
    paths: Sequence[str], session: Session, console: Console, runner: str, options: Sequence[str]
) -> tuple[Job, Runner]:
    if _STDIN in paths:
        raise ConfigurationError(
            Code.RUNNER_STDIN,
            "standard input cannot be read with --runner",
            where=_STDIN,
            remedy="write the articles to a file, and name it",
        )
    # Beam logs what it also raises, and libraries that it can do without.
    logging.basicConfig(level=logging.INFO if console.verbose else logging.CRITICAL)
    try:
        import apache_beam  # noqa: F401
    except ImportError as error:
        raise ConfigurationError(
            Code.BEAM_MISSING,
            "Apache Beam is not installed",
            where="--runner",
            remedy="pip install claimcheck[beam]",
        ) from error
    from claimcheck.beam.extraction import MakeChecker
    from claimcheck.beam.pipeline import Job
    from claimcheck.beam.runners import Runner
    from claimcheck.language.model import describe, embedded_model

    chosen = Runner(runner, options)
    settings = session.settings
    describe(settings.model or embedded_model())
    make = MakeChecker(session.packs, settings.model, settings.timeout)
    return Job(paths, settings.published, session.packs, make, settings.max_article_size), chosen


@contextmanager
def _folder_for(runner: Runner) -> Iterator[str]:
    """A folder for what workers hand over: among the runner's temporary files, else on this machine."""
    from claimcheck.beam.output import remove_all

    if runner.temporary is None:
        with tempfile.TemporaryDirectory(prefix="claimcheck-") as here:
            yield here
        return
    folder = f"{runner.temporary.rstrip('/')}/claimcheck-{uuid.uuid4().hex}"
    yield folder
    remove_all(folder)
