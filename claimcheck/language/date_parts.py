"""Reads parts of months and years: «النصف الأول من 2021», «الأسبوع الأول من مايو»."""

from __future__ import annotations

from datetime import timedelta

from claimcheck.language.date_periods import CalendarReader
from claimcheck.language.date_tables import FRACTIONS, LAST, OF_A_WHOLE, ORDINALS, PARTITIVE, key
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_units import UnitReader
from claimcheck.language.date_values import Edge, Granularity, Length, Period, edge_span, next_day, span_part
from claimcheck.language.timespan import TimeSpan

_FRACTION_GRANULARITY = {2: Granularity.HALF, 3: Granularity.PART, 4: Granularity.QUARTER}
_WEEK = key("الأسبوع")


class PartReader:
    """Reads the parts of months and years that one text names."""

    def __init__(self, tokens: Tokens, calendar: CalendarReader, units: UnitReader) -> None:
        self._tokens = tokens
        self._calendar = calendar
        self._units = units

    def part(self, index: int) -> tuple[int, Period] | None:
        """The part at ``index`` and the index after it."""
        return self._fraction(index) or self._week_of(index) or self._many_of(index)

    def _fraction(self, index: int) -> tuple[int, Period] | None:
        """«النصف الأول من عام 2021», «الربع الأخير من العام»."""
        tokens = self._tokens
        parts = FRACTIONS.get(tokens.key(index))
        which = parts if tokens.key(index + 1) in LAST else ORDINALS.get(tokens.key(index + 1))
        if parts is None or which is None or which > parts:
            return None
        inner = self._whole(index + 2 + (tokens.key(index + 2) in PARTITIVE))
        if inner is None:
            return None
        after, whole = inner
        span = span_part(whole.span, whole.granularity, parts, which) if whole.span else None
        return after, Period(_FRACTION_GRANULARITY[parts], span, guessed_year=whole.guessed_year)

    def _whole(self, index: int) -> tuple[int, Period] | None:
        if read := self._calendar.month(index, governed=True, lean=0):
            return read
        if year := self._calendar.year(index, bare=True):
            return year[0], Period(Granularity.YEAR, year[1].span())
        read = self._units.relative(index) or self._units.this_unit(index)
        return read if read and read[1].granularity in (Granularity.MONTH, Granularity.YEAR) else None

    def _week_of(self, index: int) -> tuple[int, Period] | None:
        """«الأسبوع الأول من مايو»: seven days from the first, or the last seven."""
        tokens = self._tokens
        which = ORDINALS.get(tokens.key(index + 1))
        last = tokens.key(index + 1) in LAST
        if tokens.key(index) != _WEEK or tokens.key(index + 2) not in PARTITIVE:
            return None
        if not last and (which is None or which > 4):
            return None
        inner = self._whole(index + 3)
        if inner is None:
            return None
        after, whole = inner
        span = whole.span
        if span and span.start and span.end:
            week, day = timedelta(days=7), timedelta(days=1)
            start = span.end - week + day if last else span.start + week * ((which or 1) - 1)
            span = TimeSpan(start, start + week - day)
        return after, Period(Granularity.WEEK, span, guessed_year=whole.guessed_year)

    def _many_of(self, index: int) -> tuple[int, Period] | None:
        """«الأشهر الأخيرة من العام الماضي», «الأشهر الثلاثة الأولى من 2020»."""
        tokens = self._tokens
        read = self._units.many(index)
        edge = OF_A_WHOLE.get(tokens.key(read[0])) if read else None
        if read is None or edge is None or tokens.key(read[0] + 1) not in PARTITIVE:
            return None
        inner = self._whole(read[0] + 2)
        if inner is None:
            return None
        after, whole = inner
        span = whole.span and _end_part(whole.span, edge, read[1], whole.granularity)
        return after, Period(Granularity.PART, span, guessed_year=whole.guessed_year)


def _end_part(span: TimeSpan, edge: Edge, length: Length, granularity: Granularity) -> TimeSpan:
    """The first or last days of ``span``: as many as are counted, else about a third."""
    if length.amount is None:
        return edge_span(span, edge, granularity)
    if edge is Edge.EARLY:
        other = length.shift(span.start, 1)
        return TimeSpan(
            span.start, min(next_day(other, -1) or other, span.end) if other and span.end else None
        )
    following = next_day(span.end) if span.end else None
    other = length.shift(following, -1)
    return TimeSpan(max(other, span.start) if other and span.start else None, span.end)
