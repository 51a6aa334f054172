"""From paths to articles: each file read once, each id given once, what is wrong beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from claimcheck.api import with_dates
from claimcheck.articles.discovery import ArticleFile
from claimcheck.articles.model import Article
from claimcheck.articles.reader import id_taken
from claimcheck.beam.files import files_at, identity, outcomes_of
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
        max_bytes: the most bytes that one article may have.
    """

    def __init__(self, paths: Sequence[str], published: date | None, max_bytes: int) -> None:
        super().__init__()
        self._paths = list(paths)
        self._published = published
        self._max_bytes = max_bytes

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
            | "Read files" >> beam.FlatMap(_read, self._max_bytes).with_outputs(ERRORS, main="articles")
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


def _read(
    element: tuple[str, Iterable[_File]], max_bytes: int
) -> Iterator[tuple[str, _Article] | TaggedOutput]:
    path, name, file = min(element[1], key=lambda one: one[:2])
    for number, outcome in enumerate(outcomes_of(file, max_bytes)):
        if isinstance(outcome, ArticleError):
            yield TaggedOutput(ERRORS, outcome)
        else:
            where, article = outcome
            yield article.id, _Article(path, name, number, where, article)


def _distinct(
    element: tuple[str, Iterable[_Article]], published: date | None
) -> Iterator[Article | TaggedOutput]:
    article_id, found = element
    first, *others = sorted(found, key=lambda one: one[:3])
    yield from with_dates([first.article], published)
    yield from (TaggedOutput(ERRORS, id_taken(article_id, one.where)) for one in others)
