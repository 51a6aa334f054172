"""The classes of equal claims about one place, found by force, number and days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claims.model import Claim, TroopNumber
from claimcheck.conflicts.compare import forces_can_meet, looked_at, numbers_can_meet
from claimcheck.conflicts.intervals import bounds, moment, sort_day
from claimcheck.conflicts.span_index import SpanIndex

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.meeting import Meeting
    from claimcheck.conflicts.rule_model import ConflictRule

_Value = tuple[str | None, TroopNumber | None]
_ByValue = dict[str | None, dict[TroopNumber | None, list["ClaimClass"]]]
# Days in their order, and the classes of these days.
_Moments = tuple[list[int], list["ClaimClass"]]
# Further away than any day.
_NEVER = date.max.toordinal() + 1


@dataclass(frozen=True, eq=False)
class ClaimClass:
    """Claims that are equal in all that a rule compares.

    Attributes:
        claims: in the order of their ids.
        on_a: whether they may stand on the rule's side a.
        on_b: whether they may stand on its side b.
    """

    claims: tuple[Claim, ...]
    on_a: bool
    on_b: bool

    @cached_property
    def one(self) -> Claim:
        """The claim that stands for all of them."""
        return self.claims[0]

    @cached_property
    def order(self) -> tuple[date, str]:
        """By when a number held, else by when it was said."""
        return sort_day(self.one), self.one.id

    @cached_property
    def value(self) -> tuple[object, ...]:
        """What is said, in a form that can be put in order."""
        claim = self.one
        number = bounds(claim.number) if claim.number else ()
        return number, str(claim.time or ""), claim.kind, claim.force or "", claim.area or "", claim.hedged


class _Reach(NamedTuple):
    """Where the nearest partner may be found.

    Attributes:
        least: at least so many days away.
        b_is_later: whether side b always lies after side a.
    """

    least: int = 0
    b_is_later: bool = False


class ClassIndex:
    """The classes of one place under one rule.

    Args:
        classes: what the rule admits to either side.
        rule: the rule.
    """

    def __init__(self, classes: Iterable[ClaimClass], rule: ConflictRule) -> None:
        self._rule = rule
        self._on_a: _ByValue = defaultdict(lambda: defaultdict(list))
        self._on_b: _ByValue = defaultdict(lambda: defaultdict(list))
        for one in sorted(classes, key=lambda c: c.order):
            if one.on_a:
                self._on_a[one.one.force][one.one.number].append(one)
            if one.on_b:
                self._on_b[one.one.force][one.one.number].append(one)

    def candidates(self, other: ClassIndex, geography: Geography) -> Iterator[tuple[ClaimClass, ClaimClass]]:
        """The classes here for side a, with those of another place or this one for side b that may do."""
        for classes, partners in self._values(other, geography):
            spans = [other._spans_on_b[value] for value in partners]
            within = self._rule.window.within
            for a in classes:
                span = looked_at(self._rule.window, a.one)
                for found in spans:
                    for b in found.near(span, within):
                        yield a, b

    def nearest(
        self, other: ClassIndex, meeting: Meeting, geography: Geography
    ) -> Iterator[tuple[ClaimClass, ClaimClass]]:
        """Those pairs that the rule joins of which one is nearest in time to the other."""

        def joined(a: ClaimClass, b: ClaimClass) -> bool:
            return a is not b and meeting.level(a, b) is not None

        for classes, partners in self._values(other, geography):
            lists = [other._moments_on_b[value] for value in partners]
            reach = self._reach
            for a in classes:
                yield from (
                    (a, b) for b in _nearest(a, lists, joined, reach.least, past=not reach.b_is_later)
                )
        for b_classes, a_partners in other._values_for_b(self, geography):
            lists = [self._moments_on_a[value] for value in a_partners]
            reach = self._reach
            for b in b_classes:
                found = _nearest(b, lists, lambda b, a: joined(a, b), reach.least, ahead=not reach.b_is_later)
                yield from ((a, b) for a in found)

    def _values(
        self, other: ClassIndex, geography: Geography
    ) -> Iterator[tuple[Sequence[ClaimClass], list[_Value]]]:
        """The classes of each force and number for side a, with those of the other that may meet them."""
        for force, by_number in self._on_a.items():
            forces = [f for f in other._on_b if forces_can_meet(self._rule.agree, force, f, geography)]
            for number, classes in by_number.items():
                partners = [
                    (f, n) for f in forces for n in other._on_b[f] if numbers_can_meet(self._rule, number, n)
                ]
                yield classes, partners

    def _values_for_b(
        self, other: ClassIndex, geography: Geography
    ) -> Iterator[tuple[Sequence[ClaimClass], list[_Value]]]:
        """As `_values`, from side b."""
        partners: dict[_Value, list[_Value]] = defaultdict(list)
        for force, by_number in other._on_a.items():
            forces = [f for f in self._on_b if forces_can_meet(self._rule.agree, force, f, geography)]
            for number in by_number:
                for f in forces:
                    for n in self._on_b[f]:
                        if numbers_can_meet(self._rule, number, n):
                            partners[f, n].append((force, number))
        yield from ((self._on_b[f][n], found) for (f, n), found in partners.items())

    @cached_property
    def _moments_on_a(self) -> Mapping[_Value, _Moments]:
        return _by_moment(self._on_a)

    @cached_property
    def _moments_on_b(self) -> Mapping[_Value, _Moments]:
        return _by_moment(self._on_b)

    @cached_property
    def _spans_on_b(self) -> Mapping[_Value, SpanIndex[ClaimClass]]:
        """The classes for side b by the days at which the window looks."""
        window = self._rule.window
        return {
            (force, number): SpanIndex((looked_at(window, one.one), one) for one in classes)
            for force, by_number in self._on_b.items()
            for number, classes in by_number.items()
        }

    @cached_property
    def _reach(self) -> _Reach:
        """How far from a moment the nearest partner may be found.

        Moments lie in the days that claims are about, so these are never further apart than moments.
        """
        window = self._rule.window
        if window.of != "times" or not window.beyond:
            return _Reach()
        return _Reach(window.beyond, b_is_later=window.later is not None)


def _by_moment(classes: _ByValue) -> dict[_Value, _Moments]:
    found: dict[_Value, _Moments] = {}
    for force, by_number in classes.items():
        for number, alike in by_number.items():
            ordered = sorted(((moment(one.one).toordinal(), one) for one in alike), key=itemgetter(0))
            found[force, number] = [day for day, _ in ordered], [one for _, one in ordered]
    return found


def _nearest(
    one: ClaimClass,
    others: Iterable[_Moments],
    joined: Callable[[ClaimClass, ClaimClass], bool],
    from_day: int,
    *,
    past: bool = True,
    ahead: bool = True,
) -> Iterator[ClaimClass]:
    """Those of some classes with which one is joined, each at least as near as those before it.

    Args:
        one: the class.
        others: lists of further classes with their days, in the order of these.
        joined: whether two classes are joined.
        from_day: how many days away they are at least.
        past: whether they may lie before it.
        ahead: whether they may lie after it.
    """
    here = moment(one.one).toordinal()
    starts: list[tuple[int, int, int, _Moments]] = []
    for found in others:
        days = found[0]
        after = bisect_left(days, here + from_day) if ahead else len(days)
        before = (bisect_right(days, here - from_day, hi=after) if past else 0) - 1
        starts.append((min(_distances(here, days, before, after)), before, after, found))
    starts.sort(key=itemgetter(0))
    least = _NEVER
    for first, before, after, found in starts:
        if first > least:
            break
        for distance, other in _outwards(here, found, before, after):
            if distance > least:
                break
            if joined(one, other):
                least = distance
                yield other


def _outwards(here: int, found: _Moments, before: int, after: int) -> Iterator[tuple[int, ClaimClass]]:
    """Classes with how far away they are, the nearest first."""
    days, classes = found
    while True:
        back, forth = _distances(here, days, before, after)
        if back == forth == _NEVER:
            break
        if forth <= back:
            yield forth, classes[after]
            after += 1
        else:
            yield back, classes[before]
            before -= 1


def _distances(here: int, days: Sequence[int], before: int, after: int) -> tuple[int, int]:
    """How far away the next day before and the next one after are."""
    return (
        here - days[before] if before >= 0 else _NEVER,
        days[after] - here if after < len(days) else _NEVER,
    )
