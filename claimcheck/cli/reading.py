"""What the commands that read articles share: options, rule packs, model, ledger, exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from claimcheck.cli.console import Console, verbosity_options
from claimcheck.cli.settings import model_option, rules_option, settings_options
from claimcheck.errors import ArticleError, ConfigurationError, ExitStatus

if TYPE_CHECKING:
    from claimcheck.api import Checker
    from claimcheck.articles.model import Article
    from claimcheck.claims.pack_model import RulePacks
    from claimcheck.config.model import Settings
    from claimcheck.ledger.model import Reading
    from claimcheck.ledger.reading import ExtractAll, Progress
    from claimcheck.ledger.store import Ledger
    from claimcheck.ledger.version import Version
    from claimcheck.reports.model import Report

_Command = TypeVar("_Command", bound=Callable[..., Any])

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
cache_option = click.option("--cache/--no-cache", default=None, help="Whether to keep and use readings.")


def ledger_option(command: _Command) -> _Command:
    """Add the option that names the file of the ledger."""
    option = click.option(
        "--ledger", type=click.Path(path_type=Path), help="The file in which readings are kept."
    )
    return option(command)


def _size(context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    """The number of bytes that a text such as ``2M`` stands for."""
    from claimcheck.config.model import size

    try:
        return None if value is None else size(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} {error}.") from error


def reading_options(command: _Command) -> _Command:
    """Add the options that say how articles are read, and how much is said of it."""
    decorators = (
        click.option(
            "--published",
            type=click.DateTime(["%Y-%m-%d"]),
            help="Publication date of articles that carry none.",
        ),
        click.option("--stdin-filename", help="Name under which standard input (-) is reported."),
        click.option(
            "-j",
            "--jobs",
            type=click.IntRange(min=1),
            help="How many processes read articles, each with a model of its own.  [default: 1]",
        ),
        click.option(
            "--max-article-size",
            callback=_size,
            metavar="SIZE",
            help="The most bytes that an article may have, such as 500k or 2M.  [default: 1M]",
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(min=0),
            metavar="SECONDS",
            help="Give up an article that takes longer; 0: never.  [default: 120]",
        ),
        model_option,
        rules_option,
        ledger_option,
        settings_options,
        verbosity_options,
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


class Session:
    """One run over articles: packs, model and ledger, each made when it is needed.

    Args:
        settings: which packs, which model, which ledger.
        console: is told how far it is, and what went wrong on the way.
        needs_ledger: whether it is an error if there is no usable ledger.
    """

    def __init__(self, settings: Settings, console: Console, *, needs_ledger: bool = False) -> None:
        self.settings = settings
        self._console = console
        self._needs_ledger = needs_ledger
        self.parsed = 0
        self.errors: list[ArticleError] = []
        """What could not be read."""

    @cached_property
    def packs(self) -> RulePacks:
        """The rule packs.

        Raises:
            RulePackError: one of them is invalid.
        """
        from claimcheck.claims import rulepack

        return rulepack.load(*self.settings.rules)

    @cached_property
    def checker(self) -> Checker:
        """Reads articles and finds conflicts."""
        from claimcheck.api import Checker

        return Checker(self.packs, model=self.settings.model, timeout=self.settings.timeout)

    @cached_property
    def _version(self) -> Version:
        from claimcheck.ledger.version import version_of

        return version_of(self.packs, self.settings.model)

    @cached_property
    def _many(self) -> ExtractAll | None:
        from claimcheck.workers import Workers

        settings = self.settings
        if settings.jobs == 1:
            return None
        return Workers(settings.jobs, settings.rules, settings.model, settings.timeout).extract_all

    @cached_property
    def ledger(self) -> Ledger | None:
        """The ledger; None where none is wanted, or the one that nobody named cannot be used.

        Raises:
            ConfigurationError: the ledger that was named, or is needed, cannot be used.
        """
        from claimcheck.ledger.location import default_path
        from claimcheck.ledger.store import Ledger

        if self._needs_ledger or (self.settings.cache and self.settings.ledger):
            return Ledger.open(self.settings.ledger or default_path())
        if not self.settings.cache:
            return None
        try:
            return Ledger.open(default_path())
        except ConfigurationError as error:
            self._console.warn(f"{error}; going on without a ledger")
            return None

    def articles(
        self, paths: Sequence[str], stdin_filename: str | None = None, exclude: Collection[str] = ()
    ) -> list[Article]:
        """The articles that paths stand for; what is wrong with others is kept in `errors`.

        Args:
            paths: files, folders, or ``-``.
            stdin_filename: the name of standard input.
            exclude: files that are passed over, by their real paths.
        """
        from claimcheck.articles.reader import read_paths

        articles, errors = read_paths(
            paths,
            stdin_filename=stdin_filename,
            exclude=exclude,
            max_bytes=self.settings.max_article_size,
        )
        self.fail(errors)
        return articles

    def fail(self, errors: Iterable[ArticleError]) -> None:
        """Keep what is wrong with articles in `errors`, each but once."""
        said = set(map(str, self.errors))
        self.errors += [error for error in errors if str(error) not in said]

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The claims of all articles, from the ledger as far as it has them.

        What is wrong with articles that cannot be read is kept in `errors`, here as in `read_about`.
        """
        from claimcheck.ledger.reading import read_all

        return self._reported(articles, lambda *rest: read_all(self.checker, *rest))

    def read_about(self, articles: Sequence[Article], places: Collection[str]) -> list[Reading]:
        """The claims of those articles that claim something about one of some places."""
        from claimcheck.ledger.reading import read_about

        return self._reported(articles, lambda dated, *rest: read_about(self.checker, dated, places, *rest))

    def _reported(
        self,
        articles: Sequence[Article],
        read: Callable[..., tuple[list[Reading], list[ArticleError]]],
    ) -> list[Reading]:
        from claimcheck.api import with_dates

        if not articles:
            return []
        last: list[Progress] = []
        with self._console.progress("Reading") as show:

            def on_progress(progress: Progress) -> None:
                last[:] = [progress]
                show(progress)

            dated = with_dates(articles, self.settings.published)
            found, errors = read(dated, self.ledger, self._version, on_progress, self._many)
        self.fail(errors)
        self.parsed += sum(progress.parsed for progress in last)
        self._console.note(f"{len(articles)} articles looked at, {self.parsed} parsed so far")
        return found

    def close(self) -> None:
        """Tell what is to be told of the ledger, and close it."""
        if "ledger" in self.__dict__ and self.ledger is not None:
            for warning in self.ledger.warnings:
                self._console.warn(warning)
            self.ledger.close()


def run(
    paths: Sequence[str],
    session: Session,
    *,
    stdin_filename: str | None,
    with_conflicts: bool,
) -> Report:
    """Read articles and find their claims and, if asked, their conflicts.

    The report is the same in whatever order the paths are given.

    Args:
        paths: files, folders, or ``-``.
        session: with what to read them.
        stdin_filename: the name of standard input.
        with_conflicts: whether conflicts are wanted.

    Raises:
        ConfigurationError: the ledger that was named cannot be used.
        ModelError: there is no usable model.
        RulePackError: a rule pack is invalid.
    """
    from claimcheck.reports.model import Report, with_distinct_ids

    checker = session.checker
    articles = session.articles(paths, stdin_filename)
    pairs = session.read(sorted(articles, key=lambda article: article.id))
    session.close()
    said = tuple(sorted(map(str, session.errors)))
    if not articles:
        return Report((), (), (), said)
    if with_conflicts:
        return checker.report_on(pairs, said)
    claims = with_distinct_ids(claim for _, found in pairs for claim in found)
    return Report(tuple(article for article, _ in pairs), tuple(claims), (), said, checker.kind_names)


def finish(errors: Sequence[str], console: Console, otherwise: ExitStatus = ExitStatus.OK) -> NoReturn:
    """Print what could not be read and leave with the exit status that the contract gives it."""
    for error in errors:
        console.error(error)
    sys.exit(ExitStatus.ERROR if errors else otherwise)
