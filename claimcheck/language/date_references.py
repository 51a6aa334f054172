"""What a text has told before, and the expressions that count from it: «بعد ذلك بشهرين», «العام نفسه»."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from claimcheck.language.date_tables import REFERENCES, THAT
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_values import Granularity, Length, Period, Unit, unit_span
from claimcheck.language.timespan import TimeSpan

# A stretch longer than this is too coarse to say which unit «in the same …» is.
_LONGEST_OF_UNIT = {
    Unit.DAY: timedelta(days=7),
    Unit.WEEK: timedelta(days=14),
    Unit.MONTH: timedelta(days=62),
    Unit.YEAR: timedelta(days=36600),
}
_NARROW = frozenset({Unit.HOUR, Unit.DAY, Unit.WEEK})


@dataclass
class Told:
    """The time that a text told last.

    Attributes:
        last: the last of all.
        dated: the last that is more than «الخميس» or «أمس», which mostly say when somebody spoke.
    """

    last: Period | None = None
    dated: Period | None = None

    def remember(self, span: TimeSpan | None, granularity: Granularity, *, deictic: bool) -> None:
        """Keep a time that was found; of one with an open end, its known end."""
        if span is None:
            return
        self.last = Period(granularity, TimeSpan(span.start or span.end, span.end or span.start))
        if not deictic:
            self.dated = self.last

    def period(self, unit: Unit | None = None) -> Period | None:
        """What «ذلك» refers to where units of this size are counted from it."""
        return self.last if unit in _NARROW else self.dated or self.last

    def year(self, offset: int) -> int | None:
        """The year told last, or one before or after it."""
        period = self.period(Unit.YEAR)
        end = period.span.end if period and period.span else None
        return end.year + offset if end else None

    def unit(self, unit: Unit, offset: int) -> TimeSpan | None:
        """The day, week or month of what was told last, or one before or after it."""
        period = self.period(unit)
        if period is None or period.span is None or period.span.start is None or period.span.end is None:
            return None
        if period.span.end - period.span.start > _LONGEST_OF_UNIT[unit]:
            return None
        base = period.span.start if offset < 0 else period.span.end
        day = Length(unit, abs(offset)).shift(base, -1 if offset < 0 else 1)
        return unit_span(unit, day) if day else None


@dataclass
class Standpoint:
    """From where relative times count.

    Attributes:
        anchor: the day on which the text was said, None if unknown.
        lean: -1 where what is told is past, 1 where it is to come, 0 where that is not known.
        told: what the text has told before.
    """

    anchor: date | None
    lean: int = 0
    told: Told = field(default_factory=Told)


def reference(tokens: Tokens, index: int, nouns: Collection[str]) -> tuple[int, int] | None:
    """«ذلك العام», «العام نفسه», «العام التالي»: the index after it and how many units off it is."""
    if tokens.key(index) in THAT and tokens.key(index + 1) in nouns:
        return index + 2, 0
    return tokens.phrase(index + 1, REFERENCES) if tokens.key(index) in nouns else None


def counted_from(base: TimeSpan | None, length: Length, sign: int) -> TimeSpan | None:
    """The time that lies a length after (sign 1) or before (sign -1) ``base``.

    It is as wide as the unit that is counted; of an uncounted plural, all up to there.
    """
    if base is None:
        return None
    first, last = length.shift(base.start, sign), length.shift(base.end, sign)
    if first is None or last is None:
        return None
    if length.amount is None:
        return TimeSpan(base.end, last) if sign > 0 else TimeSpan(first, base.start)
    unit = Unit.MONTH if length.half and length.unit is Unit.YEAR else length.unit
    begin, end = unit_span(unit, first), unit_span(unit, last)
    return TimeSpan(begin.start, end.end) if begin and end else None


def one_day(day: date | None) -> TimeSpan | None:
    """The span of a day that may be unknown."""
    return TimeSpan(day, day) if day else None
