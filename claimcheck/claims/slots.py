"""What the words that a pattern captured say: whose forces, where, when, how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.model import TroopNumber
from claimcheck.language.dates import TimeExpression

if TYPE_CHECKING:
    from claimcheck.claims.context import Context
    from claimcheck.claims.geography import Entity

SlotName = Literal["force", "place", "time", "number"]


@dataclass(frozen=True)
class Slots:
    """The fields of a claim that a rule takes from captured words; None where they say nothing.

    Attributes:
        force: whose forces.
        place: where, as a code.
        area: the area inside the place, in the article's words.
        time: when.
        number: how many.
    """

    force: str | None = None
    place: str | None = None
    area: str | None = None
    time: TimeExpression | None = None
    number: TroopNumber | None = None


def fill(wanted: Mapping[SlotName, str], captures: Mapping[str, int], context: Context) -> Slots:
    """Read each slot from the phrase of the word that was captured for it.

    Args:
        wanted: for each slot the name under which its word is captured.
        captures: the captured words; one that is optional may be missing.
        context: the article.
    """
    phrases: dict[SlotName, range] = {
        slot: _phrase(context, captures[name]) for slot, name in wanted.items() if name in captures
    }
    place = _place(context, phrases.get("place"))
    return Slots(
        force=_force(context, phrases.get("force")),
        place=place.code if place else None,
        area=_area(context, place),
        time=_time(context, phrases.get("time")),
        number=_number(context, phrases.get("number")),
    )


def _phrase(context: Context, i: int) -> range:
    """The word with all that depends on it, as far as it stands in one piece."""
    token = context.doc[i]
    inside = {t.i for t in token.subtree}
    start, end = i, i + 1
    while start - 1 in inside:
        start -= 1
    while end in inside:
        end += 1
    return range(start, end)


def _force(context: Context, phrase: range | None) -> str | None:
    found = context.entities_in(phrase or ())
    return next((e.code for e in found if e.can_be_force), None)


def _place(context: Context, phrase: range | None) -> Entity | None:
    found = context.entities_in(phrase or ())
    named = [e for e in found if context.is_place(e)]
    return next(iter(named or [e for e in found if e.can_be_place]), None)


def _area(context: Context, place: Entity | None) -> str | None:
    if place is None or place.area is None:
        return None
    start, end = context.analysis.span_of(context.doc[place.start : place.end])
    return context.analysis.text[start:end]


def _time(context: Context, phrase: range | None) -> TimeExpression | None:
    if phrase is None:
        return None
    start, end = context.analysis.span_of(context.doc[phrase.start : phrase.stop])
    return next((t for t in context.times if t.start < end and start < t.end), None)


def _number(context: Context, phrase: range | None) -> TroopNumber | None:
    if phrase is None:
        return None
    start, end = context.analysis.span_of(context.doc[phrase.start : phrase.stop])
    found = next((q for q in context.quantities if start <= q.start < end), None)
    if found is None:
        return None
    return TroopNumber(found.low, found.high, found.approximate, found.source)
