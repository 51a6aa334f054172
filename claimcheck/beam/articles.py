"""From paths to articles: each file read once, each id given once, what is wrong beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from claimcheck.api import with_dates
from claimcheck.articles.discovery import ArticleFile, unreadable
from claimcheck.articles.model import Article
from claimcheck.articles.reader import id_taken, read_stream
from claimcheck.beam.files import files_at, identity, open_file
from claimcheck.errors import ArticleError

ERRORS = "errors"
"""The tag of what is wrong."""


class _File(NamedTuple):
    """A file under the path that was given for it; of two, the lesser one would be read first here."""

    path: int
    name: str
    file: ArticleFile


class _Article(NamedTuple):
    """An article where it was found; of two, the lesser one would be read first here."""

    path: int
    name: str
    number: int
    where: str
    article: Article


class ReadArticles(beam.PTransform):
    """Articles, their dates settled, and an `ArticleError` for each that cannot be read.

    As `claimcheck.articles.reader.read_paths`, whatever the order in which workers read: a file that
    several paths stand for is read once, and of articles with one id the first is taken.

    Args:
        paths: files and folders.
        published: the date of articles that carry none.
    """

    def __init__(self, paths: Sequence[str], published: date | None) -> None:
        super().__init__()
        self._paths = list(paths)
        self._published = published

    def expand(self, begin: beam.pvalue.PBegin) -> tuple[beam.PCollection, beam.PCollection]:
        """The articles, and what is wrong."""
        files = (
            begin
            | "Paths" >> beam.Create(list(enumerate(self._paths)))
            | "Find files" >> beam.FlatMapTuple(_found).with_outputs(ERRORS, main="files")
        )
        outcomes = (
            files.files
            | "By file" >> beam.GroupByKey()
            | "Read files" >> beam.FlatMapTuple(_read).with_outputs(ERRORS, main="articles")
        )
        distinct = (
            outcomes.articles
            | "By id" >> beam.GroupByKey()
            | "Distinct ids" >> beam.FlatMap(_distinct, self._published).with_outputs(ERRORS, main="articles")
        )
        errors = (files[ERRORS], outcomes[ERRORS], distinct[ERRORS]) | "Errors" >> beam.Flatten()
        return distinct.articles, errors


def _found(number: int, path: str) -> Iterator[tuple[str, _File] | TaggedOutput]:
    for file in files_at(path):
        if isinstance(file, ArticleError):
            yield TaggedOutput(ERRORS, file)
        else:
            yield identity(file), _File(number, file.name, file)


def _read(_: str, files: Iterable[_File]) -> Iterator[tuple[str, _Article] | TaggedOutput]:
    path, name, file = min(files, key=lambda one: one[:2])
    try:
        with open_file(file) as source:
            for number, outcome in enumerate(read_stream(source, file)):
                if isinstance(outcome, ArticleError):
                    yield TaggedOutput(ERRORS, outcome)
                else:
                    where, article = outcome
                    yield article.id, _Article(path, name, number, where, article)
    except OSError as error:
        yield TaggedOutput(ERRORS, unreadable(file.name, error))


def _distinct(
    element: tuple[str, Iterable[_Article]], published: date | None
) -> Iterator[Article | TaggedOutput]:
    article_id, found = element
    first, *others = sorted(found, key=lambda one: one[:3])
    yield from with_dates([first.article], published)
    yield from (TaggedOutput(ERRORS, id_taken(article_id, one.where)) for one in others)
