"""What a governing word makes of the time after it: «بحلول», «منذ», «خلال», «بعد ذلك بـ»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from claimcheck.language.date_phrases import PeriodReader
from claimcheck.language.date_prepositions import (
    GOVERNORS,
    NOW,
    ON,
    THAT_GOVERNORS,
    TIES,
    TIMELESS,
    UNTIED,
    Governor,
    TimeRole,
)
from claimcheck.language.date_ranges import read_range
from claimcheck.language.date_references import counted_from, one_day
from claimcheck.language.date_tables import (
    AGES,
    DAYPARTS,
    DIRECTIONS,
    FEW,
    THAT_ALONE,
    THAT_TIME,
    WEEKDAYS,
    key,
)
from claimcheck.language.date_tokens import TokenKind, Tokens
from claimcheck.language.date_values import (
    UNIT_GRANULARITY,
    Edge,
    Granularity,
    Length,
    Period,
    Unit,
    next_day,
)
from claimcheck.language.timespan import TimeSpan

_WITH = key("ب")
_ARTICLE = "ال"
_EACH = key("كل")
_AGE_REACH = 4
_EVENT_REACH = 6
_TO = key("إلى")
_BEYOND_THE_ANCHOR = frozenset(
    {Governor.BEFORE, Governor.AFTER, Governor.SINCE, Governor.FROM, Governor.BY, Governor.UNTIL}
)
_ROLE_OF_TOLD = {Governor.AFTER: TimeRole.AFTER, Governor.BEFORE: TimeRole.POINT}


@dataclass(frozen=True)
class Meaning:
    """What an expression means.

    The fields are those of `dates.TimeExpression`, and ``deictic`` that of `date_values.Period`.
    """

    span: TimeSpan | None
    granularity: Granularity
    role: TimeRole
    duration_days: int | None = None
    is_duration: bool = False
    guessed_year: bool = False
    length: Length | None = None
    deictic: bool = False


class BoundReader:
    """Reads what is governed by a preposition or the like in one text."""

    def __init__(self, tokens: Tokens, reader: PeriodReader) -> None:
        self._tokens = tokens
        self._reader = reader

    def length(self, index: int, *, governed: bool) -> tuple[int, Meaning] | None:
        """A length of time that is counted from nowhere."""
        read = self._reader.lengths.length(index, governed=governed)
        if read is None or self._in_construct(*read) or self._is_age_or_rate(index, *read):
            return None
        after, length = read
        meaning = Meaning(
            None, Granularity.DURATION, TimeRole.LENGTH, length.days(), is_duration=True, length=length
        )
        return after, meaning

    def _is_age_or_rate(self, index: int, after: int, length: Length) -> bool:
        """Whether it is somebody's age («(25 عاما)») or how often something happens («كل شهرين»)."""
        tokens = self._tokens
        if tokens.key(index - 1) == _EACH:
            return True
        bracketed = tokens.key(index - 1) == "(" and tokens.key(after) == ")"
        near = {tokens.key(place) for place in range(max(0, index - _AGE_REACH), index)}
        return length.unit is Unit.YEAR and (bracketed or bool(near & AGES))

    def offset(self, index: int) -> tuple[int, Meaning] | None:
        """The length of «بعد بدء الانسحاب بستة أيام»: counted from an event that is told by its name."""
        for place in range(index - 1, max(-1, index - _EVENT_REACH), -1):
            if self._tokens.kind(place) is not TokenKind.WORD:
                return None
            for head in self._tokens.heads(place):
                governor = GOVERNORS.get(head.key)
                role = _ROLE_OF_TOLD.get(governor) if governor else None
                read = self._reader.lengths.length(index, governed=True) if role else None
                if role and read:
                    granularity = UNIT_GRANULARITY[read[1].unit]
                    return read[0], Meaning(None, granularity, role, read[1].days(), length=read[1])
        return None

    def governed(self, index: int) -> tuple[int, Meaning] | None:
        """The governing word at ``index`` and what it governs; the index after it and the meaning."""
        if (told := self._tokens.phrase(index, THAT_GOVERNORS)) and (read := self._after_told(*told)):
            return read
        phrase = self._tokens.phrase(index, GOVERNORS)
        if phrase is None:
            return None
        index, governor = phrase
        if governor is Governor.LASTING and (window := self._reader.units.window(index)):
            return window[0], replace(point(window[1]), role=TimeRole.WITHIN)
        if governor not in _BEYOND_THE_ANCHOR and (between := read_range(self._tokens, self._reader, index)):
            return between[0], point(between[1])
        if period := self._period(index, governor):
            return self.bound(*period, governor)
        return self._length_after(index, governor)

    def _period(self, index: int, governor: Governor) -> tuple[int, Period] | None:
        """The period at ``index`` as the governor lets one read it."""
        beyond = governor in _BEYOND_THE_ANCHOR
        if beyond and (after := self._tokens.skip(index, THAT_TIME)) > index:
            told = self._reader.standpoint.told.period()
            return after, told or Period(Granularity.DAY, None)
        lean = -1 if governor is Governor.SINCE else int(self._is_to_come(index, governor))
        if period := self._reader.period(index, governed=True, lean=lean):
            return period
        if not beyond:
            return None
        return self._reader.seasons.season(index, bound=True, lean=lean)

    def _length_after(self, index: int, governor: Governor) -> tuple[int, Meaning] | None:
        if governor in (Governor.LASTING, Governor.IN, Governor.WITH):
            return self.length(index, governed=governor is Governor.LASTING)
        counted_only = governor in (Governor.BY, Governor.UNTIL, Governor.FROM)
        length = self._reader.lengths.length(index, governed=not counted_only)
        if length is None or governor in (Governor.UNTIL, Governor.FROM) or self._in_construct(*length):
            return None
        return self._counted(*length, governor)

    def _in_construct(self, after: int, length: Length) -> bool:
        """Whether an uncounted plural belongs to a noun after it («سنوات الحرب»)."""
        following = self._tokens.key(after)
        if self._tokens.key(after - 1) in FEW:
            return False
        definite = following.startswith(_ARTICLE) and following != _TO and following not in DIRECTIONS
        return length.amount is None and definite

    def _is_to_come(self, index: int, governor: Governor) -> bool:
        """Whether the deadline still lies ahead: «بحلول سبتمبر», «حتى الخميس»."""
        weekday = self._tokens.key(self._tokens.skip(index, DAYPARTS)) in WEEKDAYS
        return governor is Governor.BY or (weekday and governor in (Governor.UNTIL, Governor.BEFORE))

    def _after_told(self, index: int, governor: Governor) -> tuple[int, Meaning] | None:
        """«بعد ذلك بشهرين»: counted from what the text has told before."""
        start = index + (self._tokens.key(index) == _WITH)
        for head in self._tokens.heads(start):
            if start == index and head.preposition != _WITH:
                continue
            with self._tokens.reading(start, head.key):
                read = self._reader.lengths.length(start, governed=True)
            if read:
                after, length = read
                sign = 1 if governor is Governor.AFTER else -1
                told = self._reader.standpoint.told.period(length.unit)
                span = counted_from(told.span if told else None, length, sign)
                granularity = UNIT_GRANULARITY[length.unit]
                return after, Meaning(
                    span, granularity, _ROLE_OF_TOLD[governor], length.days(), length=length
                )
        return None

    def bound(self, after: int, period: Period, governor: Governor) -> tuple[int, Meaning]:
        """What ``governor`` makes of a period that ends before index ``after``."""
        meaning = point(period)
        first = period.span.start if period.span else None
        last = period.span.end if period.span else None
        role, start, end = meaning.role, first, last
        match governor:
            case Governor.DURING | Governor.LASTING:
                role = TimeRole.WITHIN
            case Governor.BY | Governor.UNTIL:
                role, start = TimeRole.DEADLINE, None
            case Governor.WITH if period.edge is Edge.END:
                role, start = TimeRole.DEADLINE, None
            case Governor.BEFORE:
                role, start = TimeRole.DEADLINE, None
                if period.edge is not Edge.END and first:
                    end = next_day(first, -1)
            case Governor.AFTER:
                role, start, end = TimeRole.AFTER, last and next_day(last), None
            case Governor.SINCE | Governor.FROM:
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
        after, base = self._base(after, governor, length)
        begin = base.start if base else None
        role, span = TimeRole.POINT, None
        match governor:
            case Governor.SINCE:
                role, start = TimeRole.SINCE, length.shift(self._reader.standpoint.anchor, -1)
                span = TimeSpan(start, None) if start else None
            case Governor.BEFORE:
                span = counted_from(base, length, -1)
            case Governor.AFTER:
                role, span = TimeRole.AFTER, counted_from(self._if_past(base, length), length, 1)
            case Governor.BY:
                role, end = TimeRole.DEADLINE, length.shift(begin, 1)
                span = TimeSpan(None, end) if end else None
            case _:
                role, end = TimeRole.WITHIN, length.shift(begin, 1)
                span = TimeSpan(begin, end) if begin and end else None
        return after, Meaning(span, granularity, role, days, length=length)

    def _if_past(self, base: TimeSpan | None, length: Length) -> TimeSpan | None:
        """What «بعد عامين» counts from in a tale of the past: not from now, but from what was told."""
        told = self._reader.standpoint.told.period(length.unit)
        from_now = base is not None and base == one_day(self._reader.standpoint.anchor)
        return told.span if told and from_now and self._reader.standpoint.lean < 0 else base

    def _base(self, after: int, governor: Governor, length: Length) -> tuple[int, TimeSpan | None]:
        """What a length counts from, None if that is an event, and the index after it."""
        tokens, anchor = self._tokens, one_day(self._reader.standpoint.anchor)
        tie, following = tokens.key(after), tokens.key(after + 1)
        on = tie == ON and governor is Governor.AFTER
        if governor is Governor.SINCE or not (tie in TIES or on):
            return after, anchor
        if following in NOW:
            return after + 2, anchor
        if following in UNTIED:
            return after, anchor
        if (end := tokens.skip(after + 1, THAT_TIME | THAT_ALONE)) > after + 1:
            told = self._reader.standpoint.told.period(length.unit)
            return end, told.span if told else None
        if read := self._reader.period(after + 1, governed=True):
            return read[0], read[1].span
        return after, None


def point(period: Period) -> Meaning:
    """A period that nothing governs."""
    role = TimeRole.WITHIN if period.window else TimeRole.POINT
    return Meaning(
        period.span, period.granularity, role, guessed_year=period.guessed_year, deictic=period.deictic
    )
