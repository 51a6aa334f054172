"""The findings of a check as Markdown, for a job summary or a comment on GitHub or GitLab."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.checks.model import CheckResult, Finding, Standing
from claimcheck.reports.check_words import counted, say
from claimcheck.reports.location import location
from claimcheck.reports.markdown_card import card
from claimcheck.reports.markdown_text import code, left_to_right, prose, table, value
from claimcheck.reports.markdown_text import location as place
from claimcheck.reports.messages import LEVELS, message

MAX_BYTES = 1_000_000
"""GitHub shows a job summary of at most 1 MiB."""

_QUOTE_LIMIT = 160
_REASON_LIMIT = 500


def emit(result: CheckResult, *, language: str = "en") -> str:
    """The sums, what should be mended, a table of what is new, a card for each, what is accepted.

    What would go beyond the size that is shown is left out, and its number is said.

    Args:
        result: what was found.
        language: of the interface, ``en`` or ``ar``; quotations stay as they are.
    """
    new = [finding for finding in result.findings if finding.standing is Standing.NEW]
    accepted = [finding for finding in result.findings if finding.standing is not Standing.NEW]
    wrapped = language == "ar"
    head = ['<div dir="rtl" lang="ar">', ""] if wrapped else []
    head += [f"# {say('title', language)}", "", _sums(result, language), "", *_problems(result, language)]
    tail = ["</div>", ""] if wrapped else []
    overview = _Part(_overview_head(new, language), _overview_rows(new, result, language), language)
    cards = _Part([], _cards(new, result, language), language)
    known = _Part(_accepted_head(accepted, language), _accepted_rows(accepted, result, language), language)
    frame = sum(part.frame for part in (overview, cards, known))
    room = MAX_BYTES - _size(head) - _size(tail) - frame
    lines = [*head, *overview.fitting(room // 2)]
    room -= _size(lines) - _size(head) - overview.frame
    found = cards.fitting(room)
    room -= _size(found) - cards.frame
    return "\n".join([*lines, *found, *known.fitting(room), *tail])


class _Part:
    """A head and blocks, of which as many are kept as there is room for.

    Attributes:
        frame: how many bytes it takes without any block.
    """

    def __init__(self, head: list[str], blocks: Iterable[list[str]], language: str) -> None:
        self._head = head
        self._blocks = list(blocks)
        self._language = language
        self.frame = _size([*head, "", *self._omitted(len(self._blocks))]) if self._blocks else 0

    def _omitted(self, number: int) -> list[str]:
        return [say("omitted", self._language, n=number), ""] if number else []

    def fitting(self, room: int) -> list[str]:
        """The lines, of which those of blocks take at most ``room`` bytes."""
        if not self._blocks:
            return []
        lines, taken = [*self._head], 0
        for block in self._blocks:
            room -= _size(block)
            if room < 0:
                break
            lines += block
            taken += 1
        return [*lines, "", *self._omitted(len(self._blocks) - taken)]


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode("utf-8", "surrogatepass")) + 1 for line in lines)


def _sums(result: CheckResult, language: str) -> str:
    standings = [finding.standing for finding in result.findings]
    failing = len(result.failing)
    parts = [counted("articles", len(result.new), language)]
    if failing:
        parts.append(f"**{counted('failing', failing, language)}**")
    for key, n in (
        ("passing", standings.count(Standing.NEW) - failing),
        ("known_count", standings.count(Standing.KNOWN)),
        ("suppressed_count", standings.count(Standing.SUPPRESSED)),
        ("errors", len(result.report.errors)),
    ):
        if n:
            parts.append(say(key, language, n=n))
    if not standings:
        parts.append(say("none", language))
    return f"{say('comma', language).join(parts)}. {message('neutral', language)}"


def _problems(result: CheckResult, language: str) -> Iterator[str]:
    notices = [f"{code(notice.where)}: {_english(notice.said)}" for notice in result.notices]
    for key, items in (
        ("unreadable", [_english(error) for error in result.report.errors]),
        ("notices", notices),
    ):
        if items:
            yield from (f"## {say(key, language)}", "", *(f"- {item}" for item in items), "")


def _english(text: str) -> str:
    return left_to_right(prose(text, "en"))


def _overview_head(findings: list[Finding], language: str) -> list[str]:
    header = [
        message("number", language),
        message("level", language),
        *(say(key, language) for key in ("here", "there")),
    ]
    return [f"## {message('conflicts_heading', language)}", "", *table(header, [])] if findings else []


def _overview_rows(findings: list[Finding], result: CheckResult, language: str) -> Iterator[list[str]]:
    for number, finding in enumerate(findings, 1):
        level = LEVELS[finding.conflict.level].in_language(language)
        yield table(
            [],
            [
                [
                    str(number),
                    f"**{level}**" if finding.fails else level,
                    *(_quoted(one, result) for one in (finding.here, finding.there)),
                ]
            ],
        )[2:]


def _quoted(claim_id: str, result: CheckResult) -> str:
    return f"{_place(claim_id, result)}<br>{value(result.claim(claim_id).quote, limit=_QUOTE_LIMIT)}"


def _place(claim_id: str, result: CheckResult) -> str:
    where = location(result.claim(claim_id), result.article_of(claim_id))
    return place(where.path, where.line)


def _cards(findings: list[Finding], result: CheckResult, language: str) -> Iterator[list[str]]:
    for number, finding in enumerate(findings, 1):
        why = prose(finding.conflict.why.in_language(language), language)
        summary = f"<summary>{number}. {code(finding.conflict.rule)}: {why}</summary>"
        inside = card(result.report, finding.conflict, number, language)
        yield ["<details>", summary, "", *inside, "</details>", ""]


def _accepted_head(findings: list[Finding], language: str) -> list[str]:
    header = [
        message("level", language),
        message("rule", language),
        *(say(key, language) for key in ("here", "there", "reason")),
    ]
    return [f"## {say('accepted', language)}", "", *table(header, [])] if findings else []


def _accepted_rows(findings: list[Finding], result: CheckResult, language: str) -> Iterator[list[str]]:
    for finding in findings:
        reason = say("known", language)
        if finding.suppression:
            by = value(finding.suppression.author, limit=_REASON_LIMIT)
            why = value(finding.suppression.reason, limit=_REASON_LIMIT)
            reason = f"{say('suppressed', language)} {by}: {why}"
        yield table(
            [],
            [
                [
                    LEVELS[finding.conflict.level].in_language(language),
                    code(finding.conflict.rule),
                    *(_place(one, result) for one in (finding.here, finding.there)),
                    reason,
                ]
            ],
        )[2:]
