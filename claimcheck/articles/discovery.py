"""Which files a path stands for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError
from claimcheck.links import leads_out

TEXT_SUFFIXES = frozenset({".txt", ".md"})
RECORDS_SUFFIX = ".jsonl"
_SUFFIXES = TEXT_SUFFIXES | {RECORDS_SUFFIX}
_NOT_AN_ARTICLE = "readme.md"


@dataclass(frozen=True)
class ArticleFile:
    """A file with one article or many.

    Attributes:
        path: under which it can be opened.
        name: under which it is spoken of: the path as given, for a file in a folder the
            folder as given and the way from there, with slashes; bytes that are not UTF-8 as ``\\xNN``.
    """

    path: str
    name: str

    @property
    def has_records(self) -> bool:
        """Whether it is a JSON Lines file."""
        return _suffix(self.path) == RECORDS_SUFFIX


def find_files(path: str) -> Iterator[ArticleFile | ArticleError]:
    """The files that ``path`` stands for, and what is wrong with it.

    A folder stands for the ``.txt``, ``.md`` and ``.jsonl`` files in it and in the folders
    below it, in the order of their paths. Files and folders whose name begins with a dot,
    files named ``README.md`` and linked folders are skipped there; a file that is named
    itself is always read.
    """
    name = display_name(path) or '""'
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        yield unreadable(name, error)
        return
    if stat.S_ISDIR(mode):
        yield from _files_in(path)
    elif not stat.S_ISREG(mode):
        yield no_file(name)
    elif _suffix(path) not in _SUFFIXES:
        yield ArticleError(
            Code.ARTICLE_KIND_UNKNOWN,
            f"unknown kind of file {_suffix(path) or 'without an extension'}",
            where=name,
            remedy="name it .txt or .md (one article) or .jsonl (one article a line), or use -",
        )
    else:
        yield ArticleFile(path, name)


def is_article_path(path: str) -> bool:
    """Whether a path inside a folder is one that is read as an article, with slashes or the system's own.

    Nothing hidden is, nor what lies in a hidden folder, nor a README.
    """
    parts = path.replace(os.sep, "/").split("/")
    hidden = any(part.startswith(".") for part in parts) or parts[-1].lower() == _NOT_AN_ARTICLE
    return not hidden and _suffix(path) in _SUFFIXES


def no_file(name: str) -> ArticleError:
    """The error for a path that names a pipe, a device or the like."""
    return ArticleError(
        Code.ARTICLE_NOT_A_FILE,
        "is not a regular file",
        where=name,
        remedy="use - to read an article from standard input",
    )


def unreadable(name: str, error: OSError | ValueError) -> ArticleError:
    """The error for a path that the operating system does not let one read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return ArticleError(
        Code.ARTICLE_UNREADABLE,
        f"cannot be read: {reason}",
        where=name,
        remedy="check the path and its permissions",
    )


def display_name(path: str) -> str:
    """The path with slashes, as text that can be printed as UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _files_in(folder: str) -> Iterator[ArticleFile | ArticleError]:
    problems: list[OSError] = []
    found: list[ArticleFile] = []
    outside: list[str] = []
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = os.path.join(root, name)
            if is_article_path(name) and leads_out(path, folder):
                outside.append(path)
            elif is_article_path(name):
                found.append(ArticleFile(path, display_name(path)))
    for problem in problems:
        yield unreadable(display_name(str(problem.filename)), problem)
    for path in sorted(outside):
        yield ArticleError(
            Code.ARTICLE_OUTSIDE,
            "is a link that leads out of the folder",
            where=display_name(path),
            remedy="name the file itself, or delete the link",
        )
    if not found and not problems and not outside:
        yield ArticleError(
            Code.NO_ARTICLE_IN_FOLDER,
            "the folder holds no article",
            where=display_name(folder),
            remedy="articles are .txt, .md and .jsonl files; hidden files and README.md are skipped",
        )
    yield from sorted(found, key=lambda file: file.name)
