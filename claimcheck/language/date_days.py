"""Reads single days: dates, weekdays, yesterday and tomorrow, and nights between two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimcheck.language.date_periods import CalendarReader
from claimcheck.language.date_references import one_day
from claimcheck.language.date_tables import (
    DAYPARTS,
    NOT_TODAY_AFTER,
    NOT_TODAY_BEFORE,
    NOT_WEEKDAY_AFTER,
    PARTITIVE,
    RELATIVE_DAYS,
    WEEKDAYS,
    key,
)
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_units import UnitReader
from claimcheck.language.date_values import Direction, Granularity, Period, next_day, weekday_near
from claimcheck.language.timespan import TimeSpan

_OPENINGS = frozenset("،,(-")
_TODAY = key("اليوم")
_CORRESPONDING = frozenset({key("الموافق"), key("المصادف"), key("الموافقة")})
_QUOTED = frozenset({'""', "()"})
_NIGHTS = frozenset({key("ليل"), key("ليلة")})
_BETWEEN_NIGHTS = frozenset({"-", "/", key("إلى"), key("على"), "و"})


class DayReader:
    """Reads the days that one text names."""

    def __init__(self, tokens: Tokens, calendar: CalendarReader, units: UnitReader) -> None:
        self._tokens = tokens
        self._calendar = calendar
        self._units = units

    def day(self, index: int, *, lean: int = 0, governed: bool = False) -> tuple[int, Period] | None:
        """A single day, with a part of the day and a weekday before it if they are there."""
        tokens = self._tokens
        start = tokens.skip(index, DAYPARTS)
        if start > index and tokens.key(start - 1) in _NIGHTS and (night := self._night(start, lean)):
            return night
        if read := self._relative_day(start) or self._weekday(start, lean):
            return read
        if start > index and (read := self._relative_day(index)):
            return read
        if dated := self._calendar.date(start, lean=lean, governed=governed or start > index):
            after = dated[0]
            if tokens.key(after) in _CORRESPONDING and (same := self._calendar.date(after + 1, lean=lean)):
                return same[0], dated[1] if dated[1].span else same[1]
            return dated
        return None

    def _night(self, index: int, lean: int) -> tuple[int, Period] | None:
        """The two days of «ليل الاثنين - الثلاثاء»."""
        tokens = self._tokens
        first = WEEKDAYS.get(tokens.key(index))
        following = index + 1 + (tokens.key(index + 1) in _BETWEEN_NIGHTS)
        second = WEEKDAYS.get(tokens.key(following))
        if first is None or second != (first + 1) % 7:
            return None
        read = self._weekday(following, lean)
        if read is None:
            return None
        after, period = read
        last = period.span.end if period.span else None
        return after, replace(period, span=TimeSpan(next_day(last, -1), last) if last else None)

    def _relative_day(self, index: int) -> tuple[int, Period] | None:
        tokens = self._tokens
        read = tokens.phrase(index, RELATIVE_DAYS)
        if read is None:
            return None
        after, offset = read
        if tokens.key(after - 1) == _TODAY and (
            self._is_no_day(index, after) or self._is_title(index, after)
        ):
            return None
        anchor = self._calendar.standpoint.anchor
        day = next_day(anchor, offset) if anchor else None
        opened = after + (tokens.key(after) in _OPENINGS)
        weekday = WEEKDAYS.get(tokens.key(opened))
        if weekday is not None:
            after = opened + 1
            day = _same_weekday(day, weekday, offset) if day else None
            if dated := self._appended_date(after, weekday):
                return dated
            after += tokens.key(opened - 1) == "(" and tokens.key(after) == ")"
        elif dated := self._appended_date(after, None):
            return dated
        return after, Period(Granularity.DAY, one_day(day), deictic=True)

    def _is_no_day(self, index: int, after: int) -> bool:
        tokens = self._tokens
        return tokens.key(after) in NOT_TODAY_BEFORE or tokens.key(index - 1) in NOT_TODAY_AFTER

    def _is_title(self, index: int, after: int) -> bool:
        """Whether quotation marks or brackets make a newspaper of «اليوم»."""
        return self._tokens.key(index - 1) + self._tokens.key(after) in _QUOTED

    def _weekday(self, index: int, lean: int) -> tuple[int, Period] | None:
        tokens, anchor = self._tokens, self._calendar.standpoint.anchor
        weekday = WEEKDAYS.get(tokens.key(index))
        if weekday is None or tokens.key(index - 1) in NOT_WEEKDAY_AFTER:
            return None
        after = index + 1
        if dated := self._appended_date(after, weekday):
            return dated
        week = self._units.relative(after + (tokens.key(after) in PARTITIVE))
        if week and week[1].granularity is Granularity.WEEK:
            monday = week[1].span.start if week[1].span else None
            return week[0], Period(Granularity.DAY, one_day(next_day(monday, weekday) if monday else None))
        end, direction = tokens.direction(after)
        if direction is Direction.THIS:
            direction = None
        else:
            after = end
        day = (
            weekday_near(anchor, weekday, direction, lean or self._calendar.standpoint.lean)
            if anchor
            else None
        )
        if direction is not None and (dated := self._appended_date(after, weekday)):
            return dated
        return after, Period(Granularity.DAY, one_day(day), deictic=True)

    def _appended_date(self, index: int, weekday: int | None) -> tuple[int, Period] | None:
        """The date after a weekday: «الخميس، 8 أبريل», «الخميس (8 أبريل)», «الخميس الموافق 8 أبريل»."""
        tokens = self._tokens
        opened = index + (tokens.key(index) in _OPENINGS)
        opened += tokens.key(opened) in _CORRESPONDING
        governed = weekday is not None and opened == index
        dated = self._calendar.date(opened, governed=governed)
        if dated is None:
            return None
        after, period = dated
        if tokens.key(after) in _CORRESPONDING and (same := self._calendar.date(after + 1)):
            after = same[0]
        closed = tokens.key(opened - 1) == "(" and tokens.key(after) == ")"
        return after + closed, _agreeing(period, weekday, self._calendar.standpoint.anchor)


def _agreeing(period: Period, weekday: int | None, anchor: date | None) -> Period:
    """A date whose year was guessed, in the neighbouring year in which its weekday is right."""
    day = period.span.start if period.span else None
    if not period.guessed_year or weekday is None or day is None or anchor is None:
        return period
    fitting = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            other = day.replace(year=year)
        except ValueError:
            continue
        if other.weekday() == weekday:
            fitting.append(other)
    if not fitting:
        return period
    nearest = min(fitting, key=lambda other: abs((other - anchor).days))
    return replace(period, span=one_day(nearest), guessed_year=False)


def _same_weekday(day: date, weekday: int, offset: int) -> date | None:
    """The day with this weekday that is nearest to ``day``, on the side of the anchor that is meant."""
    distance = (weekday - day.weekday()) % 7
    back = offset < 0 or (offset == 0 and distance > 3)
    return next_day(day, distance - 7 if back and distance else distance)
