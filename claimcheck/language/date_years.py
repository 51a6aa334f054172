"""Reads years: «عام 2021», «العام المقبل», «السنة المالية 2020», «عام ألفين وأحد عشر»."""

from __future__ import annotations

from claimcheck.language.date_lengths import LengthReader
from claimcheck.language.date_months import Year
from claimcheck.language.date_references import Standpoint, reference
from claimcheck.language.date_tables import (
    AFTER_LONE_YEAR,
    BORDERS,
    COUNTED_NOUNS,
    DEFINITE_YEAR_NOUNS,
    GREGORIAN_ERA,
    HIJRI_ERA,
    MONTHS,
    NEW,
    NOT_YEAR_AFTER,
    NUMBERED_NOUNS,
    THESE,
    YEAR_KINDS,
    YEAR_NOUNS,
    key,
)
from claimcheck.language.date_tokens import TokenKind, Tokens
from claimcheck.language.date_values import Direction

_ARTICLE = "ال"
_FROM = key("من")
_NO_YEAR_AFTER_MARKS = frozenset("/-+*%$€°=")
_NO_BORDER_YEAR = 2000
_LIKELY_YEARS = range(1900, 2100)
_ANY_YEARS = range(1000, 3000)


class YearReader:
    """Reads the years of one text."""

    def __init__(self, tokens: Tokens, standpoint: Standpoint, lengths: LengthReader) -> None:
        self._tokens = tokens
        self._standpoint = standpoint
        self._lengths = lengths

    def year(self, index: int, *, bare: bool) -> tuple[int, Year] | None:
        """A year: «عام 2021», «هذا العام», «العام المقبل», or a number alone.

        The number alone is taken if ``bare``, and where nothing is counted by it.
        """
        tokens = self._tokens
        if tokens.key(index) in THESE and tokens.key(index + 1) in DEFINITE_YEAR_NOUNS:
            after = index + 2
            end, direction = tokens.direction(after)
            after = end if direction is Direction.THIS else after
            return self.explicit(after) or (after, self._year_from_anchor(0))
        if (told := reference(tokens, index, DEFINITE_YEAR_NOUNS)) and not self._is_no_year(index):
            return told[0], Year(self._standpoint.told.year(told[1]))
        noun = next((h.key for h in tokens.heads(index) if h.key in YEAR_NOUNS and not h.conjunction), None)
        if noun is None:
            lone = self.explicit(index) if bare or self._is_lone_year(index) else None
            return None if lone is None or self._is_border(index, lone[1]) else lone
        if explicit := self._named_year(index + 1):
            return None if self._is_border(index, explicit[1]) else explicit
        if noun not in DEFINITE_YEAR_NOUNS or self._is_no_year(index):
            return None
        after, direction = tokens.direction(index + 1)
        if direction is not None:
            return self.explicit(after) or (after, self._year_from_anchor(int(direction)))
        if tokens.key(index + 1) in NEW:
            anchor = self._standpoint.anchor
            return index + 2, self._year_from_anchor(int(anchor is not None and anchor.month > 6))
        return None

    def _is_no_year(self, index: int) -> bool:
        """Whether «العام» is the adjective: «الأمين العام الحالي»."""
        return self._tokens.key(index - 1) in NOT_YEAR_AFTER

    def _is_border(self, index: int, year: Year) -> bool:
        """Whether a year only names a line on the map: «حدود عام 1967»."""
        return self._tokens.key(index - 1) in BORDERS and (year.number or 0) < _NO_BORDER_YEAR

    def _is_lone_year(self, index: int) -> bool:
        """Whether a number may be a year that stands behind its noun: «حرب العراق 2003»."""
        tokens, following = self._tokens, self._tokens.kind(index + 1)
        before = tokens.key(index - 1)
        if tokens.kind(index - 1) is not TokenKind.WORD or before in NUMBERED_NOUNS or before in MONTHS:
            return False
        if following is TokenKind.MARK:
            return tokens.key(index + 1) not in _NO_YEAR_AFTER_MARKS
        return following is TokenKind.NEWLINE or tokens.key(index + 1) in AFTER_LONE_YEAR

    def _named_year(self, index: int) -> tuple[int, Year] | None:
        """The year after «عام»: in digits, in words, or behind «المالي»."""
        kind = self._tokens.key(index)
        index += kind in YEAR_KINDS
        if read := self.explicit(index, named=True, any_age=True):
            hijri = read[1].hijri or kind.removeprefix(_ARTICLE) in HIJRI_ERA
            return read[0], Year(read[1].number, hijri=hijri)
        words = self._lengths.year(index)
        return (words[0], Year(words[1])) if words else None

    def _year_from_anchor(self, offset: int) -> Year:
        anchor = self._standpoint.anchor
        return Year(anchor.year + offset if anchor else None)

    def explicit(self, index: int, *, named: bool = False, any_age: bool = False) -> tuple[int, Year] | None:
        """A year in digits, with the mark of its era if it has one.

        Behind «عام» or a month it is ``named``: what follows is not counted by it. With
        ``any_age`` it may lie outside the twentieth and twenty-first centuries.
        """
        tokens = self._tokens
        index += tokens.key(index) == _ARTICLE
        number = tokens.number(index)
        after = index + 1
        era = tokens.key(after) in HIJRI_ERA | GREGORIAN_ERA
        if number is None or not (len(tokens.key(index)) == 4 or (named and era and 0 < number < 9999)):
            return None
        if tokens.key(after) in HIJRI_ERA:
            return after + 1, Year(number, hijri=True)
        if tokens.key(after) in GREGORIAN_ERA:
            return after + 1, Year(number)
        if number not in (_ANY_YEARS if any_age else _LIKELY_YEARS):
            return None
        if tokens.key(after) in COUNTED_NOUNS and not (named and tokens.key(after) == _FROM):
            return None
        return after, Year(number)
