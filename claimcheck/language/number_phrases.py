"""Numerals with what bounds them, and two of them that span a range or a change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from claimcheck.language import number_contexts as contexts
from claimcheck.language.number_counted import NounReader
from claimcheck.language.number_model import Numeral
from claimcheck.language.number_words import read_numeral


@dataclass(frozen=True)
class Side:
    """A numeral with the bounds before it.

    Attributes:
        start: where the first of the bounds begins.
        numeral: the numeral.
        bounds: names of `contexts.BOUNDS`.
        clitic: where a clitic of the numeral begins; where it begins itself, without one.
        definite: whether it has an article.
    """

    start: int
    numeral: Numeral
    bounds: frozenset[str]
    clitic: int = 0
    definite: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one plain number."""
        return self.numeral.exact


@dataclass(frozen=True)
class Phrase:
    """A quantity in offsets of the key. ``inner`` is a noun that stands between two numerals."""

    start: int
    core_start: int
    end: int
    low: int
    high: int | None
    bounds: frozenset[str]
    approximate: bool = False
    fraction: Fraction | None = None
    source: int | None = None
    is_range: bool = False
    inner: tuple[int, int] | None = None


class PhraseReader:
    """Reads the words around the numerals of one text.

    Args:
        text: the key of the text, with whatever is no quantity blotted out.
        nouns: finds the nouns of the same text.
    """

    def __init__(self, text: str, nouns: NounReader) -> None:
        self._text = text
        self._nouns = nouns

    def side_before(self, numeral: Numeral, floor: int) -> Side | None:
        """Read the bounds before a numeral; None where it is a part of another word."""
        clitic = contexts.CLITIC_BEFORE.search(self._text, max(floor, numeral.start - 9), numeral.start)
        first = begin = clitic.start() if clitic else numeral.start
        start, bounds = numeral.start, set[str]()
        while bound := contexts.BOUND_BEFORE.search(
            self._text, max(floor, begin - contexts.LONGEST_BOUND), begin
        ):
            bounds.add(bound_name(bound, contexts.BOUNDS))
            start = begin = bound.start("bound")
        if clitic is None and not bounds:
            return None
        definite = clitic is not None and any(article in clitic[0] for article in ("ال", "لل"))
        return Side(start, numeral, frozenset(bounds), first, definite)

    def _side_ahead(self, position: int) -> Side | None:
        bounds = set[str]()
        while bound := contexts.BOUND_AHEAD.match(self._text, position):
            bounds.add(bound_name(bound, contexts.BOUNDS))
            position = bound.end()
        article = contexts.ARTICLE_AHEAD.match(self._text, position)
        start = article.end() if article else position
        numeral = read_numeral(self._text, start)
        if numeral is None and self._text.startswith("ال", start):
            numeral = read_numeral(self._text, start + 2)
        return Side(start, numeral, frozenset(bounds)) if numeral and numeral.exact else None

    def phrase(self, left: Side, floor: int) -> Phrase:
        """The widest phrase that begins with a numeral and its bounds."""
        two_sided = self._between(left, floor) or self._from_to(left, floor) or self._or(left)
        return two_sided or _single(left)

    def _between(self, left: Side, floor: int) -> Phrase | None:
        opening = contexts.BETWEEN.search(self._text, max(floor, left.start - 12), left.start)
        if opening is None or not left.exact:
            return None
        # «بين ألفين وخمسمئة وثلاثة آلاف»: the last و that leaves an ascending pair divides them.
        for end in (left.numeral.end, *reversed(left.numeral.joints)):
            numeral = read_numeral(self._text[:end], left.numeral.start)
            after = contexts.AND.match(self._text, end)
            right = self._side_ahead(after.end()) if after else None
            if numeral is None or numeral.end != end or after is None or right is None:
                continue
            phrase = _interval(replace(left, numeral=numeral), right)
            if phrase:
                inner = self._nouns.behind(end, definite=False) if after["counted"] else None
                return replace(phrase, start=opening.start("opening"), inner=inner)
        return None

    def _from_to(self, left: Side, floor: int) -> Phrase | None:
        if not left.exact:
            return None
        opening = contexts.FROM.search(self._text, max(floor, left.start - 8), left.start)
        if opening is None:
            return self._out_of(left, floor)
        to = contexts.TO.match(self._text, left.numeral.end)
        right = self._side_ahead(to.end()) if to else None
        if to is None or right is None:
            return None
        inner = self._nouns.behind(left.numeral.end, definite=False) if to["counted"] else None
        noun = self._nouns.behind(right.numeral.end, definite=False)
        if inner and noun and self._nouns.is_counted(inner) != self._nouns.is_counted(noun):
            return None
        source = _shared_scale(left.numeral, right.numeral, falling=True)
        return replace(
            _single(right),
            start=opening.start("opening"),
            core_start=left.numeral.start,
            source=source,
            is_range=source < right.numeral.low,
            inner=inner,
        )

    def _out_of(self, left: Side, floor: int) -> Phrase | None:
        """«إلى 2500 جندي من 5200»."""
        towards = contexts.TOWARDS.search(self._text, max(floor, left.start - 9), left.start)
        out_of = contexts.OUT_OF.match(self._text, left.numeral.end) if towards else None
        right = self._side_ahead(out_of.end()) if out_of else None
        if right is None or right.numeral.low <= left.numeral.low:
            return None
        inner = self._nouns.behind(left.numeral.end, definite=False)
        if inner and not self._nouns.is_counted(inner):
            return None
        return replace(_single(left), end=right.numeral.end, source=right.numeral.low, inner=inner)

    def _or(self, left: Side) -> Phrase | None:
        """«3000-3500», «3000 إلى 3500», «ثلاثة أو أربعة آلاف»."""
        between = contexts.OR.match(self._text, left.numeral.end) if left.exact else None
        right = self._side_ahead(between.end()) if between else None
        return _interval(left, right) if right else None

    def in_range(self, side: Side, floor: int) -> bool:
        """Whether بين opens a range with the numeral."""
        return contexts.BETWEEN.search(self._text, max(floor, side.start - 12), side.start) is not None


def bound_name(found: re.Match[str], names: dict[str, str]) -> str:
    """Which of the groups of a pattern of bounds has matched."""
    return next(name for name in names if found[name] is not None)


def _single(side: Side) -> Phrase:
    numeral = side.numeral
    return Phrase(
        side.start,
        numeral.start,
        numeral.end,
        numeral.low,
        numeral.high,
        side.bounds,
        numeral.approximate,
        numeral.fraction,
    )


def _interval(left: Side, right: Side) -> Phrase | None:
    low = _shared_scale(left.numeral, right.numeral)
    if low >= right.numeral.low:
        return None
    return replace(
        _single(left),
        end=right.numeral.end,
        low=low,
        high=right.numeral.high,
        bounds=left.bounds | right.bounds,
        is_range=True,
    )


def _shared_scale(left: Numeral, right: Numeral, *, falling: bool = False) -> int:
    """Value ``left``, which may borrow the scale word of ``right`` («بين 40 و50 ألف»)."""
    largest = right.multiplier
    if falling and left.low < 100:
        largest *= contexts.STEEPEST_FALL
    borrows = left.scale == 1 and left.low <= largest
    return left.low * right.scale if borrows else left.low
