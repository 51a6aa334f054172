"""Which articles of a git repository are new since a revision."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.articles.decoding import MAX_ARTICLE_BYTES
from claimcheck.articles.discovery import is_article_path
from claimcheck.articles.jsonlines import read_records
from claimcheck.articles.model import Article
from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError, ConfigurationError
from claimcheck.links import leads_out


@dataclass(frozen=True)
class Changes:
    """What has changed in a repository since a revision.

    Attributes:
        top: the repository's top folder.
        base: the commit with which the working tree was compared.
        paths: the files of articles that were added or edited, relative to the working folder; links
            that lead out of the repository are not among them.
    """

    top: str
    base: str
    paths: tuple[str, ...]

    def are_new(self, articles: Sequence[Article], max_bytes: int = MAX_ARTICLE_BYTES) -> list[Article]:
        """The articles, without records of JSON Lines files that were there before and are unchanged.

        Args:
            articles: those of the files that were added or edited.
            max_bytes: the most bytes that one of them may have.
        """
        former = {
            file: self._records_before(file, max_bytes)
            for file in dict.fromkeys(a.file for a in articles if a.file and a.record_line)
            if file
        }
        return [a for a in articles if not a.file or _content(a) not in former.get(a.file, ())]

    def _records_before(self, path: str, max_bytes: int) -> frozenset[Article]:
        name = os.path.relpath(os.path.realpath(path), self.top).replace(os.sep, "/")
        done = _run(["cat-file", "blob", f"{self.base}:{name}"], cwd=self.top)
        if done.returncode:
            return frozenset()
        outcomes = read_records(io.BytesIO(done.stdout), path, None, max_bytes)
        return frozenset(_content(one[1]) for one in outcomes if not isinstance(one, ArticleError))


def _content(article: Article) -> Article:
    """An article without where it stands."""
    return replace(article, record_line=None)


def changes_since(revision: str, within: Sequence[str] = ()) -> Changes:
    """The articles that were added or edited since a revision, committed or not.

    The working tree is compared with the last commit that it has in common with the revision, so
    that what others have added there meanwhile does not count.

    Args:
        revision: a branch, tag or commit.
        within: files and folders; if given, only what lies there.

    Raises:
        ConfigurationError: this is no git repository, or there is no such revision in it.
    """
    top = _output(
        ["rev-parse", "--show-toplevel"], Code.NO_REPOSITORY, "this is no git repository", "run it in one"
    ).rstrip("\n")
    wanted = f"{revision}^{{commit}}"
    missing = "in CI fetch the whole history (fetch-depth: 0)"
    commit = _output(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", wanted],
        Code.NO_REVISION,
        f"git knows no revision {revision!r}",
        missing,
    ).strip()
    base = _output(
        ["merge-base", commit, "HEAD"],
        Code.NO_REVISION,
        f"git finds no common history with {revision!r}",
        missing,
    ).strip()
    paths = ["--", *(within or [top])]
    tracked = _output(
        ["diff", "--name-only", "-z", "--no-ext-diff", "--no-relative", "--diff-filter=d", base, *paths],
        Code.GIT_FAILED,
        "git cannot compare the articles",
    )
    untracked = _output(
        ["ls-files", "--others", "--exclude-standard", "--full-name", "-z", *paths],
        Code.GIT_FAILED,
        "git cannot list new files",
    )
    names = sorted({name for name in (*tracked.split("\0"), *untracked.split("\0")) if name})
    found = (os.path.relpath(os.path.join(top, name)) for name in names if is_article_path(name))
    return Changes(
        top, base, tuple(path for path in found if os.path.isfile(path) and not leads_out(path, top))
    )


def _output(arguments: Sequence[str], code: Code, problem: str, remedy: str = "") -> str:
    done = _run(arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ConfigurationError(
            code, f"{problem}: {said[-1]}" if said else problem, where="--changed-since", remedy=remedy
        )
    return os.fsdecode(done.stdout)


def _run(arguments: Sequence[str], cwd: str | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "--literal-pathspecs", *arguments], capture_output=True, check=False, cwd=cwd
        )
    except OSError as error:
        raise ConfigurationError(
            Code.GIT_MISSING,
            f"git cannot be run: {error.strerror}",
            where="--changed-since",
            remedy="install git",
        ) from error
