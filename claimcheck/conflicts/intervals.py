"""Numbers as intervals, and the days that claims are about: when two of them are apart."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import inf

from claimcheck.claims.model import Claim, Kind, TimeSpan, TroopNumber

# An approximate number is right to half of the unit to which it was rounded, but no further
# from it than this share.
_LOOSEST_ROUNDING = 0.075
# An untimed claim of these kinds is about what was before it was made, or about that day alone;
# one of the others about that day and what follows.
_PAST_KINDS = frozenset({Kind.WITHDRAWAL_COMPLETED})
_PRESENT_KINDS = frozenset({Kind.WITHDRAWAL_UNDERWAY, Kind.TROOPS_COUNT, Kind.TROOPS_CHANGE})
# What these say goes on from the time that they give.
_LASTING_KINDS = frozenset({Kind.PRESENCE_ENDED, Kind.PRESENCE_ADVISORY})


def bounds(number: TroopNumber) -> tuple[float, float]:
    """The least and the greatest number of soldiers that may be meant."""
    low = -inf if number.low is None else float(number.low)
    high = inf if number.high is None else float(number.high)
    if number.approximate:
        return low - _rounding(number.low), high + _rounding(number.high)
    return low, high


def _rounding(number: int | None) -> float:
    """How far from an approximate number the true one may be: 12,500 is one of the five hundreds."""
    if not number:
        return 0.0
    unit = 1
    while number % (unit * 10) == 0:
        unit *= 10
    if number % (unit * 5) == 0:
        unit *= 5
    return min(unit / 2, number * _LOOSEST_ROUNDING)


@lru_cache(maxsize=65536)
def numbers_apart(a: TroopNumber, b: TroopNumber, percent: int = 0) -> bool:
    """Whether no number fits both, and they differ by more than ``percent`` of the smaller one."""
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    smaller, greater = sorted((_middle(a), _middle(b)))
    return (high_a < low_b or high_b < low_a) and (greater - smaller) * 100 > smaller * percent


def is_larger(a: TroopNumber, b: TroopNumber, percent: int = 0) -> bool:
    """Whether ``b`` is more than all of ``a``, by more than ``percent``."""
    return bounds(b)[0] > bounds(a)[1] and numbers_apart(a, b, percent)


def _middle(number: TroopNumber) -> float:
    ends = [n for n in (number.low, number.high) if n is not None]
    return sum(ends) / len(ends) if ends else 0.0


def about(claim: Claim) -> TimeSpan:
    """The days that a claim is about; open on both sides where nothing tells.

    Without a time of its own it is about the day on which it was made: a completed withdrawal
    about the days until then, what goes on or is to come about those from then on. That a
    presence or a combat mission ended holds from the time on that is given for it. A time without
    a beginning begins with the statement.
    """
    return _about(claim.kind, claim.time, claim.said)


@lru_cache(maxsize=65536)
def _about(kind: str, time: TimeSpan | None, said: date | None) -> TimeSpan:
    if time is not None:
        start, end = time.start, time.end
        if start is None and end is not None:
            start = end if said is None else min(said, end)
        return TimeSpan(start, None if kind in _LASTING_KINDS else end)
    if kind in _PAST_KINDS:
        return TimeSpan(None, said)
    return TimeSpan(said, said if kind in _PRESENT_KINDS else None)


def gap(a: TimeSpan, b: TimeSpan) -> int:
    """How many days lie between two spans, 0 where they meet."""
    if a.meets(b):
        return 0
    first, second = (a, b) if a.end and b.start and a.end < b.start else (b, a)
    return (second.start - first.end).days if second.start and first.end else 0


def moment(claim: Claim) -> date:
    """One day for a claim: when what it is about ends or begins, else when it was said."""
    meant = about(claim)
    return (claim.time and (meant.end or meant.start)) or claim.said or date.max


def sort_day(claim: Claim) -> date:
    """The day by which claims are put in order: of numbers when they held, of others when they were said."""
    held = claim.time.start or claim.time.end if claim.number is not None and claim.time else None
    return held or claim.said or date.max
