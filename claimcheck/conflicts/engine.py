"""Finding conflicts: candidates by place, pairs by rule, one conflict per disagreement."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claims.attribution import same_speaker
from claimcheck.claims.model import Claim, TroopNumber
from claimcheck.conflicts.compare import meets
from claimcheck.conflicts.model import BilingualText, Conflict, Difference, Level
from claimcheck.graph.build import claims_by_place
from claimcheck.language.orthography import fold

if TYPE_CHECKING:
    import networkx as nx

    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.rule_model import Bilingual, ConflictRule

_LEVELS = {Level.CONTRADICTION: 0, Level.TENSION: 1, Level.UPDATE: 2}
_COMPARED = ("force", "place", "area", "speaker", "time", "number")
_ID_LENGTH = 16

_Pair = tuple[Claim, Claim]


def find_conflicts(
    graph: nx.MultiDiGraph[str], rules: Sequence[ConflictRule], geography: Geography, titles: Collection[str]
) -> list[Conflict]:
    """The conflicts of a claim graph, the strongest first; by ``titles`` no speaker is recognised again.

    A pair that a stronger rule joins is not reported again by a weaker one. Pairs under one
    rule in which every claim of the one side conflicts with every claim of the other are one
    disagreement, hence one conflict.
    """
    joined: set[frozenset[str]] = set()
    conflicts: list[Conflict] = []
    for rule in sorted(rules, key=lambda r: _LEVELS[r.level]):
        pairs = [p for p in _pairs(graph, rule, geography) if frozenset((p[0].id, p[1].id)) not in joined]
        joined.update(frozenset((a.id, b.id)) for a, b in pairs)
        conflicts += [_conflict(rule, sides, titles) for sides in _disagreements(pairs)]
    return sorted(conflicts, key=lambda c: (_LEVELS[c.level], c.rule, c.fingerprint))


def _pairs(graph: nx.MultiDiGraph[str], rule: ConflictRule, geography: Geography) -> list[_Pair]:
    """The pairs of claims that a rule joins, found place by place and kind by kind."""
    found: dict[frozenset[str], _Pair] = {}
    for _, claims in claims_by_place(graph):
        by_kind = defaultdict(list)
        for claim in claims:
            by_kind[claim.kind].append(claim)
        left = [c for kind in rule.kinds_a for c in by_kind[kind]]
        right = [c for kind in rule.kinds_b for c in by_kind[kind]]
        for a in left:
            for b in right:
                if meets(rule, a, b, geography):
                    earlier_first = meets(rule, b, a, geography) and _order(b) < _order(a)
                    found[frozenset((a.id, b.id))] = (b, a) if earlier_first else (a, b)
    return list(found.values())


def _disagreements(pairs: Sequence[_Pair]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Group pairs into two sides each, so that everything on the one conflicts with all of the other.

    Claims on one side do not conflict with one another; every pair comes in one group only.
    """
    ordered = sorted(pairs, key=lambda pair: (_order(pair[0]), _order(pair[1])))
    claims = {c.id: c for pair in ordered for c in pair}
    joined = {frozenset((a.id, b.id)) for a, b in ordered}
    open_pairs = dict.fromkeys((a.id, b.id) for a, b in ordered)
    while open_pairs:
        a_id, b_id = next(iter(open_pairs))
        left, right = [a_id], [b_id]
        for j in [j for i, j in open_pairs if i == a_id and j != b_id]:
            if not any(frozenset((j, k)) in joined for k in right):
                right.append(j)
        for i in dict.fromkeys(i for i, _ in open_pairs):
            apart = i in left or i in right or any(frozenset((i, k)) in joined for k in left)
            if not apart and all((i, j) in open_pairs for j in right):
                left.append(i)
        for i in left:
            for j in right:
                del open_pairs[i, j]
        yield [claims[i] for i in left], [claims[j] for j in right]


def _order(claim: Claim) -> tuple[date, str]:
    """By when a number held, else by when it was said."""
    held = claim.time.start if claim.number is not None and claim.time is not None else None
    return held or claim.said or date.max, claim.id


def _conflict(
    rule: ConflictRule, sides: tuple[list[Claim], list[Claim]], titles: Collection[str]
) -> Conflict:
    left, right = sides
    a, b = _clearest(left, right)
    also_a = [c for c in left if c.id != a.id]
    also_b = [c for c in right if c.id != b.id]
    fingerprint = _digest(rule.id, _content(a), _content(b))
    return Conflict(
        id=_digest(rule.id, a.id, b.id)[:_ID_LENGTH],
        level=rule.level,
        type=rule.type,
        rule=rule.id,
        a=a.id,
        b=b.id,
        also_a=tuple(c.id for c in also_a),
        also_b=tuple(c.id for c in also_b),
        agree=tuple(f for f in _COMPARED if getattr(a, f) is not None and getattr(a, f) == getattr(b, f)),
        differ=tuple(_differences(a, b)),
        why=_filled(rule.why, a, b),
        unless=_filled(rule.unless, a, b),
        fingerprint=fingerprint,
        reversal=same_speaker(a.speaker, b.speaker, titles) and a.said != b.said,
    )


def _clearest(left: Sequence[Claim], right: Sequence[Claim]) -> _Pair:
    """The pair that shows a disagreement best: unhedged, with a speaker, close in time."""

    def unclear(pair: _Pair) -> tuple[int, int, int, int]:
        a, b = pair
        apart = abs((a.said - b.said).days) if a.said and b.said else 0
        return (
            a.hedged + b.hedged,
            (a.speaker is None) + (b.speaker is None),
            apart,
            a.span.start + b.span.start,
        )

    return min(((a, b) for a in left for b in right), key=unclear)


def _differences(a: Claim, b: Claim) -> Iterator[Difference]:
    if a.kind is not b.kind:
        yield Difference("kind", a.kind, b.kind)
    for field in _COMPARED:
        first, second = getattr(a, field), getattr(b, field)
        if first != second and (first is not None or second is not None):
            yield Difference(field, _shown(first), _shown(second))
    if a.said != b.said:
        yield Difference("said", _shown(a.said), _shown(b.said))


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, TroopNumber):
        return _number(value)
    return str(value)


def _number(number: TroopNumber | None) -> str:
    if number is None:
        return "–"
    if number.low == number.high:
        shown = f"{number.low:,}"
    elif number.high is None:
        shown = f"≥ {number.low:,}"
    elif number.low is None:
        shown = f"≤ {number.high:,}"
    else:
        shown = f"{number.low:,}–{number.high:,}"
    return f"≈ {shown}" if number.approximate else shown


def _filled(message: Bilingual, a: Claim, b: Claim) -> BilingualText:
    """The message with ``{a.number}`` and the like filled in."""
    values = {}
    for side, claim in (("a", a), ("b", b)):
        values[f"{{{side}.number}}"] = _number(claim.number)
        values[f"{{{side}.time}}"] = _shown(claim.time)
        values[f"{{{side}.said}}"] = _shown(claim.said)

    def fill(text: str) -> str:
        for name, value in values.items():
            text = text.replace(name, value)
        return text

    return BilingualText(fill(message.en), fill(message.ar))


def _content(claim: Claim) -> str:
    """What a claim says, without where it stands: the same wording elsewhere gives the same."""
    words = " ".join(fold(claim.quote).split())
    return "\x1f".join([claim.kind, words, *(_shown(getattr(claim, f)) for f in _COMPARED)])


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
