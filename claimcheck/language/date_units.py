"""Reads weeks, months and stretches that count from the anchor or from what was told before."""

from __future__ import annotations

from claimcheck.language.date_lengths import LengthReader
from claimcheck.language.date_periods import CalendarReader
from claimcheck.language.date_references import reference
from claimcheck.language.date_tables import (
    FEW,
    FOLLOWING_MANY,
    NOT_YEAR_AFTER,
    THESE,
    UNIT_MANY,
    UNIT_ONE,
    UNIT_TWO,
    key,
)
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_values import UNIT_GRANULARITY, Granularity, Length, Period, Unit, unit_span
from claimcheck.language.timespan import TimeSpan

_ARTICLE = "ال"
_LAST_OF_ALL = key("آخر")
_REFERRING = {
    _ARTICLE + word: unit for word, unit in UNIT_ONE.items() if unit in (Unit.DAY, Unit.WEEK, Unit.MONTH)
}


class UnitReader:
    """Reads the units of one text that count from somewhere."""

    def __init__(self, tokens: Tokens, calendar: CalendarReader) -> None:
        self._tokens = tokens
        self._calendar = calendar
        self._lengths: LengthReader = calendar.lengths

    def this_unit(self, index: int) -> tuple[int, Period] | None:
        """«العام», «الشهر», «الأسبوع» with nothing after them: the one of the anchor."""
        word = self._tokens.key(index)
        unit = UNIT_ONE.get(word.removeprefix(_ARTICLE))
        if unit not in (Unit.WEEK, Unit.MONTH, Unit.YEAR) or not word.startswith(_ARTICLE):
            return None
        if unit is Unit.YEAR and self._tokens.key(index - 1) in NOT_YEAR_AFTER:
            return None
        anchor = self._calendar.standpoint.anchor
        return index + 1, Period(UNIT_GRANULARITY[unit], unit_span(unit, anchor) if anchor else None)

    def relative(self, index: int) -> tuple[int, Period] | None:
        """«الأسبوع المقبل», «هذا الشهر», «الشهر نفسه», «اليوم التالي»."""
        tokens = self._tokens
        if told := reference(tokens, index, _REFERRING):
            unit = _REFERRING.get(tokens.key(index)) or _REFERRING[tokens.key(index + 1)]
            return told[0], Period(UNIT_GRANULARITY[unit], self._calendar.standpoint.told.unit(unit, told[1]))
        this = tokens.key(index) in THESE
        read = self.this_unit(index + this)
        if read is None or read[1].granularity is Granularity.YEAR:
            return None
        after, direction = tokens.direction(read[0])
        if direction is None and not this:
            return None
        offset, anchor = int(direction or 0), self._calendar.standpoint.anchor
        unit = Unit.WEEK if read[1].granularity is Granularity.WEEK else Unit.MONTH
        day = Length(unit, abs(offset)).shift(anchor, -1 if offset < 0 else 1)
        return after, Period(read[1].granularity, unit_span(unit, day) if day else None)

    def many(self, index: int) -> tuple[int, Length] | None:
        """«الأشهر», «العامين», «السنوات الثلاث», «الـ60 يوما» and the like, without what follows."""
        tokens = self._tokens
        word = tokens.key(index).removeprefix(_ARTICLE)
        definite = tokens.key(index).startswith(_ARTICLE)
        if definite and word in UNIT_MANY:
            after = tokens.skip(index + 1, FEW)
            after, amount = self._lengths.cardinal(after) or (after, None)
            return tokens.skip(after, FEW), Length(UNIT_MANY[word], amount)
        if definite and word in UNIT_TWO:
            return index + 1, Length(UNIT_TWO[word], 2)
        if definite and UNIT_ONE.get(word) is Unit.DECADE:
            return index + 1, Length(Unit.DECADE, 1)
        return self._lengths.length(index, governed=False)

    def window(self, index: int) -> tuple[int, Period] | None:
        """«الأشهر المقبلة», «العامين الماضيين», «آخر ثلاثة أشهر», «الشهرين التاليين»."""
        tokens = self._tokens
        last = tokens.key(index) == _LAST_OF_ALL
        read = self._lengths.length(index + 1, governed=False) if last else self.many(index)
        if read is None:
            return None
        after, length = read
        if last:
            return after, self._stretch(length, -1)
        if tokens.key(after) in FOLLOWING_MANY:
            return after + 1, self._after_told(length)
        after, direction = tokens.direction(after)
        return (after, self._stretch(length, int(direction))) if direction in (-1, 1) else None

    def _stretch(self, length: Length, sign: int) -> Period:
        anchor = self._calendar.standpoint.anchor
        other = length.shift(anchor, sign)
        span = TimeSpan(min(anchor, other), max(anchor, other)) if anchor and other else None
        return Period(UNIT_GRANULARITY[length.unit], span, window=True)

    def _after_told(self, length: Length) -> Period:
        told = self._calendar.standpoint.told.period(length.unit)
        begin = told.span.end if told and told.span else None
        end = length.shift(begin, 1)
        span = TimeSpan(begin, end) if begin and end else None
        return Period(UNIT_GRANULARITY[length.unit], span, window=True)
