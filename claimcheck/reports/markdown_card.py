"""The card of one conflict: both sides next to each other, and all that decides about them."""

from __future__ import annotations

from functools import partial

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.conflicts.model import Conflict
from claimcheck.reports import values
from claimcheck.reports.context import Passage, context_passage, quote_passage
from claimcheck.reports.markdown_text import code, escape, location, prose, table, value
from claimcheck.reports.messages import FIELDS, LEVELS, TYPES, message
from claimcheck.reports.model import Report

_PART_LIMIT = 600
_MOST_FURTHER = 30
_RIGHT_TO_LEFT = ' dir="rtl" lang="ar"'


def heading(number: int, language: str) -> str:
    """The words of a card's heading."""
    return f"{message('conflict', language)} {number}"


def link(number: int, language: str, file: str = "") -> str:
    """A link to a card, by the anchor that Markdown renderers make from its heading.

    Args:
        number: of the card.
        language: of its heading.
        file: in which it stands, if in another one.
    """
    anchor = heading(number, language).lower().replace(" ", "-")
    return f"[{number}]({file}#{anchor})"


def card(report: Report, conflict: Conflict, number: int, language: str) -> list[str]:
    """The lines of a conflict's card.

    Raises:
        KeyError: the report lacks a claim of the conflict, or its article.
    """
    say = partial(message, language=language)
    a, b = report.claim_by_id[conflict.a], report.claim_by_id[conflict.b]
    level = LEVELS[conflict.level].in_language(language)
    nature = TYPES[conflict.type].in_language(language)
    voices = say("voices_of").format(a=conflict.voices_a, b=conflict.voices_b)
    return [
        f"### {heading(number, language)}",
        "",
        f"{say('level')}: **{level}** ({nature}).{_reversal(conflict, language)}",
        "",
        *_sides(report, a, b, language),
        "",
        f"**{say('comparison')}**",
        "",
        *_comparison(report, conflict, a, b, language),
        "",
        f"**{say('why')}:** {prose(conflict.why.in_language(language), language)}",
        "",
        f"**{say('unless')}:** {prose(conflict.unless.in_language(language), language)}",
        "",
        f"{say('voices')}: {voices}",
        "",
        *_further(report, conflict.also_a, conflict.further_a, conflict.copies, say("also_a"), language),
        *_further(report, conflict.also_b, conflict.further_b, conflict.copies, say("also_b"), language),
        f"{say('rule')}: {code(conflict.rule)} · {say('fingerprint')}: {code(conflict.fingerprint)}",
        "",
    ]


def _reversal(conflict: Conflict, language: str) -> str:
    if not conflict.reversal:
        return ""
    return f" **{message('contradicts_himself' if conflict.said_on_one_day else 'reversal', language)}**"


def _sides(report: Report, a: Claim, b: Claim, language: str) -> list[str]:
    say = partial(message, language=language)
    articles = report.article_by_id[a.article], report.article_by_id[b.article]
    texts = articles[0].text, articles[1].text
    quotes = _markup(quote_passage(a, texts[0])), _markup(quote_passage(b, texts[1]))
    contexts = _markup(context_passage(a, texts[0])), _markup(context_passage(b, texts[1]))
    rows = [_html_row(say("quote"), *quotes, _RIGHT_TO_LEFT)]
    if contexts != quotes:
        rows.append(_html_row(say("context"), *contexts, _RIGHT_TO_LEFT))
    rows.append(_field_row("speaker", a, b, language))
    rows.append(_html_row(say("outlet"), _outlet(articles[0]), _outlet(articles[1])))
    rows.append(_html_row(say("where"), _location(a), _location(b)))
    rows += [_field_row(name, a, b, language) for name in ("said", "time", "force", "place")]
    for name, known in (("area", a.area or b.area), ("number", a.number or b.number)):
        if known:
            rows.append(_field_row(name, a, b, language))
    head = f"<tr><th></th><th>{say('side_a')}</th><th>{say('side_b')}</th></tr>"
    return ["<table>", head, *rows, "</table>"]


def _field_row(name: str, a: Claim, b: Claim, language: str) -> str:
    label = FIELDS[name].in_language(language)
    return _html_row(
        label, values.field_of_claim(a, name, language), values.field_of_claim(b, name, language)
    )


def _html_row(label: str, a: str, b: str, attributes: str = "") -> str:
    return f"<tr><th>{label}</th><td{attributes}>{a}</td><td{attributes}>{b}</td></tr>"


def _location(claim: Claim) -> str:
    return location(claim.article, claim.line)


def _outlet(article: Article) -> str:
    return values.optional(article.source)


def _markup(passage: Passage) -> str:
    before, deciding, after = (
        escape(part, limit=_PART_LIMIT) for part in (passage.before, passage.deciding, passage.after)
    )
    strong = f"<strong>{deciding}</strong>" if deciding else ""
    opening = "… " if passage.cut_before else ""
    closing = " …" if passage.cut_after else ""
    return opening + f"{before}{strong}{after}".strip() + closing


def _comparison(report: Report, conflict: Conflict, a: Claim, b: Claim, language: str) -> list[str]:
    say = partial(message, language=language)
    rows = []
    for name in conflict.agree:
        own = [values.field_of_claim(claim, name, language, report.kinds) for claim in (a, b)]
        rows.append([_field_name(name, language), *own, say("same")])
    for one in conflict.differ:
        both = values.differing_values(one, a, b, language, report.kinds)
        rows.append([_field_name(one.field, language), *both, f"**{say('different')}**"])
    return table([say("field"), say("side_a"), say("side_b"), say("compared")], rows)


def _field_name(name: str, language: str) -> str:
    return FIELDS[name].in_language(language) if name in FIELDS else code(name)


def _further(
    report: Report, ids: tuple[str, ...], counted: int, copies: tuple[str, ...], label: str, language: str
) -> list[str]:
    if not ids and not counted:
        return []
    say = partial(message, language=language)
    claims = [report.claim_by_id[id_] for id_ in ids]
    rows = [
        [
            f"{_location(claim)} ({say('copy')})" if claim.id in copies else _location(claim),
            value(claim.quote, limit=_PART_LIMIT),
            values.optional(claim.speaker),
        ]
        for claim in claims[:_MOST_FURTHER]
    ]
    hidden = len(claims) - len(rows) + counted
    return [
        "<details>",
        f"<summary>{label} ({len(ids) + counted})</summary>",
        "",
        *table([say("where"), say("quote"), FIELDS["speaker"].in_language(language)], rows),
        "",
        *([say("not_shown").format(n=hidden), ""] if hidden else []),
        "</details>",
        "",
    ]
