"""The sections of a Markdown report, each in blocks that may stand in different parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.conflicts.model import Conflict, Level
from claimcheck.graph.query_model import Disagreement
from claimcheck.graph.telling import Told
from claimcheck.reports import story_markdown, values
from claimcheck.reports.markdown_text import code, escape, left_to_right, prose, table, value
from claimcheck.reports.messages import FIELDS, LEVELS, message
from claimcheck.reports.model import Report
from claimcheck.reports.network import topic
from claimcheck.reports.network_mermaid import flowchart
from claimcheck.reports.story_words import story_name

MOST_STORY_ROWS = 40
"""The most claims of a story in a report; ``claimcheck story`` shows all."""

_TITLE_LIMIT = 200
_QUOTE_LIMIT = 400
_ROWS = 30
_MOST_DISAGREEMENTS = 30
_LINE_BREAK = "<br>"

Block = list[str]


def summary(report: Report, language: str) -> str:
    """How much was read and found."""
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


def what_was_read(report: Report, language: str) -> Iterator[Block]:
    """The articles, and what could not be read."""
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
    yield [f"## {say('read_heading')}", ""]
    yield from _tables(header, rows)
    if report.errors:
        yield [f"## {say('errors_heading')}", ""]
        for i in range(0, len(report.errors), _ROWS):
            yield [*("- " + left_to_right(prose(one, "en")) for one in report.errors[i : i + _ROWS]), ""]


def overview(
    report: Report,
    conflicts: Sequence[Conflict],
    language: str,
    link: Callable[[int], str],
    most: int,
) -> Block:
    """A table of the conflicts.

    Args:
        report: with their claims.
        conflicts: in the order of the cards.
        language: of the interface.
        link: a link to the card of a number.
        most: the most conflicts that are shown.
    """
    say = partial(message, language=language)
    lines = [f"## {say('conflicts_heading')}", ""]
    if not conflicts:
        return [*lines, say("no_conflicts"), ""]
    header = [say(key) for key in ("number", "level", "what", "who_where", "speakers")]
    rows = []
    for number, conflict in enumerate(conflicts[:most], start=1):
        sides = report.claim_by_id[conflict.a], report.claim_by_id[conflict.b]
        who = dict.fromkeys(values.force_and_place(claim, language) for claim in sides)
        rows.append(
            [
                link(number),
                f"**{LEVELS[conflict.level].in_language(language)}**",
                _LINE_BREAK.join(_what(claim, language, report.kinds) for claim in sides),
                _LINE_BREAK.join(who),
                _LINE_BREAK.join(values.optional(claim.speaker) for claim in sides),
            ]
        )
    return [*lines, *table(header, rows), "", *_omitted(len(conflicts) - len(rows), language)]


def speakers(disagreements: Sequence[Disagreement], language: str) -> Block:
    """Who disagrees with whom, drawn and as a table."""
    if not disagreements:
        return []
    say = partial(message, language=language)
    speaker = FIELDS["speaker"].in_language(language)
    header = [speaker, speaker, say("topic"), say("rule"), say("times"), say("first_last")]
    ranked = sorted(disagreements, key=lambda one: (-one.contradictions, -one.tensions))
    rows = [_disagreement(one, language) for one in ranked[:_MOST_DISAGREEMENTS]]
    return [
        f"## {say('speakers_heading')}",
        "",
        "```mermaid",
        *flowchart(disagreements, language).splitlines(),
        "```",
        "",
        *table(header, rows),
        "",
        *_omitted(len(disagreements) - len(rows), language),
    ]


def stories(report: Report, told: Sequence[Told], language: str) -> Iterator[Block]:
    """Each story folded, with a drawing and a table."""
    if not told:
        return
    yield [f"## {message('stories_heading', language)}", ""]
    for one in told:
        yield [
            "<details>",
            f"<summary>{escape(story_name(one.story, language))} ({len(one.events)})</summary>",
            "",
            *story_markdown.body(one, report, language, most=MOST_STORY_ROWS),
            "</details>",
            "",
        ]


def claims(report: Report, language: str) -> Iterator[Block]:
    """The claims of each article, folded."""
    say = partial(message, language=language)
    yield [f"## {say('claims_heading')}", ""]
    if not report.claims:
        yield [say("no_claims"), ""]
    fields = [
        FIELDS[name].in_language(language)
        for name in ("speaker", "force", "place", "time", "number", "hedged")
    ]
    header = [say("line"), say("kind"), say("quote"), *fields]
    for article in report.articles:
        found = report.claims_by_article[article.id]
        rows = [_claim_row(claim, language, report.kinds) for claim in found]
        for block in _tables(header, rows):
            yield [
                "<details>",
                f"<summary>{code(article.id)} ({len(found)})</summary>",
                "",
                *block,
                "</details>",
                "",
            ]


def _tables(header: list[str], rows: Sequence[list[str]]) -> Iterator[Block]:
    for i in range(0, len(rows), _ROWS):
        yield [*table(header, list(rows[i : i + _ROWS])), ""]


def _omitted(number: int, language: str) -> Block:
    return [message("not_shown", language).format(n=number), ""] if number else []


def _name_and_title(article: Article) -> str:
    name = code(article.id)
    return f"{name}{_LINE_BREAK}{value(article.title, limit=_TITLE_LIMIT)}" if article.title else name


def _what(claim: Claim, language: str, declared: values.Names) -> str:
    kind = values.kind(claim, language, declared)
    return f"{kind}: {values.number(claim.number, language)}" if claim.number else kind


def _disagreement(one: Disagreement, language: str) -> list[str]:
    about = topic(one, language)
    days = dict.fromkeys(values.day(day) for day in (one.first, one.last))
    return [
        *(
            value(speaker, limit=_TITLE_LIMIT) if speaker else message("own_voice", language)
            for speaker in one.speakers
        ),
        value(about, limit=_TITLE_LIMIT) if about else values.NONE,
        " ".join(code(rule) for rule in one.rules),
        str(one.times),
        " – ".join(days),
    ]


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
