"""The findings of a check as JSON Lines."""

from __future__ import annotations

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_records import whole_finding_record
from claimcheck.reports.json_text import dumps


def emit(result: CheckResult, *, language: str = "en") -> str:
    """One finding a line, each with its conflict and both claims; empty where there is none.

    Args:
        result: what was found.
        language: has no effect: messages are there in both.
    """
    return "".join(dumps(whole_finding_record(finding, result)) + "\n" for finding in result.findings)
