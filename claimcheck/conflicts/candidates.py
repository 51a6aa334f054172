"""Which claims a rule joins, found by what they are about: the cost grows with one story's claims.

Claims that are equal in all that a rule compares are one class; one of them is tested for all.
Classes meet place by place, force by force and, where the rule has a window, near in time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.conflicts import compare
from claimcheck.conflicts.compare import Background, admits, forces_can_meet
from claimcheck.conflicts.intervals import about, sort_day

if TYPE_CHECKING:
    from claimcheck.conflicts.model import Level
    from claimcheck.conflicts.rule_model import ConflictRule


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

    @property
    def one(self) -> Claim:
        """The claim that stands for all of them."""
        return self.claims[0]

    @cached_property
    def order(self) -> tuple[date, str]:
        """By when a number held, else by when it was said."""
        return sort_day(self.one), self.one.id


@dataclass(frozen=True)
class Pair:
    """Two classes all of whose claims a rule joins."""

    a: ClaimClass
    b: ClaimClass
    level: Level


def joined_classes(
    rule: ConflictRule,
    claims_by_place: Mapping[str, Sequence[Claim]],
    background: Background,
    new: Collection[str] | None = None,
) -> list[Pair]:
    """The classes that a rule joins, in a stable order; the earlier one first where both ways fit.

    Args:
        rule: the rule.
        claims_by_place: the claims about each place.
        background: what is known besides them.
        new: ids of articles; if given, only pairs with a claim of one of these.
    """
    here = {
        place: _PlaceIndex(classes, rule, new)
        for place, classes in _classes_by_place(rule, claims_by_place, background).items()
    }
    seen: set[frozenset[int]] = set()
    pairs: list[Pair] = []
    for place, index in here.items():
        others = [index]
        if rule.agree.place in ("contained", "b_in_a"):
            others += [here[r] for r in background.geography.regions_of(place) if r in here]
        for other in others:
            for a, b in index.candidates(other, background):
                key = frozenset((id(a), id(b)))
                if a is b or key in seen:
                    continue
                pair = _joined(rule, a, b, background)
                if pair is not None:
                    seen.add(key)
                    pairs.append(pair)
    return sorted(pairs, key=lambda pair: (pair.a.order, pair.b.order))


class _PlaceIndex:
    """The classes of one place, and those of them that have a claim of a new article."""

    def __init__(
        self, classes: Sequence[ClaimClass], rule: ConflictRule, new: Collection[str] | None
    ) -> None:
        self.all = _Index(classes, rule)
        self.new = self.all
        if new is not None:
            self.new = _Index([c for c in classes if any(one.article in new for one in c.claims)], rule)

    def candidates(
        self, other: _PlaceIndex, background: Background
    ) -> Iterator[tuple[ClaimClass, ClaimClass]]:
        """The classes for side a with those for side b that may do, of which one at least is new."""
        for one, another in ((self, other),) if other is self else ((self, other), (other, self)):
            yield from one.new.candidates(another.all, background)
            if one.new is not one.all or another.new is not another.all:
                yield from one.all.candidates(another.new, background)


def _joined(rule: ConflictRule, a: ClaimClass, b: ClaimClass, background: Background) -> Pair | None:
    level = compare.meets(rule, a.one, b.one, background)
    if level is None:
        return None
    if a.on_b and b.on_a and b.order < a.order and compare.meets(rule, b.one, a.one, background) is level:
        return Pair(b, a, level)
    return Pair(a, b, level)


def _classes_by_place(
    rule: ConflictRule, claims_by_place: Mapping[str, Sequence[Claim]], background: Background
) -> dict[str, list[ClaimClass]]:
    kinds = rule.kinds
    members: dict[tuple[object, ...], dict[str, Claim]] = defaultdict(dict)
    at: dict[str, dict[tuple[object, ...], None]] = {}
    for place, claims in claims_by_place.items():
        keys: dict[tuple[object, ...], None] = {}
        for claim in (c for c in claims if c.kind in kinds):
            on = admits(rule.a, claim, background), admits(rule.b, claim, background)
            if any(on):
                key = (*on, *_compared(rule, claim))
                members[key][claim.id] = claim
                keys[key] = None
        if keys:
            at[place] = keys
    classes = {
        key: ClaimClass(tuple(found[i] for i in sorted(found)), on_a=key[0] is True, on_b=key[1] is True)
        for key, found in members.items()
    }
    return {place: [classes[key] for key in keys] for place, keys in at.items()}


def _compared(rule: ConflictRule, claim: Claim) -> tuple[object, ...]:
    """All that a rule compares of a claim."""
    key = (
        claim.kind,
        claim.force,
        claim.place,
        claim.area,
        claim.time,
        claim.number,
        claim.hedged,
        claim.said,
    )
    if rule.agree.speaker == "any":
        return key
    return (*key, claim.speaker, claim.article)


class _Index:
    """The classes of one place, by force and day."""

    def __init__(self, classes: Iterable[ClaimClass], rule: ConflictRule) -> None:
        self._rule = rule
        self._on_a: dict[str | None, list[ClaimClass]] = defaultdict(list)
        self._on_b: dict[str | None, list[tuple[date, ClaimClass]]] = defaultdict(list)
        # Of those that are not known to lie on one day.
        self._any_day: dict[str | None, list[ClaimClass]] = defaultdict(list)
        for one in sorted(classes, key=lambda c: c.order):
            force = one.one.force
            if one.on_a:
                self._on_a[force].append(one)
            if one.on_b and (day := self._day(one.one)) is not None:
                self._on_b[force].append((day, one))
            elif one.on_b:
                self._any_day[force].append(one)
        for found in self._on_b.values():
            found.sort(key=lambda pair: pair[0])

    def _day(self, claim: Claim) -> date | None:
        """The one day by which the rule's window looks at a claim, if there is one."""
        if self._rule.window.of != "times":
            return claim.said
        meant = about(claim)
        return meant.start if meant.start == meant.end else None

    def candidates(self, other: _Index, background: Background) -> Iterator[tuple[ClaimClass, ClaimClass]]:
        """The classes here for side a, with those of another place or this one for side b that may do."""
        for force, classes in self._on_a.items():
            forces = [
                f
                for f in {**other._on_b, **other._any_day}
                if forces_can_meet(self._rule.agree, force, f, background.geography)
            ]
            for a in classes:
                for f in forces:
                    yield from ((a, b) for b in other._near(f, self._day(a.one)))

    def _near(self, force: str | None, day: date | None) -> Iterator[ClaimClass]:
        yield from self._any_day.get(force, ())
        dated = self._on_b.get(force, [])
        within = self._rule.window.within
        first, last = 0, len(dated)
        if day is not None and within is not None:
            reach = timedelta(days=within)
            first = bisect_left(dated, max(day, date.min + reach) - reach, key=lambda pair: pair[0])
            last = bisect_right(dated, min(day, date.max - reach) + reach, key=lambda pair: pair[0])
        yield from (b for _, b in dated[first:last])
