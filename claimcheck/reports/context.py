"""The words around a claim, and which of them decided."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.claims.model import Claim, Span

REACH = 120
"""How many code points are shown on each side of a quote, at most."""

_SENTENCE_END = re.compile(r"[.!?؟…]\s+|[\r\n]+")
_FULL_STOPS = frozenset(".!?؟")
_WORD_START = re.compile(r"(?<=\s)\S")
_WORD_END = re.compile(r"\S(?=\s)")


@dataclass(frozen=True)
class Passage:
    """A stretch of an article in three parts, each of which may be empty.

    Attributes:
        before: what stands before the deciding words.
        deciding: the words that fired the rule.
        after: what stands after them.
        cut_before: whether the sentence begins earlier.
        cut_after: whether the sentence goes on.
    """

    before: str
    deciding: str
    after: str
    cut_before: bool = False
    cut_after: bool = False


def quote_passage(claim: Claim, text: str) -> Passage:
    """The quote alone, parted at those of the deciding words that are in it."""
    return _parted(text, claim.span, claim.trigger)


def context_passage(claim: Claim, text: str) -> Passage:
    """The quote in its sentence, up to `REACH` code points to each side.

    Deciding words near the quote are part of the passage, those farther away are not.
    """
    span, trigger = claim.span, claim.trigger
    near = (
        trigger.start < trigger.end
        and span.start - REACH <= trigger.start
        and trigger.end <= span.end + REACH
    )
    first = min(span.start, trigger.start) if near else span.start
    last = max(span.end, trigger.end) if near else span.end
    start, cut_before = _start(text, first, span.start - REACH)
    end, cut_after = _end(text, last, span.end + REACH)
    parted = _parted(text, Span(start, end), trigger)
    return Passage(parted.before, parted.deciding, parted.after, cut_before, cut_after)


def _start(text: str, first: int, bound: int) -> tuple[int, bool]:
    bound = max(bound, 0)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, bound, first)]
    if ends:
        return ends[-1], False
    if bound == 0:
        return 0, False
    word = _WORD_START.search(text, bound, first)
    return (word.start() if word else first), True


def _end(text: str, last: int, bound: int) -> tuple[int, bool]:
    bound = min(bound, len(text))
    if text[last - 1 : last] in _FULL_STOPS:
        return last, False
    match = _SENTENCE_END.search(text, last, bound)
    if match:
        return match.start() + len(match.group().rstrip()), False
    if bound == len(text):
        return bound, False
    ends = [word.end() for word in _WORD_END.finditer(text, last, bound)]
    return (ends[-1] if ends else last), True


def _parted(text: str, span: Span, trigger: Span) -> Passage:
    start = min(max(trigger.start, span.start), span.end)
    end = max(min(trigger.end, span.end), start)
    if start == end:
        return Passage(text[span.start : span.end], "", "")
    return Passage(text[span.start : start], text[start:end], text[end : span.end])
