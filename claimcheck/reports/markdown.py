"""A report as Markdown for an editor, which renders the same on GitHub, GitLab and elsewhere.

Only HTML that GitHub keeps is used: tables, details, and the attributes ``dir`` and ``lang``.
"""

from __future__ import annotations

from functools import partial

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.conflicts.model import Conflict, Level
from claimcheck.reports import values
from claimcheck.reports.markdown_card import card, link
from claimcheck.reports.markdown_text import code, left_to_right, prose, table, value
from claimcheck.reports.messages import FIELDS, LEVELS, message
from claimcheck.reports.model import Report

_TITLE_LIMIT = 200
_QUOTE_LIMIT = 400
_LINE_BREAK = "<br>"


def emit(report: Report, *, language: str = "en") -> str:
    """The report: summary, what was read, overview of conflicts, a card for each, all claims.

    Conflicts stand in the order of their levels, strongest first, and within a level in the
    order of the report. Everything that comes from articles is shown as text and nothing else.

    Args:
        report: what was read and found.
        language: of the interface, ``en`` or ``ar``; quotations stay as they are.

    Raises:
        KeyError: a conflict names a claim, or a claim an article, that the report lacks.
    """
    order = list(Level)
    conflicts = sorted(report.conflicts, key=lambda conflict: order.index(conflict.level))
    lines = [
        f"# {message('title', language)}",
        "",
        _summary(report, language),
        "",
        *_what_was_read(report, language),
        *_overview(report, conflicts, language),
    ]
    for number, conflict in enumerate(conflicts, start=1):
        lines += card(report, conflict, number, language)
    lines += _claims(report, language)
    if language == "ar":
        lines = ['<div dir="rtl" lang="ar">', "", *lines, "</div>", ""]
    return "\n".join(lines)


def _summary(report: Report, language: str) -> str:
    say = partial(message, language=language)
    levels = [
        f"{LEVELS[level].in_language(language)} {sum(one.level is level for one in report.conflicts)}"
        for level in Level
    ]
    sentences = [
        f"{say('articles')}: {len(report.articles)}.",
        f"{say('claims')}: {len(report.claims)}.",
        f"{say('conflicts')}: **{len(report.conflicts)}** ({say('list_comma').join(levels)}).",
    ]
    if report.errors:
        sentences.append(f"**{say('errors')}: {len(report.errors)}.**")
    return " ".join([*sentences, say("neutral")])


def _what_was_read(report: Report, language: str) -> list[str]:
    say = partial(message, language=language)
    header = [say(key) for key in ("article", "outlet", "date", "claim_count", "notes")]
    rows = [
        [
            _name_and_title(article),
            values.optional(article.source),
            values.day(article.published),
            str(len(report.claims_by_article[article.id])),
            _LINE_BREAK.join(left_to_right(prose(note, "en")) for note in article.notes) or values.NONE,
        ]
        for article in report.articles
    ]
    lines = [f"## {say('read_heading')}", "", *table(header, rows), ""]
    if report.errors:
        lines += [f"## {say('errors_heading')}", ""]
        lines += ["- " + left_to_right(prose(error, "en")) for error in report.errors]
        lines.append("")
    return lines


def _name_and_title(article: Article) -> str:
    name = code(article.id)
    return f"{name}{_LINE_BREAK}{value(article.title, limit=_TITLE_LIMIT)}" if article.title else name


def _overview(report: Report, conflicts: list[Conflict], language: str) -> list[str]:
    say = partial(message, language=language)
    lines = [f"## {say('conflicts_heading')}", ""]
    if not conflicts:
        return [*lines, say("no_conflicts"), ""]
    header = [say(key) for key in ("number", "level", "what", "who_where", "speakers")]
    rows = []
    for number, conflict in enumerate(conflicts, start=1):
        sides = report.claim_by_id[conflict.a], report.claim_by_id[conflict.b]
        who = dict.fromkeys(values.force_and_place(claim, language) for claim in sides)
        rows.append(
            [
                link(number, language),
                f"**{LEVELS[conflict.level].in_language(language)}**",
                _LINE_BREAK.join(_what(claim, language, report.kinds) for claim in sides),
                _LINE_BREAK.join(who),
                _LINE_BREAK.join(values.optional(claim.speaker) for claim in sides),
            ]
        )
    return [*lines, *table(header, rows), ""]


def _what(claim: Claim, language: str, declared: values.Names) -> str:
    kind = values.kind(claim, language, declared)
    return f"{kind}: {values.number(claim.number, language)}" if claim.number else kind


def _claims(report: Report, language: str) -> list[str]:
    say = partial(message, language=language)
    lines = [f"## {say('claims_heading')}", ""]
    if not report.claims:
        return [*lines, say("no_claims"), ""]
    fields = [
        FIELDS[name].in_language(language)
        for name in ("speaker", "force", "place", "time", "number", "hedged")
    ]
    for article in report.articles:
        claims = report.claims_by_article[article.id]
        if claims:
            lines += [
                "<details>",
                f"<summary>{code(article.id)} ({len(claims)})</summary>",
                "",
                *table(
                    [say("line"), say("kind"), say("quote"), *fields],
                    [_claim_row(claim, language, report.kinds) for claim in claims],
                ),
                "",
                "</details>",
                "",
            ]
    return lines


def _claim_row(claim: Claim, language: str, declared: values.Names) -> list[str]:
    place = values.place(claim, language)
    return [
        str(claim.line),
        values.kind(claim, language, declared),
        value(claim.quote, limit=_QUOTE_LIMIT),
        values.optional(claim.speaker),
        values.force(claim, language),
        f"{place}{_LINE_BREAK}{values.optional(claim.area)}" if claim.area else place,
        values.time(claim.time, language),
        values.number(claim.number, language),
        values.yes_or_no(claim.hedged, language),
    ]
