"""A report as one HTML page for an editor: self-contained, without network, better with JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup

from claimcheck import __version__
from claimcheck.conflicts.model import Conflict, Level
from claimcheck.graph.model import places
from claimcheck.reports import html_markup as markup
from claimcheck.reports import values
from claimcheck.reports.html_cards import cards, claims_of, speakers_of
from claimcheck.reports.html_network import network
from claimcheck.reports.html_numbers import numbers_plot
from claimcheck.reports.html_timeline import timeline
from claimcheck.reports.html_words import say
from claimcheck.reports.messages import FIELDS, LEVELS, message
from claimcheck.reports.model import Report
from claimcheck.reports.names import force_name, place_names
from claimcheck.reports.plain_text import clean

MAX_CARDS = 2000
"""The most conflicts that have a card, the strongest first; with more a browser takes long to open it."""

MAX_STORIES = 8
"""The most stories that are drawn, those with the most claims first."""

_LIMIT = 400


def emit(report: Report, *, language: str = "en") -> str:
    """The page: summary, filters, a card for each conflict, stories, numbers, speakers, all claims.

    Everything that comes from articles is escaped, and the page's security policy forbids scripts
    and styles other than its own, and every request.

    Args:
        report: what was read and found.
        language: of the interface, ``en`` or ``ar``, which is laid out from right to left.

    Raises:
        KeyError: a conflict names a claim, or a claim an article, that the report lacks.
    """
    ranked = report.conflicts_by_level
    conflicts = ranked[:MAX_CARDS]
    speakers = speakers_of(report)
    style, script = _asset("page.css"), _asset("page.js")
    stories = [timeline(told, report, language) for told in report.stories[:MAX_STORIES]]
    plots = (numbers_plot(told, report, language) for told in report.stories)
    page: str = _template().render(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        say=lambda key, **given: say(key, language, **given),
        word=lambda key: message(key, language),
        field=lambda name: FIELDS[name].in_language(language),
        version=__version__,
        report=report,
        counts=[
            (level.value, LEVELS[level].in_language(language), sum(c.level is level for c in ranked))
            for level in Level
        ],
        cards=list(cards(report, conflicts, speakers, language)),
        left_out=len(ranked) - len(conflicts),
        choices=_choices(report, conflicts, speakers, language),
        stories=stories,
        more_stories=len(report.stories) - len(stories),
        plots=[plot for plot in plots if plot is not None][:MAX_STORIES],
        network=network(report.disagreements, language),
        articles=[_article(report, article.id, language) for article in report.articles],
        errors=[clean(error) for error in report.errors],
    )
    return page


@cache
def _template() -> Any:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    return environment.get_template("page.html")


def _finalized(value: Any) -> Any:
    """What is no markup of ours is cleaned before it is escaped."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> str:
    return resources.files("claimcheck.reports").joinpath("page", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> Markup:
    """What the page may do: use this style and this script, and nothing else."""
    return Markup(
        "default-src 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _choices(
    report: Report, conflicts: Sequence[Conflict], speakers: dict[str, int], language: str
) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The lists to filter by: the key, what it is called, and the values with their names."""
    claims = [claim for conflict in conflicts for claim in claims_of(conflict, report)]
    where = sorted({place for claim in claims for place in places(claim)})
    forces = sorted({claim.force for claim in claims if claim.force})
    rules = sorted({conflict.rule for conflict in conflicts})
    return [
        ("rule", message("rule", language), [(rule, rule) for rule in rules]),
        (
            "force",
            FIELDS["force"].in_language(language),
            sorted(((code, force_name(code, language)) for code in forces), key=lambda pair: pair[1]),
        ),
        (
            "place",
            FIELDS["place"].in_language(language),
            sorted(
                ((code, " ".join(place_names(code, language))) for code in where), key=lambda pair: pair[1]
            ),
        ),
        (
            "speaker",
            FIELDS["speaker"].in_language(language),
            [(str(number), clean(name, limit=80)) for name, number in speakers.items()],
        ),
    ]


def _article(report: Report, article_id: str, language: str) -> dict[str, Any]:
    article = report.article_by_id[article_id]
    return {
        "id": markup.text(article.id, limit=_LIMIT),
        "title": markup.text(article.title, limit=_LIMIT),
        "outlet": markup.text(article.source, limit=_LIMIT),
        "url": markup.link(article.url),
        "published": markup.day(article.published),
        "notes": [clean(note) for note in article.notes],
        "claims": [
            {
                "line": claim.line,
                "kind": Markup(values.kind(claim, language, report.kinds)),
                "quote": markup.text(claim.quote, limit=_LIMIT),
                "speaker": markup.text(claim.speaker, limit=_LIMIT),
                "topic": Markup(values.force_and_place(claim, language)),
                "time": Markup(values.time(claim.time, language)),
                "number": Markup(values.number(claim.number, language)),
                "hedged": claim.hedged,
            }
            for claim in report.claims_by_article[article_id]
        ],
    }
