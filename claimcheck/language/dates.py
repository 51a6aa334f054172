"""Finds expressions of time in Arabic text and reads them as spans of days.

Relative times are anchored to the day of publication. What the words cover is settled in
shared/claims.md: a month or a year is its whole span, «خلال الأشهر المقبلة» six months from
the anchor, «بحلول 2025» everything up to the end of 2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claimcheck.language.date_finder import Finder
from claimcheck.language.date_prepositions import DATELINE_LABELS, GOVERNORS, TimeRole
from claimcheck.language.date_tables import key
from claimcheck.language.date_values import Granularity
from claimcheck.language.timespan import TimeSpan

__all__ = ["Granularity", "TimeExpression", "TimeRole", "find_publication_date", "find_times"]

_DATELINE_LINES = 6


@dataclass(frozen=True)
class TimeExpression:
    """One expression of time.

    Attributes:
        start: offset of its first character in the source text, in code points; the
            preposition that governs it is included, a conjunction before that is not.
        end: offset after its last character, likewise.
        span: the days it covers, both ends included. None for a length of time, and where
            it depends on an unknown anchor or on an event.
        granularity: how fine its words are.
        role: how it bounds what is said.
        duration_days: the length in days where a counted length is named (a month as 30 days,
            a year as 365), also in «خلال ستين يوما»; otherwise None.
        is_duration: true where it only says how long something takes.
        guessed_year: true where a month or day came without a year and the nearest was taken.
    """

    start: int
    end: int
    span: TimeSpan | None
    granularity: Granularity
    role: TimeRole
    duration_days: int | None = None
    is_duration: bool = False
    guessed_year: bool = False


def find_times(text: str, anchor: date | None) -> list[TimeExpression]:
    """Find the expressions of time in a text.

    Args:
        text: Arabic text, as it stands in the article.
        anchor: the day of publication; None leaves relative times without a span.

    Returns:
        The expressions in the order of the text; they do not overlap.
    """
    return [
        TimeExpression(start, end, **vars(meaning)) for start, end, meaning in Finder(text, anchor).find()
    ]


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
