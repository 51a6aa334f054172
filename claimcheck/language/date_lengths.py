"""Reads lengths of time: «ستين يوما»، «18 شهرا»، «عامين»، «بضعة أسابيع»."""

from __future__ import annotations

from claimcheck.language.date_tables import (
    AND_HALF,
    APPROXIMATELY,
    DIGIT_WORDS,
    EXACTLY_ONE,
    FEW,
    HUNDRED_WORDS,
    SEVERAL,
    TEN_MARK,
    TENS_WORDS,
    THOUSAND_WORDS,
    UNIT_COUNTED,
    UNIT_MANY,
    UNIT_NAMED,
    UNIT_ONE,
    UNIT_TWO,
    key,
)
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_values import Length, Unit

_OR = frozenset(key(word) for word in ("إلى", "أو", "-"))
_ARTICLE = "ال"
# «عقد» is a contract or the holding of a meeting as well, unless it is «عقد من الزمن».
_DECADE = key("عقد")
_TIME = frozenset(key(word) for word in ("الزمن", "الزمان"))


class LengthReader:
    """Reads the lengths of time of one text."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def length(self, index: int, *, governed: bool) -> tuple[int, Length] | None:
        """The length at ``index`` and the index after it.

        Without a governing word («لمدة», «خلال») a lone singular or plural is not taken:
        «عام» may be an adjective and «سنوات» the object of anything. Of an interval
        («من 18 إلى 24 شهرا») the greater length counts.
        """
        index = self._tokens.skip(index, APPROXIMATELY)
        read = self._named(index) or self._counted(index) or self._dual(index)
        if read is None and (after := self._tokens.skip(index, SEVERAL)) > index:
            unit = UNIT_MANY.get(self._tokens.key(after))
            read = (after + 1, Length(unit, None)) if unit else None
        if read is None and governed:
            read = self._uncounted(index)
        if read is None or (not governed and self._may_be_contracts(read[1])):
            return None
        after, length = read
        if self._tokens.key(after) in _OR:
            after, length = self._counted(after + 1) or self._dual(after + 1) or (after, length)
        after = self._tokens.skip(after, FEW if length.amount is None else EXACTLY_ONE)
        if (end := self._tokens.skip(after, AND_HALF)) > after:
            return end, Length(length.unit, length.amount, half=True)
        return after, length

    def cardinal(self, index: int) -> tuple[int, int] | None:
        """The whole number at ``index``, in digits or words, and the index after it."""
        tokens = self._tokens
        if tokens.key(index) == _ARTICLE and tokens.number(index + 1) is not None:
            index += 1
        if (number := tokens.number(index)) is not None:
            return index + 1, number
        word = self._bare(index)
        if word in HUNDRED_WORDS:
            return self._with_rest(index + 1, HUNDRED_WORDS[word])
        return self._below_hundred(index)

    def year(self, index: int) -> tuple[int, int] | None:
        """A year in words: «ألفين وأحد عشر», «ألف وتسعمئة وتسعين»."""
        thousands = THOUSAND_WORDS.get(self._tokens.key(index))
        if thousands is None:
            return None
        hundreds = HUNDRED_WORDS.get(self._bare(index + 1, conjunction=True), 0)
        after, number = self._with_rest(index + 1 + bool(hundreds), thousands + hundreds)
        return (after, number) if number % 1000 else None

    def _below_hundred(self, index: int) -> tuple[int, int] | None:
        tokens, word = self._tokens, self._bare(index)
        if word in TENS_WORDS:
            return index + 1, TENS_WORDS[word]
        digit = DIGIT_WORDS.get(word)
        if digit is None:
            return None
        if digit < 10 and tokens.key(index + 1) in TEN_MARK:
            return index + 2, digit + 10
        tens = TENS_WORDS.get(self._bare(index + 1, conjunction=True))
        if digit < 10 and tens is not None:
            return index + 2, digit + tens
        return index + 1, digit

    def _with_rest(self, index: int, hundreds: int) -> tuple[int, int]:
        following = self._bare(index, conjunction=True)
        if not following:
            return index, hundreds
        with self._tokens.reading(index, following):
            rest = self._below_hundred(index)
        return (rest[0], hundreds + rest[1]) if rest else (index, hundreds)

    def _bare(self, index: int, *, conjunction: bool = False) -> str:
        word = self._tokens.key(index)
        if conjunction:
            word = word[1:] if word.startswith("و") else ""
        return word.removeprefix(_ARTICLE)

    def _named(self, index: int) -> tuple[int, Length] | None:
        named = self._tokens.phrase(index, UNIT_NAMED)
        return (named[0], Length(*named[1])) if named else None

    def _counted(self, index: int) -> tuple[int, Length] | None:
        read = self.cardinal(index)
        if read is None:
            return None
        after, amount = read
        if self._tokens.key(after) in _OR and (upper := self.cardinal(after + 1)):
            after, amount = upper
        unit = self._any_unit(self._tokens.key(after))
        return (after + 1, Length(unit, amount)) if unit else None

    def _dual(self, index: int) -> tuple[int, Length] | None:
        unit = UNIT_TWO.get(self._tokens.key(index))
        return (index + 1, Length(unit, 2)) if unit else None

    def _uncounted(self, index: int) -> tuple[int, Length] | None:
        word = self._tokens.key(index)
        if unit := UNIT_MANY.get(word):
            return index + 1, Length(unit, None)
        halved = self._tokens.skip(index + 1, AND_HALF) > index + 1
        if word == _DECADE and not halved and self._tokens.key(index + 2) not in _TIME:
            return None
        if self._tokens.number(index + 1) is not None:
            return None
        if unit := UNIT_ONE.get(word) or UNIT_COUNTED.get(word):
            return index + 1, Length(unit, 1)
        return None

    @staticmethod
    def _may_be_contracts(length: Length) -> bool:
        return length.unit is Unit.DECADE and length.amount != 2

    @staticmethod
    def _any_unit(word: str) -> Unit | None:
        return UNIT_COUNTED.get(word) or UNIT_MANY.get(word) or UNIT_ONE.get(word)
