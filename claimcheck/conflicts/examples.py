"""The examples of conflict rules: claims built from their fields, and what the rules make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from claimcheck.claims.model import Claim, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.graph.build import build

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.model import Conflict
    from claimcheck.conflicts.rule_model import ConflictExample, ConflictRule
    from claimcheck.conflicts.speakers import Speakers

_TEXTS = ("force", "place", "area", "speaker", "rule", "quote", "article", "hedged", "line")
_SPANS = {"a": Span(0, 5), "b": Span(10, 15)}
_NUMBERS = ("low", "high", "approximate", "source")


def joined(
    example: ConflictExample,
    rules: Sequence[ConflictRule],
    geography: Geography,
    speakers: Speakers,
) -> Conflict | None:
    """The conflict in which the two claims of an example stand against one another, if there is one.

    Raises:
        ValueError: the example gives a field that claims do not have, or a value it cannot have.
    """
    claims = [*_claims("a", example.a), *_claims("b", example.b)]
    for conflict in find_conflicts(build(claims), rules, geography, speakers):
        sides = {conflict.a, *conflict.also_a}, {conflict.b, *conflict.also_b}
        if any("a" in one and "b" in other for one, other in (sides, sides[::-1])):
            return conflict
    return None


def _claims(identity: str, fields: Mapping[str, Any]) -> list[Claim]:
    """The claim of one side, and further ones in the same words of the kinds in ``beside``.

    Raises:
        ValueError: as `joined`.
    """
    unknown = fields.keys() - {*_TEXTS, *_NUMBERS, "kind", "time", "said", "beside"}
    if unknown or "kind" not in fields:
        named = ", ".join(sorted(unknown)) or "no kind"
        raise ValueError(f"an example of a conflict rule cannot give {named}")
    given: dict[str, Any] = {
        "article": f"{identity}.txt",
        "quote": identity,
        "line": 1,
        "span": _SPANS[identity],
        "column": 1,
        **{name: fields[name] for name in _TEXTS if name in fields},
    }
    if "time" in fields:
        given["time"] = _span(fields["time"])
    if "said" in fields:
        given["said"] = _day(fields["said"])
    number = {name: fields[name] for name in _NUMBERS if name in fields}
    if number:
        given["number"] = TroopNumber(**{"low": None, "high": None, **number})
    kinds = fields.get("beside", ())
    beside = [Claim(id=f"{identity}-{i}", kind=kind, **given) for i, kind in enumerate(kinds)]
    return [Claim(id=identity, kind=fields["kind"], **given), *beside]


def _span(text: str) -> TimeSpan:
    start, _, end = text.partition("/")
    return TimeSpan(*(None if part == ".." else date.fromisoformat(part) for part in (start, end)))


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))
