"""Whether two claims meet under a conflict rule: small pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim, TroopNumber
from claimcheck.conflicts.intervals import about, gap, is_larger, numbers_apart
from claimcheck.graph.model import places
from claimcheck.language.morphology import noun_keys
from claimcheck.language.orthography import fold
from claimcheck.language.timespan import TimeSpan

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.model import Level
    from claimcheck.conflicts.rule_model import Agreement, ConflictRule, ConflictSide, Window
    from claimcheck.conflicts.speakers import Speakers

_FOREIGN = "foreign"
_PARTICLES = frozenset("وفبكل")
_SHORTEST_WORD = 3


@dataclass(frozen=True)
class Background:
    """What is known besides the two claims.

    Attributes:
        geography: which force contains which, and which place lies in which.
        speakers: tells who is who.
        beside: by the ids of claims, the kinds of the other claims in the same words.
    """

    geography: Geography
    speakers: Speakers
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict)


def admits(sides: Iterable[ConflictSide], claim: Claim, background: Background) -> bool:
    """Whether a claim may stand on a side, which has one or more alternatives."""
    return any(
        claim.kind in side.kinds and (not side.restrictions or side_admits(side, claim, background))
        for side in sides
    )


def restricted_sides(rules: Iterable[ConflictRule]) -> dict[str, list[ConflictSide]]:
    """By the kind of claims the alternatives of sides that ask for more than the kind."""
    found: dict[str, list[ConflictSide]] = defaultdict(list)
    for side in (side for rule in rules for side in (*rule.a, *rule.b) if side.restrictions):
        for kind in side.kinds:
            found[kind].append(side)
    return found


def value_of(claim: Claim) -> tuple[object, ...]:
    """All that rules compare of a claim but the day on which it was said and the speaker."""
    return claim.kind, claim.force, claim.place, claim.area, claim.time, claim.number, claim.hedged


def side_admits(side: ConflictSide, claim: Claim, background: Background) -> bool:
    """Whether a claim of one of its kinds meets the other conditions of a side's alternative."""
    beside = background.beside.get(claim.id, frozenset())
    return (
        (not side.rules or claim.rule in side.rules)
        and (not side.forces or claim.force in side.forces)
        and (not side.beside or not beside.isdisjoint(side.beside))
        and beside.isdisjoint(side.not_beside)
        and side.timed in (None, claim.time is not None)
        and side.hedged in (None, claim.hedged)
        and side.counted in (None, claim.number is not None and claim.number.low not in (None, 0))
        and side.in_area in (None, claim.area is not None)
        and (not side.words or not _words(claim.quote).isdisjoint(side.words))
        and (not side.without_words or _words(claim.quote).isdisjoint(side.without_words))
    )


@lru_cache(maxsize=65536)
def _words(quote: str) -> frozenset[str]:
    """The words of a quotation in their regular forms, with and without what is written onto them."""
    found: set[str] = set()
    for word in fold(quote).split():
        form = word.strip('"،؛:.()«»“”[]…')
        found |= noun_keys(form)
        if form[:1] in _PARTICLES and len(form) > _SHORTEST_WORD:
            found |= noun_keys(form[1:])
            if form.startswith("لل"):
                found |= noun_keys(form[2:])
    return frozenset(found)


def meets(rule: ConflictRule, a: Claim, b: Claim, background: Background) -> Level | None:
    """The level at which ``rule`` joins ``a`` and ``b``; None if it does not.

    Both are taken to be admitted to their sides already. Passages are not looked at.
    """
    level = contents_meet(rule, a, b, background)
    return level if level and speakers_fit(rule.agree, a, b, background.speakers) else None


def contents_meet(rule: ConflictRule, a: Claim, b: Claim, background: Background) -> Level | None:
    """As `meets`, without regard to who says it."""
    joined = (
        a.id != b.id
        and _forces_meet(rule.agree, a, b, background.geography)
        and _places_meet(rule.agree, a, b, background.geography)
        and _areas_meet(rule.agree, a, b)
        and (rule.agree.time == "any" or not (a.time and b.time) or about(a).meets(about(b)))
        and _in_window(rule.window, a, b)
        and _differ(rule, a, b)
    )
    return rule.level_of(a, b) if joined else None


def forces_can_meet(agree: Agreement, a: str | None, b: str | None, geography: Geography) -> bool:
    """Whether claims about force ``a`` can be joined with claims about force ``b``."""
    if a is None or b is None:
        return agree.force == "related" and a != b
    if agree.force == "same":
        return a == b
    if agree.force == "b_in_a":
        return a != b and geography.contains(a, b)
    return geography.related(a, b) and (agree.force == "related" or a != b)


def numbers_can_meet(rule: ConflictRule, a: TroopNumber | None, b: TroopNumber | None) -> bool:
    """Whether claims with these numbers can be joined, as far as numbers go."""
    if rule.differ.by == "number":
        return a is not None and b is not None and numbers_apart(a, b, rule.differ.percent)
    if rule.differ.by == "larger":
        return a is not None and b is not None and is_larger(a, b, rule.differ.percent)
    return True


def _forces_meet(agree: Agreement, a: Claim, b: Claim, geography: Geography) -> bool:
    """As far as forces go; foreign forces in a country are never its own."""
    codes = {a.force, b.force}
    at_home = _FOREIGN in codes and any(
        c in places(claim) for c in codes - {_FOREIGN, None} for claim in (a, b)
    )
    return not at_home and forces_can_meet(agree, a.force, b.force, geography)


def _places_meet(agree: Agreement, a: Claim, b: Claim, geography: Geography) -> bool:
    of_a, of_b = places(a), places(b)
    if agree.place == "same":
        return set(of_a) == set(of_b)
    if agree.place == "b_in_a":
        return all(any(geography.place_contains(whole, part) for whole in of_a) for part in of_b)
    if not set(of_a).isdisjoint(of_b):
        return True
    return agree.place == "contained" and any(
        geography.place_contains(x, y) or geography.place_contains(y, x) for x in of_a for y in of_b
    )


def _areas_meet(agree: Agreement, a: Claim, b: Claim) -> bool:
    if agree.area == "same" and (a.area is None) != (b.area is None):
        return False
    return areas_fit(a, b)


def areas_fit(a: Claim, b: Claim) -> bool:
    """Whether two claims can be about one area; an area that is not named may be any.

    Areas are the article's words: the words of the shorter name must be among those of the other.
    """
    if a.area is None or b.area is None:
        return True
    shorter, longer = sorted((_area_words(a.area), _area_words(b.area)), key=len)
    return all(any(not keys.isdisjoint(others) for others in longer) for keys in shorter)


def _area_words(area: str) -> list[frozenset[str]]:
    return [_words(word) for word in area.split()]


def speakers_fit(agree: Agreement, a: Claim, b: Claim, speakers: Speakers) -> bool:
    """Whether who says the two is what a rule asks for."""
    if agree.speaker == "any":
        return True
    same = speakers.same(a.speaker, b.speaker)
    if agree.speaker == "same":
        return same
    own_voice = a.speaker is None and b.speaker is None and a.article == b.article
    return not same and not own_voice and (a.speaker is None or a.speaker != b.speaker)


def looked_at(window: Window, claim: Claim) -> TimeSpan:
    """The days of a claim between which a window's ``within`` counts; open where nothing tells."""
    return about(claim) if window.of == "times" else TimeSpan(claim.said, claim.said)


def _in_window(window: Window, a: Claim, b: Claim) -> bool:
    if window.of == "times":
        of_a, of_b = about(a), about(b)
        apart = gap(of_a, of_b)
        later_b = not (of_a.start and of_b.end and of_b.end < of_a.start)
        known = None not in (of_a.end or of_a.start, of_b.start or of_b.end)
    else:
        known = a.said is not None and b.said is not None
        apart = abs((b.said - a.said).days) if a.said and b.said else 0
        later_b = not (a.said and b.said and b.said < a.said)
        if window.of == "both" and window.within is not None and gap(about(a), about(b)) > window.within:
            return False
    if not known:
        return window.beyond is None and window.later is None
    return (
        (window.within is None or apart <= window.within)
        and (window.beyond is None or apart >= window.beyond)
        and (window.later is None or later_b)
    )


def _differ(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    return _CONTRASTS[rule.differ.by](rule, a, b)


def _by_number(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    return numbers_can_meet(rule, a.number, b.number)


def _by_ends(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    """Whether a count fits neither end of a change or, where it lies apart from it, not the nearer one."""
    if a.number is None or b.number is None or a.number.source is None:
        return False
    change, count = about(a), about(b)
    ends = [TroopNumber(a.number.source, a.number.source, a.number.approximate), a.number]
    if change.end and count.start and change.end < count.start:
        ends = ends[1:]
    elif change.start and count.end and count.end < change.start:
        ends = ends[:1]
    return all(numbers_apart(end, b.number, rule.differ.percent) for end in ends)


def _by_time(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    return a.time is not None and b.time is not None and gap(a.time, b.time) >= rule.differ.days


def _by_order(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    first, second = about(a), about(b)
    return (
        first.end is not None
        and second.start is not None
        and (second.start - first.end).days >= rule.differ.days
    )


def _by_end(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    first, second = about(a), about(b)
    if first.end is None:
        return False
    return second.end is None or (second.end - first.end).days >= rule.differ.days


def _by_span(rule: ConflictRule, a: Claim, b: Claim) -> bool:
    first, second = about(a), about(b)
    begun = first.end and second.start and (first.end - second.start).days >= rule.differ.days
    return bool(begun) and _by_end(rule, a, b)


_CONTRASTS: dict[str, Callable[[ConflictRule, Claim, Claim], bool]] = {
    "kind": lambda rule, a, b: True,
    "number": _by_number,
    "larger": _by_number,
    "ends": _by_ends,
    "time": _by_time,
    "before": _by_order,
    "outlasts": _by_end,
    "spans": _by_span,
}
