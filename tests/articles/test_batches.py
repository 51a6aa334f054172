"""Articles are divided into batches by their length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.articles.batches import batches
from claimcheck.articles.model import Article


def lengths(given: list[int], most: int) -> list[list[int]]:
    articles = [Article(str(i), "س" * length) for i, length in enumerate(given)]
    return [[len(article.text) for article in batch] for batch in batches(articles, most)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], []),
        ([3, 3, 4], [[3, 3, 4]]),
        ([3, 3, 5], [[3, 3], [5]]),
        ([30, 1, 1], [[30], [1, 1]]),
        ([1, 30, 1], [[1], [30], [1]]),
    ],
)
def test_batches(given: list[int], expected: list[list[int]]) -> None:
    assert lengths(given, 10) == expected


@given(st.lists(st.integers(0, 20)), st.integers(0, 30))
def test_nothing_is_lost_and_no_batch_is_too_long(given: list[int], most: int) -> None:
    found = lengths(given, most)
    assert [length for batch in found for length in batch] == given
    assert all(sum(batch) <= most or len(batch) == 1 for batch in found)
