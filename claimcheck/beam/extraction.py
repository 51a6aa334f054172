"""From articles to claims: each text is parsed once, by a model that is loaded once a process."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput
from apache_beam.utils.shared import Shared

from claimcheck.api import Checker, Reading
from claimcheck.articles.model import Article
from claimcheck.beam.articles import ERRORS
from claimcheck.claims.model import Claim
from claimcheck.claims.pack_model import RulePacks
from claimcheck.errors import ArticleError
from claimcheck.ledger.reading import Extractor, outcome
from claimcheck.reports.model import with_distinct_ids

MakeExtractor = Callable[[], Extractor]
"""Makes what reads articles, in each process that does; it travels there."""


@dataclass(frozen=True)
class MakeChecker:
    """Makes a checker with the rule packs of the machine that starts the pipeline.

    Attributes:
        packs: the rule packs.
        model: folder of another model than the embedded one, on the machine that reads.
        timeout: after how many seconds an article is given up, where the runner reads in the main thread of
            a process, as this machine does; 0: never.
    """

    packs: RulePacks
    model: Path | None = None
    timeout: float = 0

    def __call__(self) -> Checker:
        """The checker; its model is loaded when the first article is read."""
        return Checker(self.packs, model=self.model, timeout=self.timeout)


class ExtractClaims(beam.PTransform):
    """The articles with their claims, whose ids are distinct, and an `ArticleError` for each that failed.

    Args:
        make: makes what reads an article.
    """

    def __init__(self, make: MakeExtractor) -> None:
        super().__init__()
        self._make = make

    def expand(self, articles: beam.PCollection) -> tuple[beam.PCollection, beam.PCollection]:
        """The readings, and what failed."""
        found = (
            articles
            | "Text" >> beam.Map(_with_text)
            | "By text" >> beam.GroupByKey()
            | "Extract" >> beam.ParDo(_Extract(self._make)).with_outputs(ERRORS, main="readings")
        )
        return found.readings, found[ERRORS]


def read_one_text(articles: Iterable[Article], extractor: Extractor) -> Iterator[Reading | ArticleError]:
    """What articles with one text claim, and those that could not be read, in the order of their ids.

    The text is read once for each day on which it was published. Identical claims are numbered, as
    `claimcheck.reports.model.with_distinct_ids` does.

    Args:
        articles: all articles with this text.
        extractor: reads one of them.

    Raises:
        ModelError: there is no usable model.
        RulePackError: a rule pack is invalid.
    """
    by_day: dict[date | None, tuple[Article, Reading | ArticleError]] = {}
    outcomes: list[Reading | ArticleError] = []
    for article in sorted(articles, key=lambda one: one.id):
        if article.published not in by_day:
            by_day[article.published] = article, outcome(extractor, article)
        outcomes.append(_readdressed(*by_day[article.published], article))
    readings = [one for one in outcomes if not isinstance(one, ArticleError)]
    numbered = iter(with_distinct_ids(claim for _, claims in readings for claim in claims))
    for one in outcomes:
        if isinstance(one, ArticleError):
            yield one
        else:
            yield one[0], [next(numbered) for _ in one[1]]


class _Extract(beam.DoFn):
    """Reads articles with what all threads of the process share, one after the other.

    Python's threads would not be faster, and the networks are not made for several at once.
    """

    def __init__(self, make: MakeExtractor) -> None:
        self._make = make
        self._shared = Shared()

    def setup(self) -> None:
        """Take the process's extractor, or make it."""
        self._one_at_a_time = self._shared.acquire(lambda: _OneAtATime(self._make()))

    def process(self, element: tuple[str, Iterable[Article]]) -> Iterator[Reading | TaggedOutput]:
        """The readings of one text."""
        for found in read_one_text(element[1], self._one_at_a_time):
            yield TaggedOutput(ERRORS, found) if isinstance(found, ArticleError) else found


class _OneAtATime:
    """An extractor that several threads may use."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._lock = threading.Lock()

    def extract(self, article: Article) -> Reading:
        with self._lock:
            return self._extractor.extract(article)


def _with_text(article: Article) -> tuple[str, Article]:
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(), article


def _readdressed(first: Article, outcome: Reading | ArticleError, article: Article) -> Reading | ArticleError:
    """What the first article with a text and a day gave, as what another one gives."""
    if isinstance(outcome, ArticleError):
        code = outcome.code
        return ArticleError(code, outcome.message, where=article.place, remedy=outcome.remedy)
    noted, claims = outcome
    notes = (*article.notes, *noted.notes[len(first.notes) :])
    lines = article.first_line - first.first_line
    return replace(article, notes=notes), [_moved(claim, article, lines) for claim in claims]


def _moved(claim: Claim, article: Article, lines: int) -> Claim:
    return replace(claim, article=article.id, line=claim.line + lines)
