"""The findings of a check as GitLab's code quality report, for the widget of a merge request."""

from __future__ import annotations

from typing import Any

from claimcheck.checks.model import CheckResult, Finding, Standing
from claimcheck.conflicts.model import Level
from claimcheck.reports.check_words import side, why
from claimcheck.reports.json_text import dumps
from claimcheck.reports.location import location, path_below

_SEVERITIES = {Level.CONTRADICTION: "critical", Level.TENSION: "major", Level.UPDATE: "minor"}


def emit(result: CheckResult, *, language: str = "en") -> str:
    """An entry for each finding that is neither known nor suppressed.

    Args:
        result: what was found.
        language: of the descriptions, ``en`` or ``ar``.
    """
    used: set[str] = set()
    entries = [
        _entry(finding, result, language, used)
        for finding in result.findings
        if finding.standing is Standing.NEW
    ]
    return dumps(entries, indent=2) + "\n"


def _entry(finding: Finding, result: CheckResult, language: str, used: set[str]) -> dict[str, Any]:
    here, there = result.claim(finding.here), result.claim(finding.there)
    where = location(here, result.article_of(finding.here))
    rule = finding.conflict.rule
    return {
        "description": f"{rule}: {why(finding, language)} {side(here)} ↔ {side(there)}",
        "check_name": rule,
        "fingerprint": _unique(finding.conflict.fingerprint, used),
        "severity": _SEVERITIES[finding.conflict.level],
        "location": {
            "path": path_below(where.path, result.root),
            "lines": {"begin": where.line, "end": where.end_line},
        },
    }


def _unique(fingerprint: str, used: set[str]) -> str:
    """GitLab drops an entry whose fingerprint another one has."""
    copy, unique = 1, fingerprint
    while unique in used:
        copy += 1
        unique = f"{fingerprint}-{copy}"
    used.add(unique)
    return unique
