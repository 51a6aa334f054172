"""Reads stretches of the calendar that hang on a month, a year or a part of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from claimcheck.language.date_months import Month, Year, month_days, season_span
from claimcheck.language.date_tables import (
    AGES,
    COUNTED_NOUNS,
    DECADES,
    DEFINITE_YEAR_NOUNS,
    DIRECTIONS,
    FOLLOWING,
    GREGORIAN_ERA,
    HIJRI_ERA,
    HIJRI_MONTHS,
    MONTH_NOUNS,
    MONTHS,
    NAME_MONTHS,
    NOT_YEAR_AFTER,
    OF_LAST_CENTURY,
    ORDINALS,
    PARTITIVE,
    SEASON_NOUNS,
    SEASONS,
    THAT,
    THE_SAME,
    THESE,
    WEAK_MONTHS,
    YEAR_NOUNS,
    key,
)
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_values import (
    Direction,
    Granularity,
    Period,
    add_months,
    choose_span,
    year_span,
)
from claimcheck.language.timespan import TimeSpan

_ALTERNATIVE_MARKS = frozenset("/(-")
_DATE_COMMAS = frozenset("،,/")
_ARTICLE = "ال"
_FROM = key("من")


class CalendarReader:
    """Reads years, months, seasons and dated days of one text.

    Attributes:
        anchor: the day on which the text was published, None if unknown.
        last_year: the year that the text named last, for «العام نفسه».
    """

    def __init__(self, tokens: Tokens, anchor: date | None) -> None:
        self._tokens = tokens
        self.anchor = anchor
        self.last_year: int | None = None

    def year(self, index: int, *, bare: bool) -> tuple[int, Year] | None:
        """A year: «عام 2021», «هذا العام», «العام المقبل», or if ``bare`` a number alone."""
        tokens = self._tokens
        if tokens.key(index) in THESE and tokens.key(index + 1) in DEFINITE_YEAR_NOUNS:
            after = index + 2
            after += DIRECTIONS.get(tokens.key(after)) is Direction.THIS
            return self._explicit_year(after) or (after, self._year_from_anchor(0))
        if tokens.key(index) in THAT and tokens.key(index + 1) in DEFINITE_YEAR_NOUNS:
            return index + 2, Year(self.last_year)
        noun = next((h.key for h in tokens.heads(index) if h.key in YEAR_NOUNS and not h.conjunction), None)
        if noun is None:
            return self._explicit_year(index) if bare else None
        if explicit := self._explicit_year(index + 1, after_noun=True):
            return explicit
        if noun not in DEFINITE_YEAR_NOUNS or tokens.key(index - 1) in NOT_YEAR_AFTER:
            return None
        following = tokens.key(index + 1)
        if (direction := DIRECTIONS.get(following)) is not None:
            after = index + 2
            return self._explicit_year(after) or (after, self._year_from_anchor(int(direction)))
        if following in THE_SAME:
            return index + 2, Year(self.last_year)
        if following in FOLLOWING:
            return index + 2, Year(None if self.last_year is None else self.last_year + 1)
        return None

    def _year_from_anchor(self, offset: int) -> Year:
        return Year(self.anchor.year + offset if self.anchor else None)

    def _explicit_year(self, index: int, *, after_noun: bool = False) -> tuple[int, Year] | None:
        tokens = self._tokens
        number = tokens.number(index)
        if number is None or len(tokens.key(index)) != 4:
            return None
        after = index + 1
        if tokens.key(after) in HIJRI_ERA:
            return after + 1, Year(number, hijri=True)
        if tokens.key(after) in GREGORIAN_ERA:
            return after + 1, Year(number)
        if not (1900 <= number <= 2099 or (after_noun and 1000 <= number <= 2999)):
            return None
        if tokens.key(after) in COUNTED_NOUNS and not (after_noun and tokens.key(after) == _FROM):
            return None
        return after, Year(number)

    def month_name(self, index: int) -> tuple[int, Month] | None:
        """A month by name, with «شهر» before it and its other name after it, if they are there."""
        noun = self._tokens.skip(index, MONTH_NOUNS)
        read = self._one_month(noun)
        if read is None:
            return None
        after, month = read
        marked = after + (self._tokens.key(after) in _ALTERNATIVE_MARKS)
        other = self._one_month(marked)
        if other and (other[1].number, other[1].hijri) == (month.number, month.hijri):
            closed = other[0] + (marked > after and self._tokens.key(other[0]) == ")")
            return closed, replace(month, certain=True)
        return after, replace(month, certain=month.certain or noun > index)

    def _one_month(self, index: int) -> tuple[int, Month] | None:
        if read := self._tokens.phrase(index, MONTHS):
            return read[0], Month(read[1], certain=self._tokens.key(index) not in WEAK_MONTHS)
        if read := self._tokens.phrase(index, HIJRI_MONTHS):
            weak = self._tokens.key(index) in WEAK_MONTHS | NAME_MONTHS
            return read[0], Month(read[1], hijri=True, certain=not weak)
        return None

    def month(self, index: int, *, governed: bool, lean: int) -> tuple[int, Period] | None:
        """A month and its year, or «سبتمبر 11, 2001»."""
        read = self.month_name(index)
        if read is None:
            return None
        after, month = read
        day = self._tokens.number(after)
        if day and day <= 31:
            end = after + 1 + (self._tokens.key(after + 1) in _DATE_COMMAS)
            if year := self._explicit_year(end):
                return year[0], self.resolve(month, year[1], day=day)
        end, said, direction = self._which(after)
        name_only = self._tokens.key(index) in NAME_MONTHS
        if end == after and not month.certain and (name_only or not governed):
            return None
        if self._tokens.key(index) == key("آب") and end == after and not self._has_madda(index):
            return None
        return end, self.resolve(month, said, direction=direction, lean=lean)

    def _has_madda(self, index: int) -> bool:
        return "آ" in self._tokens.items[index].surface

    def _which(self, index: int) -> tuple[int, Year | None, Direction | None]:
        """The year or direction after a month: «2021», «من العام الماضي», «المقبل»."""
        tokens = self._tokens
        if (direction := DIRECTIONS.get(tokens.key(index))) is not None:
            if explicit := self._explicit_year(index + 1):
                return *explicit, None
            return index + 1, None, direction
        if read := self.year(index, bare=True):
            return *read, None
        linked = index + (tokens.key(index) in _DATE_COMMAS)
        bare = linked > index
        linked += tokens.key(linked) in PARTITIVE
        if linked > index and (read := self.year(linked, bare=bare)):
            return *read, None
        if tokens.number(index) and tokens.key(index + 1) not in HIJRI_ERA and self._hijri_number(index):
            return index + 1, Year(tokens.number(index), hijri=True), None
        return index, None, None

    def _hijri_number(self, index: int) -> bool:
        number = self._tokens.number(index)
        before = self._tokens.keys[max(0, index - 2) : index]
        named = before[-1:] and (before[-1] in HIJRI_MONTHS or " ".join(before) in HIJRI_MONTHS)
        return bool(named) and number is not None and 1343 <= number <= 1500

    def resolve(
        self,
        month: Month,
        year: Year | None,
        *,
        day: int | None = None,
        direction: Direction | None = None,
        lean: int = 0,
    ) -> Period:
        """The days of a month, or of one day of it; without a year, of the one that is meant."""
        granularity = Granularity.DAY if day else Granularity.MONTH
        if year:
            known = year.number is not None and year.hijri == month.hijri
            span = month_days(month, year.number, day) if known and year.number else None
            return Period(granularity, span)
        if self.anchor is None:
            return Period(granularity, None, guessed_year=True)
        middle = self.anchor.year
        if month.hijri:
            middle = (middle - 622) * 33 // 32 + 1
        spans = self._spans(month, range(middle - 4, middle + 5), day)
        span = choose_span(spans, self.anchor, direction, lean)
        return Period(granularity, span, guessed_year=direction is None)

    @staticmethod
    def _spans(month: Month, years: Iterable[int], day: int | None) -> list[TimeSpan]:
        return [span for year in years if (span := month_days(month, year, day))]

    def day_of_month(self, index: int, *, lean: int) -> tuple[int, Period] | None:
        """«30 أيلول المقبل», «الأول من يناير 2022», «15 من الشهر الجاري»."""
        tokens = self._tokens
        day = tokens.number(index)
        after = index + 1
        if day is None:
            ordinal = tokens.phrase(index, ORDINALS)
            if ordinal is None or tokens.key(ordinal[0]) != _FROM:
                return None
            after, day = ordinal
        if not 1 <= day <= 31:
            return None
        after += tokens.key(after) == _FROM
        if read := self.month_name(after):
            end, said, direction = self._which(read[0])
            return end, self.resolve(read[1], said, day=day, direction=direction, lean=lean)
        shifted = self.shifted_month(after)
        if shifted is None:
            return None
        end, (year, number) = shifted
        return end, self.resolve(Month(number), Year(year or None), day=day)

    def shifted_month(self, index: int) -> tuple[int, tuple[int, int]] | None:
        """«الشهر المقبل», «هذا الشهر»: its year and month, 0 and 1 without an anchor."""
        tokens = self._tokens
        this = tokens.key(index) in THESE
        after = index + this
        if tokens.key(after) != key("الشهر"):
            return None
        direction = DIRECTIONS.get(tokens.key(after + 1))
        if direction is None and not this:
            return None
        end = after + 1 + (direction is not None)
        if self.anchor is None:
            return end, (0, 1)
        try:
            day = add_months(self.anchor, int(direction or 0))
        except ValueError:
            return end, (0, 1)
        return end, (day.year, day.month)

    def season(self, index: int) -> tuple[int, Period] | None:
        """«صيف 2020», «خريف العام الماضي», «الشتاء المقبل», «هذا الصيف»."""
        tokens = self._tokens
        this = tokens.key(index) in THESE
        noun = index + this
        noun += tokens.key(noun) in SEASON_NOUNS
        word = tokens.key(noun)
        first = SEASONS.get(word.removeprefix(_ARTICLE))
        if first is None:
            return None
        if not word.startswith(_ARTICLE):
            after = noun + 1 + (tokens.key(noun + 1) in PARTITIVE)
            if named := self.year(after, bare=True):
                known = named[1].number if not named[1].hijri else None
                return named[0], Period(Granularity.SEASON, season_span(first, known))
            return None
        direction = DIRECTIONS.get(tokens.key(noun + 1))
        after = noun + 1 + (direction is not None)
        if direction is None:
            if named := self.year(after + (tokens.key(after) in PARTITIVE), bare=False):
                return named[0], Period(Granularity.SEASON, season_span(first, named[1].number))
            if not this:
                return None
        if self.anchor is None:
            return after, Period(Granularity.SEASON, None)
        years = range(self.anchor.year - 2, self.anchor.year + 3)
        spans = [span for year in years if (span := season_span(first, year))]
        nearest = None if direction is Direction.THIS else direction
        return after, Period(Granularity.SEASON, choose_span(spans, self.anchor, nearest, 0))

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
