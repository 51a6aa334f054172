"""Articles that are read together: many short ones at once, a long one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from claimcheck.articles.model import Article

TOGETHER = 20_000
"""So many characters are worth reading together; of more it gets no quicker."""


def fetched(articles: Iterable[Article], fetch: Callable[[Sequence[Article]], object]) -> Iterator[Article]:
    """The articles, in their order; each batch is fetched when its first article is asked for.

    Args:
        articles: the articles.
        fetch: reads a batch together; one article alone gains nothing by it.
    """
    for batch in batches(articles):
        if len(batch) > 1:
            fetch(batch)
        yield from batch


def batches(articles: Iterable[Article], most: int = TOGETHER) -> Iterator[list[Article]]:
    """Divide articles, in their order, into batches.

    Args:
        articles: the articles.
        most: how many characters the texts of a batch have together; one longer article is a batch.
    """
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and size + len(article.text) > most:
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch
