"""Finds expressions of time in Arabic text and reads them as spans of days.

Relative times are anchored to the day of publication, or to that of the statement they stand
in, or («بعد ذلك بشهرين») to the time told before them. What the words cover is settled in
shared/claims.md: a month or a year is its whole span, «خلال الأشهر المقبلة» six months from
the anchor, «بحلول 2025» everything up to the end of 2025.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claimcheck.language.date_events import EventTime
from claimcheck.language.date_finder import Finder, Found, Statement
from claimcheck.language.date_prepositions import DATELINE_LABELS, GOVERNORS, TimeRole
from claimcheck.language.date_tables import key
from claimcheck.language.date_values import Granularity, Length
from claimcheck.language.timespan import TimeSpan

__all__ = [
    "EventTime",
    "Granularity",
    "Length",
    "Statement",
    "TimeExpression",
    "TimeRole",
    "find_publication_date",
    "find_times",
    "lasting",
    "leaning",
    "seen_from",
]

_DATELINE_LINES = 6


@dataclass(frozen=True)
class TimeExpression:
    """One expression of time.

    Attributes:
        start: offset of its first character in the source text, in code points; the
            preposition that governs it is included, a conjunction before that is not.
        end: offset after its last character, likewise.
        span: the days it covers, both ends included. None for a length of time, and where
            it depends on an unknown anchor, on an event, or on a time that was not told.
        granularity: how fine its words are.
        role: how it bounds what is said.
        duration_days: the length in days where a counted length is named (a month as 30 days,
            a year as 365), also in «خلال ستين يوما»; otherwise None.
        is_duration: true where it only says how long something takes.
        guessed_year: true where a month or day came without a year and the nearest was taken.
        length: the length of time that is named, if one is.
        if_past: the span if what is said is past, where the words alone leave that open («في
            ديسمبر», «الخميس»); otherwise None. See `leaning`.
        if_future: the span if it is still to come, likewise.
        event: set where it is the time of an event that dates something else («منذ غزو العراق
            عام 2003»). See `seen_from`.
    """

    start: int
    end: int
    span: TimeSpan | None
    granularity: Granularity
    role: TimeRole
    duration_days: int | None = None
    is_duration: bool = False
    guessed_year: bool = False
    length: Length | None = None
    if_past: TimeSpan | None = None
    if_future: TimeSpan | None = None
    event: EventTime | None = None


def find_times(text: str, anchor: date | None, statements: Sequence[Statement] = ()) -> list[TimeExpression]:
    """Find the expressions of time in a text.

    Args:
        text: Arabic text, as it stands in the article.
        anchor: the day of publication; None leaves relative times without a span.
        statements: stretches of the text that were said on another day; relative times in them
            are anchored to that. The innermost counts.

    Returns:
        The expressions in the order of the text; they do not overlap.
    """
    return [_expression(found) for found in Finder(text, anchor, statements).find()]


def _expression(found: Found) -> TimeExpression:
    meaning = found.meaning
    return TimeExpression(
        found.start,
        found.end,
        meaning.span,
        meaning.granularity,
        meaning.role,
        duration_days=meaning.duration_days,
        is_duration=meaning.is_duration,
        guessed_year=meaning.guessed_year,
        length=meaning.length,
        if_past=found.if_past,
        if_future=found.if_future,
        event=found.event,
    )


def leaning(time: TimeExpression, *, past: bool) -> TimeExpression:
    """The same expression as a sentence about the past, or about the future, means it.

    «في ديسمبر» without a year is read as the nearest December, «الخميس» as the last Thursday.
    Who knows the tense of the clause passes it here: of «انتهت المهمة في ديسمبر» the December
    that has begun, of «ستنتهي المهمة في ديسمبر» the one that has not ended. An expression whose
    words leave no choice comes back as it is.
    """
    span = time.if_past if past else time.if_future
    return time if span is None else replace(time, span=span)


def seen_from(time: TimeExpression, offset: int) -> TimeExpression:
    """The same expression as it dates what stands at ``offset``.

    In «القوات موجودة منذ غزو العراق عام 2003» the invasion was in 2003, but the presence has
    lasted since 2003: seen from outside «منذ غزو العراق», role and span are those of «منذ».
    """
    event = time.event
    if event is None or event.start <= offset < time.end:
        return time
    return replace(time, start=event.start, span=event.span, role=event.role, event=None)


def lasting(time: TimeExpression, begin: date) -> TimeSpan | None:
    """The days that a length of time lasts from ``begin`` on: «لمدة عام», «قد يحتاج ثلاثة أشهر».

    Also of «خلال 60 يوما من التوقيع», if the day of the signing is known otherwise. None if no
    length is named.
    """
    end = time.length.shift(begin, 1) if time.length else None
    return TimeSpan(begin, end) if end else None


def find_publication_date(text: str) -> date | None:
    """The day of publication, if one of the first lines states it unmistakably.

    That is a full date that stands by itself: it opens its line or follows a label or a
    place name, and the line ends or is punctuated after it. None if there is no such date
    in the first six lines that are not empty, or if there are several different ones.
    """
    lines = [line for line in text.splitlines() if line.strip()][:_DATELINE_LINES]
    days = {
        found.span.start
        for line in lines
        for found in find_times(line, None)
        if found.span and found.granularity is Granularity.DAY and found.role is TimeRole.POINT
        if found.span.start and found.span.start == found.span.end and _stands_alone(line, found)
    }
    return days.pop() if len(days) == 1 else None


def _stands_alone(line: str, found: TimeExpression) -> bool:
    before, after = line[: found.start].rstrip(), line[found.end :].lstrip()
    words = [key(word) for word in re.findall(r"[^\W\d_]+", before)]
    labelled = bool(words) and words[-1] in DATELINE_LABELS
    if re.match(r"[^\W\d_]|[،,]", after):
        return False
    phrase = key(line[found.start : found.end].split()[0])
    if phrase in GOVERNORS and phrase not in DATELINE_LABELS and not labelled:
        return False
    if not words or labelled or before.endswith((":", "|", "-", "–", "—", "(", ")", "[")):
        return True
    return len(words) <= 3 and not before.endswith(("،", ",")) and after.startswith(("(", "-", "–", "—"))
