"""Untrusted text made fit for display: nothing in it acts on the line or the page around it."""

from __future__ import annotations

import re
import unicodedata

MAX_MARKS = 8
"""The most combining marks in a row that are shown."""

# C0 and C1 controls (white space apart), bidi controls, invisible format and tag characters.
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
# Build servers take ##[…], ##vso[…] and the like for commands, wherever they stand in what is printed.
_COMMAND = re.compile(r"##(?=\w*\[)")


def clean(text: str, *, limit: int | None = None) -> str:
    """``text`` on one line, without controls, its floods of combining marks cut.

    White space of any kind becomes single spaces; those at both ends are kept, so that
    pieces can be joined.

    Args:
        text: whatever an article or a file name holds.
        limit: the most code points of the result; what is longer ends in an ellipsis.
    """
    shown = _SPACE.sub(" ", _SURROGATE.sub("\ufffd", _REMOVED.sub("", text)))
    shown = _COMMAND.sub("## ", shown)
    if not shown.isascii():
        shown = _cut_marks(shown)
    if limit is not None and len(shown) > limit:
        shown = shown[: limit - 1].rstrip() + "…"
    return shown


def at_line_start(text: str, *, guard: str = "– ") -> str:
    """`clean` text at the beginning of a line, where a build server would take ``::name::`` for a command.

    Args:
        text: whatever an article or a file name holds.
        guard: what is put before a colon.
    """
    shown = clean(text).lstrip()
    return guard + shown if shown.startswith(":") else shown


def shown_path(path: str) -> str:
    """A path at the beginning of a line."""
    return at_line_start(path, guard="./")


def _cut_marks(text: str) -> str:
    kept: list[str] = []
    run = 0
    for char in text:
        run = run + 1 if unicodedata.category(char).startswith("M") else 0
        if run <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
