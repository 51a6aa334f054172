"""Reads dates that are written in figures only: «2021/12/31», «31.12.21», «12/31», «15/8/1442هـ»."""

from __future__ import annotations

import re
from datetime import date

from claimcheck.language.date_months import hijri_span
from claimcheck.language.date_tables import GREGORIAN_ERA, HIJRI_ERA
from claimcheck.language.date_tokens import TokenKind, Tokens
from claimcheck.language.timespan import TimeSpan

_HIJRI_YEARS = range(1300, 1500)
_SLASH = "/"
# Years of two digits from here on belong to the twentieth century.
_FIRST_OF_LAST_CENTURY = 50


def numeric_date(tokens: Tokens, index: int) -> tuple[int, TimeSpan] | None:
    """The day at ``index`` with all three parts: year first, else day first, else month first."""
    if tokens.kind(index) is not TokenKind.DATE:
        return None
    parts = [int(part) for part in re.findall(r"\d+", tokens.key(index))]
    year, one, other = parts if parts[0] > 31 else parts[::-1]
    after = index + 1
    hijri = year in _HIJRI_YEARS
    after += tokens.key(after) in (HIJRI_ERA if hijri else GREGORIAN_ERA)
    # 2021/12/31 and 31/12/2021 both leave the month in the middle.
    span = _day(year, one, other, hijri=hijri) or _day(year, other, one, hijri=hijri)
    return (after, span) if span else None


def short_date(tokens: Tokens, index: int) -> tuple[int, tuple[int, int], int | None] | None:
    """«31/12», «12/31» or «31/12/21»: the index after it, month and day, and the year if it is there."""
    parts: list[int] = []
    place = index
    while len(parts) < 3 and tokens.kind(place) is TokenKind.NUMBER and len(tokens.key(place)) <= 2:
        parts.append(int(tokens.key(place)))
        place += 1
        if tokens.key(place) != _SLASH or not tokens.touch(place - 1, place + 1):
            break
        place += 1
    if len(parts) < 2 or tokens.key(place) == _SLASH or tokens.kind(place - 1) is not TokenKind.NUMBER:
        return None
    day, month = parts[:2] if parts[1] <= 12 else parts[1::-1]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if len(parts) == 2:
        return place, (month, day), None
    return place, (month, day), (1900 if parts[2] >= _FIRST_OF_LAST_CENTURY else 2000) + parts[2]


def _day(year: int, month: int, day: int, *, hijri: bool) -> TimeSpan | None:
    if hijri:
        return hijri_span(year, month, day) if 1 <= month <= 12 else None
    try:
        return TimeSpan(date(year, month, day), date(year, month, day))
    except ValueError:
        return None
