"""From the patterns of rules to spaCy's matchers, which find the words of one sentence that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.matcher import DependencyMatcher, Matcher
    from spacy.vocab import Vocab

    from claimcheck.claims.context import Context
    from claimcheck.claims.pattern_model import Link, TreeNode, WordPattern

# Words farther from the anchor are not seen, which bounds the work in endless sentences. What hangs on
# one of them hangs, as a mere «dep», on a word above it that is seen.
REACH = 60

_COMPILED = 1024
# spaCy's operators for before and after miss words where the edges of a tree cross.
_OPERATORS: Mapping[Link, str] = {"below": ">", "above": "<", "under": ">>", "over": "<<"}
# What the matchers must know beyond spaCy's attributes is the fine tag of a word: _ANCHOR, if it is
# that, then the concepts that begin at it, with a _BAR before and behind each.
_ANCHOR = "anchor"
_BAR = "\x1f"


class AnchoredSentence:
    """The sentence of an anchor as the matchers see it; words are indices into the document.

    Attributes:
        anchor: the anchor's word.
        start: the first word that is seen.
        end: the index behind the last.

    Args:
        context: the article.
        anchor: index of the anchor's word.
    """

    def __init__(self, context: Context, anchor: int) -> None:
        sentence = context.doc[anchor].sent
        self.anchor = anchor
        self.start = max(sentence.start, anchor - REACH)
        self.end = min(sentence.end, anchor + REACH + 1)
        self._copy = context.doc[self.start : self.end].as_doc()
        for i, token in enumerate(self._copy, start=self.start):
            token.tag_ = _BAR.join([_ANCHOR if i == anchor else "", *sorted(context.concepts_at(i)), ""])

    def fitting(self, elements: tuple[WordPattern, ...]) -> list[set[int]]:
        """For each element of a sequence the words near the anchor that fit it."""
        first = max(self.anchor - len(elements), self.start)
        near = self._copy[first - self.start : self.anchor + len(elements) + 1 - self.start]
        found: list[set[int]] = [set() for _ in elements]
        for n, begin, _ in _word_matcher(elements, self._copy.vocab)(near):
            found[n].add(first + begin)
        return found

    def pairs(self, nodes: tuple[TreeNode, ...]) -> list[dict[int, list[int]]]:
        """For each node of a tree the words that fit it, by the words on which they hang.

        The anchor's hangs on itself.
        """
        found: list[dict[int, list[int]]] = [{} for _ in nodes]
        for n, words in _tree_matcher(nodes, self._copy.vocab)(self._copy):
            word = self.start + words[-1]
            others: Iterable[int] = [self.start + words[0]]
            if nodes[n].before is not None:
                others = range(word + 1, self.end)
            elif nodes[n].after is not None:
                others = range(self.start, word)
            for other in others:
                found[n].setdefault(other, []).append(word)
        return found


@lru_cache(_COMPILED)
def _word_matcher(elements: tuple[WordPattern, ...], vocab: Vocab) -> Matcher:
    """Finds the words that fit an element, under the number of the element."""
    from spacy.matcher import Matcher

    matcher = Matcher(vocab)
    for n, element in enumerate(elements):
        matcher.add(n, [[_attributes(element)]])
    return matcher


@lru_cache(_COMPILED)
def _tree_matcher(nodes: tuple[TreeNode, ...], vocab: Vocab) -> DependencyMatcher:
    """Finds the words of a node, with those on which they hang in the tree, under the number of the node.

    A pattern of many nodes given as a whole would make spaCy try every combination of their words.
    """
    from spacy.matcher import DependencyMatcher

    matcher = DependencyMatcher(vocab)
    attributes = {node.name: _attributes(node) for node in nodes}
    for n, node in enumerate(nodes):
        own: dict[str, Any] = {"RIGHT_ID": "node", "RIGHT_ATTRS": _attributes(node)}
        pattern = [own]
        for link, name in node.links.items():
            if link in _OPERATORS:
                own |= {"REL_OP": _OPERATORS[link], "LEFT_ID": "other"}
                pattern = [{"RIGHT_ID": "other", "RIGHT_ATTRS": attributes[name]}, own]
        matcher.add(n, [pattern])
    return matcher


def _attributes(element: WordPattern) -> dict[str, dict[str, Any]]:
    """What spaCy is to ask of a word."""
    asked: dict[str, dict[str, Any]] = {}
    for attribute, values in (("NORM", element.word), ("LEMMA", element.lemma), ("POS", element.tag)):
        if values:
            asked[attribute] = {"IN": sorted(values)}
    if element.is_anchor or element.concept:
        concept = f".*{_BAR}{_one_of(element.concept)}{_BAR}" if element.concept else ""
        asked["TAG"] = {"REGEX": f"^{_ANCHOR if element.is_anchor else ''}{concept}"}
    if element.relation:
        asked["DEP"] = {"REGEX": rf"^{_one_of(element.relation)}(?::|$)"}
    if element.feature:
        ahead = (
            rf"(?=(?:.*\|)?{re.escape(name)}=(?:[^|]*,)?{_one_of(values)}(?:[,|]|$))"
            for name, values in element.feature
        )
        asked["MORPH"] = {"REGEX": f"^{''.join(ahead)}"}
    return asked


def _one_of(values: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(value) for value in sorted(values))})"
