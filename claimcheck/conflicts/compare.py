"""Whether two claims meet under a conflict rule: small pure functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim, TimeSpan, TroopNumber

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.rule_model import ConflictRule

_NUMERIC = frozenset({"number", "part", "total"})
# Two approximate numbers this close to one another are one number.
_ROUNDING = 0.1
# Forces that are totals of several states' forces.
_AGGREGATES = frozenset({"coalition", "foreign", "NATO"})


def meets(rule: ConflictRule, a: Claim, b: Claim, geography: Geography) -> bool:
    """Whether ``a`` on the one side and ``b`` on the other are a conflict under ``rule``.

    Both are taken to be about a common place already; numbers must be of just the same places.
    """
    return (
        a.id != b.id
        and a.kind in rule.kinds_a
        and b.kind in rule.kinds_b
        and (not rule.rules_a or a.rule in rule.rules_a)
        and (not rule.rules_b or b.rule in rule.rules_b)
        and (not rule.timed_a or a.time is not None)
        and _forces_meet(rule, a, b, geography)
        and _same_area(a, b)
        and (rule.differ not in _NUMERIC or a.place == b.place)
        and _in_window(rule, a, b)
        and (rule.differ == "time" or a.time is None or b.time is None or a.time.meets(b.time))
        and _DIFFERENCES[rule.differ](a, b, geography)
    )


def _forces_meet(rule: ConflictRule, a: Claim, b: Claim, geography: Geography) -> bool:
    if rule.same_force:
        return a.force is not None and a.force == b.force
    return geography.related(a.force, b.force)


def _same_area(a: Claim, b: Claim) -> bool:
    """Two different areas of one country are different places; an area lies in its country."""
    return a.area is None or b.area is None or a.area == b.area


def _in_window(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    """Whether the two lie near enough in time, or far enough apart.

    What counts is when they were said; of numbers, when they held.
    """
    if a.said is None or b.said is None:
        return rule.beyond is None and rule.later is None
    if rule.later == "b" and b.said < a.said:
        return False
    days = abs((b.said - a.said).days)
    if rule.differ in _NUMERIC:
        days = _gap(a.time or TimeSpan(a.said, a.said), b.time or TimeSpan(b.said, b.said))
    return (rule.days is None or days <= rule.days) and (rule.beyond is None or days >= rule.beyond)


def _gap(a: TimeSpan, b: TimeSpan) -> int:
    """How many days lie between two spans, 0 where they meet."""
    if a.meets(b):
        return 0
    first, second = (a, b) if a.end and b.start and a.end < b.start else (b, a)
    return (second.start - first.end).days if second.start and first.end else 0


def _bounds(number: TroopNumber) -> tuple[float, float]:
    low = float("-inf") if number.low is None else float(number.low)
    high = float("inf") if number.high is None else float(number.high)
    if number.approximate:
        return low * (1 - _ROUNDING), high * (1 + _ROUNDING)
    return low, high


def _numbers_apart(a: Claim, b: Claim, geography: Geography) -> bool:
    if a.number is None or b.number is None or a.hedged or b.hedged:
        return False
    (low_a, high_a), (low_b, high_b) = _bounds(a.number), _bounds(b.number)
    return high_a < low_b or high_b < low_a


def _part_exceeds_whole(a: Claim, b: Claim, geography: Geography) -> bool:
    """``a`` is the whole, ``b`` the part, and the least of the part is more than all of the whole."""
    if a.number is None or b.number is None or a.force is None or b.force is None or a.force == b.force:
        return False
    return geography.contains(a.force, b.force) and _bounds(b.number)[0] > _bounds(a.number)[1]


def _totals_apart(a: Claim, b: Claim, geography: Geography) -> bool:
    """Two totals under different names, ``a`` the narrower one."""
    if a.force == b.force or not {a.force, b.force} <= _AGGREGATES or a.number is None or b.number is None:
        return False
    if not geography.contains(str(b.force), str(a.force)):
        return False
    low, high = sorted([_middle(a.number), _middle(b.number)])
    return high > low * (1 + _ROUNDING)


def _middle(number: TroopNumber) -> float:
    ends = [n for n in (number.low, number.high) if n is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _times_apart(a: Claim, b: Claim, geography: Geography) -> bool:
    return a.time is not None and b.time is not None and not a.time.meets(b.time)


_DIFFERENCES: dict[str, Callable[[Claim, Claim, Geography], bool]] = {
    "kind": lambda a, b, geography: True,
    "number": _numbers_apart,
    "part": _part_exceeds_whole,
    "total": _totals_apart,
    "time": _times_apart,
}
