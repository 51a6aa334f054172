"""A reading as bytes: what one article claims, apart from where the article stands."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any

from claimcheck.claims.model import Claim, Span, TimeSpan, TroopNumber

if TYPE_CHECKING:
    from claimcheck.articles.model import Article

_Record = dict[str, Any]
# The fields that are kept as they are, with their types.
_MAYBE = (str, NoneType)
_PLAIN: dict[str, Any] = {
    "id": str, "kind": str, "quote": str, "column": int, "force": _MAYBE, "place": _MAYBE,
    "area": _MAYBE, "speaker": _MAYBE, "hedged": bool, "rule": str,
}  # fmt: skip


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
    """The notes and the claims of a reading, as those of an article with the same text and date.

    Raises:
        ValueError: the bytes are no reading.
    """
    try:
        content = json.loads(data.decode("utf-8", "surrogatepass"))
        return _notes(content["notes"]), [_claim(record, article) for record in content["claims"]]
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no reading") from error


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


def _notes(record: Any) -> tuple[str, ...]:
    if not isinstance(record, list) or not all(isinstance(note, str) for note in record):
        raise TypeError("notes")
    return tuple(record)


def _claim(record: _Record, article: Article) -> Claim:
    time, number, line = record.get("time"), record.get("number"), record["line"]
    plain: dict[str, Any] = {name: record.get(name) for name in _PLAIN}
    if type(line) is not int or not all(isinstance(value, _PLAIN[name]) for name, value in plain.items()):
        raise TypeError("a field of a claim")
    return Claim(
        **plain,
        article=article.id,
        line=line + article.first_line - 1,
        span=_span(record["span"]),
        trigger=_span(record["trigger"]),
        time=None if time is None else TimeSpan(*map(_day, time)),
        number=None if number is None else _number(number),
        said=_day(record.get("said")),
    )


def _number_record(number: TroopNumber) -> list[int | bool | None]:
    return [number.low, number.high, number.approximate, number.source]


def _number(record: list[int | bool | None]) -> TroopNumber:
    low, high, approximate, source = record
    counts_are_counts = all(one is None or type(one) is int for one in (low, high, source))
    if not counts_are_counts or type(approximate) is not bool:
        raise TypeError("a number")
    return TroopNumber(low, high, approximate, source)


def _span(record: list[int]) -> Span:
    start, end = record
    if type(start) is not int or type(end) is not int:
        raise TypeError("a span")
    return Span(start, end)


def _span_record(span: Span) -> list[int]:
    return [span.start, span.end]


def _day_record(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(record: str | None) -> date | None:
    return None if record is None else date.fromisoformat(record)
