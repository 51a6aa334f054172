"""Where a reader sees a boundary, before any model looks: paragraphs, headlines, closing marks.

The model's own splitter then divides further what stands between these boundaries. So a
boundary is drawn here only where it is certain; what is doubtful is left to the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.joined_words import parted
from claimcheck.language.orthography import NormalisedText, normalise

# A sentence longer than this is no sentence; it is cut at white space so that one runaway
# paragraph cannot exhaust the parser, whose memory grows with the square of the length.
MAX_SENTENCE_CHARACTERS = 1500

BOUNDARY = "\n\n"

_NEWLINES = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARK = ".؟!?…۔"
_STOP = re.compile(
    rf"(?P<word>(?<![^\W\d_])[^\W\d_]+|(?<!\d)\d+|[^\s\w(\[{{{_MARK}-])[ \t]*"
    rf"(?P<mark>[{_MARK}]+(?:[ \t]+[{_MARK}]+)*)"
)
_OTHER_CLOSERS = frozenset("')]")
_GLUED_WORD = re.compile(r"[\"'(\[]*[\u0621-\u064a]{2}")
_CONTINUES = frozenset("،؛,;:)]}")
_NUMBERED_ITEM_DIGITS = 3
# Initials; titles, also behind a clitic (ود. هناء); "etc."; Latin titles (Gen., Inc.).
_ABBREVIATION = re.compile(r"[^\W\d_]|[وفبل][أدم]|[وفبل]?(?:إلخ|الخ|أد)|[A-Z][a-z]{1,3}|etc|vs")
_PAUSE = re.compile(r"[،؛,;]\s")


def prepare(text: str) -> NormalisedText:
    """Normalise ``text``, part joined words, put an empty line wherever a boundary is certain.

    Returns:
        The text for the model. The characters of an inserted blank or boundary have the offset
        of what they replace or follow.
    """
    clean = parted(normalise(text))
    chars: list[str] = []
    origin: list[int] = []
    for start, end in _stretches(clean.text):
        if chars:
            previous = origin[-1]
            chars += BOUNDARY
            origin += [previous] * len(BOUNDARY)
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
    begin, counted, item = start, start, 0
    inside_quotation = False
    for stop in _STOP.finditer(text, start, end):
        inside_quotation ^= text.count('"', counted, stop.end()) % 2 == 1
        counted = stop.end()
        number = _item_number(text, begin, stop, item)
        if number:
            item = number
            continue
        closed = _closed(text, stop.end(), end, inside_quotation=inside_quotation)
        if _is_boundary(text, stop, closed, end):
            yield from _bounded(text, begin, closed)
            begin = closed
    yield from _bounded(text, begin, end)


def _item_number(text: str, begin: int, stop: re.Match[str], previous: int) -> int:
    """The number of a list item that begins here («1. إخلاء القواعد 2. نقل العتاد»), otherwise 0."""
    word = stop["word"]
    if stop["mark"] != "." or not word.isdecimal() or len(word) > _NUMBERED_ITEM_DIGITS:
        return 0
    opens = not text[begin : stop.start("word")].strip()
    return int(word) if opens or int(word) == previous + 1 else 0


def _closed(text: str, position: int, end: int, *, inside_quotation: bool) -> int:
    """Where the quotation marks and brackets end that belong to the closing mark before ``position``."""
    while True:
        ahead = _after_spaces(text, position, end)
        attached = ahead == position
        char = text[ahead : ahead + 1]
        if char == '"' and _closes_quotation(text, ahead, attached, inside_quotation):
            inside_quotation = not inside_quotation
        elif not (attached and char in _OTHER_CLOSERS):
            return position
        position = ahead + 1


def _closes_quotation(text: str, position: int, attached: bool, inside_quotation: bool) -> bool:
    """Whether the quotation mark at ``position``, behind a closing mark, closes and does not open."""
    meets_a_word = text[position + 1 : position + 2].isalnum()
    return (attached and inside_quotation) if meets_a_word else (attached or inside_quotation)


def _is_boundary(text: str, stop: re.Match[str], closed: int, end: int) -> bool:
    word, mark = stop["word"], stop["mark"]
    quoted = closed > stop.end()
    asks = any(char in "؟?!" for char in mark)
    if asks and quoted:
        return False
    if not asks and ("…" in mark or mark.count(".") > 1):
        return False
    if mark == "." and not quoted and _ABBREVIATION.fullmatch(word):
        return False
    after = _after_spaces(text, closed, end)
    if after == closed and not _GLUED_WORD.match(text, after, end):
        return False
    following = text[after : after + 1]
    return following not in _CONTINUES and not (word.isdecimal() and following.isdecimal())


def _after_spaces(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The trimmed stretch, cut where it is longer than a sentence can be."""
    start, end = _trimmed(text, start, end)
    while end - start > MAX_SENTENCE_CHARACTERS:
        cut = _cut(text, start)
        yield _trimmed(text, start, cut)
        start, end = _trimmed(text, cut, end)
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Where to cut what is too long: after a late comma, else at white space, else in a word."""
    limit = start + MAX_SENTENCE_CHARACTERS
    pauses = [pause.end() for pause in _PAUSE.finditer(text, start + MAX_SENTENCE_CHARACTERS // 2, limit)]
    if pauses:
        return pauses[-1]
    space = max(text.rfind(" ", start + 1, limit), text.rfind("\t", start + 1, limit))
    return space if space > start else limit


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start = _after_spaces(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
