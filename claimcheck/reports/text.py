"""Claims as plain text, for a terminal.

Each Arabic value stands on a line of its own, so that a terminal without bidi support, or
with a half-hearted one, keeps numbers and labels in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.model import Claim, TroopNumber
from claimcheck.reports.model import Report
from claimcheck.reports.plain_text import clean, shown_path

_INDENT = "    "


def emit(report: Report) -> str:
    """The claims of each article, with the line and column of each; articles without any are named."""
    return "\n".join("\n".join(_article_lines(report, article.id)) + "\n" for article in report.articles)


def _article_lines(report: Report, article: str) -> Iterator[str]:
    claims = report.claims_by_article[article]
    count = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}"
    yield f"{shown_path(article)}: {count}"
    for note in report.article_by_id[article].notes:
        yield f"  note: {clean(note)}"
    for claim in claims:
        yield f"  {claim.line}:{claim.column} {claim.kind}{' (hedged)' if claim.hedged else ''}"
        yield f"{_INDENT}«{clean(claim.quote).strip()}»"
        for label, text in _fields(claim):
            yield f"{_INDENT}{label}: {clean(text).strip()}"


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    candidates = (
        ("force", claim.force),
        ("place", claim.place),
        ("area", claim.area),
        ("speaker", claim.speaker),
        ("time", str(claim.time) if claim.time else None),
        ("number", _number(claim.number) if claim.number else None),
        ("rule", claim.rule),
    )
    for label, text in candidates:
        if text:
            yield label, text


def _number(number: TroopNumber) -> str:
    if number.low is not None and number.low == number.high:
        amount = str(number.low)
    else:
        low, high = (".." if end is None else str(end) for end in (number.low, number.high))
        amount = f"{low} to {high}"
    about = "about " if number.approximate else ""
    source = f"from {number.source} to " if number.source is not None else ""
    return source + about + amount
