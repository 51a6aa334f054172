"""Words, numbers and marks of a text, and a look-up of word sequences over them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

from claimcheck.language.date_repairs import joint, repaired
from claimcheck.language.date_tables import DIRECTIONS, key
from claimcheck.language.date_values import Direction
from claimcheck.language.orthography import NormalisedText, normalise, strip_marks

T = TypeVar("T")

LONGEST_PHRASE = 5
_TOKEN = re.compile(
    r"""
    (?P<date>(?<![\d/.,-])(?:\d{4}\ ?([/.-])\ ?\d{1,2}\ ?\2\ ?\d{1,2}
                            |\d{1,2}\ ?([/.-])\ ?\d{1,2}\ ?\3\ ?\d{4})(?!\d|[/-]\d))
    |(?P<amount>\d+(?:[.,،]\d+)+)
    |(?P<number>\d+)
    |(?P<word>[^\W\d_]+)
    |(?P<newline>\n)
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بل"


class TokenKind(Enum):
    """What a token is; AMOUNT is a number with separators inside (175,000 or 3.5)."""

    WORD = auto()
    NUMBER = auto()
    DATE = auto()
    AMOUNT = auto()
    MARK = auto()
    NEWLINE = auto()


@dataclass(frozen=True)
class Token:
    """One token; ``start`` and ``end`` count in the normalised text."""

    kind: TokenKind
    surface: str
    start: int
    end: int


@dataclass(frozen=True)
class Head:
    """One reading of a token that may carry proclitics.

    Attributes:
        key: what is left, under its look-up key.
        conjunction: letters at the front that belong to the sentence, not to the phrase.
        preposition: the preposition that was taken off, or an empty string.
    """

    key: str
    conjunction: int = 0
    preposition: str = ""


class Tokens:
    """The tokens of a text, with bounds-safe access by index."""

    def __init__(self, text: str) -> None:
        self.source = text
        self._normalised: NormalisedText = normalise(text)
        self.items = [token for match in _TOKEN.finditer(self._normalised.text) for token in _tokens(match)]
        self.keys = [repaired(key(t.surface)) if t.kind is TokenKind.WORD else t.surface for t in self.items]

    def __len__(self) -> int:
        return len(self.items)

    def key(self, index: int) -> str:
        """The look-up key of a token; empty outside the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def kind(self, index: int) -> TokenKind:
        """The kind of a token; NEWLINE outside the text."""
        return self.items[index].kind if 0 <= index < len(self.items) else TokenKind.NEWLINE

    def number(self, index: int) -> int | None:
        """The value of a plain number of at most six digits."""
        if self.kind(index) is TokenKind.NUMBER and len(self.keys[index]) <= 6:
            return int(self.keys[index])
        return None

    def touch(self, first: int, last: int) -> bool:
        """Whether there is no space from token ``first`` to token ``last``."""
        if last >= len(self.items):
            return False
        return all(self.items[i].end == self.items[i + 1].start for i in range(first, last))

    def direction(self, index: int) -> tuple[int, Direction | None]:
        """This, last or next, and the index after it; without such a word ``index`` and None."""
        return self.phrase(index, DIRECTIONS) or (index, None)

    def phrase(self, index: int, table: Mapping[str, T]) -> tuple[int, T] | None:
        """The longest sequence of words from ``index`` that the table has, and its value."""
        for length in range(LONGEST_PHRASE, 0, -1):
            found = " ".join(self.keys[index : index + length])
            if found in table and index + length <= len(self.keys):
                return index + length, table[found]
        return None

    def skip(self, index: int, words: Collection[str]) -> int:
        """The index after the longest sequence of ``words`` at ``index``, or ``index`` itself."""
        for length in range(LONGEST_PHRASE, 0, -1):
            if " ".join(self.keys[index : index + length]) in words:
                return min(index + length, len(self.keys))
        return index

    @contextmanager
    def reading(self, index: int, word: str) -> Iterator[None]:
        """Within the context, token ``index`` has the key ``word`` (one of its `heads`)."""
        whole = self.keys[index]
        self.keys[index] = word
        try:
            yield
        finally:
            self.keys[index] = whole

    def heads(self, index: int) -> list[Head]:
        """The readings of a token, the one without clitics first; none outside the text."""
        if index >= len(self.items):
            return []
        whole = self.key(index)
        if self.kind(index) is not TokenKind.WORD:
            return [Head(whole)]
        heads = [Head(whole)]
        if len(whole) > 2 and whole[0] in _CONJUNCTIONS:
            heads.append(Head(whole[1:], 1))
        for head in tuple(heads):
            rest = head.key[1:]
            if len(rest) > 1 and head.key[0] in _PREPOSITIONS:
                article = "ا" if head.key.startswith("لل") else ""
                heads.append(Head(article + rest, head.conjunction, head.key[0]))
        return heads

    def source_span(self, first: int, conjunction: int, after: int) -> tuple[int, int]:
        """Where tokens ``first`` to ``after`` (excluded) stand in the source.

        The marks that hang on the last letter belong to it.
        """
        start, end = self._normalised.span(self.items[first].start + conjunction, self.items[after - 1].end)
        while end < len(self.source) and not strip_marks(self.source[end]):
            end += 1
        return start, end


def _tokens(match: re.Match[str]) -> list[Token]:
    """The token of a match; two where a space is missing between two words of time."""
    kind, surface, start = TokenKind[(match.lastgroup or "mark").upper()], match.group(), match.start()
    length = joint(key(surface)) if kind is TokenKind.WORD else None
    if length is None:
        return [Token(kind, surface, start, match.end())]
    middle = start + length
    return [
        Token(kind, surface[:length], start, middle),
        Token(kind, surface[length:], middle, match.end()),
    ]
