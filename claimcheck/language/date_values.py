"""Calendar arithmetic for the time reader: units, granularities, and spans that a unit covers."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from claimcheck.language.timespan import TimeSpan


class Granularity(StrEnum):
    """How fine the words of a time expression are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    PART = "part"
    DURATION = "duration"


class Unit(StrEnum):
    """A unit in which lengths of time are counted."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Direction(IntEnum):
    """Which of several like periods is meant, as seen from the anchor."""

    BEFORE_LAST = -2
    PAST = -1
    THIS = 0
    NEXT = 1
    AFTER_NEXT = 2


class Edge(StrEnum):
    """The part of a period that its governing noun picks out."""

    START = "start"
    EARLY = "early"
    MIDDLE = "middle"
    MIDST = "midst"
    LATE = "late"
    END = "end"


# How many units an uncounted plural stands for (shared/claims.md; years are this project's choice).
VAGUE_AMOUNT = {Unit.HOUR: 24, Unit.DAY: 10, Unit.WEEK: 6, Unit.MONTH: 6, Unit.YEAR: 5, Unit.DECADE: 3}
UNIT_GRANULARITY = {
    Unit.HOUR: Granularity.DAY,
    Unit.DAY: Granularity.DAY,
    Unit.WEEK: Granularity.WEEK,
    Unit.MONTH: Granularity.MONTH,
    Unit.YEAR: Granularity.YEAR,
    Unit.DECADE: Granularity.DECADE,
}
_DAYS_IN_UNIT = {Unit.DAY: 1, Unit.WEEK: 7, Unit.DECADE: 3650, Unit.YEAR: 365}


@dataclass(frozen=True)
class Period:
    """A stretch of the calendar as the text names it.

    Attributes:
        granularity: of the words.
        span: its days, None where it hangs on an anchor that is not known.
        guessed_year: true where the text names no year and the nearest was taken.
        edge: set where only the start, middle or end of a period is named.
        window: true for a stretch counted from the anchor («الأشهر المقبلة»).
        deictic: true for a day named only by its place in the week or by its distance from the
            anchor, by which news tells when something was said rather than when it happened.
    """

    granularity: Granularity
    span: TimeSpan | None
    guessed_year: bool = False
    edge: Edge | None = None
    window: bool = False
    deictic: bool = False


@dataclass(frozen=True)
class Length:
    """A length of time.

    Attributes:
        unit: what is counted.
        amount: how many whole units; None for an uncounted plural («أشهر»).
        half: true where half a unit is added («عام ونصف»).
    """

    unit: Unit
    amount: int | None
    half: bool = False

    def days(self) -> int | None:
        """The length in days, a month taken as 30 and a year as 365; None if uncounted."""
        if self.amount is None:
            return None
        if self.unit is Unit.HOUR:
            return -(-self.amount // 24)
        if self.unit is Unit.MONTH:
            return 365 * (self.amount // 12) + 30 * (self.amount % 12) + 15 * self.half
        size = _DAYS_IN_UNIT[self.unit]
        return size * self.amount + size // 2 * self.half

    def shift(self, origin: date | None, sign: int) -> date | None:
        """The day that lies this length after (sign 1) or before (sign -1) ``origin``."""
        if origin is None:
            return None
        amount = VAGUE_AMOUNT[self.unit] if self.amount is None else self.amount
        try:
            match self.unit:
                case Unit.YEAR | Unit.DECADE:
                    months = 12 if self.unit is Unit.YEAR else 120
                    return add_months(origin, sign * (months * amount + months // 2 * self.half))
                case Unit.MONTH:
                    shifted = add_months(origin, sign * amount)
                    return shifted + timedelta(days=15 * sign * self.half)
                case _:
                    days = replace(self, amount=amount).days()
                    return origin + timedelta(days=sign * (days or 0))
        except (ValueError, OverflowError):
            return None


def add_months(day: date, months: int) -> date:
    """``day`` moved by whole months; the end of a shorter month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_span(year: int, month: int) -> TimeSpan:
    """All days of a month."""
    return TimeSpan(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_span(year: int, years: int = 1) -> TimeSpan | None:
    """All days of ``years`` years from ``year`` on; None outside the calendar."""
    if not date.min.year <= year <= date.max.year - years:
        return None
    return TimeSpan(date(year, 1, 1), date(year + years - 1, 12, 31))


def unit_span(unit: Unit, day: date) -> TimeSpan | None:
    """The day, ISO week (Monday to Sunday), month, year or decade that ``day`` lies in."""
    match unit:
        case Unit.WEEK:
            try:
                monday = day - timedelta(days=day.weekday())
                return TimeSpan(monday, monday + timedelta(days=6))
            except OverflowError:
                return None
        case Unit.MONTH:
            return month_span(day.year, day.month)
        case Unit.YEAR:
            return year_span(day.year)
        case Unit.DECADE:
            return year_span(day.year - day.year % 10, 10)
        case _:
            return TimeSpan(day, day)


def next_day(day: date, days: int = 1) -> date | None:
    """``day`` moved by ``days``; None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def weekday_near(anchor: date, weekday: int, direction: Direction | None, lean: int) -> date | None:
    """The day with this weekday (0 = Monday) that a text dated ``anchor`` means.

    A ``direction`` excludes the anchor itself. Without one the most recent such day is meant,
    or, where ``lean`` is positive, the coming one; the anchor counts.
    """
    weeks = 7 * (abs(direction or 0) - 1)
    if direction and direction > 0:
        return next_day(anchor, weeks + (weekday - anchor.weekday() - 1) % 7 + 1)
    if direction and direction < 0:
        return next_day(anchor, -weeks - ((anchor.weekday() - weekday - 1) % 7 + 1))
    if lean > 0:
        return next_day(anchor, (weekday - anchor.weekday()) % 7)
    return next_day(anchor, -((anchor.weekday() - weekday) % 7))


def choose_span(
    candidates: list[TimeSpan], anchor: date, direction: Direction | None, lean: int
) -> TimeSpan | None:
    """Which of several like spans a text dated ``anchor`` means.

    NEXT is the first that begins after the anchor and AFTER_NEXT the second, PAST the last
    that ended before it, THIS the one of the anchor's year. Otherwise the nearest is meant,
    among those that have begun where ``lean`` is negative, or have not ended where it is positive.
    """
    closed = [(span, span.start, span.end) for span in candidates if span.start and span.end]
    if direction and direction > 0:
        closed = [item for item in closed if item[1] > anchor]
    elif direction and direction < 0:
        closed = [item for item in closed if item[2] < anchor]
    elif direction is Direction.THIS:
        closed = [item for item in closed if anchor.year in (item[1].year, item[2].year)]
    elif lean < 0:
        closed = [item for item in closed if item[1] <= anchor]
    elif lean > 0:
        closed = [item for item in closed if item[2] >= anchor]
    closed.sort(key=lambda item: max((item[1] - anchor).days, (anchor - item[2]).days, 0))
    rank = max(abs(direction or 0) - 1, 0)
    return closed[rank][0] if rank < len(closed) else None


_MONTHS_OF_YEAR = {
    Edge.START: (1, 1),
    Edge.EARLY: (1, 3),
    Edge.MIDDLE: (6, 7),
    Edge.MIDST: (5, 8),
    Edge.LATE: (10, 12),
}
_THIRDS = {Edge.START: 0, Edge.EARLY: 0, Edge.MIDDLE: 1, Edge.MIDST: 1, Edge.LATE: 2}
_YEARS_OF_DECADE = ((0, 3), (4, 6), (7, 9))
_WEEKEND_DAYS = 3


def edge_span(span: TimeSpan, edge: Edge, granularity: Granularity) -> TimeSpan:
    """The part of ``span`` that an edge noun picks out.

    The end («نهاية») is the last day, of a week Friday to Sunday. The start («بداية»، «مطلع»)
    of a year is its first month, its early part («أوائل») the first three, the middle June and
    July, «أواسط» May to August, «أواخر» the last three. Of anything else they are thirds:
    days 1-10, 10-20 and the rest of a month, years 0-3, 4-6 and 7-9 of a decade.
    """
    if span.start is None or span.end is None:
        return span
    first, last = span.start, span.end
    if edge is Edge.END:
        weekend = granularity is Granularity.WEEK
        return TimeSpan(last - timedelta(days=_WEEKEND_DAYS - 1) if weekend else last, last)
    if granularity is Granularity.YEAR and (first.month, first.day) == (1, 1):
        months = _MONTHS_OF_YEAR[edge]
        return TimeSpan(date(first.year, months[0], 1), month_span(first.year, months[1]).end)
    which = _THIRDS[edge]
    if granularity is Granularity.DECADE:
        years = _YEARS_OF_DECADE[which]
        return TimeSpan(date(first.year + years[0], 1, 1), date(first.year + years[1], 12, 31))
    third = 10 if granularity is Granularity.MONTH else ((last - first).days + 1) // 3
    head, tail = first + timedelta(days=max(third - 1, 0)), first + timedelta(days=max(2 * third - 1, 0))
    return (TimeSpan(first, head), TimeSpan(head, tail), TimeSpan(min(next_day(tail) or last, last), last))[
        which
    ]


def span_part(span: TimeSpan, granularity: Granularity, parts: int, which: int) -> TimeSpan | None:
    """Part number ``which`` of a year in months, or of a month in days (the last takes the rest)."""
    if span.start is None or span.end is None:
        return None
    if granularity is Granularity.YEAR:
        months = 12 // parts
        try:
            first = add_months(span.start, months * (which - 1))
            last = add_months(first, months - 1)
        except ValueError:
            return None
        return TimeSpan(first, month_span(last.year, last.month).end)
    days = 30 // parts
    first = span.start + timedelta(days=days * (which - 1))
    return TimeSpan(first, span.end if which == parts else first + timedelta(days=days - 1))
