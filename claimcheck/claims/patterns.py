"""Whether a pattern over words or over the dependency tree matches in the sentence of an anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from claimcheck.claims.pattern_compile import AnchoredSentence

if TYPE_CHECKING:
    from claimcheck.claims.context import Context
    from claimcheck.claims.pattern_model import TreeNode, WordPattern

# Choices of words after which a tree is given up; only where many nodes want the same few words
# do they run out.
MOST_CHOICES = 10_000


@dataclass(frozen=True)
class Match:
    """A pattern that matches.

    Attributes:
        captures: the words of the elements that have a name, by their names; an optional element
            that is missing has none.
        words: all words of the pattern, that of the anchor included.
    """

    captures: Mapping[str, int]
    words: frozenset[int]


@dataclass(frozen=True)
class Mismatch:
    """A pattern that does not match.

    Attributes:
        element: the element that fails: its name, or its number from 1 as in «element 3».
        reason: what is wrong with it, in English.
        words: the words that stand against it.
    """

    element: str
    reason: str
    words: frozenset[int] = frozenset()


class PatternMatcher:
    """Matches patterns in one article.

    Args:
        context: the article.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._sentence: AnchoredSentence | None = None

    def tree(self, nodes: tuple[TreeNode, ...], anchor: int) -> Match | Mismatch:
        """The first match of a pattern over the tree, or why there is none.

        No two nodes have the same word. The required nodes choose in the order of the pattern,
        each the nearest word to that on which it hangs, of two as near the later; a choice that
        leaves a later node without a word is taken back. Then the optional nodes choose, each for
        itself, among the words that are left. A word that fits an absent node speaks against the
        match even where another node has that word.

        Args:
            nodes: a valid pattern.
            anchor: index of the anchor's word.
        """
        return _TreeSearch(nodes, self._around(anchor).pairs(nodes)).match(anchor)

    def words(self, elements: tuple[WordPattern, ...], anchor: int) -> Match | Mismatch:
        """The match of words that stand next to one another, or why there is none.

        Optional words are taken where the pattern matches with them, the first before the others.
        An absent element takes no place: what must not fit it is the word behind that of the
        element before it or, where no word comes before it, the word before the first.

        Args:
            elements: a valid sequence.
            anchor: index of the anchor's word.
        """
        sentence = self._around(anchor)
        fitting = sentence.fitting(elements)
        fails, place = -1, anchor
        for present in _variants(elements):
            at = next(n for n, element in enumerate(present) if elements[element].is_anchor)
            places = {element: anchor + n - at for n, element in enumerate(present)}
            missing = next((n for n in present if places[n] not in fitting[n]), None)
            if missing is None:
                return _without_absent(elements, places, fitting)
            if missing > fails:
                fails, place = missing, places[missing]
        if sentence.start <= place < sentence.end:
            return Mismatch(_label(elements, fails), "the word there does not fit", frozenset({place}))
        return Mismatch(_label(elements, fails), "the sentence has no word there")

    def _around(self, anchor: int) -> AnchoredSentence:
        """The sentence of an anchor; the last is kept, for many rules ask about one anchor."""
        if self._sentence is None or self._sentence.anchor != anchor:
            self._sentence = AnchoredSentence(self._context, anchor)
        return self._sentence


def _variants(elements: Sequence[WordPattern]) -> Iterator[list[int]]:
    """The elements that have a word: first with all that are optional, at last with none of them."""
    optional = [n for n, element in enumerate(elements) if element.optional]
    for taken in product((True, False), repeat=len(optional)):
        missing = {n for n, there in zip(optional, taken, strict=True) if not there}
        yield [n for n, element in enumerate(elements) if not element.absent and n not in missing]


def _without_absent(
    elements: Sequence[WordPattern], places: Mapping[int, int], fitting: Sequence[set[int]]
) -> Match | Mismatch:
    """The match of the elements at their places, unless a word stands there that must be absent."""
    place = min(places.values()) - 1
    for n, element in enumerate(elements):
        if n in places:
            place = places[n] + 1
        elif element.absent and place in fitting[n]:
            return _stands_there(elements, n, place)
    return _match(elements, places)


class _TreeSearch:
    """Puts a match together from pairs of words of which one hangs on the other.

    Args:
        nodes: the pattern.
        pairs: for each node the words that fit it, by the words on which they hang.
    """

    def __init__(self, nodes: Sequence[TreeNode], pairs: Sequence[Mapping[int, Sequence[int]]]) -> None:
        self._nodes = nodes
        self._pairs = pairs
        numbers = {node.name: n for n, node in enumerate(nodes)}
        self._other = {n: numbers[name] for n, node in enumerate(nodes) for name in node.links.values()}
        self._required = [n for n, node in enumerate(nodes) if node.is_required]
        self._failures: dict[tuple[int, int], Mismatch | None] = {}
        self._choices = 0
        self._reached = 0

    def match(self, anchor: int) -> Match | Mismatch:
        """The first match with the anchor at this word."""
        if anchor not in self._pairs[0]:
            return Mismatch(_label(self._nodes, 0), "the word does not fit", frozenset({anchor}))
        failure = self._failure(0, anchor)
        if failure is not None:
            return failure
        bound = self._bind({0: anchor})
        if bound is None:
            given_up = self._choices > MOST_CHOICES
            reason = "there are too many choices" if given_up else "the words that fit are other nodes'"
            return Mismatch(_label(self._nodes, self._required[self._reached]), reason)
        for n, node in enumerate(self._nodes):
            candidates = self._candidates(n, bound) if node.optional else []
            word = next((word for word in candidates if word not in bound.values()), None)
            if word is not None:
                bound[n] = word
        return _match(self._nodes, bound)

    def _bind(self, bound: dict[int, int]) -> dict[int, int] | None:
        """The first choice of words for all required nodes, None if there is none or it is too far off.

        Args:
            bound: the words of the first required nodes.
        """
        if len(bound) == len(self._required):
            return bound
        self._reached = max(self._reached, len(bound))
        n = self._required[len(bound)]
        for word in self._candidates(n, bound):
            self._choices += 1
            if self._choices > MOST_CHOICES:
                return None
            if word not in bound.values() and self._failure(n, word) is None:
                found = self._bind({**bound, n: word})
                if found is not None:
                    return found
        return None

    def _failure(self, n: int, word: int) -> Mismatch | None:
        """Why a word cannot be a node's for what hangs on it, None if it can."""
        if (n, word) not in self._failures:
            hanging = (other for other, bearer in self._other.items() if bearer == n)
            failures = (self._failure_of(other, {n: word}) for other in hanging)
            self._failures[n, word] = next((failure for failure in failures if failure), None)
        return self._failures[n, word]

    def _failure_of(self, n: int, bound: Mapping[int, int]) -> Mismatch | None:
        """Why there is no word for a node, or why there is one that must be absent."""
        candidates = self._candidates(n, bound)
        if self._nodes[n].absent:
            return _stands_there(self._nodes, n, candidates[0]) if candidates else None
        if self._nodes[n].optional:
            return None
        if not candidates:
            return Mismatch(_label(self._nodes, n), "no word fits")
        failures = [self._failure(n, word) for word in candidates]
        return None if None in failures else failures[0]

    def _candidates(self, n: int, bound: Mapping[int, int]) -> list[int]:
        """The words of a node, given that of the node on which it hangs, nearest first."""
        other = bound[self._other[n]]
        return sorted(self._pairs[n].get(other, ()), key=lambda word: (abs(word - other), word < other))


def _match(elements: Sequence[WordPattern], bound: Mapping[int, int]) -> Match:
    named = ((element.name, n) for n, element in enumerate(elements) if n in bound)
    captures = {name: bound[n] for name, n in named if name is not None}
    return Match(captures, frozenset(bound.values()))


def _stands_there(elements: Sequence[WordPattern], n: int, word: int) -> Mismatch:
    return Mismatch(_label(elements, n), "must be absent but is there", frozenset({word}))


def _label(elements: Sequence[WordPattern], n: int) -> str:
    return elements[n].name or f"element {n + 1}"
