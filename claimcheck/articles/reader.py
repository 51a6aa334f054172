"""Reading articles from files, folders, JSON Lines and standard input."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import BinaryIO

from claimcheck.articles.decoding import MAX_ARTICLE_BYTES, check_size, decode
from claimcheck.articles.discovery import ArticleFile, display_name, find_files, no_file, unreadable
from claimcheck.articles.frontmatter import read_front_matter
from claimcheck.articles.jsonlines import read_records
from claimcheck.articles.model import Article
from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError

STDIN = "-"

Outcome = tuple[str, Article] | ArticleError
"""An article with the place it was read from, or what is wrong."""


def read_paths(
    paths: Sequence[str],
    *,
    published: date | None = None,
    stdin: BinaryIO | None = None,
    stdin_filename: str | None = None,
    exclude: Collection[str] = (),
    max_bytes: int = MAX_ARTICLE_BYTES,
) -> tuple[list[Article], list[ArticleError]]:
    """Read all articles that ``paths`` stand for; what cannot be read does not stop the others.

    A path is a ``.txt`` or ``.md`` file with one article, a ``.jsonl`` file with one article
    a line, a folder of such files (see `claimcheck.articles.discovery.find_files` for what is
    skipped), or ``-`` for standard input. A file that several paths stand for is read once.

    Args:
        paths: what to read, in this order.
        published: the day of publication of articles that name none themselves.
        stdin: what ``-`` reads, in bytes; the process's standard input by default.
        stdin_filename: the id of the article from standard input, ``-`` by default; if it
            ends in ``.jsonl``, standard input is JSON Lines, otherwise one article.
        exclude: files that are passed over, by their real paths.
        max_bytes: the most bytes that one article may have.

    Returns:
        The articles, and one error for each that could not be read.
    """
    articles: dict[str, Article] = {}
    errors: list[ArticleError] = []
    for outcome in _read_all(paths, published, stdin, stdin_filename, exclude, max_bytes):
        if isinstance(outcome, ArticleError):
            errors.append(outcome)
            continue
        where, article = outcome
        if article.id in articles:
            errors.append(id_taken(article.id, where))
        else:
            articles[article.id] = article
    return list(articles.values()), errors


def _read_all(
    paths: Sequence[str],
    published: date | None,
    stdin: BinaryIO | None,
    stdin_filename: str | None,
    exclude: Collection[str],
    max_bytes: int,
) -> Iterator[Outcome]:
    seen = set(exclude)
    for path in paths:
        if path == STDIN:
            if STDIN not in seen:
                seen.add(STDIN)
                name = stdin_filename or STDIN
                file = ArticleFile(name, display_name(name))
                yield from _read_stdin(stdin, file, published, max_bytes)
            continue
        for found in find_files(path):
            if isinstance(found, ArticleError):
                yield found
            elif (real := os.path.realpath(found.path)) not in seen:
                seen.add(real)
                yield from read_file(found, published, max_bytes)


def id_taken(article_id: str, where: str) -> ArticleError:
    """The error for a further article with an id, and the place from which it was read."""
    return ArticleError(
        Code.ARTICLE_ID_TAKEN,
        f"a second article has the id {article_id}",
        where=where,
        remedy="give each article an id of its own",
    )


def _read_stdin(
    stream: BinaryIO | None, file: ArticleFile, published: date | None, max_bytes: int
) -> Iterator[Outcome]:
    try:
        if stream is None and sys.stdin is None:  # closed by whoever started the process
            raise OSError(errno.EBADF, "standard input is closed")
        yield from read_stream(stream or sys.stdin.buffer, file, published, max_bytes)
    except OSError as error:
        yield unreadable(file.name, error)


def read_file(
    file: ArticleFile, published: date | None = None, max_bytes: int = MAX_ARTICLE_BYTES
) -> Iterator[Outcome]:
    """The articles of a file on this machine, and what is wrong with it; arguments as for `read_stream`."""
    try:
        with open(file.path, "rb", opener=_open_without_waiting) as source:
            before = os.fstat(source.fileno())
            if not stat.S_ISREG(before.st_mode):
                yield no_file(file.name)
                return
            outcomes = list(read_stream(source, file, published, max_bytes))
            if _state(os.fstat(source.fileno())) == _state(before):
                yield from outcomes
            else:
                yield _changed(file.name)
    except OSError as error:
        yield unreadable(file.name, error)


def _open_without_waiting(path: str, flags: int) -> int:
    """Open a file; one that turns out to be a pipe must not make us wait for its writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _state(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _changed(name: str) -> ArticleError:
    return ArticleError(
        Code.ARTICLE_CHANGED,
        "was changed while it was read",
        where=name,
        remedy="run the command again when nobody writes to it",
    )


def read_stream(
    source: BinaryIO,
    file: ArticleFile,
    published: date | None = None,
    max_bytes: int = MAX_ARTICLE_BYTES,
) -> Iterator[Outcome]:
    """The articles of a file that is open, and what is wrong with it.

    Args:
        source: the file.
        file: which it is.
        published: the day of publication of articles that name none themselves.
        max_bytes: the most bytes that one article may have.

    Raises:
        OSError: it cannot be read on.
    """
    try:
        if file.has_records:
            yield from read_records(source, file.name, published, max_bytes)
        else:
            data = source.read(max_bytes + 1)
            check_size(data, file.name, max_bytes)
            yield file.name, _article(data, file.name, published)
    except ArticleError as error:
        yield error


def _article(data: bytes, name: str, published: date | None) -> Article:
    content = read_front_matter(decode(data, name), name)
    if not content.text.strip():
        raise ArticleError(
            Code.ARTICLE_EMPTY,
            "holds no text",
            where=name,
            remedy="remove the file, or put the article in it",
        )
    metadata = content.metadata
    return Article(
        id=name,
        text=content.text,
        title=metadata.title,
        published=metadata.published or published,
        source=metadata.source,
        url=metadata.url,
        first_line=content.first_line,
        notes=content.notes,
    )
