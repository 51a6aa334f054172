"""The findings of a check as one JSON document."""

from __future__ import annotations

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_records import finding_record, notice_record
from claimcheck.reports.json_text import dumps
from claimcheck.reports.records import article_record, claim_record, conflict_record

SCHEMA = 1


def emit(result: CheckResult, *, language: str = "en") -> str:
    """Articles, claims and conflicts as in a report, then the findings and what should be mended.

    Args:
        result: what was found.
        language: has no effect: messages are there in both.
    """
    report = result.report
    document = {
        "schema": SCHEMA,
        "articles": [{**article_record(one), "new": one.id in set(result.new)} for one in report.articles],
        "claims": [claim_record(claim) for claim in report.claims],
        "conflicts": [conflict_record(conflict) for conflict in report.conflicts],
        "findings": [finding_record(finding) for finding in result.findings],
        "notices": [notice_record(notice) for notice in result.notices],
        "errors": list(report.errors),
        "fail_on": result.fail_on.value if result.fail_on else None,
        "failing": len(result.failing),
    }
    return dumps(document, indent=2) + "\n"
