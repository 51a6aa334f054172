"""Finds where time expressions begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.language import date_tables as tables
from claimcheck.language.date_bounds import BoundReader, Meaning, point
from claimcheck.language.date_events import EventTime, event_time
from claimcheck.language.date_phrases import PeriodReader
from claimcheck.language.date_prepositions import (
    GOVERNORS,
    LASTING_VERBS,
    THAT_GOVERNORS,
    TIMELESS,
    Governor,
    TimeRole,
)
from claimcheck.language.date_ranges import RANGE_OPENERS, read_range
from claimcheck.language.date_references import Standpoint
from claimcheck.language.date_tables import DAYPARTS, RELATIVE_DAYS, key
from claimcheck.language.date_tokens import Head, TokenKind, Tokens
from claimcheck.language.date_values import Edge, Granularity
from claimcheck.language.timespan import TimeSpan

_LASTING_REACH = 3
_WITH = key("ب")
_AND = "و"
_ARTICLE = "ال"
_GOVERNING = {**GOVERNORS, **THAT_GOVERNORS}
# The first words of everything that is read; the article of the first word may be missing here.
_OPENERS = {
    words.split()[0]
    for table in (
        *(GOVERNORS, THAT_GOVERNORS, TIMELESS, RANGE_OPENERS, DAYPARTS, RELATIVE_DAYS, tables.WEEKDAYS),
        *(tables.MONTHS, tables.HIJRI_MONTHS, tables.MONTH_NOUNS, tables.YEAR_NOUNS, tables.YEARS_BETWEEN),
        *(tables.THESE, tables.THAT, tables.EDGES, tables.SEASONS, tables.SEASON_NOUNS, tables.DECADES),
        *(tables.FRACTIONS, tables.ORDINALS, tables.UNIT_ONE, tables.UNIT_TWO, tables.UNIT_COUNTED),
        *(tables.UNIT_MANY, tables.UNIT_NAMED, tables.DIGIT_WORDS, tables.TENS_WORDS, tables.HUNDRED_WORDS),
        *(tables.SEVERAL, tables.APPROXIMATELY, (_ARTICLE,)),
    )
    for words in table
}


def _may_open(word: str) -> bool:
    return word in _OPENERS or word.removeprefix(_ARTICLE) in _OPENERS


@dataclass(frozen=True)
class Statement:
    """A stretch of a text that was said on another day than that of its publication.

    Attributes:
        start: offset of its first character, in code points.
        end: offset after its last character.
        said: the day to which relative times inside it are anchored.
    """

    start: int
    end: int
    said: date


@dataclass(frozen=True)
class Found:
    """An expression: where it stands in the source, and what it means.

    ``if_past`` and ``if_future`` are the spans it has there, ``event`` what it dates by an event.
    """

    start: int
    end: int
    meaning: Meaning
    if_past: TimeSpan | None = None
    if_future: TimeSpan | None = None
    event: EventTime | None = None


class Finder:
    """Finds the time expressions of one text."""

    def __init__(self, text: str, anchor: date | None, statements: Sequence[Statement] = ()) -> None:
        self._tokens = Tokens(text)
        self._reader = PeriodReader(self._tokens, Standpoint(anchor))
        self._bounds = BoundReader(self._tokens, self._reader)
        self._anchor = anchor
        self._statements = statements
        # Where a year that is joined by و to the one just found may stand.
        self._listed = -1
        # The index after the last expression.
        self._done = 0

    def find(self) -> list[Found]:
        """All expressions in order."""
        found: list[Found] = []
        index = 0
        while index < len(self._tokens):
            read = self._at(index)
            if read is None:
                index += 1
                continue
            index, expression = read
            if expression:
                found.append(expression)
        return found

    def _at(self, index: int) -> tuple[int, Found | None] | None:
        """What begins at ``index``, None if it is no time, and the index after it."""
        tokens, standpoint = self._tokens, self._reader.standpoint
        if tokens.kind(index) in (TokenKind.NEWLINE, TokenKind.AMOUNT):
            return None
        standpoint.anchor = self._anchor_at(index)
        for head in tokens.heads(index):
            if tokens.kind(index) is TokenKind.WORD and not _may_open(head.key):
                continue
            with tokens.reading(index, head.key):
                timeless = tokens.skip(index, TIMELESS)
                if timeless > index:
                    return timeless, None
                read = self._expression(index, head)
                past, future = self._leanings(index, head, read)
            if read:
                after, meaning = read
                standpoint.told.remember(meaning.span, meaning.granularity, deictic=meaning.deictic)
                self._listed = after + 1 if meaning.granularity is Granularity.YEAR else -1
                start, end = tokens.source_span(index, head.conjunction, after)
                event = self._event(index, meaning)
                self._done = after
                return after, Found(start, end, meaning, past, future, event)
        return None

    def _anchor_at(self, index: int) -> date | None:
        if not self._statements:
            return self._anchor
        offset, _ = self._tokens.source_span(index, 0, index + 1)
        around = [s for s in self._statements if s.start <= offset < s.end]
        return min(around, key=lambda s: s.end - s.start).said if around else self._anchor

    def _leanings(
        self, index: int, head: Head, read: tuple[int, Meaning] | None
    ) -> tuple[TimeSpan | None, TimeSpan | None]:
        """The spans that an expression has in the past and in the future, if they differ."""
        standpoint = self._reader.standpoint
        if read is None or read[1].span is None or standpoint.anchor is None:
            return None, None
        spans = []
        for lean in (-1, 1):
            standpoint.lean = lean
            again = self._expression(index, head)
            spans.append(again[1].span if again else None)
        standpoint.lean = 0
        return (None, None) if spans[0] == spans[1] else (spans[0], spans[1])

    def _event(self, index: int, meaning: Meaning) -> EventTime | None:
        dated = meaning.role is TimeRole.POINT and not meaning.deictic and not meaning.guessed_year
        if not dated or meaning.span is None:
            return None
        return event_time(self._tokens, index, self._done, meaning.span)

    def _expression(self, index: int, head: Head) -> tuple[int, Meaning] | None:
        if between := read_range(self._tokens, self._reader, index):
            return between[0], point(between[1])
        by_itself = self._tokens.skip(index, DAYPARTS) > index or self._tokens.phrase(index, RELATIVE_DAYS)
        if by_itself and (day := self._reader.day(index)):
            return day[0], point(day[1])
        if not head.preposition and self._tokens.phrase(index, _GOVERNING):
            return self._bounds.governed(index)
        listed = index == self._listed and self._tokens.key(index - 1) == _AND
        if period := self._reader.period(index, governed=listed):
            by_the_end = head.preposition == _WITH and period[1].edge is Edge.END
            return self._bounds.bound(*period, Governor.BY) if by_the_end else (period[0], point(period[1]))
        if head.preposition == _WITH and (offset := self._bounds.offset(index)):
            return offset
        governed = head.preposition == "ل" or (not head.preposition and self._after_lasting_verb(index))
        return self._bounds.length(index, governed=governed)

    def _after_lasting_verb(self, index: int) -> bool:
        near = range(max(0, index - _LASTING_REACH), index)
        return any(head.key in LASTING_VERBS for place in near for head in self._tokens.heads(place))
