"""A report as Markdown for an editor, which renders the same on GitHub, GitLab and elsewhere.

Only HTML that GitHub keeps is used: tables, details, and the attributes ``dir`` and ``lang``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.conflicts.model import Conflict
from claimcheck.reports import markdown_sections as sections
from claimcheck.reports.markdown_card import card, link
from claimcheck.reports.markdown_sections import Block
from claimcheck.reports.messages import message
from claimcheck.reports.model import Report

MAX_CHARACTERS = 65_000
"""What a part holds at most; GitHub takes comments and descriptions of 65,536 characters."""

MAX_CARDS = 500
"""The most conflicts that have a card where a report has several parts, the strongest first."""

MAX_STORIES = 8
"""The most stories that are told, those with the most claims first."""

_MOST_IN_SUMMARY = 40


def emit(report: Report, *, language: str = "en") -> str:
    """The whole report: summary, overview, speakers, a card for each conflict, stories, all claims.

    Conflicts stand in the order of their levels, strongest first, and within a level in the
    order of the report. Everything that comes from articles is shown as text and nothing else.

    Args:
        report: what was read and found.
        language: of the interface, ``en`` or ``ar``; quotations stay as they are.

    Raises:
        KeyError: a conflict names a claim, or a claim an article, that the report lacks.
    """
    conflicts = report.conflicts_by_level
    lines = [
        *_head(report, language, lambda number: link(number, language), len(conflicts)),
        *(line for block in _blocks(report, conflicts, language) for line in block),
    ]
    return _wrapped(lines, language)


def parts(report: Report, *, name: Callable[[int], str], language: str = "en") -> list[str]:
    """The report in parts that GitHub accepts: one if it is short enough, else the summary first.

    Args:
        report: what was read and found.
        name: of the file of a part, from 1.
        language: of the interface.

    Raises:
        KeyError: as for `emit`.
    """
    whole = emit(report, language=language)
    if len(whole) <= MAX_CHARACTERS:
        return [whole]
    conflicts = report.conflicts_by_level
    packed = _packed(_blocks(report, conflicts[:MAX_CARDS], language))
    place: dict[int, int] = {}
    for part, blocks in enumerate(packed, 2):
        for block in blocks:
            if isinstance(block, _Card):
                place[block.number] = part

    def linked(number: int) -> str:
        return link(number, language, name(place[number])) if number in place else str(number)

    contents = [
        f"{message('parts', language).format(n=len(packed) + 1)}: "
        + " · ".join(
            f"[{message('part', language).format(n=n)}]({name(n)})" for n in range(2, len(packed) + 2)
        ),
        "",
    ]
    first = [*_head(report, language, linked, _MOST_IN_SUMMARY, contents)]
    texts = [_wrapped(first, language)]
    for number, blocks in enumerate(packed, 2):
        title = f"# {message('title', language)} – {message('part', language).format(n=number)}"
        back = f"[{message('part', language).format(n=1)}]({name(1)})"
        lines = [title, "", back, "", *(line for block in blocks for line in block)]
        texts.append(_wrapped(lines, language))
    return texts


class _Card(Block):
    """The lines of the card of a number."""

    number: int


def _head(
    report: Report,
    language: str,
    linked: Callable[[int], str],
    most: int,
    contents: Sequence[str] = (),
) -> list[str]:
    return [
        f"# {message('title', language)}",
        "",
        sections.summary(report, language),
        "",
        *contents,
        *sections.overview(report, report.conflicts_by_level, language, linked, most),
        *sections.speakers(report.disagreements, language),
    ]


def _blocks(report: Report, conflicts: Sequence[Conflict], language: str) -> list[Block]:
    blocks: list[Block] = []
    for number, conflict in enumerate(conflicts, start=1):
        block = _Card(card(report, conflict, number, language))
        block.number = number
        blocks.append(block)
    if len(conflicts) < len(report.conflicts):
        hidden = len(report.conflicts) - len(conflicts)
        blocks.append([message("not_shown", language).format(n=hidden), ""])
    blocks += sections.stories(report, report.stories[:MAX_STORIES], language)
    blocks += sections.what_was_read(report, language)
    blocks += sections.claims(report, language)
    return blocks


def _packed(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks in parts, none of which is too long unless a block alone is."""
    room = MAX_CHARACTERS - 1000  # for the title, the way back, and what stands around it
    found: list[list[Block]] = [[]]
    size = 0
    for block in blocks:
        length = sum(len(line) + 1 for line in block)
        if found[-1] and size + length > room:
            found.append([])
            size = 0
        found[-1].append(block)
        size += length
    return found


def _wrapped(lines: Sequence[str], language: str) -> str:
    if language == "ar":
        lines = ['<div dir="rtl" lang="ar">', "", *lines, "</div>", ""]
    return "\n".join(lines)
