"""A span of days: when a thing happens, as the date reader finds it and a claim keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A span of days, both ends included; an open end is None."""

    start: date | None = None
    end: date | None = None

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"

    def meets(self, other: TimeSpan) -> bool:
        """Whether the two spans have a day in common."""
        return not (
            (self.end and other.start and self.end < other.start)
            or (other.end and self.start and other.end < self.start)
        )
