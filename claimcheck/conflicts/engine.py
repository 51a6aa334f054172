"""Finding conflicts: claims by what they are about, classes by rule, one conflict per disagreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.conflicts import collector
from claimcheck.conflicts.candidates import ByPlace, Pair, by_place, joined_classes
from claimcheck.conflicts.compare import Background
from claimcheck.conflicts.crowds import condensed
from claimcheck.conflicts.describe import Ranked, describe
from claimcheck.conflicts.exclusions import Exclusions
from claimcheck.conflicts.grouping import disagreements, only_nearest
from claimcheck.conflicts.model import Conflict, Level
from claimcheck.conflicts.voices import PassageOf, Voices, copies_of, passages_in
from claimcheck.graph.topics import story_keys

if TYPE_CHECKING:
    from claimcheck.articles.model import Article
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.rule_model import ConflictRule
    from claimcheck.conflicts.speakers import Speakers


def find_conflicts(
    claims: Iterable[Claim],
    rules: Sequence[ConflictRule],
    geography: Geography,
    speakers: Speakers,
    articles: Iterable[Article] = (),
    new: Collection[str] | None = None,
) -> list[Conflict]:
    """The conflicts between some claims: the strongest level first, then the highest score.

    A pair is reported once, by the rule with the strongest level for it, and of these by the
    most specific. Pairs under one rule in which every claim of the one side conflicts with
    every claim of the other are one disagreement, hence one conflict. The result does not
    depend on the order of the claims. Of claims with one id only the first is looked at.

    Args:
        claims: the claims; those that name no place meet no others.
        rules: the conflict rules.
        geography: which force contains which, and which place lies in which.
        speakers: tells who is who.
        articles: the articles of the claims, by whose texts copies are recognised.
        new: ids of articles; if given, only the conflicts that a claim of one of these is part of,
            and that claim is the one in front.
    """
    placed = [claim for claim in claims if claim.place]
    background = Background(geography, speakers, kinds_beside(placed))
    passage_of = passages_in(articles)
    keys = story_keys({claim.place for claim in placed if claim.place}, geography)
    stories: dict[str, list[Claim]] = defaultdict(list)
    for claim in placed:
        stories[keys[claim.place or ""]].append(claim)
    del placed
    found: list[Ranked] = []
    while stories:
        _, story = stories.popitem()
        found += find_in_story(story, rules, background, passage_of, new)
    return in_order(found)


@collector.paused()
def find_in_story(
    claims: Iterable[Claim],
    rules: Sequence[ConflictRule],
    background: Background,
    passage_of: PassageOf,
    new: Collection[str] | None = None,
    further: Mapping[str, int] | None = None,
) -> list[Ranked]:
    """The conflicts between claims of one `story_keys`, each with its score, in no particular order.

    Args:
        claims: all claims with one key.
        rules: the conflict rules.
        background: what is known besides the claims.
        passage_of: the passage in which a claim stands, by which copies are recognised.
        new: ids of articles; if given, only conflicts that a claim of one of these is part of.
        further: if the claims are what `condensed` left of more, what it counted.
    """
    story = condensed(claims, rules, background, new, further)
    found: dict[str, Claim] = {}
    for claim in sorted(story.claims, key=lambda c: (c.article, c.span.start, c.span.end, c.id)):
        found.setdefault(claim.id, claim)
    places = by_place(found.values(), rules, background)
    copies = copies_of(list(found.values()), passage_of) if len(found) > 1 else {}
    voices = Voices(copies, background.speakers)
    exclusions = Exclusions(voices.copies, background.speakers)
    ranked: list[Ranked] = []
    for rule, candidates in _by_strength(rules, places, background, new):
        pairs = _with_new(exclusions.divided(candidates, rule.agree.passage), new)
        if pairs and pairs[0].level is Level.UPDATE:
            pairs = only_nearest(pairs)
        for sides in disagreements(pairs, rule, background.geography):
            exclusions.add(sides.left, sides.right)
            ranked.append(describe(rule, pairs[0].level, sides, voices, story.further, new))
    return ranked


def in_order(found: Iterable[Ranked]) -> list[Conflict]:
    """Conflicts with their scores as a reader should see them: by level, then the highest score."""
    ordered = sorted(found, key=lambda one: (one[1].level.rank, -one[0], one[1].rule, one[1].fingerprint))
    return [conflict for _, conflict in ordered]


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
    places: ByPlace,
    background: Background,
    new: Collection[str] | None,
) -> Iterator[tuple[ConflictRule, list[Pair]]]:
    """For each rule the pairs of each level, the strongest level first, then the most specific rule."""
    found: dict[tuple[int, int, str], tuple[ConflictRule, list[Pair]]] = {}
    for rule in rules:
        for pair in joined_classes(rule, places, background, new):
            key = pair.level.rank, -rule.specificity, rule.id
            found.setdefault(key, (rule, []))[1].append(pair)
    return (found[key] for key in sorted(found))
