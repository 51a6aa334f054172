"""Reads any stretch of the calendar: days, weeks, windows, and parts of larger periods."""

from __future__ import annotations

from datetime import date

from claimcheck.language.date_days import DayReader
from claimcheck.language.date_parts import PartReader
from claimcheck.language.date_periods import CalendarReader
from claimcheck.language.date_references import Standpoint
from claimcheck.language.date_seasons import SeasonReader
from claimcheck.language.date_tables import EDGES
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_units import UnitReader
from claimcheck.language.date_values import Edge, Granularity, Period, edge_span


class PeriodReader:
    """Reads the stretches of the calendar that one text names."""

    def __init__(self, tokens: Tokens, standpoint: Standpoint) -> None:
        self._tokens = tokens
        self.standpoint = standpoint
        self._calendar = CalendarReader(tokens, standpoint)
        self.lengths = self._calendar.lengths
        self.units = UnitReader(tokens, self._calendar)
        self.seasons = SeasonReader(tokens, self._calendar)
        self._parts = PartReader(tokens, self._calendar, self.units)
        self._days = DayReader(tokens, self._calendar, self.units)

    def anchored(self, anchor: date | None) -> PeriodReader:
        """The same reader with another anchor."""
        return PeriodReader(self._tokens, Standpoint(anchor, told=self.standpoint.told))

    def period(self, index: int, *, governed: bool, lean: int = 0) -> tuple[int, Period] | None:
        """The period at ``index`` and the index after it.

        Args:
            index: where it begins.
            governed: whether a preposition before it makes a bare year or weak month name likely.
            lean: -1 where it has to have begun, 1 where it is still to come.
        """
        return self._edge(index, lean) or self._plain(index, governed, lean)

    def day(self, index: int) -> tuple[int, Period] | None:
        """A single day."""
        return self._days.day(index)

    def _plain(self, index: int, governed: bool, lean: int) -> tuple[int, Period] | None:
        calendar = self._calendar
        bare = governed or self._in_brackets(index)
        if read := self._days.day(index, lean=lean, governed=governed):
            return read
        if read := self._parts.part(index) or self.units.window(index):
            return read
        if read := calendar.month(index, governed=governed, lean=lean) or self.seasons.season(index):
            return read
        if year := calendar.year(index, bare=bare):
            return year[0], Period(Granularity.YEAR, year[1].span())
        return self.units.relative(index) or self.seasons.decade(index)

    def _in_brackets(self, index: int) -> bool:
        return self._tokens.key(index - 1) == "(" and self._tokens.key(index + 1) == ")"

    def _edge(self, index: int, lean: int) -> tuple[int, Period] | None:
        edge = EDGES.get(self._tokens.key(index))
        if edge is None:
            return None
        inner = self._plain(index + 1, True, lean) or self.units.this_unit(index + 1)
        if inner is None or inner[1].granularity is Granularity.DAY or inner[1].window:
            return None
        after, whole = inner
        span = whole.span and edge_span(whole.span, edge, whole.granularity)
        last_day = edge is Edge.END and whole.granularity is not Granularity.WEEK
        granularity = Granularity.DAY if last_day else Granularity.PART
        return after, Period(granularity, span, guessed_year=whole.guessed_year, edge=edge)
