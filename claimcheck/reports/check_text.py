"""The findings of a check as plain text, for a terminal.

Each Arabic value stands on a line of its own, so that a terminal without bidi support, or with a
half-hearted one, keeps numbers and labels in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click

from claimcheck.checks.model import CheckResult, Finding, Notice, Standing
from claimcheck.claims.model import Claim
from claimcheck.conflicts.model import Level
from claimcheck.reports.check_words import counted, say, why
from claimcheck.reports.location import location
from claimcheck.reports.plain_text import clean, shown_path

_INDENT = "    "
_MOST_PLACES = 5
_COLOURS = {Level.CONTRADICTION: "red", Level.TENSION: "yellow", Level.UPDATE: "cyan"}


def emit(result: CheckResult, *, language: str = "en", colour: bool = False, verbose: bool = False) -> str:
    """The findings, those that fail first, then what should be mended, then the sums.

    Args:
        result: what was found.
        language: of the words between the quotations, ``en`` or ``ar``.
        colour: whether to mark levels with ANSI colours.
        verbose: whether to show what is known or suppressed, too.
    """
    shown = [one for one in result.findings if verbose or one.standing is Standing.NEW]
    blocks = ["\n".join(_lines(one, result, language, colour)) for one in shown]
    blocks += [_notice(notice) for notice in result.notices]
    blocks.append(_sums(result, language))
    return "\n\n".join(blocks) + "\n"


def _lines(finding: Finding, result: CheckResult, language: str, colour: bool) -> Iterator[str]:
    conflict = finding.conflict
    level = str(conflict.level)
    if colour:
        level = click.style(level, fg=_COLOURS[conflict.level], bold=finding.fails)
    yield f"{_place(finding.here, result)}: {level}: {clean(conflict.rule)}"
    yield _INDENT + why(finding, language)
    here_is_a = finding.here == conflict.a
    also = [(conflict.also_a, conflict.further_a), (conflict.also_b, conflict.further_b)]
    if not here_is_a:
        also.reverse()
    here, there = result.claim(finding.here), result.claim(finding.there)
    yield _INDENT + _heading("here", here, language)
    yield from _quoted(here)
    yield _INDENT + _heading("there", there, language, _place(there.id, result))
    yield from _quoted(there)
    for key, (ids, more) in zip(("also_here", "also_there"), also, strict=True):
        if ids or more:
            yield _INDENT + say(key, language, n=len(ids) + more)
            yield from (_INDENT * 2 + _place(one, result) for one in ids[:_MOST_PLACES])
    if conflict.reversal:
        yield _INDENT + say("reversal", language)
    yield f"{_INDENT}{say('unless', language)}: {clean(conflict.unless.in_language(language))}"
    if finding.standing is Standing.KNOWN:
        yield _INDENT + say("known", language)
    if finding.suppression:
        yield f"{_INDENT}{say('suppressed', language)} {clean(finding.suppression.author)}:"
        yield f"{_INDENT * 2}– {clean(finding.suppression.reason).strip()}"
    yield f"{_INDENT}{say('fingerprint', language)} {conflict.fingerprint}"


def _quoted(claim: Claim) -> Iterator[str]:
    if claim.speaker:
        yield f"{_INDENT * 2}– {clean(claim.speaker).strip()}"
    yield f"{_INDENT * 2}«{clean(claim.quote).strip()}»"


def _heading(key: str, claim: Claim, language: str, *more: str) -> str:
    said = [str(claim.said)] if claim.said else []
    return f"{say('comma', language).join([say(key, language), *more, *said])}:"


def _place(claim_id: str, result: CheckResult) -> str:
    where = location(result.claim(claim_id), result.article_of(claim_id))
    column = "" if where.column is None else f":{where.column}"
    return f"{shown_path(where.path)}:{where.line}{column}"


def _notice(notice: Notice) -> str:
    where = f"{shown_path(notice.where)}: " if notice.where else ""
    return f"{where}{notice.code.slug}: {clean(notice.said)}"


def _sums(result: CheckResult, language: str) -> str:
    count = Counter(one.standing for one in result.findings)
    failing = len(result.failing)
    parts = [counted("articles", len(result.new), language)]
    if failing:
        parts.append(counted("failing", failing, language))
    for key, n in (
        ("passing", count[Standing.NEW] - failing),
        ("known_count", count[Standing.KNOWN]),
        ("suppressed_count", count[Standing.SUPPRESSED]),
    ):
        if n:
            parts.append(say(key, language, n=n))
    if not result.findings:
        parts.append(say("none", language))
    return say("comma", language).join(parts)
