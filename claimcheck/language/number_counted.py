"""Finds the noun beside a number that says what it counts."""

from __future__ import annotations

import re

from claimcheck.language import number_nouns as nouns
from claimcheck.language.number_patterns import LETTERS, OPTIONAL_GAP
from claimcheck.language.number_words import read_numeral
from claimcheck.language.orthography import NormalisedText

_NOUN = re.compile(rf"[)\"'\]]?{OPTIONAL_GAP}(?P<word>[{LETTERS}]+)")
_LONGEST_NOUN_PHRASE = 50
_FEWEST_OF_A_FORCE = 100
_FEWEST_OF_SOLDIERS = 3


class NounReader:
    """Finds the nouns that the numbers of one text count.

    Args:
        normalised: the text.
        text: its key, with whatever is no quantity blotted out.
    """

    def __init__(self, normalised: NormalisedText, text: str) -> None:
        self._normalised = normalised
        self._text = text

    def behind(self, end: int, *, definite: bool) -> tuple[int, int] | None:
        """Where the noun is that a numeral ending at ``end`` counts."""
        found = self._past_amounts(_NOUN.match(self._text, end))
        if found and found["word"] == "فقط":
            found = _NOUN.match(self._text, found.end())
        if found and found["word"] == "من":
            found = self._past_amounts(_NOUN.match(self._text, found.end()))
            return found.span("word") if found and self.is_counted(found.span("word")) else None
        if found is None or not self._is_noun(*found.span("word"), definite=definite):
            return None
        return found.span("word")

    def _past_amounts(self, found: re.Match[str] | None) -> re.Match[str] | None:
        while found and found["word"] in nouns.AMOUNTS:
            found = _NOUN.match(self._text, found.end())
        return found

    def before(self, start: int, number: int) -> tuple[int, int] | None:
        """Where the soldiers are whose number follows as an adjective: «الجنود الأميركيون الـ2500»."""
        found = nouns.SOLDIERS_BEFORE.search(self._text, max(0, start - _LONGEST_NOUN_PHRASE), start)
        # «القوات الثلاث» are three forces, «الجنود الاثنين» rather has the day of the week.
        fewest = _FEWEST_OF_A_FORCE if found and "قوات" in found["noun"] else _FEWEST_OF_SOLDIERS
        return found.span("noun") if found and number >= fewest else None

    def is_counted(self, noun: tuple[int, int] | None) -> bool:
        """Whether a noun is one that is commonly counted."""
        if noun is None:
            return False
        word = self._text[slice(*noun)].removeprefix("ال")
        own = nouns.OWN.fullmatch(word)
        return word in nouns.COUNTED or (own is not None and own["stem"] in nouns.COUNTED)

    def _is_noun(self, start: int, end: int, *, definite: bool) -> bool:
        word = self._text[start:end]
        if len(word) < 3 or word in nouns.NOT_NOUNS or read_numeral(self._text, start):
            return False
        if word.startswith("و"):
            return word in nouns.NOUNS_IN_WAW
        if self._normalised.text.startswith(("ال", "لل", "بال"), start):
            return definite or word in nouns.NOUNS_IN_ALIF_LAM
        return not (word.startswith(("ي", "ت")) and word.endswith("ون"))
