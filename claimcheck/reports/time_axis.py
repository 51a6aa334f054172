"""A scale of days, for drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_MOST_TICKS = 6
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
"""The months between two ticks, the smallest first."""


@dataclass(frozen=True)
class TimeAxis:
    """A stretch of days, drawn from 0 to 1.

    Attributes:
        first: the day at 0.
        last: the day at 1; later than ``first``.
        mirrored: whether time runs from right to left.
    """

    first: date
    last: date
    mirrored: bool = False

    @classmethod
    def over(cls, days: Iterable[date], *, mirrored: bool = False) -> TimeAxis:
        """An axis with some days on it and a little room at both ends.

        Args:
            days: at least one day.
            mirrored: whether time runs from right to left.
        """
        first, last = min(days := list(days)), max(days)
        room = timedelta(days=max(15, (last - first).days // 25))
        return cls(_shifted(first, -room), _shifted(last, room), mirrored)

    def at(self, day: date) -> float:
        """Where a day is; days beyond an end are at that end."""
        share = (day - self.first).days / (self.last - self.first).days
        share = min(1.0, max(0.0, share))
        return 1 - share if self.mirrored else share

    def ticks(self) -> list[tuple[float, str]]:
        """Places and names of a few first days of months or years."""
        for step in _STEPS:
            days = list(self._months(step))
            if len(days) <= _MOST_TICKS:
                break
        return [(self.at(day), f"{day.year:04}" if step >= 12 else f"{day:%Y-%m}") for day in days]

    def _months(self, step: int) -> Iterator[date]:
        number = -(-(self.first.year * 12 + self.first.month - 1) // step) * step
        while (year := number // 12) <= min(self.last.year, date.max.year):
            day = date(year, number % 12 + 1, 1)
            if self.first <= day <= self.last:
                yield day
            number += step


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max
