"""Claims and rules built by hand, for the tests of conflicts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from claimcheck.claims.geography import Geography
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.claims.rulepack import load
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.conflicts.speakers import Speakers

PACKS = load()
GEOGRAPHY = Geography(PACKS.geography)
SPEAKERS = Speakers.of(PACKS.grammar.speakers, PACKS.geography)
DAY = date(2024, 3, 1)


def claim(identity: str, kind: str, **fields: Any) -> Claim:
    """A claim about French forces in Chad, said on the first of March 2024, in an article of its own."""
    given = {"force": "FR", "place": "TD", "said": DAY, "quote": f"quote {identity}", **fields}
    given = {"article": f"{identity}.txt", "span": Span(0, 5), "line": 1, **given}
    return Claim(id=identity, kind=kind, column=1, **given)


def count(identity: str, low: int | None, high: int | None = None, **fields: Any) -> Claim:
    """A count of soldiers: exactly ``low`` where ``high`` is not given."""
    number = TroopNumber(low, low if high is None else high, fields.pop("approximate", False))
    return claim(identity, Kind.TROOPS_COUNT, number=number, **fields)


def span(start: str | None, end: str | None) -> TimeSpan:
    """A span of days, from ISO dates."""
    return TimeSpan(*(None if day is None else date.fromisoformat(day) for day in (start, end)))


def rule(a: Mapping[str, Any], b: Mapping[str, Any], **fields: Any) -> ConflictRule:
    """A rule that makes a tension of what meets."""
    text = {"en": "text", "ar": "نص"}
    example = {"a": {"kind": "troops.count"}, "b": {"kind": "troops.count"}}
    return ConflictRule.model_validate(
        {
            "id": "rule",
            "level": "tension",
            "type": "modal",
            "a": a,
            "b": b,
            "why": text,
            "unless": text,
            "fires": [example],
            "does_not_fire": [example],
            **fields,
        }
    )
