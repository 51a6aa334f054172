"""What ``check`` and ``baseline`` share: which articles are new, which archive they are held against."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError, ConfigurationError

if TYPE_CHECKING:
    from claimcheck.articles.model import Article
    from claimcheck.checks.baseline import Baseline
    from claimcheck.checks.findings import Accepted
    from claimcheck.checks.model import CheckResult
    from claimcheck.cli.reading import Session
    from claimcheck.config.model import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])


class AgainstCommand(click.Command):
    """A command whose option ``--against`` takes all paths up to the next option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat ``--against`` before each of its paths."""
        return super().parse_args(ctx, _repeated(args, "--against"))


def _repeated(arguments: Sequence[str], option: str) -> list[str]:
    found: list[str] = []
    open_, taken = False, True
    for i, argument in enumerate(arguments):
        is_option = argument.startswith("-") and argument != "-"
        if is_option:
            if not taken:
                break
            open_ = argument == option
            taken = not open_
            if argument == "--":
                return [*found, *arguments[i:]]
        if not open_:
            found.append(argument)
        elif not is_option:
            found += [option, argument]
            taken = True
    if not taken:
        raise click.UsageError(f"Option '{option}' needs a path.")
    return found


def check_options(command: _Command) -> _Command:
    """Add the options that say what is new, what it is held against, and what counts."""
    decorators = (
        click.argument("new", nargs=-1, metavar="NEW..."),
        click.option(
            "--against",
            multiple=True,
            metavar="PATH...",
            help="The archive: files and folders. Articles that are new are left out of it.",
        ),
        click.option(
            "--changed-since",
            metavar="REV",
            help="Take as new what was added or edited in git since REV; NEW then limits where.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice(["contradiction", "tension", "update", "never"]),
            help="The weakest level of conflict that makes the check fail.  [default: tension]",
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="RULES",
            help="Apply only these conflict rules: ids or types such as numeric, with commas between.",
        ),
        click.option(
            "--ignore", multiple=True, metavar="RULES", help="Leave out the conflicts of these rules."
        ),
        click.option(
            "--baseline",
            type=click.Path(path_type=Path),
            help="The file of known conflicts.  [default: claimcheck-baseline.json, if it is there]",
        ),
        click.option(
            "--suppressions",
            type=click.Path(path_type=Path),
            help="The file of accepted conflicts.  [default: suppressions.yml, if it is there]",
        ),
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def run(
    new: Sequence[str],
    changed_since: str | None,
    session: Session,
    *,
    stdin_filename: str | None,
    baseline: Baseline | None = None,
) -> CheckResult:
    """Read the articles and check the new ones.

    Args:
        new: the paths of the new articles, or with ``changed_since`` where to look for them.
        changed_since: a revision of git.
        session: with what to read them.
        stdin_filename: the name of standard input.
        baseline: what is known; by default what the file of known conflicts says.

    Raises:
        ConfigurationError: options, files or revisions that there are not.
        ModelError: there is no usable model.
        RulePackError: a rule pack is invalid.
    """
    from claimcheck.checks.run import check
    from claimcheck.checks.selection import Selection

    settings = session.settings
    selection = Selection(settings.select, settings.ignore, settings.per_path_ignores)
    selection.checked(session.packs.conflicts)
    accepted = _accepted(settings, baseline)
    own = _new_articles(new, changed_since, session, stdin_filename)
    archive = _archive(settings.against, own, session) if own else []
    result = check(
        session.checker,
        session.read(own),
        lambda places: session.read_about(archive, places),
        selection=selection,
        accepted=accepted,
        fail_on=settings.fail_on,
        path_of=lambda article: _path(article, settings.root),
    )
    report = replace(result.report, errors=tuple(sorted(map(str, session.errors))))
    return replace(result, report=report, root=os.getcwd().replace(os.sep, "/"))


def _accepted(settings: Settings, baseline: Baseline | None) -> Accepted:
    from claimcheck.checks import suppressions
    from claimcheck.checks.findings import Accepted

    suppressed = settings.suppressions or settings.root / suppressions.DEFAULT_FILE
    return Accepted(
        read_baseline(settings) if baseline is None else baseline,
        str(baseline_file(settings)),
        suppressions.load(suppressed) if settings.suppressions or suppressed.exists() else (),
        date.today(),
    )


def baseline_file(settings: Settings) -> Path:
    """The file of known conflicts, which need not exist."""
    from claimcheck.checks.baseline import DEFAULT_FILE

    return settings.baseline or settings.root / DEFAULT_FILE


def read_baseline(settings: Settings) -> Baseline:
    """The known conflicts; none where nobody named a file and there is none.

    Raises:
        ConfigurationError: the file cannot be read, or is no baseline.
    """
    from claimcheck.checks import baseline

    path = baseline_file(settings)
    if settings.baseline is None and not path.exists():
        return baseline.Baseline()
    try:
        with path.open("rb") as stream:
            content = stream.read(baseline.MAX_BYTES + 1)
    except OSError as error:
        raise ConfigurationError(
            Code.BASELINE_UNREADABLE,
            f"cannot be read: {error.strerror}",
            where=str(path),
            remedy="name another file with --baseline, or run claimcheck baseline create",
        ) from error
    return baseline.load(content, str(path))


def _new_articles(
    paths: Sequence[str], changed_since: str | None, session: Session, stdin_filename: str | None
) -> list[Article]:
    if changed_since is None:
        if not paths:
            raise click.UsageError("Name the new articles before --against, or use --changed-since REV.")
        return session.articles(paths, stdin_filename)
    from claimcheck.articles.git import changes_since

    changes = changes_since(changed_since, paths)
    return changes.are_new(session.articles(changes.paths), session.settings.max_article_size)


def _archive(paths: Sequence[str], new: Sequence[Article], session: Session) -> list[Article]:
    """The articles of the archive that are not new; the session is told of those that have a new one's id."""
    files = {os.path.realpath(_file(article)) for article in new if article.record_line is None}
    articles = session.articles(paths, exclude=files)
    by_id = {article.id: article for article in new}
    session.fail(
        ArticleError(
            Code.ARTICLE_ID_TAKEN,
            f"a second article has the id {article.id}",
            where=f"{_file(article)}:{article.record_line or article.first_line}",
            remedy="give each article an id of its own",
        )
        for article in articles
        if article.id in by_id
        and os.path.realpath(_file(article)) != os.path.realpath(_file(by_id[article.id]))
    )
    return [article for article in articles if article.id not in by_id]


def _file(article: Article) -> str:
    """The file in which an article stands, if it stands in one."""
    return article.file or article.id


def _path(article: Article, root: Path) -> str:
    """The file in which an article stands, relative to a folder if it lies below."""
    relative = os.path.relpath(_file(article), root)
    return _file(article) if relative.startswith("..") else relative.replace(os.sep, "/")
