"""Quantities in running Arabic text: how many, from how many to how many, and of what.

What merely looks like a quantity (years, days, hours, telephone numbers, resolutions, weapons,
percentages) is masked first; then each numeral is read with the words that bound it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from claimcheck.language import number_contexts as contexts
from claimcheck.language.number_words import DUAL_OR_SINGULAR, Numeral, key, read_numeral
from claimcheck.language.orthography import fold, normalise


@dataclass(frozen=True)
class Quantity:
    """A quantity that a text names. All offsets are code points of the source text.

    Attributes:
        start: where the phrase begins, its modifier included («أكثر من 3000»).
        end: where it ends, without the noun that is counted.
        core_start: where the digits or number words themselves begin.
        low: the least that it can be; None where that is open.
        high: the most that it can be; None where that is open.
        approximate: the text says نحو or the like, or uses a vague word such as مئات.
        source: the X of "from X to Y"; low and high are then Y.
        is_range: two numbers span it. With a ``source`` as well, «من 2500 إلى 3000» may be
            either an interval or a rise; its caller knows which from the verb.
        fraction: the part of something that it is; low and high are then None.
        noun: the folded noun that is counted, if one follows; a dual (جنديان) is its own noun.
        noun_start: where that noun begins.
        noun_end: where that noun ends.
        noun_before: whether a word such as عددهم precedes, so that what is counted stands before.
    """

    start: int
    end: int
    core_start: int
    low: int | None
    high: int | None
    approximate: bool = False
    source: int | None = None
    is_range: bool = False
    fraction: Fraction | None = None
    noun: str | None = None
    noun_start: int | None = None
    noun_end: int | None = None
    noun_before: bool = False


def find_quantities(text: str) -> list[Quantity]:
    """Find the quantities of a text, in its order and without overlap."""
    return list(_Reader(text).quantities())


@dataclass(frozen=True)
class _Side:
    """A numeral with the bounds before it; ``start`` is where the first of these begins."""

    start: int
    numeral: Numeral
    bounds: frozenset[str]

    @property
    def exact(self) -> bool:
        return self.numeral.exact


@dataclass(frozen=True)
class _Phrase:
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


class _Reader:
    """Reads the quantities of one text."""

    def __init__(self, text: str) -> None:
        self._normalised = normalise(text)
        self._text = _masked(key(self._normalised.text))

    def quantities(self) -> Iterator[Quantity]:
        position = floor = 0
        while token := contexts.TOKEN.search(self._text, position):
            quantity, position = self._quantity(token, floor)
            if quantity:
                floor = position
                yield quantity

    def _quantity(self, token: re.Match[str], floor: int) -> tuple[Quantity | None, int]:
        """Read the quantity at a token; also say where to read on."""
        dual = self._dual(token)
        numeral = dual or self._numeral(token)
        if numeral is None:
            return None, token.end()
        side = self._side_before(numeral, floor)
        if side is None:
            return None, numeral.end
        phrase = self._two_sided(side, floor) or _single(side)
        end, resume = phrase.end, phrase.end
        after = contexts.BOUND_AFTER.match(self._text, end)
        if after:
            phrase = replace(phrase, bounds=phrase.bounds | {_bound(after, contexts.BOUNDS_AFTER)})
            resume = after.end()
            end = end if after["counted"] else resume
        if dual:
            noun: tuple[int, int] | None = (numeral.start, numeral.end)
        else:
            noun = self._noun(end, definite=not side.exact) or phrase.inner
        if self._is_something_else(phrase, noun):
            return None, phrase.end
        settled = self._settle_dual(replace(phrase, end=end), noun)
        return (self._in_source(settled, noun), resume) if settled else (None, end)

    def _dual(self, token: re.Match[str]) -> Numeral | None:
        for stem in range(3):
            if contexts.PROCLITIC_RUN.fullmatch(token[0][:stem]) and token[0][stem:] in contexts.DUALS:
                return Numeral(token.start() + stem, token.end(), 2, 2)
        return None

    def _numeral(self, token: re.Match[str]) -> Numeral | None:
        word = token[0]
        if word[0].isdigit():
            return read_numeral(self._text, token.start())
        if word in contexts.NOT_NUMERALS:
            return None
        for stem in range(5):
            if not contexts.PROCLITIC_RUN.fullmatch(word[:stem]):
                continue
            numeral = read_numeral(self._text, token.start() + stem)
            if numeral:
                definite = word[:stem].endswith(("ال", "لل"))
                bare_one = numeral.exact and numeral.low == 1
                return None if bare_one or (definite and self._is_adjective(numeral)) else numeral
        return None

    def _is_adjective(self, numeral: Numeral) -> bool:
        """Whether a definite numeral takes up a noun before it («الجنود الخمسة») and counts nothing new."""
        if not numeral.exact:
            return False
        several = len(self._text[numeral.start : numeral.end].split()) > 1
        noun = self._noun(numeral.end, definite=False)
        return numeral.low < 100 or not (several or self._is_counted(noun))

    def _side_before(self, numeral: Numeral, floor: int) -> _Side | None:
        """Read the bounds before a numeral; None where it is a part of another word."""
        clitic = contexts.CLITIC_BEFORE.search(self._text, max(floor, numeral.start - 9), numeral.start)
        begin = clitic.start() if clitic else numeral.start
        start, bounds = numeral.start, set[str]()
        while bound := contexts.BOUND_BEFORE.search(
            self._text, max(floor, begin - contexts.LONGEST_BOUND), begin
        ):
            bounds.add(_bound(bound, contexts.BOUNDS))
            start = begin = bound.start("bound")
        if clitic is None and not bounds:
            return None
        return _Side(start, numeral, frozenset(bounds))

    def _side_ahead(self, position: int) -> _Side | None:
        bounds = set[str]()
        while bound := contexts.BOUND_AHEAD.match(self._text, position):
            bounds.add(_bound(bound, contexts.BOUNDS))
            position = bound.end()
        article = contexts.ARTICLE_AHEAD.match(self._text, position)
        start = article.end() if article else position
        numeral = read_numeral(self._text, start)
        if numeral is None and self._text.startswith("ال", start):
            numeral = read_numeral(self._text, start + 2)
        return _Side(start, numeral, frozenset(bounds)) if numeral and numeral.exact else None

    def _two_sided(self, left: _Side, floor: int) -> _Phrase | None:
        if not left.exact:
            return None
        return self._between(left, floor) or self._from_to(left, floor) or self._or(left)

    def _between(self, left: _Side, floor: int) -> _Phrase | None:
        opening = contexts.BETWEEN.search(self._text, max(floor, left.start - 12), left.start)
        if opening is None:
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
                inner = self._noun(end, definite=False) if after["counted"] else None
                return replace(phrase, start=opening.start("opening"), inner=inner)
        return None

    def _from_to(self, left: _Side, floor: int) -> _Phrase | None:
        opening = contexts.FROM.search(self._text, max(floor, left.start - 8), left.start)
        if opening is None:
            return self._out_of(left, floor)
        to = contexts.TO.match(self._text, left.numeral.end)
        right = self._side_ahead(to.end()) if to else None
        if to is None or right is None:
            return None
        inner = self._noun(left.numeral.end, definite=False) if to["counted"] else None
        noun = self._noun(right.numeral.end, definite=False)
        if inner and noun and self._is_counted(inner) != self._is_counted(noun):
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

    def _out_of(self, left: _Side, floor: int) -> _Phrase | None:
        """«إلى 2500 جندي من 5200»."""
        towards = contexts.TOWARDS.search(self._text, max(floor, left.start - 9), left.start)
        out_of = contexts.OUT_OF.match(self._text, left.numeral.end) if towards else None
        right = self._side_ahead(out_of.end()) if out_of else None
        if right is None or right.numeral.low <= left.numeral.low:
            return None
        inner = self._noun(left.numeral.end, definite=False)
        if inner and not self._is_counted(inner):
            return None
        return replace(_single(left), end=right.numeral.end, source=right.numeral.low, inner=inner)

    def _or(self, left: _Side) -> _Phrase | None:
        """«3000-3500», «3000 إلى 3500», «ثلاثة أو أربعة آلاف»."""
        between = contexts.OR.match(self._text, left.numeral.end)
        right = self._side_ahead(between.end()) if between else None
        return _interval(left, right) if right else None

    def _noun(self, end: int, *, definite: bool) -> tuple[int, int] | None:
        """Where the noun is that a numeral ending at ``end`` counts."""
        found = contexts.NOUN.match(self._text, end)
        if found and found["word"] == "فقط":
            found = contexts.NOUN.match(self._text, found.end())
        if found and found["word"] == "من":
            found = contexts.NOUN.match(self._text, found.end())
            return found.span("word") if found and self._is_counted(found.span("word")) else None
        if found is None or not self._is_noun(*found.span("word"), definite=definite):
            return None
        return found.span("word")

    def _is_noun(self, start: int, end: int, *, definite: bool) -> bool:
        word = self._text[start:end]
        if len(word) < 3 or word in contexts.NOT_NOUNS or read_numeral(self._text, start):
            return False
        if word.startswith("و"):
            return word in contexts.NOUNS_IN_WAW
        if self._normalised.text.startswith(("ال", "لل", "بال"), start):
            return definite or word in contexts.NOUNS_IN_ALIF_LAM
        return not (word.startswith(("ي", "ت")) and word.endswith("ون"))

    def _is_counted(self, noun: tuple[int, int] | None) -> bool:
        return noun is not None and self._text[slice(*noun)].removeprefix("ال") in contexts.COUNTED

    def _is_something_else(self, phrase: _Phrase, noun: tuple[int, int] | None) -> bool:
        """Whether the phrase, in words, is a percentage, a day or a year."""
        if (
            phrase.fraction is None
            and phrase.low <= contexts.LAST_DAY
            and contexts.MONTH_AHEAD.match(self._text, phrase.end)
        ):
            return True
        if contexts.PERCENT.match(self._text, phrase.end):
            return True
        year = 1000 <= phrase.low < contexts.LAST_YEAR and not self._is_counted(noun)
        before = max(0, phrase.start - contexts.LONGEST_BOUND)
        return year and contexts.YEAR_WORD.search(self._text, before, phrase.start) is not None

    def _settle_dual(self, phrase: _Phrase, noun: tuple[int, int] | None) -> _Phrase | None:
        """Decide between the dual and the singular of «ألفا»; None where it is no number at all."""
        if self._text[phrase.core_start : phrase.end] not in DUAL_OR_SINGULAR:
            return phrase
        origin = (*self._normalised.origin, len(self._normalised.source))
        if contexts.TANWIN in self._normalised.source[origin[phrase.core_start] : origin[phrase.end]]:
            return phrase
        if noun:
            return replace(phrase, low=2 * phrase.low, high=2 * phrase.low)
        return phrase if phrase.bounds or self._count_word_before(phrase) else None

    def _count_word_before(self, phrase: _Phrase) -> bool:
        if "عدد" in self._text[phrase.start : phrase.core_start]:
            return True
        before = max(0, phrase.start - contexts.LONGEST_BOUND)
        return contexts.COUNT_WORD.search(self._text, before, phrase.start) is not None

    def _in_source(self, phrase: _Phrase, noun: tuple[int, int] | None) -> Quantity:
        start, end = self._normalised.span(phrase.start, phrase.end)
        core_start = self._normalised.origin[phrase.core_start]
        noun_start, noun_end = self._normalised.span(*noun) if noun else (None, None)
        low: int | None = phrase.low
        high = phrase.high
        if "at_least" in phrase.bounds:
            high = None
        if "at_most" in phrase.bounds:
            low, high = None, phrase.high
        return Quantity(
            start=start,
            end=end,
            core_start=core_start,
            low=None if phrase.fraction else low,
            high=None if phrase.fraction else high,
            approximate=phrase.approximate or "about" in phrase.bounds,
            source=phrase.source,
            is_range=phrase.is_range,
            fraction=phrase.fraction,
            noun=fold(self._text[slice(*noun)]) if noun else None,
            noun_start=noun_start,
            noun_end=noun_end,
            noun_before=self._count_word_before(phrase),
        )


def _masked(text: str) -> str:
    """Blot out what looks like a quantity and is none, keeping every offset."""
    for pattern in contexts.NOT_QUANTITIES:
        text = pattern.sub(lambda found: contexts.BLOT * len(found[0]), text)
    return text


def _bound(found: re.Match[str], names: dict[str, str]) -> str:
    return next(name for name in names if found[name] is not None)


def _single(side: _Side) -> _Phrase:
    numeral = side.numeral
    return _Phrase(
        side.start,
        numeral.start,
        numeral.end,
        numeral.low,
        numeral.high,
        side.bounds,
        numeral.approximate,
        numeral.fraction,
    )


def _interval(left: _Side, right: _Side) -> _Phrase | None:
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
