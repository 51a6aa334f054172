"""A story as a table of the HTML page, each row with the day and the time meant as a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from claimcheck.claims.model import Claim, TimeSpan
from claimcheck.graph.query_model import Event
from claimcheck.graph.telling import Told
from claimcheck.reports import html_markup as markup
from claimcheck.reports import values
from claimcheck.reports.messages import message
from claimcheck.reports.model import Report
from claimcheck.reports.story_words import claim_name, speaker_name, story_name, story_sums
from claimcheck.reports.time_axis import TimeAxis

MAX_ROWS = 60
"""The most claims of a story that are shown; turns and what they turn from go first."""

_LIMIT = 240
# Times meant that lie further off than this from all that was said are cut.
_REACH = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Bar:
    """The time meant, in percent of the width.

    Attributes:
        x: where it begins.
        width: how wide it is.
        open_left: whether it goes on beyond the left.
        open_right: likewise.
    """

    x: float
    width: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True)
class Row:
    """One claim; ``dot`` is the day on which it was said, in percent of the width."""

    number: int
    said: Markup
    what: Markup
    hedged: bool
    speaker: Markup
    quote: Markup
    where: Markup
    meant: Markup
    dot: float | None
    bar: Bar | None
    turns: tuple[int, ...]


@dataclass(frozen=True)
class Timeline:
    """One story.

    Attributes:
        ticks: places, in percent, and names of days on the axis.
        left_out: how many claims are not shown.
    """

    name: str
    sums: str
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]
    left_out: int


def timeline(told: Told, report: Report, language: str) -> Timeline:
    """The claims of a story, drawn on one axis; in Arabic time runs from right to left.

    Args:
        told: the story.
        report: with the names of kinds.
        language: of the interface, ``en`` or ``ar``.
    """
    events = _chosen(told)
    axis = _axis(events, mirrored=language == "ar")
    numbers = {event.claim.id: i for i, event in enumerate(told.events, 1)}
    return Timeline(
        story_name(told.story, language),
        message("list_comma", language).join(story_sums(told, language)),
        tuple((_percent(x), name) for x, name in axis.ticks()) if axis else (),
        tuple(_row(event, numbers, axis, told, report, language) for event in events),
        len(told.events) - len(events),
    )


def _chosen(told: Told) -> Sequence[Event]:
    if len(told.events) <= MAX_ROWS:
        return told.events
    turning = {event.claim.id for event in told.events if told.turns_from(event)}
    turning |= {claim.id for event in told.events for claim in told.turns_from(event)}
    ranked = sorted(range(len(told.events)), key=lambda i: (told.events[i].claim.id not in turning, i))
    return [told.events[i] for i in sorted(ranked[:MAX_ROWS])]


def _axis(events: Sequence[Event], *, mirrored: bool) -> TimeAxis | None:
    said = [event.said for event in events if event.said is not None]
    if not said:
        return None
    first, last = min(said), max(said)
    meant = [
        day
        for event in events
        if event.claim.time
        for day in (event.claim.time.start, event.claim.time.end)
        if day is not None and abs(day - min(max(day, first), last)) <= _REACH
    ]
    return TimeAxis.over([*said, *meant], mirrored=mirrored)


def _row(
    event: Event,
    numbers: dict[str, int],
    axis: TimeAxis | None,
    told: Told,
    report: Report,
    language: str,
) -> Row:
    claim = event.claim
    return Row(
        numbers[claim.id],
        markup.day(event.said),
        markup.text(claim_name(claim, report, language)),
        claim.hedged,
        markup.text(speaker_name(claim, language), limit=_LIMIT),
        markup.text(claim.quote, limit=_LIMIT),
        markup.place(claim.article, claim.line),
        Markup(values.time(claim.time, language)),
        _percent(axis.at(event.said)) if axis and event.said else None,
        _bar(claim, axis) if axis and claim.time else None,
        tuple(numbers[other.id] for other in told.turns_from(event)),
    )


def _bar(claim: Claim, axis: TimeAxis) -> Bar | None:
    span = claim.time or TimeSpan(None, None)
    if span.start is None and span.end is None:
        return None
    start, end = span.start or date.min, span.end or date.max
    left, right = sorted((axis.at(start), axis.at(end)))
    if left == right and left in (0, 1):
        # All of it lies beyond what is drawn.
        return Bar(_percent(left), 0, left == 0, left == 1)
    before, after = start < axis.first, end > axis.last
    if axis.mirrored:
        before, after = after, before
    return Bar(_percent(left), max(0.6, _percent(right - left)), before, after)


def _percent(share: float) -> float:
    return round(100 * share, 2)
