"""The findings of a check in the Reviewdog Diagnostic Format (rdjson)."""

from __future__ import annotations

from typing import Any

from claimcheck.articles.model import Article
from claimcheck.checks.model import CheckResult, Finding, Standing
from claimcheck.claims.model import Claim
from claimcheck.conflicts.model import Level
from claimcheck.reports.check_words import explanation, side
from claimcheck.reports.json_text import dumps
from claimcheck.reports.location import location, path_below

_SEVERITIES = {Level.CONTRADICTION: "ERROR", Level.TENSION: "WARNING", Level.UPDATE: "INFO"}


def emit(result: CheckResult, *, language: str = "en") -> str:
    """A diagnostic for each finding that is neither known nor suppressed; columns count bytes of UTF-8.

    Args:
        result: what was found.
        language: of the messages, ``en`` or ``ar``.
    """
    new = [finding for finding in result.findings if finding.standing is Standing.NEW]
    document = {
        "source": {"name": "claimcheck"},
        "diagnostics": [_diagnostic(finding, result, language) for finding in new],
    }
    return dumps(document, indent=2) + "\n"


def _diagnostic(finding: Finding, result: CheckResult, language: str) -> dict[str, Any]:
    return {
        "message": explanation(finding, result, language),
        "location": _location(finding.here, result),
        "severity": _SEVERITIES[finding.conflict.level],
        "code": {"value": finding.conflict.rule},
        "related_locations": [
            {"message": side(result.claim(finding.there)), "location": _location(finding.there, result)}
        ],
    }


def _location(claim_id: str, result: CheckResult) -> dict[str, Any]:
    claim, article = result.claim(claim_id), result.article_of(claim_id)
    where = location(claim, article)
    span: dict[str, Any] = {"start": {"line": where.line}, "end": {"line": where.end_line}}
    if where.column is not None:
        start, end = _byte_columns(claim, article)
        span = {"start": {**span["start"], "column": start}, "end": {**span["end"], "column": end}}
    return {"path": path_below(where.path, result.root), "range": span}


def _byte_columns(claim: Claim, article: Article) -> tuple[int, int]:
    return _byte_column(article.text, claim.span.start), _byte_column(article.text, claim.span.end)


def _byte_column(text: str, offset: int) -> int:
    """The column, from 1, of a code point, counted in bytes of UTF-8."""
    line_start = text.rfind("\n", 0, offset) + 1
    return len(text[line_start:offset].encode("utf-8", "surrogatepass")) + 1
