"""Reads seasons and decades: «صيف 2020», «الشتاء المقبل», «ثمانينيات القرن الماضي»."""

from __future__ import annotations

from claimcheck.language.date_months import season_span
from claimcheck.language.date_periods import CalendarReader
from claimcheck.language.date_tables import (
    AGES,
    DECADES,
    NOT_SEASON_BEFORE,
    OF_LAST_CENTURY,
    PARTITIVE,
    SEASON_NOUNS,
    SEASONS,
    THESE,
    key,
)
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_values import Direction, Granularity, Period, choose_span, year_span

_ARTICLE = "ال"
_FROM = key("من")


class SeasonReader:
    """Reads the seasons and decades of one text."""

    def __init__(self, tokens: Tokens, calendar: CalendarReader) -> None:
        self._tokens = tokens
        self._calendar = calendar

    def season(self, index: int, *, bound: bool = False, lean: int = 0) -> tuple[int, Period] | None:
        """«صيف 2020», «خريف العام الماضي», «الشتاء المقبل», «هذا الصيف».

        «الصيف» alone is taken only if it is a bound («قبل الصيف»).
        """
        tokens = self._tokens
        this = tokens.key(index) in THESE
        noun = index + this
        noun += tokens.key(noun) in SEASON_NOUNS
        word = tokens.key(noun)
        first = SEASONS.get(word.removeprefix(_ARTICLE))
        if first is None or tokens.key(noun + 1) in NOT_SEASON_BEFORE:
            return None
        after, direction = tokens.direction(noun + 1)
        if direction is None:
            definite = word.startswith(_ARTICLE)
            named = self._calendar.year(after + (tokens.key(after) in PARTITIVE), bare=not definite)
            if named:
                known = named[1].number if not named[1].hijri else None
                return named[0], Period(Granularity.SEASON, season_span(first, known))
            if not definite or not (this or bound):
                return None
        return after, self._nearest(first, direction, lean, guessed=direction is None and not this)

    def _nearest(self, first: int, direction: Direction | None, lean: int, *, guessed: bool) -> Period:
        anchor = self._calendar.standpoint.anchor
        if anchor is None:
            return Period(Granularity.SEASON, None, guessed_year=guessed)
        years = range(anchor.year - 3, anchor.year + 4)
        spans = [span for year in years if (span := season_span(first, year))]
        nearest = None if direction is Direction.THIS else direction
        lean = (lean or self._calendar.standpoint.lean) if guessed else 0
        return Period(Granularity.SEASON, choose_span(spans, anchor, nearest, lean), guessed_year=guessed)

    def decade(self, index: int) -> tuple[int, Period] | None:
        """«التسعينيات», «ثمانينيات القرن الماضي»: of the twentieth century."""
        start = DECADES.get(self._tokens.key(index))
        if start is None:
            return None
        after = index + 1
        century = after + (self._tokens.key(after) == _FROM)
        if self._tokens.key(century) in AGES:
            return None
        end = self._tokens.skip(century, OF_LAST_CENTURY)
        return (end if end > century else after), Period(Granularity.DECADE, year_span(1900 + start, 10))
