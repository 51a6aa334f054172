"""Which sentences may hold a claim, so that only these need a syntactic tree."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.claims.context import Resources
    from claimcheck.language.bridge import Analysis


class Relevance:
    """Tells by words and lemmas alone; it may let too much through, never too little.

    A claim grows from an anchor of a rule pack, so a sentence without the concept of one holds none. What
    other sentences give to a claim (the force spoken of last, a speaker, a day) is found by their words.

    Args:
        resources: the compiled rule packs.
    """

    def __init__(self, resources: Resources) -> None:
        self._lexicon = resources.lexicon
        self._anchors = {
            anchor.concept for pack in resources.packs.extraction.values() for anchor in pack.anchors
        }

    def sentences(self, analysis: Analysis) -> frozenset[int]:
        """The sentences that may hold a claim, by their place in ``analysis.sentences``.

        Args:
            analysis: words, lemmas and tags; its trees are not looked at.
        """
        starts = [sentence.start for sentence in analysis.sentences]
        hits = self._lexicon.find(analysis.doc)
        return frozenset(
            bisect_right(starts, hit.start) - 1
            for concept in self._anchors & hits.keys()
            for hit in hits[concept]
        )
