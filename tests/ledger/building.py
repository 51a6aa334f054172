"""Articles and claims made up for the tests of the ledger, and what reads them without a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.ledger.model import Reading
from claimcheck.ledger.store import Ledger
from claimcheck.ledger.version import Version

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2024, 3, 1)
VERSION = Version("m" * 64, "p" * 64, "t" * 64)
OTHER = replace(VERSION, packs="q" * 64)
PLACES = ("TD", "NE", "ML", "NE,TD", None)


def article(number: int, **fields: Any) -> Article:
    """An article with a text of its own, published on the first of March 2024."""
    given = {"text": f"نص المقال رقم {number}", "published": DAY, **fields}
    return Article(f"article-{number}.txt", **given)


def claims(of: Article, count: int = 3, place: str | None = "TD") -> list[Claim]:
    """Claims of an article, the first of them about a place, the others about none."""
    return [
        Claim(
            id=f"{i:016x}",
            article=of.id,
            kind=Kind.TROOPS_COUNT,
            quote=of.text[i:],
            span=Span(i, len(of.text)),
            line=of.first_line,
            column=i + 1,
            force="FR",
            place=place if i == 0 else None,
            time=TimeSpan(None, DAY),
            number=TroopNumber(0, None, True),
            rule="troop-count",
            trigger=Span(i, i + 1),
            said=of.published,
        )
        for i in range(count)
    ]


def fill(ledger: Ledger, count: int, version: Version = VERSION) -> list[Article]:
    """Put the first articles into a ledger, each with claims about the next of `PLACES`."""
    articles = [article(number) for number in range(count)]
    for number, one in enumerate(articles):
        ledger.put(one, (), claims(one, place=PLACES[number % len(PLACES)]), version)
    return articles


class FakeExtractor:
    """Finds the claims of `claims`, adds a note if it is given one, and remembers what it read."""

    def __init__(self, *notes: str) -> None:
        self._notes = notes
        self.read: list[str] = []
        self.together: list[list[str]] = []

    def prefetch(self, articles: Sequence[Article]) -> None:
        """Remembers what was to be read together."""
        self.together.append([article.id for article in articles])

    def extract(self, article: Article) -> Reading:
        """The claims of one article."""
        self.read.append(article.id)
        return replace(article, notes=(*article.notes, *self._notes)), claims(article)
