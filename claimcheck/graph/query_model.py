"""The answers of `claimcheck.graph.query`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.claims.model import Claim, TimeSpan, TroopNumber


@dataclass(frozen=True)
class Statement:
    """What one speaker says on one day in one article.

    Attributes:
        said: the day, None if unknown.
        speaker: who says it, None for the article's own voice.
        article: the path or id of the article.
        claims: the claims in it that were asked for, in the order of the text.
    """

    said: date | None
    speaker: str | None
    article: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Disagreement:
    """Two speakers who contradict each other, or are in tension, about the same thing.

    Attributes:
        speakers: both, in alphabetical order, None (the article's own voice) last; twice the same
            where a speaker, or the articles' voice, disagrees with itself.
        forces: whose forces are meant on either side.
        places: the places that both sides are about, else those of either.
        rules: the conflict rules by which they disagree.
        contradictions: how many of the conflicts are contradictions.
        tensions: how many are tensions.
        articles: the articles in which either side stands.
        first: the earliest day on which one side said so, None if unknown.
        last: the latest such day.
        conflicts: the ids of the conflicts.
    """

    speakers: tuple[str | None, str | None]
    forces: tuple[str, ...]
    places: tuple[str, ...]
    rules: tuple[str, ...]
    contradictions: int
    tensions: int
    articles: tuple[str, ...]
    first: date | None
    last: date | None
    conflicts: tuple[str, ...]

    @property
    def times(self) -> int:
        """How often they disagree."""
        return self.contradictions + self.tensions


@dataclass(frozen=True)
class NumberGiven:
    """A number of soldiers that was given.

    Attributes:
        number: the interval, whether it is approximate, and from what number it is a change.
        kind: ``troops.count`` of how many there are, ``troops.change`` of how many come or go or
            how many there are after a change.
        force: whose.
        place: where, as in the claim.
        area: the area inside it, in the article's words.
        time: when it holds, if the text says so.
        said: the day on which it was given, None if unknown.
        speaker: who gave it, None for the article's own voice.
        article: the path or id of the article.
        hedged: whether the text weakens it.
        claim: the id of the claim.
    """

    number: TroopNumber
    kind: str
    force: str | None
    place: str | None
    area: str | None
    time: TimeSpan | None
    said: date | None
    speaker: str | None
    article: str
    hedged: bool
    claim: str


@dataclass(frozen=True)
class Event:
    """One claim in the course of a story.

    Attributes:
        said: the day on which it was said, None if unknown.
        claim: the claim.
        repeats: the id of the first claim that said the same, None if it is that one.
        replaces: ids of the claims that it replaces.
        disputed_by: ids of the claims that contradict it or are in tension with it.
    """

    said: date | None
    claim: Claim
    repeats: str | None
    replaces: tuple[str, ...]
    disputed_by: tuple[str, ...]
