"""Reads years, months and dated days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from claimcheck.language.date_lengths import LengthReader
from claimcheck.language.date_months import Month, Year, month_days
from claimcheck.language.date_numeric import numeric_date, short_date
from claimcheck.language.date_references import Standpoint, reference
from claimcheck.language.date_tables import (
    BORDERS,
    FIRST_OF_MONTH,
    HIJRI_ERA,
    HIJRI_MONTHS,
    MONTH_NOUNS,
    MONTHS,
    NAME_MONTHS,
    NAMED_BY_DATE,
    NOT_MONTH_BEFORE,
    ORDINALS,
    PARTITIVE,
    THESE,
    WEAK_MONTHS,
    key,
)
from claimcheck.language.date_tokens import TokenKind, Tokens
from claimcheck.language.date_values import (
    Direction,
    Granularity,
    Period,
    Unit,
    add_months,
    choose_span,
)
from claimcheck.language.date_years import YearReader
from claimcheck.language.timespan import TimeSpan

_ALTERNATIVE_MARKS = frozenset("/(-")
_DATE_COMMAS = frozenset("،,/")
_LINKS = frozenset("/-")
_ARTICLE = "ال"
_FROM = key("من")
_OF_IT = key("منه")
_THE_MONTH = key("الشهر")
_NAME_REACH = 7
# What may stand between a noun and the month of the date that names it.
_PARTS_OF_DATES = {_FROM, "/", *MONTHS} | {word for ordinal in ORDINALS for word in ordinal.split()}


class CalendarReader:
    """Reads years, months and dated days of one text.

    Attributes:
        standpoint: from where relative times count.
        lengths: reads lengths and the numbers in them.
    """

    def __init__(self, tokens: Tokens, standpoint: Standpoint) -> None:
        self._tokens = tokens
        self.standpoint = standpoint
        self.lengths = LengthReader(tokens)
        self._years = YearReader(tokens, standpoint, self.lengths)

    def year(self, index: int, *, bare: bool) -> tuple[int, Year] | None:
        """A year; see `YearReader.year`."""
        return self._years.year(index, bare=bare)

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
        tokens = self._tokens
        read = self.month_name(index)
        if read is None:
            return None
        after, month = read
        day = tokens.number(after)
        if day and day <= 31:
            end = after + 1 + (tokens.key(after + 1) in _DATE_COMMAS)
            if year := self._years.explicit(end):
                return year[0], self.resolve(month, year[1], day=day)
        end, said, direction = self._which(after)
        if self._is_name(index, said, direction) or tokens.key(after) in NOT_MONTH_BEFORE:
            return None
        name_only = tokens.key(index) in NAME_MONTHS
        if end == after and not month.certain and (name_only or not governed):
            return None
        if tokens.key(index) == key("آب") and end == after and not self._has_madda(index):
            return None
        return end, self.resolve(month, said, direction=direction, lean=lean)

    def _is_name(self, index: int, said: Year | None, direction: Direction | None) -> bool:
        """Whether a date only names something: «قوى 14 آذار», «حرب تموز», «حدود الرابع من حزيران»."""
        for place in range(index - 1, max(-1, index - _NAME_REACH), -1):
            word = self._tokens.key(place)
            if word in NAMED_BY_DATE:
                return said is None and direction is None
            if word in BORDERS:
                return True
            if word not in _PARTS_OF_DATES and self._tokens.number(place) is None:
                return False
        return False

    def _has_madda(self, index: int) -> bool:
        return "آ" in self._tokens.items[index].surface

    def _which(self, index: int, *, dated: bool = False) -> tuple[int, Year | None, Direction | None]:
        """The year or direction after a month: «2021», «من العام الماضي», «المقبل»."""
        tokens = self._tokens
        after, direction = tokens.direction(index)
        if direction is not None:
            if explicit := self._years.explicit(after):
                return *explicit, None
            return after, None, direction
        any_age = dated or tokens.kind(index + 1) is not TokenKind.WORD
        if not self._hijri_number(index) and (
            read := self._years.explicit(index, named=True, any_age=any_age)
        ):
            return *read, None
        if read := self.year(index, bare=True):
            return *read, None
        linked = index + (tokens.key(index) in _DATE_COMMAS | _LINKS)
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
        if self.standpoint.anchor is None:
            return Period(granularity, None, guessed_year=True)
        middle = self.standpoint.anchor.year
        if month.hijri:
            middle = (middle - 622) * 33 // 32 + 1
        spans = self._spans(month, range(middle - 4, middle + 5), day)
        span = choose_span(spans, self.standpoint.anchor, direction, lean or self.standpoint.lean)
        return Period(granularity, span, guessed_year=direction is None)

    @staticmethod
    def _spans(month: Month, years: Iterable[int], day: int | None) -> list[TimeSpan]:
        return [span for year in years if (span := month_days(month, year, day))]

    def date(self, index: int, *, lean: int = 0, governed: bool = False) -> tuple[int, Period] | None:
        """A day of a month, in figures or with the month's name; «12/31» only if ``governed``."""
        if numeric := numeric_date(self._tokens, index):
            return numeric[0], Period(Granularity.DAY, numeric[1])
        if governed and (short := short_date(self._tokens, index)):
            after, (month, day), year = short
            if self._tokens.key(after) == _FROM:
                return None
            return after, self.resolve(Month(month), Year(year) if year else None, day=day, lean=lean)
        return self._day_of_month(index, lean=lean)

    def _day_of_month(self, index: int, *, lean: int) -> tuple[int, Period] | None:
        """«30 أيلول المقبل», «الأول من يناير 2022», «15 من الشهر الجاري», «20 الجاري»."""
        tokens = self._tokens
        read = self._day_number(index)
        if read is None:
            return None
        after, day = read
        of = tokens.key(after) == _FROM
        after += of
        linked = after + (not of and tokens.key(after) in _LINKS)
        if month := self.month_name(linked):
            end, said, direction = self._which(month[0], dated=True)
            if self._is_name(index, said, direction):
                return None
            return end, self.resolve(month[1], said, day=day, direction=direction, lean=lean)
        shifted = self._shifted_month(after, bare=of) or self._this_month(after, of=of)
        if shifted is None:
            return None
        end, (year, number) = shifted
        return end, self.resolve(Month(number), Year(year or None), day=day)

    def _day_number(self, index: int) -> tuple[int, int] | None:
        tokens = self._tokens
        index += tokens.key(index) == _ARTICLE and tokens.number(index + 1) is not None
        day = tokens.number(index)
        if day is not None:
            return (index + 1, day) if 1 <= day <= 31 else None
        ordinal = tokens.phrase(index, ORDINALS)
        if ordinal and (tokens.key(ordinal[0]) == _FROM or tokens.key(index) in FIRST_OF_MONTH):
            return ordinal
        return None

    def _shifted_month(self, index: int, *, bare: bool) -> tuple[int, tuple[int, int]] | None:
        """«الشهر المقبل», «هذا الشهر», «الشهر نفسه»: its year and month, 0 and 1 if they are not known.

        «الشهر» alone is the month of the anchor if ``bare``.
        """
        tokens = self._tokens
        if told := reference(tokens, index, (_THE_MONTH,)):
            return told[0], self._told_month(told[1])
        this = tokens.key(index) in THESE
        after = index + this
        if tokens.key(after) != _THE_MONTH:
            return None
        end, direction = tokens.direction(after + 1)
        if direction is None and not this and not bare:
            return None
        return end, self._month_from_anchor(int(direction or 0))

    def _this_month(self, index: int, *, of: bool) -> tuple[int, tuple[int, int]] | None:
        """«20 الجاري», «15 منه»."""
        if not of and self._tokens.key(index) == _OF_IT:
            return index + 1, self._told_month(0)
        after, direction = self._tokens.direction(index)
        return (after, self._month_from_anchor(0)) if direction is Direction.THIS else None

    def _told_month(self, offset: int) -> tuple[int, int]:
        span = self.standpoint.told.unit(Unit.MONTH, offset)
        return (span.start.year, span.start.month) if span and span.start else (0, 1)

    def _month_from_anchor(self, offset: int) -> tuple[int, int]:
        try:
            day = add_months(self.standpoint.anchor, offset) if self.standpoint.anchor else None
        except ValueError:
            day = None
        return (day.year, day.month) if day else (0, 1)
