"""Where a reader sees a boundary, before any model looks: paragraphs, headlines, closing marks.

The model's own splitter then divides further what stands between these boundaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.orthography import NormalisedText, normalise

# A sentence longer than this is no sentence; it is cut at white space so that one runaway
# paragraph cannot exhaust the parser, whose memory grows with the square of the length.
MAX_SENTENCE_CHARACTERS = 1500

_NEWLINES = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLOSERS = "\"')\\]"
# A closing mark, the quotation marks and brackets behind it, then white space or, where the
# typist left it out, directly the next word.
_STOP = re.compile(
    rf"(?P<word>[^\s\W\d_]{{2,}}|\d|[{_CLOSERS}])(?P<mark>[.؟!?…۔]+)(?P<close>[{_CLOSERS}]*)"
    rf"(?P<gap>\s+|(?=[\u0621-\u064a]))"
)
_OPENING_QUOTES_EVEN = 2


def prepare(text: str) -> NormalisedText:
    """Normalise ``text`` and put an empty line wherever a boundary is certain.

    Returns:
        The text for the model. The characters of an inserted boundary have the offset of
        what they replace or follow.
    """
    clean = normalise(text)
    chars: list[str] = []
    origin: list[int] = []
    for start, end in _stretches(clean.text):
        if chars:
            previous = origin[-1]
            chars += "\n\n"
            origin += [previous, previous]
        chars += clean.text[start:end]
        origin += clean.origin[start:end]
    return NormalisedText("".join(chars), tuple(origin), text)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between certain boundaries, trimmed, none empty."""
    start = 0
    for newline in _NEWLINES.finditer(text):
        yield from _within_paragraph(text, start, newline.start())
        start = newline.end()
    yield from _within_paragraph(text, start, len(text))


def _within_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _is_boundary(text, begin, stop):
            yield from _bounded(text, begin, stop.end("close"))
            begin = stop.end("gap")
    yield from _bounded(text, begin, end)


def _is_boundary(text: str, begin: int, stop: re.Match[str]) -> bool:
    after = text[stop.end() : stop.end() + 1]
    if stop["mark"] in ("...", "…", "..") and not stop["gap"].strip("\n"):
        return False
    if stop["word"].isdigit() and (after.isdigit() or not stop["gap"]):
        return False
    inside_quotation = text.count('"', begin, stop.end("close")) % _OPENING_QUOTES_EVEN == 1
    return not (inside_quotation and after == '"')


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The trimmed stretch, cut where it is longer than a sentence can be."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE_CHARACTERS:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE_CHARACTERS)
        cut = cut if cut > start else start + MAX_SENTENCE_CHARACTERS
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
