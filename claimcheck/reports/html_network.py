"""Speakers and their disagreements as a drawing of the HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from claimcheck.graph.query_model import Disagreement
from claimcheck.reports import html_markup as markup
from claimcheck.reports.messages import message
from claimcheck.reports.network import joined, ranked_speakers, topic
from claimcheck.reports.plain_text import clean

WIDTH = 760
"""The width of the drawing, in its own units."""

MAX_SPEAKERS = 24
"""The most speakers that are drawn; those who disagree most go first."""

_COLUMNS = (290, 470)
_STEP, _TOP = 34, 26
_LABEL = 36
_LIMIT = 240


@dataclass(frozen=True)
class Node:
    """A speaker, with the place of the name beside the dot."""

    x: float
    y: float
    label: str
    title: str
    label_x: float
    anchor: str
    rtl: bool


@dataclass(frozen=True)
class Line:
    """Two speakers who disagree; ``d`` is the path."""

    d: str
    level: str
    width: float
    title: str


@dataclass(frozen=True)
class DisagreementRow:
    """Two speakers who disagree, in the table."""

    speakers: tuple[Markup, Markup]
    topic: Markup
    rules: tuple[str, ...]
    count: int
    days: Markup


@dataclass(frozen=True)
class Network:
    """All of it; ``left_out`` is the number of speakers who are not drawn, ``height`` that of the drawing."""

    height: int
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    rows: tuple[DisagreementRow, ...]
    left_out: int


def network(disagreements: Sequence[Disagreement], language: str) -> Network:
    """The speakers in two columns, joined where they disagree.

    Args:
        disagreements: who disagrees with whom.
        language: of the interface, ``en`` or ``ar``.
    """
    ranked = ranked_speakers(disagreements)
    drawn = {speaker: i for i, speaker in enumerate(ranked[:MAX_SPEAKERS])}
    places = {speaker: _place(i) for speaker, i in drawn.items()}
    return Network(
        2 * _TOP + (len(drawn) + 1) // 2 * _STEP,
        tuple(_node(speaker, *place, language) for speaker, place in places.items()),
        tuple(_lines(disagreements, places, language)),
        tuple(_row(one, language) for one in disagreements),
        len(ranked) - len(drawn),
    )


def _place(i: int) -> tuple[float, float]:
    row, column = divmod(i, 2)
    return _COLUMNS[column], _TOP + row * _STEP


def _name(speaker: str | None, language: str) -> str:
    return clean(speaker, limit=_LIMIT).strip() if speaker else message("own_voice", language)


def _node(speaker: str | None, x: float, y: float, language: str) -> Node:
    right = x == _COLUMNS[1]
    name = _name(speaker, language)
    return Node(
        round(x, 1),
        round(y, 1),
        clean(name, limit=_LABEL),
        name,
        round(x + (12 if right else -12), 1),
        # Where a text runs from right to left, its start is its right end.
        "start" if right != (language == "ar" or bool(speaker)) else "end",
        language == "ar" or bool(speaker),
    )


def _lines(
    disagreements: Sequence[Disagreement],
    places: dict[str | None, tuple[float, float]],
    language: str,
) -> Iterator[Line]:
    for (first, second), (count, contradict) in joined(disagreements).items():
        if first not in places or second not in places:
            continue
        level = "contradiction" if contradict else "tension"
        title = f"{_name(first, language)} – {_name(second, language)}: {count}"
        yield Line(_path(places[first], places[second]), level, min(6.0, 1 + count / 2), title)


def _path(a: tuple[float, float], b: tuple[float, float]) -> str:
    inwards = 1 if a[0] == _COLUMNS[0] else -1
    if a == b:
        # Somebody who disagrees with himself: a loop.
        return f"M{a[0]},{a[1]}c{34 * inwards},-26 {34 * inwards},26 0,0"
    if a[0] == b[0]:
        bend = inwards * min(80, 20 + abs(a[1] - b[1]) / 3)
        return f"M{a[0]},{a[1]}Q{a[0] + bend:.1f},{(a[1] + b[1]) / 2:.1f} {b[0]},{b[1]}"
    return f"M{a[0]},{a[1]}L{b[0]},{b[1]}"


def _row(one: Disagreement, language: str) -> DisagreementRow:
    first, second = (markup.text(_name(speaker, language)) for speaker in one.speakers)
    days = [markup.day(day) for day in dict.fromkeys((one.first, one.last))]
    return DisagreementRow(
        (first, second), markup.text(topic(one, language)), one.rules, one.times, markup.joined(days, " – ")
    )
