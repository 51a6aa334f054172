"""Reads any stretch of the calendar: days, weeks, windows, and parts of larger periods."""

from __future__ import annotations

from datetime import date, timedelta

from claimcheck.language.date_lengths import LengthReader
from claimcheck.language.date_periods import CalendarReader
from claimcheck.language.date_tables import (
    DAYPARTS,
    DIRECTIONS,
    EDGES,
    FEW,
    FRACTIONS,
    LAST,
    NOT_TODAY_AFTER,
    NOT_TODAY_BEFORE,
    NOT_WEEKDAY_AFTER,
    ORDINALS,
    PARTITIVE,
    RELATIVE_DAYS,
    THESE,
    UNIT_MANY,
    UNIT_ONE,
    UNIT_TWO,
    WEEKDAYS,
    key,
)
from claimcheck.language.date_tokens import TokenKind, Tokens, numeric_date
from claimcheck.language.date_values import (
    UNIT_GRANULARITY,
    Direction,
    Edge,
    Granularity,
    Length,
    Period,
    Unit,
    edge_span,
    next_day,
    span_part,
    unit_span,
    weekday_near,
)
from claimcheck.language.timespan import TimeSpan

_ARTICLE = "ال"
_OPENINGS = frozenset("،,(-")
_TODAY = key("اليوم")
_CORRESPONDING = frozenset({key("الموافق"), key("المصادف")})
_FRACTION_GRANULARITY = {2: Granularity.HALF, 3: Granularity.PART, 4: Granularity.QUARTER}


class PeriodReader:
    """Reads the stretches of the calendar that one text names."""

    def __init__(self, tokens: Tokens, anchor: date | None) -> None:
        self._tokens = tokens
        self.lengths = LengthReader(tokens)
        self.calendar = CalendarReader(tokens, anchor)

    @property
    def anchor(self) -> date | None:
        """The day from which relative times are counted."""
        return self.calendar.anchor

    def anchored(self, anchor: date | None) -> PeriodReader:
        """The same reader with another anchor."""
        other = PeriodReader(self._tokens, anchor)
        other.calendar.last_year = self.calendar.last_year
        return other

    def period(self, index: int, *, governed: bool, lean: int = 0) -> tuple[int, Period] | None:
        """The period at ``index`` and the index after it.

        Args:
            index: where it begins.
            governed: whether a preposition before it makes a bare year or weak month name likely.
            lean: -1 where it has to have begun, 1 where it is still to come.
        """
        return self._edge(index, lean) or self._plain(index, governed, lean)

    def _plain(self, index: int, governed: bool, lean: int) -> tuple[int, Period] | None:
        calendar = self.calendar
        bare = governed or self._in_brackets(index)
        if read := self.day(index, lean=lean):
            return read
        if read := self._fraction(index) or self._week_of(index) or self.window(index):
            return read
        if read := calendar.month(index, governed=governed, lean=lean) or calendar.season(index):
            return read
        if year := calendar.year(index, bare=bare):
            return year[0], Period(Granularity.YEAR, year[1].span())
        return self._relative_unit(index) or calendar.decade(index)

    def _in_brackets(self, index: int) -> bool:
        return self._tokens.key(index - 1) == "(" and self._tokens.key(index + 1) == ")"

    def _edge(self, index: int, lean: int) -> tuple[int, Period] | None:
        edge = EDGES.get(self._tokens.key(index))
        if edge is None:
            return None
        inner = self._plain(index + 1, True, lean) or self._this_unit(index + 1)
        if inner is None or inner[1].granularity is Granularity.DAY or inner[1].window:
            return None
        after, whole = inner
        span = whole.span and edge_span(whole.span, edge, whole.granularity)
        part = Granularity.DAY if edge is Edge.END else Granularity.PART
        return after, Period(part, span, guessed_year=whole.guessed_year, edge=edge)

    def _this_unit(self, index: int) -> tuple[int, Period] | None:
        """«العام», «الشهر», «الأسبوع» with nothing after them: the one of the anchor."""
        word = self._tokens.key(index)
        unit = UNIT_ONE.get(word.removeprefix(_ARTICLE))
        if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR) or not word.startswith(_ARTICLE):
            return None
        span = unit_span(unit, self.anchor) if self.anchor else None
        return index + 1, Period(UNIT_GRANULARITY[unit], span)

    def _relative_unit(self, index: int) -> tuple[int, Period] | None:
        """«الأسبوع المقبل», «هذا الشهر»."""
        tokens = self._tokens
        this = tokens.key(index) in THESE
        read = self._this_unit(index + this)
        if read is None or read[1].granularity is Granularity.YEAR:
            return None
        after, period = read
        direction = DIRECTIONS.get(tokens.key(after))
        if direction is None and not this:
            return None
        after += direction is not None
        if self.anchor is None:
            return after, Period(period.granularity, None)
        unit = Unit.WEEK if period.granularity is Granularity.WEEK else Unit.MONTH
        day = Length(unit, abs(int(direction or 0))).shift(self.anchor, int(direction or 0))
        return after, Period(period.granularity, unit_span(unit, day) if day else None)

    def window(self, index: int) -> tuple[int, Period] | None:
        """«الأشهر المقبلة», «العامين الماضيين», «السنوات الثلاث المقبلة», «الـ60 يوما المقبلة»."""
        tokens = self._tokens
        word = tokens.key(index).removeprefix(_ARTICLE)
        definite = tokens.key(index).startswith(_ARTICLE)
        if definite and word in UNIT_MANY:
            after, unit = index + 1, UNIT_MANY[word]
            after = tokens.skip(after, FEW)
            counted = self.lengths.cardinal(after)
            after, amount = counted or (after, None)
            length = Length(unit, amount)
            after = tokens.skip(after, FEW)
        elif definite and word in UNIT_TWO:
            after, length = index + 1, Length(UNIT_TWO[word], 2)
        elif definite and UNIT_ONE.get(word) is Unit.DECADE:
            after, length = index + 1, Length(Unit.DECADE, 1)
        elif read := self.lengths.length(index, governed=False):
            after, length = read
        else:
            return None
        direction = DIRECTIONS.get(tokens.key(after))
        if direction is None or direction is Direction.THIS:
            return None
        span = None
        other = length.shift(self.anchor, int(direction))
        if self.anchor and other:
            span = TimeSpan(min(self.anchor, other), max(self.anchor, other))
        return after + 1, Period(UNIT_GRANULARITY[length.unit], span, window=True)

    def _fraction(self, index: int) -> tuple[int, Period] | None:
        """«النصف الأول من عام 2021», «الربع الأخير من العام»."""
        tokens = self._tokens
        parts = FRACTIONS.get(tokens.key(index))
        which = parts if tokens.key(index + 1) in LAST else ORDINALS.get(tokens.key(index + 1))
        if parts is None or which is None or which > parts:
            return None
        whole_at = index + 2 + (tokens.key(index + 2) in PARTITIVE)
        inner = self._year_or_month(whole_at)
        if inner is None:
            return None
        after, whole = inner
        span = span_part(whole.span, whole.granularity, parts, which) if whole.span else None
        return after, Period(_FRACTION_GRANULARITY[parts], span, guessed_year=whole.guessed_year)

    def _year_or_month(self, index: int) -> tuple[int, Period] | None:
        if read := self.calendar.month(index, governed=True, lean=0):
            return read
        if year := self.calendar.year(index, bare=True):
            return year[0], Period(Granularity.YEAR, year[1].span())
        read = self._relative_unit(index) or self._this_unit(index)
        return read if read and read[1].granularity is not Granularity.WEEK else None

    def _week_of(self, index: int) -> tuple[int, Period] | None:
        """«الأسبوع الأول من مايو»: seven days from the first, or the last seven."""
        tokens = self._tokens
        which = ORDINALS.get(tokens.key(index + 1))
        last = tokens.key(index + 1) in LAST
        if tokens.key(index) != key("الأسبوع") or tokens.key(index + 2) not in PARTITIVE:
            return None
        if not last and (which is None or which > 4):
            return None
        inner = self._year_or_month(index + 3)
        if inner is None:
            return None
        after, whole = inner
        span = whole.span
        if span and span.start and span.end:
            start = (
                span.end - timedelta(days=6) if last else span.start + timedelta(days=7 * (which or 1) - 7)
            )
            span = TimeSpan(start, start + timedelta(days=6))
        return after, Period(Granularity.WEEK, span, guessed_year=whole.guessed_year)

    def day(self, index: int, *, lean: int = 0) -> tuple[int, Period] | None:
        """A single day, with a part of the day and a weekday before it if they are there."""
        tokens = self._tokens
        start = tokens.skip(index, DAYPARTS)
        if read := self._relative_day(start) or self._weekday(start, lean):
            return read
        if read := self._relative_day(index):
            return read
        if dated := self.date(start, lean=lean):
            after = dated[0]
            if tokens.key(after) in _CORRESPONDING and (same := self.date(after + 1, lean=lean)):
                return same[0], dated[1]
            return dated
        return None

    def date(self, index: int, *, lean: int = 0) -> tuple[int, Period] | None:
        """A day of a month, in numbers or with the month's name."""
        if self._tokens.kind(index) is TokenKind.DATE:
            day = numeric_date(self._tokens.key(index))
            return (index + 1, _one_day(day)) if day else None
        return self.calendar.day_of_month(index, lean=lean)

    def _relative_day(self, index: int) -> tuple[int, Period] | None:
        tokens = self._tokens
        read = tokens.phrase(index, RELATIVE_DAYS)
        if read is None:
            return None
        after, offset = read
        if tokens.key(after - 1) == _TODAY and (
            tokens.key(after) in NOT_TODAY_BEFORE or tokens.key(index - 1) in NOT_TODAY_AFTER
        ):
            return None
        day = next_day(self.anchor, offset) if self.anchor else None
        opened = after + (tokens.key(after) in _OPENINGS)
        weekday = WEEKDAYS.get(tokens.key(opened))
        if weekday is not None:
            after = opened + 1
            day = _same_weekday(day, weekday, offset) if day else None
            if dated := self._appended_date(after):
                return dated
            after += tokens.key(opened - 1) == "(" and tokens.key(after) == ")"
        elif dated := self._appended_date(after):
            return dated
        return after, _one_day(day)

    def _weekday(self, index: int, lean: int) -> tuple[int, Period] | None:
        tokens = self._tokens
        weekday = WEEKDAYS.get(tokens.key(index))
        if weekday is None or tokens.key(index - 1) in NOT_WEEKDAY_AFTER:
            return None
        after = index + 1
        if dated := self._appended_date(after):
            return dated
        week = self._relative_unit(after + (tokens.key(after) in PARTITIVE))
        if week and week[1].granularity is Granularity.WEEK:
            monday = week[1].span.start if week[1].span else None
            return week[0], _one_day(next_day(monday, weekday) if monday else None)
        direction = DIRECTIONS.get(tokens.key(after))
        if direction is Direction.THIS:
            direction = None
        else:
            after += direction is not None
        day = weekday_near(self.anchor, weekday, direction, lean) if self.anchor else None
        if direction is not None and (dated := self._appended_date(after)):
            return dated
        return after, _one_day(day)

    def _appended_date(self, index: int) -> tuple[int, Period] | None:
        """The date after a weekday: «الخميس، 8 أبريل», «الخميس (8 أبريل)», «الخميس الموافق 8 أبريل»."""
        opened = index + (self._tokens.key(index) in _OPENINGS)
        opened += self._tokens.key(opened) in _CORRESPONDING
        dated = self.date(opened)
        if dated is None:
            return None
        closed = self._tokens.key(opened - 1) == "(" and self._tokens.key(dated[0]) == ")"
        return dated[0] + closed, dated[1]


def _one_day(day: date | None) -> Period:
    return Period(Granularity.DAY, TimeSpan(day, day) if day else None)


def _same_weekday(day: date, weekday: int, offset: int) -> date | None:
    """The day with this weekday that is nearest to ``day``, on the side of the anchor that is meant."""
    distance = (weekday - day.weekday()) % 7
    back = offset < 0 or (offset == 0 and distance > 3)
    return next_day(day, distance - 7 if back and distance else distance)
