"""One story as plain text, for a terminal.

Each Arabic value stands on a line of its own, so that a terminal without bidi support, or with a
half-hearted one, keeps numbers and labels in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from claimcheck.graph.query_model import Event
from claimcheck.graph.telling import Told
from claimcheck.reports.messages import message
from claimcheck.reports.model import Report
from claimcheck.reports.plain_text import clean, shown_path
from claimcheck.reports.story_words import claim_name, speaker_name, story_name, story_sums

_INDENT = "    "


def emit(told: Told, report: Report, *, language: str = "en") -> str:
    """The claims day by day; a turn is marked with ``!`` and says which earlier claims it does not fit.

    Args:
        told: the story.
        report: with its articles.
        language: of the words between the quotations, ``en`` or ``ar``.
    """
    lines = [
        story_name(told.story, language),
        message("list_comma", language).join(story_sums(told, language)),
    ]
    for said, events in groupby(told.events, key=lambda event: event.said):
        lines += ["", str(said) if said else message("undated", language)]
        for event in events:
            lines += _event(event, told, report, language)
    return "\n".join(lines) + "\n"


def _event(event: Event, told: Told, report: Report, language: str) -> Iterator[str]:
    claim = event.claim
    turns = told.turns_from(event)
    hedged = f" ({message('hedged', language)})" if claim.hedged else ""
    yield f"{'!' if turns else ' '} {claim_name(claim, report, language)}{hedged}"
    yield f"{_INDENT}– {speaker_name(claim, language)}"
    yield f"{_INDENT}«{clean(claim.quote).strip()}»"
    if claim.time:
        yield f"{_INDENT}{claim.time}"
    yield f"{_INDENT}{shown_path(claim.article)}:{claim.line}"
    for other in turns:
        said = f", {other.said}" if other.said else ""
        where = f"{shown_path(other.article)}:{other.line}"
        what = claim_name(other, report, language)
        yield f"{_INDENT}{message('against', language)}: {what}{said}, {where}"
