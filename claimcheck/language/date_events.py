"""Times of an event that itself dates something else: «منذ غزو العراق عام 2003»."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.language.date_prepositions import GOVERNORS, Governor, TimeRole
from claimcheck.language.date_tables import CLAUSE_OPENERS
from claimcheck.language.date_tokens import TokenKind, Tokens
from claimcheck.language.timespan import TimeSpan

_REACH = 7
_ROLES = {
    Governor.SINCE: TimeRole.SINCE,
    Governor.AFTER: TimeRole.AFTER,
    Governor.BEFORE: TimeRole.DEADLINE,
    Governor.UNTIL: TimeRole.DEADLINE,
}


@dataclass(frozen=True)
class EventTime:
    """What the time of an event says of that which is dated by the event.

    Attributes:
        start: offset of the preposition before the event, in code points.
        span: the days that are left for what the event dates.
        role: how the event bounds it.
    """

    start: int
    span: TimeSpan
    role: TimeRole


def event_time(tokens: Tokens, index: int, begin: int, span: TimeSpan) -> EventTime | None:
    """The event before the time at ``index``, not before token ``begin``, and what it dates.

    What happened after an event of 2011 may still have happened in 2011, and what happened
    before it likewise: an event does not fill its year.
    """
    for place in range(index - 1, max(begin - 1, index - 1 - _REACH), -1):
        if tokens.kind(place) is not TokenKind.WORD or tokens.key(place) in CLAUSE_OPENERS:
            return None
        for head in tokens.heads(place):
            with tokens.reading(place, head.key):
                phrase = tokens.phrase(place, GOVERNORS)
            role = _ROLES.get(phrase[1]) if phrase and not head.preposition else None
            if phrase is None or role is None or phrase[0] >= index:
                continue
            offset, _ = tokens.source_span(place, head.conjunction, place + 1)
            if role is TimeRole.DEADLINE:
                return EventTime(offset, TimeSpan(None, span.end), role)
            return EventTime(offset, TimeSpan(span.start, None), role)
    return None
