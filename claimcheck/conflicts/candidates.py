"""Which claims a rule joins, found by what they are about: the cost grows with one story's claims.

Claims that are equal in all that a rule compares are one class; one of them is tested for all.
Classes meet place by place, force by force, number by number and, where the rule has a window, near
in time. Of an update only the nearest ones meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.conflicts.class_index import ClaimClass, ClassIndex
from claimcheck.conflicts.compare import Background, admits, restricted_sides, side_admits, value_of
from claimcheck.conflicts.meeting import Meeting
from claimcheck.conflicts.model import Level
from claimcheck.graph.model import places

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.rule_model import ConflictRule

ByPlace = Mapping[str, Mapping[str, Sequence[Sequence[Claim]]]]
"""For each place and each kind the claims of that kind about it, those together that no rule tells apart."""


def by_place(claims: Iterable[Claim], rules: Sequence[ConflictRule], background: Background) -> ByPlace:
    """The claims by their places and kinds, in the order of the places' codes and of the claims.

    Claims stand together if they are equal in all that some rule looks at, but for who says them.

    Args:
        claims: the claims.
        rules: the rules that will compare them.
        background: what is known besides them.
    """
    restricted = restricted_sides(rules)
    alike: dict[tuple[object, ...], list[Claim]] = {}
    found: dict[str, dict[str, list[list[Claim]]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        on = tuple([side_admits(side, claim, background) for side in restricted.get(claim.kind, ())])
        key = (*value_of(claim), claim.said, on)
        others = alike.get(key)
        if others is not None:
            others.append(claim)
            continue
        alike[key] = [claim]
        for place in places(claim):
            found[place][claim.kind].append(alike[key])
    return {place: found[place] for place in sorted(found)}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two classes all of whose claims a rule joins.

    Attributes:
        a: the class on the rule's side a.
        b: the class on its side b.
        level: at what level it joins them.
        either_way: whether it joins them the other way round, too.
    """

    a: ClaimClass
    b: ClaimClass
    level: Level
    either_way: bool = False


def joined_classes(
    rule: ConflictRule,
    claims: ByPlace,
    background: Background,
    new: Collection[str] | None = None,
) -> list[Pair]:
    """The classes that a rule joins, in a stable order.

    Of an update, only classes of which one is the other's nearest in time.

    Args:
        rule: the rule.
        claims: the claims about each place.
        background: what is known besides them.
        new: ids of articles; if given, only pairs with a claim of one of these.
    """
    here = {
        place: _PlaceIndex(classes, rule, new)
        for place, classes in _classes_by_place(rule, claims, background).items()
    }
    meeting = Meeting(rule, background)
    seen: set[tuple[int, int]] = set()
    pairs: list[Pair] = []
    for place, index in here.items():
        others = [index]
        if rule.agree.place in ("contained", "b_in_a"):
            others += [here[r] for r in background.geography.regions_of(place) if r in here]
        for other in others:
            for a, b in index.candidates(other, meeting, background.geography):
                if a is b or (level := meeting.level(a, b)) is None:
                    continue
                key = (id(a), id(b)) if id(a) < id(b) else (id(b), id(a))
                if key not in seen:
                    seen.add(key)
                    pairs.append(_in_their_order(a, b, level, meeting))
    return sorted(pairs, key=lambda pair: (pair.a.order, pair.b.order))


class _PlaceIndex:
    """The classes of one place, and those of them that have a claim of a new article."""

    def __init__(
        self, classes: Sequence[ClaimClass], rule: ConflictRule, new: Collection[str] | None
    ) -> None:
        self._nearest = rule.level is Level.UPDATE
        self.all = ClassIndex(classes, rule)
        self.new = self.all
        if new is not None:
            self.new = ClassIndex([c for c in classes if any(one.article in new for one in c.claims)], rule)

    def candidates(
        self, other: _PlaceIndex, meeting: Meeting, geography: Geography
    ) -> Iterator[tuple[ClaimClass, ClaimClass]]:
        """The classes for side a with those for side b that may do, of which one at least is new."""
        for one, another in ((self, other),) if other is self else ((self, other), (other, self)):
            yield from self._between(one.new, another.all, meeting, geography)
            if one.new is not one.all or another.new is not another.all:
                yield from self._between(one.all, another.new, meeting, geography)

    def _between(
        self, one: ClassIndex, other: ClassIndex, meeting: Meeting, geography: Geography
    ) -> Iterator[tuple[ClaimClass, ClaimClass]]:
        if self._nearest:
            return one.nearest(other, meeting, geography)
        return one.candidates(other, geography)


def _in_their_order(a: ClaimClass, b: ClaimClass, level: Level, meeting: Meeting) -> Pair:
    """A pair; if either may stand on either side, the same values stand on the same side in all pairs.

    So 3000 against 3500 is one disagreement, whichever of the two was said first.
    """
    if a.on_b and b.on_a and meeting.level(b, a) is level:
        a, b = sorted((a, b), key=lambda one: (one.value, one.order))
        return Pair(a, b, level, either_way=True)
    return Pair(a, b, level)


def _classes_by_place(
    rule: ConflictRule, claims: ByPlace, background: Background
) -> dict[str, list[ClaimClass]]:
    kinds = sorted(rule.kinds)
    members: dict[tuple[object, ...], dict[int, Sequence[Claim]]] = defaultdict(dict)
    at: dict[str, dict[tuple[object, ...], None]] = {}
    for place, by_kind in claims.items():
        keys: dict[tuple[object, ...], None] = {}
        for kind in kinds:
            for alike in by_kind.get(kind, ()):
                on = admits(rule.a, alike[0], background), admits(rule.b, alike[0], background)
                if on == (False, False):
                    continue
                for voice, said_by in _voices(rule, alike):
                    key = (*on, *value_of(alike[0]), alike[0].said, *voice)
                    members[key][id(alike)] = said_by
                    keys[key] = None
        if keys:
            at[place] = keys
    classes = {
        key: ClaimClass(
            tuple(sorted((claim for alike in found.values() for claim in alike), key=attrgetter("id"))),
            on_a=key[0] is True,
            on_b=key[1] is True,
        )
        for key, found in members.items()
    }
    return {place: [classes[key] for key in keys] for place, keys in at.items()}


def _voices(
    rule: ConflictRule, alike: Sequence[Claim]
) -> Iterable[tuple[tuple[str | None, ...], Sequence[Claim]]]:
    """The claims by who says them, as far as a rule cares: an article's own voice is one of its own."""
    if rule.agree.speaker == "any":
        return (((), alike),)
    voices: dict[tuple[str | None, ...], list[Claim]] = defaultdict(list)
    for claim in alike:
        voices[claim.speaker, claim.article if claim.speaker is None else None].append(claim)
    return voices.items()
