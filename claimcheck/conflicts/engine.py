"""Finding conflicts: claims by what they are about, classes by rule, one conflict per disagreement."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.conflicts.candidates import Pair, joined_classes
from claimcheck.conflicts.compare import Background
from claimcheck.conflicts.exclusions import Exclusions
from claimcheck.conflicts.grouping import Disagreement, disagreements, only_nearest
from claimcheck.conflicts.model import Conflict, Difference, Level
from claimcheck.conflicts.ranking import clearest, score
from claimcheck.conflicts.voices import copies_of, independent_voices
from claimcheck.conflicts.wording import filled, value_in_words
from claimcheck.graph.build import claims_by_place
from claimcheck.language.orthography import fold

if TYPE_CHECKING:
    import networkx as nx

    from claimcheck.articles.model import Article
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.rule_model import ConflictRule
    from claimcheck.conflicts.speakers import Speakers

_COMPARED = ("force", "place", "area", "speaker", "time", "number")
_ID_LENGTH = 16


def find_conflicts(
    graph: nx.MultiDiGraph[str],
    rules: Sequence[ConflictRule],
    geography: Geography,
    speakers: Speakers,
    articles: Iterable[Article] = (),
    new: Collection[str] | None = None,
) -> list[Conflict]:
    """The conflicts of a claim graph: the strongest level first, then the highest score.

    A pair is reported once, by the rule with the strongest level for it, and of these by the
    most specific. Pairs under one rule in which every claim of the one side conflicts with
    every claim of the other are one disagreement, hence one conflict. The result does not
    depend on the order of the claims.

    Args:
        graph: the claims.
        rules: the conflict rules.
        geography: which force contains which, and which place lies in which.
        speakers: tells who is who.
        articles: the articles of the claims, by whose texts copies are recognised.
        new: ids of articles; if given, only the conflicts that a claim of one of these is part of,
            and that claim is the one in front.
    """
    by_place = {
        place: sorted(claims, key=lambda c: (c.article, c.span.start, c.span.end, c.id))
        for place, claims in claims_by_place(graph)
    }
    claims = {claim.id: claim for found in by_place.values() for claim in found}
    background = Background(geography, speakers, kinds_beside(claims.values()))
    copies = copies_of(list(claims.values()), articles) if len(claims) > 1 else {}
    exclusions = Exclusions(copies, speakers)
    ranked: list[tuple[int, Conflict]] = []
    for rule, found in _by_strength(rules, by_place, background, new):
        pairs = _with_new(exclusions.divided(found, rule.agree.passage), new)
        if pairs and pairs[0].level is Level.UPDATE:
            pairs = only_nearest(pairs)
        for sides in disagreements(pairs, rule, geography):
            exclusions.add(sides.left, sides.right)
            ranked.append(_conflict(rule, pairs[0].level, sides, copies, speakers, new))
    ranked.sort(key=lambda found: (found[1].level.rank, -found[0], found[1].rule, found[1].fingerprint))
    return [conflict for _, conflict in ranked]


def kinds_beside(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """By claim id the kinds of the other claims of its article whose quotations overlap with its own."""
    by_article = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    beside: dict[str, set[str]] = defaultdict(set)
    for found in by_article.values():
        running: list[Claim] = []
        for claim in sorted(found, key=lambda c: c.span.start):
            running = [other for other in running if other.span.end > claim.span.start]
            for other in running:
                beside[claim.id].add(other.kind)
                beside[other.id].add(claim.kind)
            running.append(claim)
    return {claim: frozenset(kinds) for claim, kinds in beside.items()}


def _with_new(pairs: list[Pair], new: Collection[str] | None) -> list[Pair]:
    """The pairs of which one class has a claim of a new article."""
    if new is None:
        return pairs
    return [p for p in pairs if any(claim.article in new for claim in (*p.a.claims, *p.b.claims))]


def _by_strength(
    rules: Sequence[ConflictRule],
    by_place: Mapping[str, Sequence[Claim]],
    background: Background,
    new: Collection[str] | None,
) -> Iterator[tuple[ConflictRule, list[Pair]]]:
    """For each rule the pairs of each level, the strongest level first, then the most specific rule."""
    found: dict[tuple[int, int, str], tuple[ConflictRule, list[Pair]]] = {}
    for rule in rules:
        for pair in joined_classes(rule, by_place, background, new):
            key = pair.level.rank, -rule.specificity, rule.id
            found.setdefault(key, (rule, []))[1].append(pair)
    return (found[key] for key in sorted(found))


def _conflict(
    rule: ConflictRule,
    level: Level,
    sides: Disagreement,
    copies: Mapping[str, str],
    speakers: Speakers,
    new: Collection[str] | None,
) -> tuple[int, Conflict]:
    """A conflict with its score."""
    a, b = clearest(sides.left, sides.right, {c for c, first in copies.items() if c != first}, new)
    also_a, also_b = (
        tuple(c.id for c in sorted(side, key=_by_place_in_text) if c.id != front.id)
        for side, front in ((sides.left, a), (sides.right, b))
    )
    voices = tuple(independent_voices(side, copies, speakers) for side in (sides.left, sides.right))
    conflict = Conflict(
        id=_digest(rule.id, a.id, b.id),
        level=level,
        type=rule.type,
        rule=rule.id,
        a=a.id,
        b=b.id,
        also_a=also_a,
        also_b=also_b,
        agree=tuple(f for f in _COMPARED if getattr(a, f) is not None and getattr(a, f) == getattr(b, f)),
        differ=tuple(_differences(a, b)),
        why=filled(rule.why, a, b),
        unless=filled(rule.unless, a, b),
        fingerprint=fingerprint(rule.id, a, b),
        reversal=level is not Level.UPDATE and speakers.same(a.speaker, b.speaker),
        voices_a=voices[0],
        voices_b=voices[1],
        copies=_repeated(sides.left, a, copies) + _repeated(sides.right, b, copies),
    )
    return score(a, b, (voices[0], voices[1]), rule.specificity), conflict


def _by_place_in_text(claim: Claim) -> tuple[bool, object, str, int, str]:
    return claim.said is None, claim.said, claim.article, claim.span.start, claim.id


def _repeated(side: Sequence[Claim], front: Claim, copies: Mapping[str, str]) -> tuple[str, ...]:
    """The claims of a side that repeat the text of another one of it."""
    texts = {copies[front.id]} if front.id in copies else set()
    repeated = []
    for claim in sorted(side, key=_by_place_in_text):
        text = copies.get(claim.id)
        if text is None or claim.id == front.id:
            continue
        if text in texts:
            repeated.append(claim.id)
        texts.add(text)
    return tuple(repeated)


def _differences(a: Claim, b: Claim) -> Iterator[Difference]:
    for field in ("kind", *_COMPARED, "said"):
        first, second = getattr(a, field), getattr(b, field)
        if first != second:
            yield Difference(field, value_in_words(first, "en"), value_in_words(second, "en"))


def fingerprint(rule: str, a: Claim, b: Claim) -> str:
    """Names a pair of claims under a rule by what they say, wherever they stand."""
    return _digest(rule, _content(a), _content(b))


def _content(claim: Claim) -> str:
    """What a claim says, without where it stands: the same wording elsewhere gives the same."""
    words = " ".join(fold(claim.quote).split())
    values = (value_in_words(getattr(claim, field), "en") for field in _COMPARED)
    return "\x1f".join([claim.kind, words, *values])


def _digest(*parts: str) -> str:
    digest = hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_ID_LENGTH]
