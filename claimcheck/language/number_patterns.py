"""What the patterns of the numbers reader are made of: letters, gaps, keys of words.

All of them match the *key* of a text: what `orthography.normalise` has prepared, its words folded
letter for letter, but for ئ, which tells مئة from مية.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.language.orthography import fold

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u0674\u0679-\u06d3"
LETTER_RUN = re.compile(f"[{LETTERS}]+")
# White space inside a phrase: one line break at most, a blank line ends the paragraph.
OPTIONAL_GAP = r"[^\S\n]{0,4}(?:\n[^\S\n]{0,4})?"
GAP = rf"(?=\s){OPTIONAL_GAP}"
START = f"(?<![{LETTERS}])"
END = f"(?![{LETTERS}])"
PROCLITICS = "[وف]?(?:[بلك]?(?:ال)?|لل)"

_KEPT_SEAT = "ئ"


def key(text: str) -> str:
    """The key of a normalised text."""
    return LETTER_RUN.sub(lambda run: _KEPT_SEAT.join(map(fold, run[0].split(_KEPT_SEAT))), text)


def keys(words: str) -> frozenset[str]:
    """The keys of the words of a list."""
    return frozenset(key(words).split())


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern in which a blank stands for a gap and N for the end of a word."""
    return re.compile(pattern.replace(" ", f"(?:{GAP})").replace("N", END), flags)
