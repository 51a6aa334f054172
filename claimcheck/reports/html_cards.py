"""Conflicts as the cards of the HTML page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from claimcheck.claims.model import Claim, Span
from claimcheck.conflicts.model import Conflict
from claimcheck.graph.model import places
from claimcheck.reports import html_markup as markup
from claimcheck.reports import values
from claimcheck.reports.context import Passage, quote_passage
from claimcheck.reports.markdown_text import prose
from claimcheck.reports.messages import FIELDS, LEVELS, TYPES, message
from claimcheck.reports.model import Report

_REACH = 700
"""How many code points of an article are shown on each side of a quotation, at most."""

_LIMIT = 600


@dataclass(frozen=True)
class Side:
    """One side of a conflict, every field ready to be shown."""

    label: str
    quote: Markup
    context: Markup
    speaker: Markup
    outlet: Markup
    title: Markup
    url: str | None
    where: Markup
    fields: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True)
class Further:
    """A claim that says the same as one side."""

    where: Markup
    quote: Markup
    speaker: Markup
    is_copy: bool


@dataclass(frozen=True)
class Card:
    """One conflict, with what it can be filtered by.

    Attributes:
        places: codes, as are `forces`.
        speakers: numbers of the page's list of speakers.
        first: the first day on which one of its claims was said, ISO, empty if unknown.
        last: the last such day.
    """

    number: int
    level: str
    level_name: str
    type_name: str
    rule: str
    fingerprint: str
    reversal: str
    sides: tuple[Side, Side]
    rows: tuple[tuple[str, Markup, Markup, bool], ...]
    why: Markup
    unless: Markup
    voices: str
    further: tuple[tuple[str, tuple[Further, ...], int], ...]
    places: tuple[str, ...]
    forces: tuple[str, ...]
    speakers: tuple[int, ...]
    first: str
    last: str


def speakers_of(report: Report) -> dict[str, int]:
    """All speakers who are part of a conflict, in alphabetical order, numbered."""
    names = {claim.speaker for conflict in report.conflicts for claim in claims_of(conflict, report)}
    return {name: i for i, name in enumerate(sorted(name for name in names if name))}


def claims_of(conflict: Conflict, report: Report) -> tuple[Claim, ...]:
    """The claims of both sides."""
    ids = (conflict.a, conflict.b, *conflict.also_a, *conflict.also_b)
    return tuple(report.claim_by_id[id_] for id_ in ids)


def cards(
    report: Report, conflicts: Sequence[Conflict], speakers: Mapping[str, int], language: str
) -> Iterator[Card]:
    """The cards of some conflicts, numbered from 1.

    Args:
        report: with the claims and articles.
        conflicts: in the order of the cards.
        speakers: as `speakers_of` numbers them.
        language: of the interface, ``en`` or ``ar``.
    """
    for number, conflict in enumerate(conflicts, 1):
        yield _card(report, conflict, number, speakers, language)


def _card(
    report: Report, conflict: Conflict, number: int, speakers: Mapping[str, int], language: str
) -> Card:
    a, b = report.claim_by_id[conflict.a], report.claim_by_id[conflict.b]
    every = claims_of(conflict, report)
    days = sorted(claim.said for claim in every if claim.said is not None)
    return Card(
        number=number,
        level=conflict.level.value,
        level_name=LEVELS[conflict.level].in_language(language),
        type_name=TYPES[conflict.type].in_language(language),
        rule=conflict.rule,
        fingerprint=conflict.fingerprint,
        reversal=_reversal(conflict, language),
        sides=(
            _side(report, a, message("side_a", language), language),
            _side(report, b, message("side_b", language), language),
        ),
        rows=tuple(_rows(report, conflict, a, b, language)),
        why=Markup(prose(conflict.why.in_language(language), language)),
        unless=Markup(prose(conflict.unless.in_language(language), language)),
        voices=message("voices_of", language).format(a=conflict.voices_a, b=conflict.voices_b),
        further=tuple(_further(report, conflict, language)),
        places=tuple(sorted({place for claim in every for place in places(claim)})),
        forces=tuple(sorted({claim.force for claim in every if claim.force})),
        speakers=tuple(sorted({speakers[claim.speaker] for claim in every if claim.speaker})),
        first=_iso(days[:1]),
        last=_iso(days[-1:]),
    )


def _iso(days: Sequence[date]) -> str:
    return days[0].isoformat() if days else ""


def _reversal(conflict: Conflict, language: str) -> str:
    if not conflict.reversal:
        return ""
    return message("contradicts_himself" if conflict.said_on_one_day else "reversal", language)


def _side(report: Report, claim: Claim, label: str, language: str) -> Side:
    article = report.article_by_id[claim.article]
    names = ["said", "time", "force", "place"]
    names += [name for name, known in (("area", claim.area), ("number", claim.number)) if known]
    names += ["hedged"] if claim.hedged else []
    quote = quote_passage(claim, article.text)
    return Side(
        label=label,
        quote=markup.quotation(quote),
        context=markup.surroundings(
            _around(claim.span, article.text), (quote.before, quote.deciding, quote.after)
        ),
        speaker=markup.text(claim.speaker, limit=_LIMIT),
        outlet=markup.text(article.source, limit=_LIMIT),
        title=markup.text(article.title, limit=_LIMIT),
        url=markup.link(article.url),
        where=markup.place(claim.article, claim.line),
        fields=tuple((FIELDS[name].in_language(language), _field(claim, name, language)) for name in names),
    )


def _around(span: Span, text: str) -> Passage:
    """What stands around a stretch of text, cut between words."""
    start, end = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    if start > 0:
        space = text.find(" ", start, span.start)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", span.end, end)
        end = space if space >= 0 else end
    return Passage(text[start : span.start], "", text[span.end : end], start > 0, end < len(text))


def _field(claim: Claim, name: str, language: str) -> Markup:
    return Markup(values.field_of_claim(claim, name, language))


def _rows(
    report: Report, conflict: Conflict, a: Claim, b: Claim, language: str
) -> Iterator[tuple[str, Markup, Markup, bool]]:
    for name in conflict.agree:
        own = [Markup(values.field_of_claim(claim, name, language, report.kinds)) for claim in (a, b)]
        yield _field_name(name, language), own[0], own[1], True
    for one in conflict.differ:
        both = values.differing_values(one, a, b, language, report.kinds)
        yield _field_name(one.field, language), Markup(both[0]), Markup(both[1]), False


def _field_name(name: str, language: str) -> str:
    return FIELDS[name].in_language(language) if name in FIELDS else name


def _further(
    report: Report, conflict: Conflict, language: str
) -> Iterator[tuple[str, tuple[Further, ...], int]]:
    sides = (("also_a", conflict.also_a, conflict.further_a), ("also_b", conflict.also_b, conflict.further_b))
    for key, ids, counted in sides:
        claims = [report.claim_by_id[id_] for id_ in ids]
        if claims or counted:
            yield (
                message(key, language),
                tuple(
                    Further(
                        markup.place(claim.article, claim.line),
                        markup.text(claim.quote, limit=_LIMIT),
                        markup.text(claim.speaker, limit=_LIMIT),
                        claim.id in conflict.copies,
                    )
                    for claim in claims
                ),
                counted,
            )
