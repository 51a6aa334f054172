"""A reading as bytes: what one article claims, apart from where the article stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from claimcheck.claims.model import Claim, Span, TimeSpan, TroopNumber

if TYPE_CHECKING:
    from claimcheck.articles.model import Article

_Record = dict[str, Any]
# The fields that are kept as they are.
_PLAIN = ("id", "kind", "quote", "column", "force", "place", "area", "speaker", "hedged", "rule")


def dump(article: Article, notes: Iterable[str], claims: Iterable[Claim]) -> bytes:
    """A reading as JSON: the article's id is left out, lines count from the first of its text.

    Args:
        article: the article that was read.
        notes: on how it was read.
        claims: its claims.
    """
    content = {"notes": list(notes), "claims": [_claim_record(claim, article.first_line) for claim in claims]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def load(data: bytes, article: Article) -> tuple[tuple[str, ...], list[Claim]]:
    """The notes and the claims of a reading, as those of an article with the same text and date."""
    content = json.loads(data.decode("utf-8", "surrogatepass"))
    return tuple(content["notes"]), [_claim(record, article) for record in content["claims"]]


def _claim_record(claim: Claim, first_line: int) -> _Record:
    record = {
        **{name: getattr(claim, name) for name in _PLAIN},
        "line": claim.line - first_line + 1,
        "span": _span_record(claim.span),
        "trigger": _span_record(claim.trigger),
        "time": None if claim.time is None else [_day_record(claim.time.start), _day_record(claim.time.end)],
        "number": None if claim.number is None else _number_record(claim.number),
        "said": _day_record(claim.said),
    }
    return {name: value for name, value in record.items() if value is not None}


def _claim(record: _Record, article: Article) -> Claim:
    time, number = record.get("time"), record.get("number")
    plain: dict[str, Any] = {name: record.get(name) for name in _PLAIN}
    return Claim(
        **plain,
        article=article.id,
        line=record["line"] + article.first_line - 1,
        span=Span(*record["span"]),
        trigger=Span(*record["trigger"]),
        time=None if time is None else TimeSpan(*map(_day, time)),
        number=None if number is None else TroopNumber(*number),
        said=_day(record.get("said")),
    )


def _number_record(number: TroopNumber) -> list[int | bool | None]:
    return [number.low, number.high, number.approximate, number.source]


def _span_record(span: Span) -> list[int]:
    return [span.start, span.end]


def _day_record(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(record: str | None) -> date | None:
    return None if record is None else date.fromisoformat(record)
