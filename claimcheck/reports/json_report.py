"""A whole report as one JSON document."""

from __future__ import annotations

from claimcheck.reports.json_text import dumps
from claimcheck.reports.model import Report
from claimcheck.reports.records import article_record, claim_record, conflict_record

SCHEMA = 1


def emit(report: Report) -> str:
    """The articles, claims and conflicts; what could not be read is not part of it."""
    document = {
        "schema": SCHEMA,
        "articles": [article_record(article) for article in report.articles],
        "claims": [claim_record(claim) for claim in report.claims],
        "conflicts": [conflict_record(conflict) for conflict in report.conflicts],
    }
    return dumps(document, indent=2) + "\n"
