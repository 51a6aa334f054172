"""A story as a Mermaid timeline: which claims were made on which day."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from claimcheck.graph.query_model import Event
from claimcheck.graph.telling import Told
from claimcheck.reports.graph_mermaid import escape_label
from claimcheck.reports.messages import message
from claimcheck.reports.model import Report
from claimcheck.reports.story_words import claim_name, speaker_name, story_name

MAX_DAYS = 40
"""The most days that are drawn."""

_MOST_A_DAY = 4


def timeline(told: Told, report: Report, language: str) -> str:
    """The days of a story with what was said on each; turns have an exclamation mark.

    Of more than `MAX_DAYS` days those with turns are drawn first, then the latest. A comment says how
    many were left out.

    Args:
        told: the story.
        report: with the names of kinds.
        language: of the names of kinds, ``en`` or ``ar``.
    """
    days = [(day, list(events)) for day, events in groupby(told.events, key=lambda event: event.said)]
    ranked = sorted(
        range(len(days)), key=lambda i: (not any(told.turns_from(event) for event in days[i][1]), -i)
    )
    drawn = set(ranked[:MAX_DAYS])
    lines = ["timeline", f"  title {escape_label(story_name(told.story, language))}"]
    if len(drawn) < len(days):
        lines.append(f"%% days left out: {len(days) - len(drawn)}")
    for i, (day, events) in enumerate(days):
        if i in drawn:
            name = day.isoformat() if day else message("undated", language)
            labels = " : ".join(_labels(events, told, report, language))
            lines.append(f"  {escape_label(name)} : {labels}")
    return "\n".join(lines) + "\n"


def _labels(events: Sequence[Event], told: Told, report: Report, language: str) -> list[str]:
    """What was said on one day: turns first, each kind of claim of a speaker once."""
    ordered = sorted(events, key=lambda event: not told.turns_from(event))
    names = dict.fromkeys(
        f"{'! ' if told.turns_from(event) else ''}{claim_name(event.claim, report, language)}"
        f" – {speaker_name(event.claim, language)}"
        for event in ordered
    )
    shown = [escape_label(name) for name in names][:_MOST_A_DAY]
    return [*shown, f"+{len(names) - len(shown)}"] if len(names) > len(shown) else shown
