"""The troop numbers of a story as a plot of the HTML page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from claimcheck.claims.model import Claim, TroopNumber
from claimcheck.graph.telling import Told
from claimcheck.reports import html_markup as markup
from claimcheck.reports import values
from claimcheck.reports.model import Report
from claimcheck.reports.story_words import speaker_name, story_name
from claimcheck.reports.time_axis import TimeAxis

WIDTH, HEIGHT = 760, 300
"""The size of a plot, in its own units."""

_SIDE, _TOP, _BOTTOM = 78, 16, 34
_LIMIT = 240
_NEAR = 9
_MOST_TICKS = 9
_LOG_FROM = 50
"""From this ratio of the largest to the smallest number on, the scale is logarithmic."""


@dataclass(frozen=True)
class Point:
    """One number in the plot.

    Attributes:
        label: the rows of the table that this point, and others too near to it, stand for; empty if
            another point says so.
        low: the lower end of its interval, None where it is open; ``high`` likewise.
    """

    label: str
    x: float
    y: float
    low: float | None
    high: float | None
    opens_up: bool
    opens_down: bool
    hollow: bool
    title: str


@dataclass(frozen=True)
class NumberRow:
    """One number in the table beside the plot."""

    number: int
    said: Markup
    amount: Markup
    meant: Markup
    topic: Markup
    speaker: Markup
    outlet: Markup
    where: Markup


@dataclass(frozen=True)
class NumbersPlot:
    """The numbers of one story.

    Attributes:
        axis_x: where the vertical axis is.
        label_x: where its labels are.
        anchor: how these are aligned there.
        label_dx: how far from its point the label of a point stands.
    """

    name: str
    points: tuple[Point, ...]
    rows: tuple[NumberRow, ...]
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    axis_x: float
    label_x: float
    anchor: str
    label_dx: int


def numbers_plot(told: Told, report: Report, language: str) -> NumbersPlot | None:
    """The dated numbers of a story; None if there are fewer than two.

    Args:
        told: the story.
        report: with its articles.
        language: of the interface, ``en`` or ``ar``; in Arabic time runs from right to left.
    """
    claims = [claim for claim in told.claims if claim.number is not None and claim.said is not None]
    amounts = [amount for claim in claims for amount in _amounts(claim.number)]
    days = [claim.said for claim in claims if claim.said is not None]
    if len(claims) < 2 or not amounts:
        return None
    mirrored = language == "ar"
    time = TimeAxis.over(days, mirrored=mirrored)
    scale = _Scale(amounts)
    return NumbersPlot(
        story_name(told.story, language),
        tuple(_labelled(list(_points(claims, time, scale, language)))),
        tuple(_row(number, claim, report, language) for number, claim in enumerate(claims, 1)),
        tuple((_x(share), name) for share, name in time.ticks()),
        tuple((scale.y(amount), f"{amount:,}") for amount in scale.ticks()),
        WIDTH - _SIDE if mirrored else _SIDE,
        WIDTH - _SIDE + 8 if mirrored else _SIDE - 8,
        "start" if mirrored else "end",
        -8 if mirrored else 8,
    )


def _amounts(number: TroopNumber | None) -> Iterator[int]:
    if number is not None:
        yield from (end for end in (number.low, number.high) if end is not None)


class _Scale:
    """Heights for numbers of soldiers."""

    def __init__(self, amounts: Sequence[int]) -> None:
        self._most = max(1, *amounts)
        positive = [amount for amount in amounts if amount > 0]
        self._least = min(positive, default=1)
        self._is_log = len(positive) == len(amounts) and self._most / self._least >= _LOG_FROM

    def y(self, amount: float) -> float:
        if self._is_log:
            low, high = math.log10(self._least / 2), math.log10(self._most * 2)
            share = (math.log10(max(amount, self._least / 2)) - low) / (high - low)
        else:
            share = amount / (self._most * 1.1)
        return round(HEIGHT - _BOTTOM - min(1.0, share) * (HEIGHT - _TOP - _BOTTOM), 1)

    def ticks(self) -> list[int]:
        if self._is_log:
            first, last = math.ceil(math.log10(self._least / 2)), math.floor(math.log10(self._most * 2))
            tens = [10**power for power in range(max(0, first) - 1, last + 1) if power >= 0]
            low, high = self._least / 2, self._most * 2
            finer = [ten * digit for ten in tens for digit in (1, 2, 5) if low <= ten * digit <= high]
            return finer if len(finer) <= _MOST_TICKS else tens
        step = 10 ** math.floor(math.log10(self._most))
        for size in (step / 5, step / 2, step, 2 * step):
            if size >= 1 and self._most / size <= 6:
                break
        return [round(size * i) for i in range(int(self._most * 1.1 / size) + 1)]


def _labelled(points: Sequence[Point]) -> Iterator[Point]:
    """The points, with the labels of those that are too near to one another joined."""
    first: dict[tuple[int, int], list[int]] = {}
    for i, point in enumerate(points):
        near = [key for key in first if abs(key[0] - point.x) <= _NEAR and abs(key[1] - point.y) <= _NEAR]
        key = near[0] if near else (round(point.x), round(point.y))
        first.setdefault(key, []).append(i)
    labels = {members[0]: ", ".join(points[i].label for i in members) for members in first.values()}
    return (replace(point, label=labels.get(i, "")) for i, point in enumerate(points))


def _points(claims: Sequence[Claim], time: TimeAxis, scale: _Scale, language: str) -> Iterator[Point]:
    for index, claim in enumerate(claims, 1):
        number, said = claim.number, claim.said
        if number is None or said is None or (number.low is None and number.high is None):
            continue
        known = list(_amounts(number))
        yield Point(
            str(index),
            _x(time.at(said)),
            scale.y(sum(known) / len(known)),
            None if number.low is None else scale.y(number.low),
            None if number.high is None else scale.y(number.high),
            number.high is None,
            number.low is None,
            number.approximate or claim.hedged,
            f"{said}: {_plain(number)} – {speaker_name(claim, language)}",
        )


def _plain(number: TroopNumber) -> str:
    low, high = ("…" if end is None else f"{end:,}" for end in (number.low, number.high))
    return low if low == high else f"{low}–{high}"


def _row(number: int, claim: Claim, report: Report, language: str) -> NumberRow:
    topic = values.force_and_place(claim, language)
    area = markup.text(claim.area, limit=_LIMIT) if claim.area else None
    return NumberRow(
        number,
        markup.day(claim.said),
        Markup(values.number(claim.number, language)),
        Markup(values.time(claim.time, language)),
        Markup(topic) + (Markup("<br>") + area if area else Markup("")),
        markup.text(speaker_name(claim, language), limit=_LIMIT),
        markup.text(report.article_by_id[claim.article].source, limit=_LIMIT),
        markup.place(claim.article, claim.line),
    )


def _x(share: float) -> float:
    return round(_SIDE + share * (WIDTH - 2 * _SIDE), 1)
