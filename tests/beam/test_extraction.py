"""Each text is parsed once, by one model a process; what fails loses no other article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that, equal_to

from claimcheck.api import Reading
from claimcheck.articles.model import Article
from claimcheck.beam.extraction import ExtractClaims, read_one_text
from claimcheck.errors import ArticleError, ModelError
from claimcheck.reports.model import with_distinct_ids
from tests.beam.generated import CRASH, NO_MODEL, Marked, text_of
from tests.bench.synthetic import claims

DAY, NEXT = date(2024, 3, 1), date(2024, 3, 2)
TEXT = text_of(list(claims(3, hot=0)))


class Counting(Marked):
    """Remembers how many there are, and what they read."""

    made = 0
    read: list[str] = []  # noqa: RUF012  # of the class: what a pipeline makes is out of a test's reach

    def __init__(self) -> None:
        Counting.made += 1

    def extract(self, article: Article) -> Reading:
        """The claims."""
        Counting.read.append(article.id)
        return super().extract(article)


@pytest.fixture(autouse=True)
def _none_yet() -> None:
    Counting.made, Counting.read = 0, []


def copies(*names: str, text: str = TEXT, published: date = DAY) -> list[Article]:
    return [Article(name, text, published=published, first_line=1 + i) for i, name in enumerate(names)]


def test_copies_give_what_each_would_give_alone() -> None:
    articles = copies("c", "a", "b")
    found = list(read_one_text(articles, Counting()))
    alone = [Marked().extract(article) for article in sorted(articles, key=lambda one: one.id)]
    numbered = iter(with_distinct_ids(claim for _, of_one in alone for claim in of_one))
    assert found == [(article, [next(numbered) for _ in of_one]) for article, of_one in alone]
    assert len({claim.id for _, of_one in alone for claim in of_one}) == 3
    assert Counting.read == ["a"]


def test_each_day_is_read_for_itself() -> None:
    found = list(read_one_text([*copies("a", "b"), *copies("c", published=NEXT)], Counting()))
    assert [one[0].id for one in found if not isinstance(one, ArticleError)] == ["a", "b", "c"]
    assert [one[1][0].said for one in found if not isinstance(one, ArticleError)] == [DAY, DAY, NEXT]
    assert Counting.read == ["a", "c"]


def test_notes_of_the_article_and_of_the_reading() -> None:
    plain, noted = copies("a", "b")
    _, second = read_one_text([plain, replace(noted, notes=("its own",))], Marked())
    assert not isinstance(second, ArticleError)
    assert second[0].notes == ("its own", f"{len(TEXT)} characters")


def test_a_failure_is_told_of_each_copy() -> None:
    found = list(read_one_text(copies("b", "a", text=CRASH), Marked()))
    assert [one.where for one in found if isinstance(one, ArticleError)] == ["a", "b"]


def test_a_missing_model_is_no_articles_fault() -> None:
    with pytest.raises(ModelError):
        list(read_one_text(copies("a", text=NO_MODEL), Marked()))


def test_one_model_a_process() -> None:
    articles = [*copies("a", "b"), *copies("c", text=f"{TEXT} "), *copies("d", text=CRASH)]
    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        readings, errors = pipeline | beam.Create(articles) | ExtractClaims(Counting)
        names = readings | "Names" >> beam.Map(lambda reading: reading[0].id)
        assert_that(names, equal_to(["a", "b", "c"]), label="readings")
        assert_that(errors | "Where" >> beam.Map(lambda one: one.where), equal_to(["d"]), label="errors")
    assert Counting.made == 1
    assert sorted(Counting.read) == ["a", "c", "d"]
