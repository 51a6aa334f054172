"""Choices made by bytes, so that both fuzzers can make any value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")


class Source:
    """Bytes that are used up by choices; when they are gone, the first choice is made.

    Args:
        data: the bytes.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        """The next bytes, fewer at the end."""
        taken = self._data[self._at : self._at + size]
        self._at += len(taken)
        return taken

    def number(self, most: int) -> int:
        """From 0 to ``most``."""
        size = (most.bit_length() + 7) // 8
        return int.from_bytes(self.take(size)) % (most + 1)

    def choice(self, things: Sequence[_T]) -> _T:
        """One of some things."""
        return things[self.number(len(things) - 1)]

    def text(self, most: int = 40) -> str:
        """A text of at most so many bytes, in which anything may stand, half characters too."""
        return self.take(self.number(most)).decode("utf-8", "surrogateescape")

    def rest(self) -> bytes:
        """All that is left."""
        return self.take(len(self._data))
