"""What is said very often: a few exemplars a week stand for it, the others are counted.

So the cost of a story grows with what is said in it and how long it is told, and not with how many tell it.
Parts of what is said can be condensed apart: condensing what is left of them gives the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.conflicts.compare import Background, restricted_sides, side_admits, value_of

if TYPE_CHECKING:
    from claimcheck.conflicts.rule_model import ConflictRule, ConflictSide

CROWD = 64
"""Up to so many claims that say the same are compared one by one."""
EXEMPLARS = 4
"""Of more claims than that, so many of each week are."""


@dataclass(frozen=True)
class Condensed:
    """Claims without those that only repeat what exemplars say.

    Attributes:
        claims: what is left.
        further: by the id of an exemplar how many claims of its week and its content were left out.
    """

    claims: tuple[Claim, ...]
    further: dict[str, int]


def condensed(
    claims: Iterable[Claim],
    rules: Sequence[ConflictRule],
    background: Background,
    new: Collection[str] | None = None,
    further: Mapping[str, int] | None = None,
) -> Condensed:
    """Claims of which none says more than `CROWD` times the same without being counted.

    Two claims say the same if they are equal in all that the rules look at but the day and the
    speaker. Of these every week's first ones are kept, those with a named speaker before others.

    Args:
        claims: the claims, in any order.
        rules: the rules that will compare them.
        background: what is known besides them.
        new: ids of articles whose claims are kept in any case.
        further: if some of the claims are what was left of more, what was counted then.
    """
    before = further or {}
    values: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        values[value_of(claim)].append(claim)
    kept: list[Claim] = []
    counted: dict[str, int] = {}
    sides = restricted_sides(rules)
    for found in values.values():
        if len(found) <= CROWD and not any(claim.id in before for claim in found):
            kept += found
            continue
        for week in _weeks(found, sides.get(found[0].kind, ()), background):
            week.sort(key=_first_of_week)
            first, others = week[:EXEMPLARS], week[EXEMPLARS:]
            wanted = [claim for claim in others if new is not None and claim.article in new]
            kept += [*first, *wanted]
            left_out = len(others) - len(wanted) + sum(before.get(claim.id, 0) for claim in week)
            if left_out:
                counted[first[0].id] = left_out
    return Condensed(tuple(kept), counted)


def _weeks(
    claims: Iterable[Claim], sides: Sequence[ConflictSide], background: Background
) -> Iterable[list[Claim]]:
    """Claims of one value by the week and by the sides of rules on which they may stand."""
    weeks: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        on = tuple([side_admits(side, claim, background) for side in sides])
        weeks[on, None if claim.said is None else claim.said.isocalendar()[:2]].append(claim)
    return weeks.values()


def _first_of_week(claim: Claim) -> tuple[bool, date, str, int, str]:
    return claim.speaker is None, claim.said or date.max, claim.article, claim.span.start, claim.id
