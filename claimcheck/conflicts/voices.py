"""Which claims are one voice: the same text in several articles, the same speaker."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.conflicts.speakers import Speakers
from claimcheck.conflicts.union import Union
from claimcheck.language.orthography import fold

_SHINGLE = 3
# Fewer words than these may be the same by chance.
_FEWEST_WORDS = 8
# The share of common shingles from which on passages are one text, and of common words from which
# on two quotations in them are one statement.
_SAME_PASSAGE = 0.6
_SAME_QUOTE = 0.5

_Shingles = frozenset[tuple[str, ...]]

PassageOf = Callable[[Claim], str]
"""Gives the passage in which a claim stands, such as `passages_in` makes one."""


def passages_in(articles: Iterable[Article]) -> PassageOf:
    """Gives the paragraph in which a claim stands; of an article that is not given the quotation alone."""
    texts = {article.id: article.text for article in articles}
    return lambda claim: passage_in(texts[claim.article], claim) if claim.article in texts else claim.quote


def passage_in(text: str, claim: Claim) -> str:
    """The paragraph of an article's text in which a claim stands."""
    start = text.rfind("\n", 0, claim.span.start) + 1
    end = text.find("\n", claim.span.end)
    return text[start : len(text) if end < 0 else end]


def copies_of(claims: Sequence[Claim], passage_of: PassageOf) -> dict[str, str]:
    """Claims that repeat one text in several articles: by claim id the id of the first of them.

    Two claims are copies if they have one kind and one number, stand in different articles, and
    the passages in which they stand, and their quotations, are nearly the same. Claims without a
    copy are left out.

    Args:
        claims: the claims, in any order.
        passage_of: the passage in which a claim stands.
    """
    passages = {claim.id: passage_of(claim) for claim in claims}
    shingles = {passage: _shingles(passage) for passage in set(passages.values())}
    same = _near_duplicates({found for found in shingles.values() if found})
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.said is None, c.said, c.article, c.span.start, c.id)):
        passage = shingles[passages[claim.id]]
        if passage:
            groups[same.get(passage, passage), claim.kind, claim.number].append(claim)
    found = (group for group in groups.values() if len(group) > 1)
    return {copy: first for group in found for copy, first in _copies(group)}


def _shingles(passage: str) -> _Shingles:
    words = [word for word in (part.strip('"،؛:.()«»“”[]…') for part in fold(passage).split()) if word]
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _near_duplicates(passages: Collection[_Shingles]) -> dict[_Shingles, str]:
    """The passages that are nearly equal to another one, by the name of the group to which they belong."""
    told = Counter(shingle for passage in passages for shingle in passage)
    # No passage is nearly the same as one of which it does not have so many shingles.
    alike = [p for p in passages if sum([told[shingle] > 1 for shingle in p]) >= _SAME_PASSAGE * len(p)]
    if len(alike) < 2:
        return {}
    from SetSimilaritySearch import all_pairs

    alike.sort(key=sorted)
    union = Union()
    for i, j, _ in all_pairs(alike, similarity_threshold=_SAME_PASSAGE):
        union.join(str(i), str(j))
    return {passage: union.find(str(i)) for i, passage in enumerate(alike)}


def _share(a: Collection[object], b: Collection[object]) -> float:
    common = len(set(a) & set(b))
    return common / max(1, len(a) + len(b) - common)


def _copies(group: Sequence[Claim]) -> Iterable[tuple[str, str]]:
    """Each claim of a group that has copies, with the first of those that say the same."""
    firsts: list[tuple[Claim, frozenset[str], list[Claim]]] = []
    for claim in group:
        words = frozenset(fold(claim.quote).split())
        for first, others, repeated in firsts:
            if first.article != claim.article and _share(words, others) >= _SAME_QUOTE:
                repeated.append(claim)
                break
        else:
            firsts.append((claim, words, []))
    for first, _, repeated in firsts:
        yield from ((claim.id, first.id) for claim in (first, *repeated) if repeated)


@dataclass(frozen=True)
class Voices:
    """Who says the same as another.

    Attributes:
        copies: as `copies_of` gives them.
        speakers: tells who is who.
    """

    copies: Mapping[str, str]
    speakers: Speakers

    @cached_property
    def repeats(self) -> frozenset[str]:
        """The ids of claims that only repeat another one's text."""
        return frozenset(copy for copy, first in self.copies.items() if copy != first)

    def independent(self, claims: Iterable[Claim]) -> int:
        """How many independent voices make these claims.

        One speaker is one voice wherever he is quoted, an article that names no speaker is one,
        and all that repeat one text are one.
        """
        union = Union()
        known = []
        for claim in claims:
            own = f"claim {claim.id}"
            known.append(own)
            if claim.id in self.copies:
                union.join(own, f"text {self.copies[claim.id]}")
            union.join(own, self._voice(claim))
        return len({union.find(own) for own in known})

    def _voice(self, claim: Claim) -> str:
        if claim.speaker is None:
            return f"article {claim.article}"
        return f"speaker {self.speakers.voice(claim.speaker)}"
