"""One disagreement out of many pairs: two sides of which everything conflicts with everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.conflicts.candidates import Pair
from claimcheck.conflicts.class_index import ClaimClass
from claimcheck.conflicts.compare import areas_fit
from claimcheck.conflicts.intervals import bounds, moment

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.rule_model import ConflictRule

# Contrasts by which rules compare numbers, and times.
NUMERIC = frozenset({"number", "larger", "ends"})
TEMPORAL = frozenset({"time", "before", "outlasts", "spans"})


@dataclass(frozen=True)
class Disagreement:
    """Two sides; every claim of the one conflicts with every claim of the other.

    Attributes:
        left: the claims of the one side.
        right: the claims of the other.
        either_way: whether the rule does not tell the sides apart.
    """

    left: tuple[Claim, ...]
    right: tuple[Claim, ...]
    either_way: bool = False


def disagreements(pairs: Sequence[Pair], rule: ConflictRule, geography: Geography) -> Iterator[Disagreement]:
    """Group the pairs of a rule so that each comes in one group only.

    The claims of one side are about one force and area, and can all be true; numbers and times
    must fit together only where the rule compares them.
    """
    ordered = sorted(pairs, key=lambda pair: (pair.a.order, pair.b.order))
    graph = _Open(ordered, rule, geography)
    for pair in ordered:
        if graph.is_open(pair.a, pair.b):
            left, right = graph.taken(pair.a, pair.b)
            yield Disagreement(_claims(left), _claims(right), pair.either_way)


def only_nearest(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of which neither side has a partner that is nearer in time.

    Of a number that changed twice, the first and the last are no news of their own.
    """
    nearest: dict[int, int] = {}
    for pair in pairs:
        for one in (pair.a, pair.b):
            nearest[id(one)] = min(_distance(pair), nearest.get(id(one), _distance(pair)))
    return [p for p in pairs if _distance(p) == nearest[id(p.a)] == nearest[id(p.b)]]


def _distance(pair: Pair) -> int:
    return abs((moment(pair.a.one) - moment(pair.b.one)).days)


class _Open:
    """The pairs that are in no group yet."""

    def __init__(self, pairs: Iterable[Pair], rule: ConflictRule, geography: Geography) -> None:
        self._rule = rule
        self._geography = geography
        self._partners: dict[int, set[int]] = defaultdict(set)
        self._right_of: dict[int, dict[int, ClaimClass]] = defaultdict(dict)
        self._left_of: dict[int, dict[int, ClaimClass]] = defaultdict(dict)
        for pair in pairs:
            a, b = id(pair.a), id(pair.b)
            self._partners[a].add(b)
            self._partners[b].add(a)
            self._right_of[a][b] = pair.b
            self._left_of[b][a] = pair.a

    def is_open(self, a: ClaimClass, b: ClaimClass) -> bool:
        return id(b) in self._right_of[id(a)]

    def taken(self, a: ClaimClass, b: ClaimClass) -> tuple[list[ClaimClass], list[ClaimClass]]:
        """The sides of the group of an open pair, which is closed by that."""
        left, right = [a], [b]
        for one in self._right_of[id(a)].values():
            if one is not b and self._fits(one, right):
                right.append(one)
        for one in self._left_of[id(b)].values():
            all_of_right = all(id(k) in self._right_of[id(one)] for k in right)
            if one is not a and all_of_right and self._fits(one, left):
                left.append(one)
        for i in left:
            for j in right:
                del self._right_of[id(i)][id(j)]
                del self._left_of[id(j)][id(i)]
        return left, right

    def _fits(self, one: ClaimClass, side: Sequence[ClaimClass]) -> bool:
        return all(id(k) not in self._partners[id(one)] and self._say_the_same(one.one, k.one) for k in side)

    def _say_the_same(self, a: Claim, b: Claim) -> bool:
        by = self._rule.differ.by
        return (
            self._geography.related(a.force, b.force)
            and areas_fit(a, b)
            and (by not in NUMERIC or _numbers_fit(a, b))
            and (by not in TEMPORAL or _times_fit(a, b))
        )


def _numbers_fit(a: Claim, b: Claim) -> bool:
    if a.number is None or b.number is None:
        return True
    (low_a, high_a), (low_b, high_b) = bounds(a.number), bounds(b.number)
    return low_a <= high_b and low_b <= high_a


def _times_fit(a: Claim, b: Claim) -> bool:
    return a.time is None or b.time is None or a.time.meets(b.time)


def _claims(classes: Iterable[ClaimClass]) -> tuple[Claim, ...]:
    return tuple(claim for one in classes for claim in one.claims)
