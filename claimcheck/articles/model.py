"""What an article is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Article:
    """One article as it was read.

    Attributes:
        id: the path or id under which it was given.
        text: all that follows the front matter, unchanged.
        title: its title, if the front matter or the record gives one.
        published: the day of publication, if known.
        source: the outlet, if known.
        url: where it stands, if known.
        first_line: the line of the file, from 1, on which ``text`` begins.
        notes: what a reader should know about how it was read.
        file: the file in which it stands, if that is not its id.
        record_line: in a file with one article a line, the line on which it stands; its own lines
            count from 1 in its text.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    first_line: int = 1
    notes: tuple[str, ...] = ()
    file: str | None = None
    record_line: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, for messages: its file, with the line in one of several articles."""
        if self.record_line is None:
            return self.file or self.id
        return f"{self.file or self.id}:{self.record_line}"

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        starts += [i + 1 for i, char in enumerate(self.text) if char == "\n"]
        return tuple(starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, in the file, of a code point offset in the text."""
        from bisect import bisect_right

        line = bisect_right(self._line_starts, offset) - 1
        return self.first_line + line, offset - self._line_starts[line] + 1
