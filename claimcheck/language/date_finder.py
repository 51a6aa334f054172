"""Finds where time expressions begin, and what the word that governs each makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from claimcheck.language import date_tables as tables
from claimcheck.language.date_phrases import PeriodReader
from claimcheck.language.date_prepositions import (
    GOVERNORS,
    LASTING_VERBS,
    NOW,
    ON,
    TIES,
    TIMELESS,
    UNTIED,
    Governor,
    TimeRole,
)
from claimcheck.language.date_ranges import RANGE_OPENERS, read_range
from claimcheck.language.date_tables import DAYPARTS, DIRECTIONS, RELATIVE_DAYS, WEEKDAYS, key
from claimcheck.language.date_tokens import Head, TokenKind, Tokens
from claimcheck.language.date_values import (
    UNIT_GRANULARITY,
    Edge,
    Granularity,
    Length,
    Period,
    Unit,
    next_day,
    unit_span,
)
from claimcheck.language.timespan import TimeSpan

_LASTING_REACH = 3
_THAT = key("ذلك")
_WITH = key("ب")
_ARTICLE = "ال"
_TO = key("إلى")
# The first words of everything that is read; the article of the first word may be missing here.
_OPENERS = {
    words.split()[0]
    for table in (
        *(GOVERNORS, TIMELESS, RANGE_OPENERS, DAYPARTS, RELATIVE_DAYS, WEEKDAYS, tables.MONTHS),
        *(tables.HIJRI_MONTHS, tables.MONTH_NOUNS, tables.YEAR_NOUNS, tables.YEARS_BETWEEN, tables.THESE),
        *(tables.THAT, tables.EDGES, tables.SEASONS, tables.SEASON_NOUNS, tables.DECADES, tables.FRACTIONS),
        *(tables.ORDINALS, tables.UNIT_ONE, tables.UNIT_TWO, tables.UNIT_COUNTED, tables.UNIT_MANY),
        *(tables.DIGIT_WORDS, tables.TENS_WORDS, tables.HUNDRED_WORDS, tables.SEVERAL),
        *(tables.APPROXIMATELY, (_ARTICLE,)),
    )
    for words in table
}


def _may_open(word: str) -> bool:
    return word in _OPENERS or word.removeprefix(_ARTICLE) in _OPENERS


@dataclass(frozen=True)
class Meaning:
    """What an expression means; the fields are those of `dates.TimeExpression`."""

    span: TimeSpan | None
    granularity: Granularity
    role: TimeRole
    duration_days: int | None = None
    is_duration: bool = False
    guessed_year: bool = False


class Finder:
    """Finds the time expressions of one text."""

    def __init__(self, text: str, anchor: date | None) -> None:
        self._tokens = Tokens(text)
        self._reader = PeriodReader(self._tokens, anchor)
        self._anchor = anchor

    def find(self) -> list[tuple[int, int, Meaning]]:
        """All expressions in order: start and end in the source, and the meaning."""
        found: list[tuple[int, int, Meaning]] = []
        index = 0
        while index < len(self._tokens):
            read = self._at(index)
            if read is None:
                index += 1
                continue
            after, conjunction, meaning = read
            if meaning:
                start, end = self._tokens.source_span(index, conjunction, after)
                found.append((start, end, meaning))
            index = after
        return found

    def _at(self, index: int) -> tuple[int, int, Meaning | None] | None:
        if self._tokens.kind(index) in (TokenKind.NEWLINE, TokenKind.AMOUNT):
            return None
        for head in self._tokens.heads(index):
            if self._tokens.kind(index) is TokenKind.WORD and not _may_open(head.key):
                continue
            with self._tokens.reading(index, head.key):
                timeless = self._tokens.skip(index, TIMELESS)
                if timeless > index:
                    return timeless, 0, None
                read = self._expression(index, head)
            if read:
                self._remember(read[1].span)
                return read[0], head.conjunction, read[1]
        return None

    def _remember(self, span: TimeSpan | None) -> None:
        known = span and (span.end or span.start)
        if known:
            self._reader.calendar.last_year = known.year

    def _expression(self, index: int, head: Head) -> tuple[int, Meaning] | None:
        if between := read_range(self._tokens, self._reader, index):
            return between[0], Meaning(between[1].span, between[1].granularity, TimeRole.POINT)
        governor = self._tokens.phrase(index, GOVERNORS)
        by_itself = self._tokens.skip(index, DAYPARTS) > index or self._tokens.phrase(index, RELATIVE_DAYS)
        if by_itself and (day := self._reader.day(index)):
            return day[0], _point(day[1])
        if governor and not head.preposition:
            return self._governed(*governor)
        if period := self._reader.period(index, governed=bool(head.preposition)):
            by_the_end = head.preposition == _WITH and period[1].edge is Edge.END
            return self._bound(*period, Governor.BY) if by_the_end else (period[0], _point(period[1]))
        governed = head.preposition == "ل" or (not head.preposition and self._after_lasting_verb(index))
        return self._length(index, governed=governed)

    def _after_lasting_verb(self, index: int) -> bool:
        near = range(max(0, index - _LASTING_REACH), index)
        return any(head.key in LASTING_VERBS for place in near for head in self._tokens.heads(place))

    def _length(self, index: int, *, governed: bool) -> tuple[int, Meaning] | None:
        read = self._reader.lengths.length(index, governed=governed)
        if read is None or self._in_construct(*read):
            return None
        after, length = read
        return after, Meaning(None, Granularity.DURATION, TimeRole.LENGTH, length.days(), is_duration=True)

    def _in_construct(self, after: int, length: Length) -> bool:
        """Whether an uncounted plural belongs to a noun after it («سنوات الحرب»)."""
        following = self._tokens.key(after)
        definite = following.startswith(_ARTICLE) and following != _TO and following not in DIRECTIONS
        return length.amount is None and definite

    def _governed(self, index: int, governor: Governor) -> tuple[int, Meaning] | None:
        if governor in (Governor.BEFORE, Governor.AFTER) and self._tokens.key(index) == _THAT:
            return self._after_that(index + 1, governor)
        if governor is Governor.LASTING and (window := self._reader.window(index)):
            return window[0], replace(_point(window[1]), role=TimeRole.WITHIN)
        lean = -1 if governor is Governor.SINCE else int(self._is_to_come(index, governor))
        if period := self._reader.period(index, governed=True, lean=lean):
            return self._bound(*period, governor)
        if governor in (Governor.LASTING, Governor.IN):
            return self._length(index, governed=governor is Governor.LASTING)
        counted_only = governor in (Governor.BY, Governor.UNTIL)
        length = self._reader.lengths.length(index, governed=not counted_only)
        if length is None or governor is Governor.UNTIL or self._in_construct(*length):
            return None
        return self._counted(*length, governor)

    def _is_to_come(self, index: int, governor: Governor) -> bool:
        """Whether the deadline still lies ahead: «بحلول سبتمبر», «حتى الخميس»."""
        weekday = self._tokens.key(self._tokens.skip(index, DAYPARTS)) in WEEKDAYS
        return governor is Governor.BY or (weekday and governor in (Governor.UNTIL, Governor.BEFORE))

    def _after_that(self, index: int, governor: Governor) -> tuple[int, Meaning] | None:
        """«بعد ذلك بشهرين»: counted from something that the text has told before."""
        start = index + (self._tokens.key(index) == _WITH)
        for head in self._tokens.heads(start):
            if start == index and head.preposition != "ب":
                continue
            with self._tokens.reading(start, head.key):
                read = self._reader.lengths.length(start, governed=True)
            if read:
                after, length = read
                role = TimeRole.AFTER if governor is Governor.AFTER else TimeRole.POINT
                return after, Meaning(None, UNIT_GRANULARITY[length.unit], role, length.days())
        return None

    def _bound(self, after: int, period: Period, governor: Governor) -> tuple[int, Meaning]:
        meaning = _point(period)
        first = period.span.start if period.span else None
        last = period.span.end if period.span else None
        role, start, end = meaning.role, first, last
        match governor:
            case Governor.DURING | Governor.LASTING:
                role = TimeRole.WITHIN
            case Governor.BY | Governor.UNTIL:
                role, start = TimeRole.DEADLINE, None
            case Governor.BEFORE:
                role, start = TimeRole.DEADLINE, None
                if period.edge in (None, Edge.START) and first:
                    end = next_day(first, -1)
            case Governor.AFTER:
                role, start, end = TimeRole.AFTER, last and next_day(last), None
            case Governor.SINCE:
                role, end = TimeRole.SINCE, None
                after, end = self._until(after, first)
        known = period.span is not None and (start is not None or end is not None)
        return after, replace(meaning, role=role, span=TimeSpan(start, end) if known else None)

    def _until(self, after: int, start: date | None) -> tuple[int, date | None]:
        """The end of «منذ 2014 وحتى 2017», and the index after it."""
        for head in self._tokens.heads(after):
            with self._tokens.reading(after, head.key):
                governor = self._tokens.phrase(after, GOVERNORS)
                joined = head.key == _TO or (governor is not None and governor[1] is Governor.UNTIL)
                follows = governor[0] if governor else after + 1
                if not joined or self._tokens.skip(after, TIMELESS) > after:
                    continue
                period = self._reader.period(follows, governed=True)
            end = period and period[1].span and period[1].span.end
            if period and start and end and end >= start:
                return period[0], end
        return after, None

    def _counted(self, after: int, length: Length, governor: Governor) -> tuple[int, Meaning]:
        """A length that counts from the anchor, or from what follows it."""
        granularity, days = UNIT_GRANULARITY[length.unit], length.days()
        after, base, tied = self._base(after, governor)
        role, span = TimeRole.POINT, None
        match governor:
            case Governor.SINCE:
                role, start = TimeRole.SINCE, length.shift(self._anchor, -1)
                span = TimeSpan(start, None) if start else None
            case Governor.BEFORE:
                span = _around(base, length, -1)
            case Governor.AFTER:
                role, span = TimeRole.AFTER, _around(base, length, 1)
            case Governor.BY:
                role, end = TimeRole.DEADLINE, length.shift(base, 1)
                span = TimeSpan(None, end) if end else None
            case _:
                role, end = TimeRole.WITHIN, length.shift(base, 1)
                span = TimeSpan(base, end) if base and end else None
        return after, Meaning(None if tied else span, granularity, role, days)

    def _base(self, after: int, governor: Governor) -> tuple[int, date | None, bool]:
        """What a length counts from: the index after it, the day, and whether it is an event."""
        tie, following = self._tokens.key(after), self._tokens.key(after + 1)
        on = tie == ON and governor is Governor.AFTER
        if governor is Governor.SINCE or not (tie in TIES or on):
            return after, self._anchor, False
        if following in NOW:
            return after + 2, self._anchor, False
        if following in UNTIED:
            return after, self._anchor, False
        if period := self._reader.period(after + 1, governed=True):
            span = period[1].span
            return period[0], span.start if span else None, span is None
        return after, None, True


def _point(period: Period) -> Meaning:
    role = TimeRole.WITHIN if period.window else TimeRole.POINT
    return Meaning(period.span, period.granularity, role, guessed_year=period.guessed_year)


def _around(base: date | None, length: Length, sign: int) -> TimeSpan | None:
    """The time a length before or after ``base``: the unit that lies there, for «أشهر» all up to it."""
    other = length.shift(base, sign)
    if base is None or other is None:
        return None
    if length.amount is None:
        return TimeSpan(min(base, other), max(base, other))
    unit = Unit.MONTH if length.half and length.unit is Unit.YEAR else length.unit
    return unit_span(unit, other)
