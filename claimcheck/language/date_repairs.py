"""Mends what the keyboard does to words of time: one wrong letter, a lost space."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.language.date_prepositions import GOVERNORS
from claimcheck.language.date_tables import (
    DIRECTIONS,
    EDGES,
    MONTHS,
    NOT_MISSPELT,
    REPAIRABLE,
    UNIT_MANY,
    WEAK_MONTHS,
    WEEKDAYS,
    YEAR_NOUNS,
    key,
)
from claimcheck.language.spelling import is_one_slip

_ARTICLE = "ال"
_SHORTEST_JOINED = 4
_FIRST = frozenset(
    {word for word in GOVERNORS if " " not in word and len(word) > 1}
    | YEAR_NOUNS
    | set(EDGES)
    | {key(word) for word in ("يوم", "شهر", "مساء", "صباح", "فجر")}
)
_LONGEST_FIRST = max(map(len, _FIRST))
_SECOND = frozenset(
    {word for word in MONTHS if " " not in word and len(word) >= _SHORTEST_JOINED}
    | set(WEEKDAYS)
    | {word for word in DIRECTIONS if " " not in word}
    | YEAR_NOUNS
    | set(EDGES)
    | {_ARTICLE + word for word in UNIT_MANY}
    | {key(word) for word in ("الشهر", "الأسبوع", "أمس", "اليوم")}
) - (WEAK_MONTHS | {key("آخر")})


@lru_cache(maxsize=65536)
def repaired(word: str) -> str:
    """The word meant by one that is a letter off one of the few that no other word resembles."""
    if len(word) < 5 or word in NOT_MISSPELT or word in REPAIRABLE:
        return word
    meant = [right for right in REPAIRABLE if right[0] == word[0] and is_one_slip(word, right)]
    return meant[0] if len(meant) == 1 else word


@lru_cache(maxsize=65536)
def joint(word: str) -> int | None:
    """Where the space is missing in «فيعام» and «يومالخميس»: the length of the first word."""
    for length in range(2, min(len(word) - 2, _LONGEST_FIRST + 1)):
        if word[length:] in _SECOND and word[:length] in _FIRST:
            return length
    return None
