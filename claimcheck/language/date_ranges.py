"""Reads ranges: «بين عامي 2014 و2017», «من 3 إلى 7 مايو», «2003-2011»."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.language.date_phrases import PeriodReader
from claimcheck.language.date_prepositions import NOW
from claimcheck.language.date_references import one_day
from claimcheck.language.date_tables import PERIOD_NOUNS, YEAR_NOUNS, YEARS_BETWEEN, key
from claimcheck.language.date_tokens import Tokens
from claimcheck.language.date_values import Granularity, Period
from claimcheck.language.timespan import TimeSpan

_BETWEEN = frozenset(key(words) for words in ("بين", "ما بين", "فيما بين"))
_FROM = frozenset({key("من")})
RANGE_OPENERS = _BETWEEN | _FROM | PERIOD_NOUNS
_AND = "و"
_DASHES = frozenset("-/")
_TO = frozenset(key(words) for words in ("إلى", "حتى", "وحتى", "وإلى", "لغاية", "ولغاية", "-", "/"))


def read_range(tokens: Tokens, reader: PeriodReader, index: int) -> tuple[int, Period] | None:
    """The range at ``index`` as one period, and the index after it."""
    noun = tokens.skip(index, PERIOD_NOUNS)
    between = tokens.skip(noun, _BETWEEN)
    start = between if between > noun else tokens.skip(noun, _FROM)
    opened = start > noun
    if noun > index and not opened:
        return None
    start, noun = tokens.skip(start, YEARS_BETWEEN), start
    conjoined = between > tokens.skip(index, PERIOD_NOUNS) or start > noun
    if not opened and start == noun:
        start = tokens.skip(start, YEAR_NOUNS)
        if not _is_year_pair(tokens, start):
            return None
    first = _now(tokens, reader, start) if opened else None
    first = first or reader.period(start, governed=True)
    if first is None:
        return _day_range(tokens, reader, start, conjoined)
    second = _second(tokens, reader, first[0], conjoined)
    if second is None:
        return _day_range(tokens, reader, start, conjoined)
    after, last = second
    return after, _join(reader, start, first[1], last)


def _now(tokens: Tokens, reader: PeriodReader, index: int) -> tuple[int, Period] | None:
    if tokens.key(index) not in NOW:
        return None
    return index + 1, Period(Granularity.DAY, one_day(reader.standpoint.anchor))


def _is_year_pair(tokens: Tokens, index: int) -> bool:
    first, second = tokens.number(index), tokens.number(index + 2)
    if first is None or second is None or tokens.key(index + 1) not in _DASHES:
        return False
    return 1900 <= first < second <= 2099


def _second(tokens: Tokens, reader: PeriodReader, index: int, conjoined: bool) -> tuple[int, Period] | None:
    if tokens.key(index) in _TO or (conjoined and tokens.key(index) == _AND):
        return reader.period(tokens.skip(index + 1, YEARS_BETWEEN), governed=True)
    word = tokens.key(index)
    if conjoined and word.startswith(_AND) and len(word) > 1:
        with tokens.reading(index, word[1:]):
            return reader.period(index, governed=True)
    return None


def _join(reader: PeriodReader, start: int, first: Period, last: Period) -> Period:
    """One period from the start of ``first`` to the end of ``last``.

    Where only one of them has a year, the other takes the year that brings it next to it.
    """
    if first.guessed_year and last.span:
        again = reader.anchored(last.span.start).period(start, governed=True, lean=-1)
        first = again[1] if again else first
    begin = first.span.start if first.span else None
    end = last.span.end if last.span else None
    if begin is None or end is None or begin > end:
        return Period(first.granularity, None)
    return Period(first.granularity, TimeSpan(begin, end), guessed_year=last.guessed_year)


def _day_range(
    tokens: Tokens, reader: PeriodReader, index: int, conjoined: bool
) -> tuple[int, Period] | None:
    """«من 3 إلى 7 مايو»: the month stands after the second day only."""
    day = tokens.number(index)
    second = _second(tokens, reader, index + 1, conjoined)
    if day is None or second is None or second[1].granularity is not Granularity.DAY:
        return None
    after, last = second
    end = last.span.end if last.span else None
    if end is None:
        return after, last
    if not 1 <= day <= end.day:
        return None
    return after, replace(last, span=TimeSpan(end.replace(day=day), end))
