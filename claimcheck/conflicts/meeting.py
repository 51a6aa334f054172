"""Whether classes meet under a rule, worked out once for all pairs that only their days tell apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from claimcheck.conflicts import compare

if TYPE_CHECKING:
    from claimcheck.conflicts.class_index import ClaimClass
    from claimcheck.conflicts.compare import Background
    from claimcheck.conflicts.model import Level
    from claimcheck.conflicts.rule_model import ConflictRule


class Meeting:
    """Answers for one rule at what level it joins two classes.

    Of claims without a time of their own all that rules look at is how many days lie between
    the statements, never on which days these were made.

    Args:
        rule: the rule.
        background: what is known besides the claims.
    """

    def __init__(self, rule: ConflictRule, background: Background) -> None:
        self._rule = rule
        self._background = background
        self._values: dict[tuple[object, ...], int] = {}
        self._levels: dict[tuple[int, int, int], Level | None] = {}
        self._known: dict[int, tuple[int, int] | None] = {}

    def level(self, a: ClaimClass, b: ClaimClass) -> Level | None:
        """The level at which the rule joins the claims of ``a`` with those of ``b``; None if it does not."""
        known_a, known_b = self._value_and_day(a), self._value_and_day(b)
        if known_a is None or known_b is None:
            return compare.meets(self._rule, a.one, b.one, self._background)
        key = known_a[0], known_b[0], known_b[1] - known_a[1]
        if key not in self._levels:
            self._levels[key] = compare.contents_meet(self._rule, a.one, b.one, self._background)
        level = self._levels[key]
        if level is None or compare.speakers_fit(self._rule.agree, a.one, b.one, self._background.speakers):
            return level
        return None

    def _value_and_day(self, one: ClaimClass) -> tuple[int, int] | None:
        """A number for what a class says, and the day, if only the day tells it from others that say it."""
        key = id(one)
        if key not in self._known:
            claim = one.one
            self._known[key] = None
            if claim.time is None and claim.said is not None:
                value = self._values.setdefault(compare.value_of(claim), len(self._values))
                self._known[key] = value, date.toordinal(claim.said)
        return self._known[key]
