"""Several processes give what one gives, and their failures are told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.api import Checker
from claimcheck.articles.batches import TOGETHER
from claimcheck.articles.model import Article
from claimcheck.errors import ConfigurationError, ModelError
from claimcheck.language.pipeline import ArabicReader
from claimcheck.ledger.model import Reading
from claimcheck.ledger.reading import FEWEST_FOR_MANY, read_about, read_all
from claimcheck.ledger.store import Ledger
from claimcheck.workers import Workers
from tests.ledger.building import VERSION, FakeExtractor, article


class Deadly:
    """An article whose arrival kills the process."""

    text = "نص"

    def __reduce__(self) -> Any:
        return os._exit, (1,)


@pytest.mark.slow
def test_they_give_what_one_gives(reader: ArabicReader) -> None:
    texts = [f"أعلنت الوزارة أن {n} جندي فرنسي ينتشرون في تشاد، ولن تسحبهم." for n in range(900, 912)]
    articles = [Article(f"{i}.txt", text, published=date(2024, 3, 1)) for i, text in enumerate(texts)]
    alone = Checker(reader=reader)
    assert list(Workers(2).extract_all(articles)) == [alone.extract(one) for one in articles]


def test_an_error_keeps_what_it_says() -> None:
    with pytest.raises(ModelError) as caught:
        list(Workers(1, model=Path("missing")).extract_all([article(1)]))
    assert caught.value.where == "missing"
    assert caught.value.remedy


def test_a_process_that_dies() -> None:
    with pytest.raises(ConfigurationError, match="died"):
        list(Workers(1).extract_all([Deadly()]))  # type: ignore[list-item]


class Many:
    """Reads several at once, and remembers which."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, articles: Sequence[Article]) -> Iterator[Reading]:
        self.read = [one.id for one in articles]
        return map(FakeExtractor().extract, articles)


@pytest.mark.parametrize("count", [FEWEST_FOR_MANY - 1, FEWEST_FOR_MANY])
def test_few_articles_are_read_here(count: int) -> None:
    many, alone = Many(), FakeExtractor()
    articles = [article(i) for i in range(count)]
    found, errors = read_all(alone, articles, None, VERSION, many=many)
    assert errors == []
    assert [one.id for one, _ in found] == [one.id for one in articles]
    assert (len(many.read), len(alone.read)) == ((count, 0) if count == FEWEST_FOR_MANY else (0, count))


def test_what_they_read_is_kept_and_not_read_again(tmp_path: Path) -> None:
    articles = [article(i) for i in range(FEWEST_FOR_MANY + 2)]
    with Ledger.open(tmp_path / "ledger") as ledger:
        read_all(FakeExtractor(), articles[:2], ledger, VERSION)
        many = Many()
        steps: list[tuple[int, int, int]] = []
        first = read_all(
            FakeExtractor(),
            articles,
            ledger,
            VERSION,
            lambda p: steps.append((p.done, p.total, p.parsed)),
            many,
        )
        assert many.read == [one.id for one in articles[2:]]
        assert steps[0] == (0, FEWEST_FOR_MANY, 0)
        assert steps[-1] == (FEWEST_FOR_MANY,) * 3
        again = Many()
        assert read_all(FakeExtractor(), articles, ledger, VERSION, many=again) == first
        assert again.read == []
        assert read_about(FakeExtractor(), articles, {"XX"}, ledger, VERSION, many=again) == ([], [])


def test_short_articles_are_read_together_here() -> None:
    alone = FakeExtractor()
    articles = [replace(article(i), text="س" * (TOGETHER // 2)) for i in range(5)]
    read_all(alone, articles, None, VERSION)
    assert alone.together == [[one.id for one in articles[i : i + 2]] for i in (0, 2)]
    assert alone.read == [one.id for one in articles]
