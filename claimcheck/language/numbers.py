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
from claimcheck.language.number_counted import NounReader
from claimcheck.language.number_masks import HUNDREDTHS_AHEAD, MONTH_AHEAD, masked
from claimcheck.language.number_model import Numeral
from claimcheck.language.number_nouns import CONSTRUCT_DUALS, DUALS
from claimcheck.language.number_patterns import key
from claimcheck.language.number_phrases import Phrase, PhraseReader, Side, bound_name
from claimcheck.language.number_repairs import repaired
from claimcheck.language.number_tables import DUAL_OR_SINGULAR
from claimcheck.language.number_words import read_numeral
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
        fraction: the part of something that it is, also where the text says «20 بالمئة من القوات»;
            low and high are then None.
        noun: the folded noun that is counted, if one stands next to it: behind it, or before it in
            «الجنود الـ2500»; a dual (جنديان) is its own noun.
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


class _Reader:
    """Reads the quantities of one text."""

    def __init__(self, text: str) -> None:
        self._normalised = repaired(normalise(text))
        self._text = masked(key(self._normalised.text))
        self._nouns = NounReader(self._normalised, self._text)
        self._phrases = PhraseReader(self._text, self._nouns)

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
        side = self._phrases.side_before(numeral, floor)
        if side is None:
            return None, numeral.end
        phrase = self._phrases.phrase(side, floor)
        score = contexts.SCORE.match(self._text, numeral.start)
        if score and not phrase.is_range:
            return None, score.end()
        end, resume = phrase.end, phrase.end
        after = contexts.BOUND_AFTER.match(self._text, end)
        if after:
            phrase = replace(phrase, bounds=phrase.bounds | {bound_name(after, contexts.BOUNDS_AFTER)})
            resume = after.end()
            end = end if after["counted"] else resume
        noun = self._nouns.behind(end, definite=not side.exact) or phrase.inner
        if dual:
            noun = (numeral.start, token.end())
        elif side.definite and side.exact:
            own = self._nouns.behind(numeral.end, definite=False)
            soldiers = None if self._nouns.is_counted(own) else self._nouns.before(side.clitic, numeral.low)
            if soldiers is None and self._is_adjective(side, phrase, own, floor):
                return None, numeral.end
            noun = soldiers or noun
        if self._is_something_else(phrase, noun):
            return None, phrase.end
        settled = self._settle_dual(replace(phrase, end=end), noun)
        return (self._in_source(settled, noun), resume) if settled else (None, end)

    def _dual(self, token: re.Match[str]) -> Numeral | None:
        for stem in range(3):
            word = token[0][stem:]
            if not contexts.PROCLITIC_RUN.fullmatch(token[0][:stem]):
                continue
            again = contexts.TWO_AGAIN.match(self._text, token.end())
            if word in DUALS:
                return Numeral(token.start() + stem, again.end() if again else token.end(), 2, 2)
            if word in CONSTRUCT_DUALS and self._nouns.behind(token.end(), definite=True):
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
                return None if numeral.exact and numeral.low == 1 else numeral
        return None

    def _is_adjective(self, side: Side, phrase: Phrase, noun: tuple[int, int] | None, floor: int) -> bool:
        """Whether a definite numeral takes up a noun before it («الدول الخمس») and counts nothing new."""
        if side.bounds or self._nouns.is_counted(noun) or self._phrases.in_range(side, floor):
            return False
        core = self._text[side.numeral.start : side.numeral.end]
        if core[0].isdigit():
            before = max(0, side.clitic - contexts.LONGEST_BOUND)
            named = contexts.DEFINITE_BEFORE.search(self._text, before, side.clitic)
            return named is not None and not self._count_word_before(phrase)
        return side.numeral.low < 100 or len(core.split()) == 1

    def _is_something_else(self, phrase: Phrase, noun: tuple[int, int] | None) -> bool:
        """Whether the phrase is a percentage, a day or a year after all."""
        if phrase.fraction is not None:
            return False
        if phrase.low <= contexts.LAST_DAY and MONTH_AHEAD.match(self._text, phrase.end):
            return True
        if HUNDREDTHS_AHEAD.match(self._text, phrase.end):
            return True
        if not 1000 <= phrase.low < contexts.LAST_YEAR or self._nouns.is_counted(noun):
            return False
        before = max(0, phrase.start - contexts.LONGEST_BOUND)
        if contexts.YEAR_WORD.search(self._text, before, phrase.start):
            return True
        if contexts.PART_BEFORE.search(self._text, before, phrase.start) or self._count_word_before(phrase):
            return False
        bare = contexts.BARE_YEAR.fullmatch(self._text, phrase.start, phrase.end)
        return bare is not None and not phrase.bounds

    def _settle_dual(self, phrase: Phrase, noun: tuple[int, int] | None) -> Phrase | None:
        """Decide between the dual and the singular of «ألفا»; None where it is no number at all."""
        if self._text[phrase.core_start : phrase.end] not in DUAL_OR_SINGULAR:
            return phrase
        origin = (*self._normalised.origin, len(self._normalised.source))
        if contexts.TANWIN in self._normalised.source[origin[phrase.core_start] : origin[phrase.end]]:
            return phrase
        if noun:
            # The dual stands right before what it counts: «ألفا من الجنود» are one thousand.
            partitive = "من" in self._text[phrase.end : noun[0]].split()
            return phrase if partitive else replace(phrase, low=2 * phrase.low, high=2 * phrase.low)
        return phrase if phrase.bounds or self._count_word_before(phrase) else None

    def _count_word_before(self, phrase: Phrase) -> bool:
        if "عدد" in self._text[phrase.start : phrase.core_start]:
            return True
        before = max(0, phrase.start - contexts.LONGEST_BOUND)
        return contexts.COUNT_WORD.search(self._text, before, phrase.start) is not None

    def _in_source(self, phrase: Phrase, noun: tuple[int, int] | None) -> Quantity:
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
