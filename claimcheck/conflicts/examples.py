"""The examples of conflict rules: claims built from their fields, and what the rules make of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.engine import find_conflicts

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.model import Conflict
    from claimcheck.conflicts.rule_model import ConflictExample, ConflictRule, ExampleClaim
    from claimcheck.conflicts.speakers import Speakers

_SPANS = {"a": Span(0, 5), "b": Span(10, 15)}


def joined(
    example: ConflictExample,
    rules: Sequence[ConflictRule],
    geography: Geography,
    speakers: Speakers,
) -> Conflict | None:
    """The conflict in which the two claims of an example stand against one another, if there is one."""
    claims = [*_claims("a", example.a), *_claims("b", example.b)]
    for conflict in find_conflicts(claims, rules, geography, speakers):
        sides = {conflict.a, *conflict.also_a}, {conflict.b, *conflict.also_b}
        if any("a" in one and "b" in other for one, other in (sides, sides[::-1])):
            return conflict
    return None


def _claims(identity: str, fields: ExampleClaim) -> list[Claim]:
    """The claim of one side, and further ones in the same words of the kinds in ``beside``."""
    number = TroopNumber(fields.low, fields.high, fields.approximate, fields.source)
    claim = Claim(
        id=identity,
        article=fields.article or f"{identity}.txt",
        kind=fields.kind,
        quote=fields.quote or identity,
        span=_SPANS[identity],
        line=fields.line,
        column=1,
        force=fields.force,
        place=fields.place,
        area=fields.area,
        speaker=fields.speaker,
        time=None if fields.time is None else _span(fields.time),
        number=None if number == TroopNumber(None, None) else number,
        hedged=fields.hedged,
        rule=fields.rule,
        said=fields.said,
    )
    beside = [replace(claim, id=f"{identity}-{i}", kind=kind) for i, kind in enumerate(fields.beside)]
    return [claim, *beside]


def _span(text: str) -> TimeSpan:
    start, _, end = text.partition("/")
    return TimeSpan(*(None if part == ".." else date.fromisoformat(part) for part in (start, end)))
