"""Pairs that are no conflict of their own: one voice, one passage, or joined by a stronger rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.claims.model import Claim
from claimcheck.conflicts.candidates import Pair
from claimcheck.conflicts.class_index import ClaimClass
from claimcheck.conflicts.speakers import Speakers

_Mark = tuple[str, object, object]
_JOINED, _TEXT, _PARAGRAPH, _ARTICLE = "joined", "text", "paragraph", "article"
# Marks that exclude only what is said by one voice.
_SPOKEN = frozenset({_PARAGRAPH, _ARTICLE})


class Exclusions:
    """What keeps two claims from being joined, whatever they say.

    Each reason is a mark on the claims that it concerns, so that whole classes are divided by
    their marks instead of looking at each pair.

    Args:
        copies: as `voices.copies_of` gives them.
        speakers: tells who is who.
    """

    def __init__(self, copies: Mapping[str, str], speakers: Speakers) -> None:
        self._copies = copies
        self._speakers = speakers
        self._joined: dict[str, list[_Mark]] = defaultdict(list)
        self._conflicts = 0

    def add(self, left: Iterable[Claim], right: Iterable[Claim]) -> None:
        """From now on no claim of ``left`` is joined with one of ``right`` again."""
        self._conflicts += 1
        for side, claims in (("a", left), ("b", right)):
            for claim in claims:
                self._joined[claim.id].append((_JOINED, self._conflicts, side))

    def divided(self, pairs: Sequence[Pair], passage: str) -> list[Pair]:
        """The pairs without what is excluded, their classes divided where that needs it.

        Args:
            pairs: what a rule joins.
            passage: what the rule says of passages: what of one voice is excluded.
        """
        classes = {id(one): one for pair in pairs for one in (pair.a, pair.b)}
        marks = {claim.id: self._marks(claim, passage) for one in classes.values() for claim in one.claims}
        of_class = {
            key: frozenset().union(*(marks[c.id] for c in one.claims)) for key, one in classes.items()
        }
        opposite = {key: frozenset(map(_opposite, found)) for key, found in of_class.items()}
        shared: dict[int, set[_Mark]] = defaultdict(set)
        for pair in pairs:
            common = of_class[id(pair.a)] & opposite[id(pair.b)]
            if common:
                shared[id(pair.a)] |= common
                shared[id(pair.b)] |= {_opposite(mark) for mark in common}
        parts: dict[int, list[ClaimClass]] = {}
        found = []
        for pair in pairs:
            if id(pair.a) not in shared and id(pair.b) not in shared:
                found.append(pair)
                continue
            for one in (pair.a, pair.b):
                if id(one) not in parts:
                    parts[id(one)] = _divided(one, marks, shared[id(one)])
            found += [
                replace(pair, a=a, b=b)
                for a in parts[id(pair.a)]
                for b in parts[id(pair.b)]
                if not self._excluded(a.one, b.one, marks)
            ]
        return found

    def _marks(self, claim: Claim, passage: str) -> frozenset[_Mark]:
        marks: list[_Mark] = list(self._joined.get(claim.id, ()))
        if claim.id in self._copies:
            marks.append((_TEXT, self._copies[claim.id], ""))
        if passage != "any":
            marks.append((_PARAGRAPH, claim.article, claim.line))
        if passage == "other_article":
            marks.append((_ARTICLE, claim.article, ""))
        return frozenset(marks)

    def _excluded(self, a: Claim, b: Claim, marks: Mapping[str, frozenset[_Mark]]) -> bool:
        common = marks[a.id] & {_opposite(mark) for mark in marks[b.id]}
        return any(mark[0] not in _SPOKEN or self._one_voice(a, b, mark[0]) for mark in common)

    def _one_voice(self, a: Claim, b: Claim, where: str) -> bool:
        """Within a paragraph what nobody is credited with may be anybody's."""
        if a.speaker is None or b.speaker is None:
            return where == _PARAGRAPH or a.speaker is b.speaker
        return a.speaker == b.speaker or self._speakers.same(a.speaker, b.speaker)


def _opposite(mark: _Mark) -> _Mark:
    """The mark that another claim must bear for the two to be excluded."""
    sort, name, side = mark
    return (sort, name, "b" if side == "a" else "a") if sort == _JOINED else mark


def _divided(
    one: ClaimClass, marks: Mapping[str, frozenset[_Mark]], shared: Collection[_Mark]
) -> list[ClaimClass]:
    """A class by those marks of its claims that its partners share."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in one.claims:
        bearing = marks[claim.id] & frozenset(shared)
        spoken = claim.speaker if any(mark[0] in _SPOKEN for mark in bearing) else ""
        groups[bearing, spoken].append(claim)
    return [one] if len(groups) == 1 else [replace(one, claims=tuple(claims)) for claims in groups.values()]
