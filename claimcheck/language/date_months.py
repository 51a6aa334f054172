"""Years, months and seasons of both calendars as Gregorian days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from claimcheck.language.date_values import add_months, month_span, next_day, year_span
from claimcheck.language.timespan import TimeSpan


@dataclass(frozen=True)
class Year:
    """A year that is named; ``number`` is None where it hangs on an unknown anchor."""

    number: int | None
    hijri: bool = False

    def span(self) -> TimeSpan | None:
        """All its days."""
        if self.number is None:
            return None
        if not self.hijri:
            return year_span(self.number)
        first, last = hijri_span(self.number, 1), hijri_span(self.number, 12)
        return TimeSpan(first.start, last.end) if first and last else None


@dataclass(frozen=True)
class Month:
    """A month that is named, and whether its name alone is enough to take it for one."""

    number: int
    hijri: bool = False
    certain: bool = True


def hijri_span(year: int, month: int, day: int | None = None) -> TimeSpan | None:
    """The Gregorian days of a Hijri month or day (Umm al-Qura); None outside its tables."""
    from hijridate import Hijri

    try:
        first = Hijri(year, month, day or 1)
        length = 1 if day else first.month_length()
        start = date(*first.to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None
    return TimeSpan(start, start + timedelta(days=length - 1))


def month_days(month: Month, year: int, day: int | None) -> TimeSpan | None:
    """The days of a month of a year of its own calendar, or one of them; None if there is no such day."""
    if month.hijri:
        return hijri_span(year, month.number, day)
    try:
        if day:
            return TimeSpan(date(year, month.number, day), date(year, month.number, day))
        return month_span(year, month.number)
    except ValueError:
        return None


def season_span(first: int, year: int | None) -> TimeSpan | None:
    """Three months from the first of month ``first``; a winter is that which begins in ``year``."""
    try:
        start = date(year or 0, first, 1)
        following = add_months(start, 3)
    except ValueError:
        return None
    return TimeSpan(start, next_day(following, -1))
