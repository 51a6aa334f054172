"""End to end on the sample articles: what a person reads in them, and what is found.

The claims in ``data/seeds.jsonl`` were read off the articles before the program was run on them.
The floors keep what is reached from being lost; they are no measure of quality, since the
articles are few and the words of the rule packs have been looked over on them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimcheck.api import Checker
from claimcheck.articles.reader import read_paths
from claimcheck.claims.model import Claim, Kind
from claimcheck.conflicts.model import Conflict

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = Path(__file__).with_name("data") / "seeds.jsonl"
LEAST_EXPECTED = 45
# Reached, less 0.05.
LEAST_RECALL = 0.50
LEAST_PRECISION = 0.80
LEAST_FORCES_RIGHT = 0.80
LEAST_PLACES_RIGHT = 0.90
MOST_CONFLICTS = 20


@dataclass(frozen=True)
class Expected:
    """A claim that a person finds in an article."""

    article: str
    kinds: frozenset[Kind]
    start: int
    end: int
    force: str | None
    place: str | None
    number: dict[str, int | None] | None
    optional: bool

    def fits(self, claim: Claim) -> bool:
        """Whether a claim is this one: its kind, half of the shorter quotation, its number."""
        if Path(claim.article).name != self.article or claim.kind not in self.kinds:
            return False
        shared = min(self.end, claim.span.end) - max(self.start, claim.span.start)
        if 2 * shared < min(self.end - self.start, claim.span.end - claim.span.start):
            return False
        if self.number is None or claim.number is None:
            return self.number is None
        return self.number == {
            "low": claim.number.low, "high": claim.number.high, "source": claim.number.source,
        }  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What the program makes of the sample articles."""

    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    pairs: tuple[tuple[Expected, Claim], ...]
    missed: tuple[Expected, ...]
    spurious: tuple[Claim, ...]

    @property
    def recall(self) -> float:
        """The share of the claims that must be found."""
        wanted = sum(not expected.optional for expected, _ in self.pairs)
        return wanted / (wanted + len(self.missed))

    @property
    def precision(self) -> float:
        """The share of what is found that is a claim."""
        return len(self.pairs) / len(self.claims)

    def right(self, field: str) -> float:
        """The share of the claims found in which a field is as expected, where it is given."""
        known = [(e, c) for e, c in self.pairs if getattr(e, field) is not None]
        right = [(e, c) for e, c in known if getattr(e, field) == getattr(c, field)]
        return len(right) / len(known)

    def errors(self) -> str:
        """What is missed and what is wrong, for the message of a failure."""
        missed = [f"missed   {e.article} {'|'.join(sorted(e.kinds))} {e.start}-{e.end}" for e in self.missed]
        spurious = [f"spurious {Path(c.article).name} {c.rule} «{c.quote}»" for c in self.spurious]
        return "\n".join(["", *missed, *spurious])


def expected_claims(texts: dict[str, str]) -> Iterator[Expected]:
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        text = texts[row["article"]]
        start = text.index(row["quote"])
        yield Expected(
            article=row["article"],
            kinds=frozenset(Kind(kind) for kind in row["kinds"]),
            start=start,
            end=start + len(row["quote"]),
            force=row["force"],
            place=row["place"],
            number=row.get("number"),
            optional=row.get("optional", False),
        )


def match(expected: Iterable[Expected], claims: Iterable[Claim]) -> Iterator[tuple[Expected, Claim]]:
    """Pair each expected claim with one that fits, those that must be found first."""
    free = list(claims)
    for one in sorted(expected, key=lambda e: (e.optional, e.article, e.start)):
        claim = next((c for c in free if one.fits(c)), None)
        if claim is not None:
            free.remove(claim)
            yield one, claim


@pytest.fixture(scope="module")
def found(checker: Checker) -> Found:
    articles, errors = read_paths([str(ROOT / "seeds")])
    assert errors == []
    assert all(article.published for article in articles)
    claims = [claim for article in articles for claim in checker.extract(article)[1]]
    expected = list(expected_claims({Path(article.id).name: article.text for article in articles}))
    pairs = tuple(match(expected, claims))
    matched = [one for one, _ in pairs]
    return Found(
        claims=tuple(claims),
        conflicts=tuple(checker.conflicts(claims)),
        pairs=pairs,
        missed=tuple(e for e in expected if not e.optional and e not in matched),
        spurious=tuple(c for c in claims if c not in [claim for _, claim in pairs]),
    )


def test_enough_is_expected(found: Found) -> None:
    assert len(found.missed) + len(found.pairs) >= LEAST_EXPECTED


def test_recall(found: Found) -> None:
    assert found.recall >= LEAST_RECALL, f"{found.recall:.3f}{found.errors()}"


def test_precision(found: Found) -> None:
    assert found.precision >= LEAST_PRECISION, f"{found.precision:.3f}{found.errors()}"


def test_forces(found: Found) -> None:
    assert found.right("force") >= LEAST_FORCES_RIGHT, f"{found.right('force'):.3f}"


def test_places(found: Found) -> None:
    assert found.right("place") >= LEAST_PLACES_RIGHT, f"{found.right('place'):.3f}"


def test_quotes_stand_where_they_are_said_to(found: Found) -> None:
    lines = {p.name: p.read_text(encoding="utf-8").splitlines() for p in (ROOT / "seeds").glob("*.md")}
    for claim in found.claims:
        line = lines[Path(claim.article).name][claim.line - 1]
        assert line[claim.column - 1 :].startswith(claim.quote.split("\n")[0])


def test_not_too_many_conflicts(found: Found) -> None:
    assert 1 <= len(found.conflicts) <= MOST_CONFLICTS


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        pytest.param("agreed-without-timetable", "موافقة على إخراج", "لا تاريخ متفقا عليه", id="agreed"),
        pytest.param("timetable-set-vs-absent", "جدول معلوم", "لا تاريخ متفقا عليه", id="set"),
        pytest.param(
            *("troop-total-mismatch", "ثلاثة آلاف عسكري", "٣٥٠٠ عسكري"),
            id="totals",
        ),
        pytest.param(
            *("deadline-demanded-without-timetable", "برحيل الأميركيين قبل نهاية عام ٢٠٢٥", "خلا من أي موعد"),
            id="deadline",
        ),
    ],
)
def test_headline_conflict(found: Found, rule: str, a: str, b: str) -> None:
    quotes = {claim.id: claim.quote for claim in found.claims}
    reported = [
        ({quotes[i] for i in (c.a, *c.also_a)}, {quotes[i] for i in (c.b, *c.also_b)})
        for c in found.conflicts
        if c.rule == rule
    ]
    assert any(
        any(a in quote for quote in left) and any(b in quote for quote in right) for left, right in reported
    ), (reported, quotes)
