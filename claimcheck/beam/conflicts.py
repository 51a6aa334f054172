"""From claims to conflicts: crowds are condensed where they arise, then story by story."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import apache_beam as beam
from apache_beam.pvalue import AsSingleton

from claimcheck.api import Reading
from claimcheck.claims.geography import Geography
from claimcheck.claims.model import Claim
from claimcheck.claims.pack_model import RulePacks
from claimcheck.conflicts.compare import Background, value_of
from claimcheck.conflicts.crowds import CROWD, condensed
from claimcheck.conflicts.describe import Ranked
from claimcheck.conflicts.engine import find_in_story, kinds_beside
from claimcheck.conflicts.speakers import Speakers
from claimcheck.conflicts.voices import passage_in
from claimcheck.graph.topics import story_keys


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim about a place with all of its article that conflicts depend on.

    Attributes:
        claim: the claim.
        beside: the kinds of the other claims in the same words.
        passage: the paragraph in which it stands.
    """

    claim: Claim
    beside: frozenset[str]
    passage: str


class Found(NamedTuple):
    """A conflict where it was found; sorted, they stand as a story's conflicts were found.

    Attributes:
        story: the key of its story.
        number: of the conflicts of the story.
        ranked: the conflict with its score.
    """

    story: str
    number: int
    ranked: Ranked


@dataclass(slots=True)
class Crowd:
    """Claims of one value, or what is left of them; it grows while they are gathered.

    Attributes:
        claims: the claims.
        further: by claim ids how many more were counted.
        limit: how many claims it may have before it is condensed.
    """

    claims: list[PlacedClaim] = field(default_factory=list)
    further: dict[str, int] = field(default_factory=dict)
    limit: int = 4 * CROWD


class FindConflicts(beam.PTransform):
    """The conflicts between the claims of readings, each `Found`.

    Args:
        packs: the rule packs.
    """

    def __init__(self, packs: RulePacks) -> None:
        super().__init__()
        self._packs = packs

    def expand(self, readings: beam.PCollection) -> beam.PCollection:
        """The conflicts, in no particular order."""
        placed = readings | "Placed claims" >> beam.FlatMap(placed_claims)
        keys = (
            placed
            | "Places" >> beam.Map(lambda one: one.claim.place)
            | "Distinct places" >> beam.Distinct()
            | "All places" >> beam.combiners.ToList()
            | "Story keys" >> beam.ParDo(_StoryKeys(self._packs))
        )
        return (
            placed
            | "Value" >> beam.Map(_with_value)
            | "Crowds" >> beam.CombinePerKey(Condense(self._packs))
            | "Story" >> beam.Map(_with_story, AsSingleton(keys))
            | "By story" >> beam.GroupByKey()
            | "Find conflicts" >> beam.ParDo(_FindInStory(self._packs))
        )


def placed_claims(reading: Reading) -> Iterator[PlacedClaim]:
    """The claims of one article that name a place."""
    article, claims = reading
    placed = [claim for claim in claims if claim.place]
    beside = kinds_beside(placed)
    for claim in placed:
        yield PlacedClaim(claim, beside.get(claim.id, frozenset()), passage_in(article.text, claim))


class _Rules:
    """The rules, and what they need to know."""

    def __init__(self, packs: RulePacks) -> None:
        self.rules = packs.conflicts
        self.geography = Geography(packs.geography)
        self._speakers = Speakers.of(packs.grammar.speakers, packs.geography)

    def background(self, claims: Iterable[PlacedClaim]) -> Background:
        beside = {one.claim.id: one.beside for one in claims}
        return Background(self.geography, self._speakers, beside)


class Condense(beam.CombineFn):
    """Condenses claims of one value before they travel, so that no story is too hot for one machine."""

    def __init__(self, packs: RulePacks) -> None:
        self._packs = packs

    def setup(self) -> None:
        """Prepare the rules."""
        self._rules = _Rules(self._packs)

    def create_accumulator(self) -> Crowd:
        """No claim."""
        return Crowd()

    def add_input(self, crowd: Crowd, claim: PlacedClaim) -> Crowd:
        """One claim more."""
        crowd.claims.append(claim)
        return crowd if len(crowd.claims) < crowd.limit else self.compact(crowd)

    def merge_accumulators(self, crowds: Iterable[Crowd]) -> Crowd:
        """All their claims."""
        merged = Crowd()
        for one in crowds:
            merged.claims += one.claims
            merged.further |= one.further
            if len(merged.claims) >= merged.limit:
                merged = self.compact(merged)
        return merged

    def compact(self, crowd: Crowd) -> Crowd:
        """What is left of it; the next time is after as many claims again, so that the work stays linear."""
        claims = [one.claim for one in crowd.claims]
        background = self._rules.background(crowd.claims)
        left = condensed(claims, self._rules.rules, background, further=crowd.further)
        kept = {claim.id for claim in left.claims}
        limit = max(4 * CROWD, 2 * len(kept))
        return Crowd([one for one in crowd.claims if one.claim.id in kept], left.further, limit)

    def extract_output(self, crowd: Crowd) -> Crowd:
        """What is left at last."""
        return self.compact(crowd)


class _StoryKeys(beam.DoFn):
    """By each place the key of its story."""

    def __init__(self, packs: RulePacks) -> None:
        self._packs = packs

    def setup(self) -> None:
        """Prepare the geography."""
        self._geography = Geography(self._packs.geography)

    def process(self, element: list[str]) -> Iterator[dict[str, str]]:
        """The keys of all places."""
        yield story_keys(element, self._geography)


class _FindInStory(beam.DoFn):
    """The conflicts of one story."""

    def __init__(self, packs: RulePacks) -> None:
        self._packs = packs

    def setup(self) -> None:
        """Prepare the rules."""
        self._rules = _Rules(self._packs)

    def process(self, element: tuple[str, Iterable[Crowd]]) -> Iterator[Found]:
        """The conflicts, in the order in which they are found."""
        key, given = element
        crowds = list(given)
        claims = [one for crowd in crowds for one in crowd.claims]
        further = {claim: count for crowd in crowds for claim, count in crowd.further.items()}
        passages = {one.claim.id: one.passage for one in claims}
        found = find_in_story(
            [one.claim for one in claims],
            self._rules.rules,
            self._rules.background(claims),
            lambda claim: passages[claim.id],
            further=further,
        )
        yield from (Found(key, number, ranked) for number, ranked in enumerate(found))


def _with_value(one: PlacedClaim) -> tuple[str, PlacedClaim]:
    kind, *others = value_of(one.claim)
    return hashlib.sha256(repr((str(kind), *others)).encode("utf-8", "surrogatepass")).hexdigest(), one


def _with_story(crowd: tuple[str, Crowd], keys: dict[str, str]) -> tuple[str, Crowd]:
    return keys[crowd[1].claims[0].claim.place or ""], crowd[1]
