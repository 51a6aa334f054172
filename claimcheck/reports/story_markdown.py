"""One story as Markdown."""

from __future__ import annotations

from claimcheck.graph.query_model import Event
from claimcheck.graph.telling import Told
from claimcheck.reports import values
from claimcheck.reports.markdown_text import escape, left_to_right, location, table, value
from claimcheck.reports.messages import FIELDS, message
from claimcheck.reports.model import Report
from claimcheck.reports.story_mermaid import timeline
from claimcheck.reports.story_words import claim_name, story_name, story_sums

_QUOTE_LIMIT = 400


def emit(told: Told, report: Report, *, language: str = "en") -> str:
    """The sums, a drawing, a table of all claims with the turns, a table of the numbers.

    Args:
        told: the story.
        report: with its articles and the names of kinds.
        language: of the interface, ``en`` or ``ar``; quotations stay as they are.
    """
    lines = [
        f"# {message('story', language)}: {escape(story_name(told.story, language))}",
        "",
        *body(told, report, language),
    ]
    if language == "ar":
        lines = ['<div dir="rtl" lang="ar">', "", *lines, "</div>", ""]
    return "\n".join(lines)


def body(told: Told, report: Report, language: str, *, most: int | None = None) -> list[str]:
    """The lines below the heading.

    Args:
        told: the story.
        report: with its articles and the names of kinds.
        language: of the interface.
        most: the most claims and the most numbers that are shown; None for all.
    """
    sums = [*story_sums(told, language)]
    if told.days:
        start, end = (left_to_right(day.isoformat()) for day in told.days)
        sums.append(message("days", language).format(start=start, end=end))
    numbers = {event.claim.id: i for i, event in enumerate(told.events, 1)}
    header = [
        "№",
        FIELDS["said"].in_language(language),
        FIELDS["kind"].in_language(language),
        FIELDS["speaker"].in_language(language),
        message("quote", language),
        message("where", language),
        message("turn", language),
    ]
    rows = [_row(event, numbers, told, report, language) for event in told.events[:most]]
    return [
        f"{message('list_comma', language).join(sums)}. {message('neutral', language)}",
        "",
        "```mermaid",
        *timeline(told, report, language).splitlines(),
        "```",
        "",
        *table(header, rows),
        "",
        *_omitted(len(told.events) - len(rows), language),
        *_numbers(told, language, most),
    ]


def _row(event: Event, numbers: dict[str, int], told: Told, report: Report, language: str) -> list[str]:
    claim = event.claim
    turns = ", ".join(f"№ {numbers[other.id]}" for other in told.turns_from(event))
    what = escape(claim_name(claim, report, language))
    return [
        str(numbers[claim.id]),
        values.day(event.said),
        f"**{what}**" if turns else what,
        values.optional(claim.speaker),
        value(claim.quote, limit=_QUOTE_LIMIT),
        location(claim.article, claim.line),
        f"**{message('against', language)} {turns}**" if turns else values.NONE,
    ]


def _omitted(number: int, language: str) -> list[str]:
    return [message("not_shown", language).format(n=number), ""] if number else []


def _numbers(told: Told, language: str, most: int | None) -> list[str]:
    counted = [claim for claim in told.claims if claim.number is not None]
    if not counted:
        return []
    fields = ("said", "time", "number", "force", "place", "area", "speaker")
    header = [*(FIELDS[name].in_language(language) for name in fields), message("where", language)]
    rows = [
        [
            *(values.field_of_claim(claim, name, language) for name in fields),
            location(claim.article, claim.line),
        ]
        for claim in counted[:most]
    ]
    return [
        f"**{message('numbers_heading', language)}**",
        "",
        *table(header, rows),
        "",
        *_omitted(len(counted) - len(rows), language),
    ]
