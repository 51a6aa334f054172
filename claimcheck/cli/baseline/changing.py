"""What the commands share that write the file of known conflicts."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import checking, reading
from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.settings import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.checks.baseline import Baseline
    from claimcheck.checks.model import CheckResult
    from claimcheck.config.model import Settings


def baseline_command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command with the options of ``check`` that say what is new, against what, and what counts."""

    def decorate(function: Callable[..., None]) -> click.Command:
        with_options = checking.check_options(reading.reading_options(reading.cache_option(function)))
        return click.command(name, cls=checking.AgainstCommand)(with_options)

    return decorate


def change(
    new: tuple[str, ...],
    changed_since: str | None,
    stdin_filename: str | None,
    *,
    quiet: bool,
    verbose: bool,
    known: Callable[[Settings], Baseline],
    changed: Callable[[Baseline, CheckResult], Baseline],
    **options: Any,
) -> None:
    """Check the articles, and write the baseline that comes of it.

    Args:
        new: as for ``check``, as are the options.
        changed_since: likewise.
        stdin_filename: likewise.
        quiet: whether to print errors only.
        verbose: whether to print more.
        known: what is known before.
        changed: what is known after.
        options: the settings.

    Raises:
        ConfigurationError: options, files or revisions that there are not.
    """
    from claimcheck.checks import baseline

    console = Console(quiet=quiet, verbose=verbose)
    settings = settings_from(console, **options)
    before = known(settings)
    session = reading.Session(settings, console)
    result = checking.run(new, changed_since, session, stdin_filename=stdin_filename, baseline=before)
    session.close()
    after = changed(before, result)
    path = checking.baseline_file(settings)
    if after != before or not path.exists():
        write(baseline.dump(after), path)
    _tell(console, before, after, path)
    reading.finish(result.report.errors, console)


def without_gone(before: Baseline, result: CheckResult) -> Baseline:
    """A baseline without the conflicts that are gone.

    Those are gone that were not found again although their article was checked, or whose article
    is a file that is gone itself.
    """
    from claimcheck.articles.discovery import is_article_path
    from claimcheck.checks.findings import stale_entries

    def is_known(article: str) -> bool:
        return article in result.new or (is_article_path(article) and not os.path.lexists(article))

    stale = stale_entries(result.report, result.new, before, result.rules)
    return before.without([entry for entry in stale if is_known(entry.article)])


def _tell(console: Console, before: Baseline, after: Baseline, path: Path) -> None:
    added = len(set(after.conflicts) - set(before.conflicts))
    dropped = len(set(before.conflicts) - set(after.conflicts))
    console.inform(f"{path}: {len(after.conflicts)} known conflicts, {added} added, {dropped} dropped")
