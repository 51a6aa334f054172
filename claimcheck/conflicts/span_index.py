"""Things found by the days that they span."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, TypeVar

from claimcheck.language.timespan import TimeSpan

_Item = TypeVar("_Item")


class SpanIndex(Generic[_Item]):
    """Finds what lies near a span without looking at the rest.

    What spans about equally many days stands together in the order of its first day; so what may be near lies
    in one stretch of each of these lists, of which there are as many as lengths double.

    Args:
        items: things with the days that they span; those whose span is open are near everything.
    """

    def __init__(self, items: Iterable[tuple[TimeSpan, _Item]]) -> None:
        self._open: list[_Item] = []
        by_length: dict[int, list[tuple[int, _Item]]] = defaultdict(list)
        for span, item in items:
            if span.start is None or span.end is None:
                self._open.append(item)
            else:
                start = span.start.toordinal()
                by_length[(span.end.toordinal() - start).bit_length()].append((start, item))
        self._lists: list[tuple[int, list[int], list[_Item]]] = []
        for bits, found in sorted(by_length.items()):
            found.sort(key=itemgetter(0))
            self._lists.append(((1 << bits) - 1, [day for day, _ in found], [item for _, item in found]))

    def near(self, span: TimeSpan, within: int | None) -> list[_Item]:
        """What may lie within so many days of a span; all that does is there, and some that does not.

        Args:
            span: the days; where an end is open nothing is too far on that side.
            within: how many days; None for any number.
        """
        found = self._open.copy()
        for longest, starts, items in self._lists:
            first, last = 0, len(starts)
            if within is not None and span.start is not None:
                first = bisect_left(starts, span.start.toordinal() - within - longest)
            if within is not None and span.end is not None:
                last = bisect_right(starts, span.end.toordinal() + within)
            if first < last:
                found += items[first:last]
        return found
