"""Reading articles from files, folders, JSON Lines and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from typing import BinaryIO

from claimcheck.articles.decoding import MAX_ARTICLE_BYTES, check_size, decode
from claimcheck.articles.discovery import ArticleFile, display_name, find_files, unreadable
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

    Returns:
        The articles, and one error for each that could not be read.
    """
    articles: dict[str, Article] = {}
    errors: list[ArticleError] = []
    for outcome in _read_all(paths, published, stdin, stdin_filename, exclude):
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
) -> Iterator[Outcome]:
    seen = set(exclude)
    for path in paths:
        if path == STDIN:
            if STDIN not in seen:
                seen.add(STDIN)
                name = stdin_filename or STDIN
                file = ArticleFile(name, display_name(name))
                yield from _read_file(file, published, stdin or sys.stdin.buffer)
            continue
        for found in find_files(path):
            if isinstance(found, ArticleError):
                yield found
            elif (real := os.path.realpath(found.path)) not in seen:
                seen.add(real)
                yield from _read_file(found, published)


def id_taken(article_id: str, where: str) -> ArticleError:
    """The error for a further article with an id, and the place from which it was read."""
    return ArticleError(
        Code.ARTICLE_ID_TAKEN,
        f"a second article has the id {article_id}",
        where=where,
        remedy="give each article an id of its own",
    )


def _read_file(
    file: ArticleFile, published: date | None, stream: BinaryIO | None = None
) -> Iterator[Outcome]:
    try:
        with nullcontext(stream) if stream else open(file.path, "rb") as source:
            yield from read_stream(source, file, published)
    except OSError as error:
        yield unreadable(file.name, error)


def read_stream(source: BinaryIO, file: ArticleFile, published: date | None = None) -> Iterator[Outcome]:
    """The articles of a file that is open, and what is wrong with it.

    Args:
        source: the file.
        file: which it is.
        published: the day of publication of articles that name none themselves.

    Raises:
        OSError: it cannot be read on.
    """
    try:
        if file.has_records:
            yield from read_records(source, file.name, published)
        else:
            yield file.name, _article(source.read(MAX_ARTICLE_BYTES + 1), file.name, published)
    except ArticleError as error:
        yield error


def _article(data: bytes, name: str, published: date | None) -> Article:
    check_size(data, name)
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
