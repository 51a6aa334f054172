"""What a claim is: one statement about forces in or leaving a place, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from claimcheck.language.timespan import TimeSpan as TimeSpan


class Kind(StrEnum):
    """What a claim says: the kinds of the built-in rule packs. Further packs may declare others."""

    WITHDRAWAL_DEMANDED = "withdrawal.demanded"
    WITHDRAWAL_AGREED = "withdrawal.agreed"
    WITHDRAWAL_PLANNED = "withdrawal.planned"
    WITHDRAWAL_UNDERWAY = "withdrawal.underway"
    WITHDRAWAL_COMPLETED = "withdrawal.completed"
    WITHDRAWAL_DENIED = "withdrawal.denied"
    TIMETABLE_SET = "timetable.set"
    TIMETABLE_PENDING = "timetable.pending"
    TIMETABLE_ABSENT = "timetable.absent"
    TIMETABLE_DURATION = "timetable.duration"
    PRESENCE_PERMANENT = "presence.permanent"
    PRESENCE_NOT_PERMANENT = "presence.not_permanent"
    PRESENCE_CONTINUING = "presence.continuing"
    PRESENCE_ENDED = "presence.ended"
    PRESENCE_ADVISORY = "presence.advisory"
    PRESENCE_COMBAT = "presence.combat"
    TROOPS_COUNT = "troops.count"
    TROOPS_CHANGE = "troops.change"


@dataclass(frozen=True, slots=True)
class TroopNumber:
    """How many soldiers: an interval, open where an end is None.

    Attributes:
        low: the least number, None for "at most".
        high: the greatest number, None for "more than".
        approximate: true for about, nearly, some.
        source: the number before the change, for "from X to Y".
    """

    low: int | None
    high: int | None
    approximate: bool = False
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, found in one place of one article.

    Attributes:
        id: stable for the same article text and the same claim.
        article: the path or id of the article.
        kind: what it says, a `Kind` or one that a rule pack declares.
        quote: the words that state it.
        span: where they stand in the article's text.
        line: line of the file, from 1.
        column: column of that line, from 1, in code points.
        force: whose forces, None where the text does not let one tell.
        place: where, None likewise.
        area: the area inside the place, in the article's words.
        speaker: whom the text credits with it, in the article's words.
        time: when the thing happens.
        number: for ``troops.*`` how many.
        hedged: whether the text itself weakens it.
        rule: the rule that found it.
        trigger: the words that fired the rule.
        said: the day on which it was said or published, None if unknown.
    """

    id: str
    article: str
    kind: str
    quote: str
    span: Span
    line: int
    column: int
    force: str | None = None
    place: str | None = None
    area: str | None = None
    speaker: str | None = None
    time: TimeSpan | None = None
    number: TroopNumber | None = None
    hedged: bool = False
    rule: str = ""
    trigger: Span = field(default=Span(0, 0))
    said: date | None = None
