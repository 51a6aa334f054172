"""The findings of a check as SARIF 2.1.0, for code scanning and the readers of this standard."""

from __future__ import annotations

from typing import Any

from claimcheck import __version__
from claimcheck.checks.model import CheckResult, Finding, Standing, Suppression
from claimcheck.reports.check_sarif_rules import LEVELS, rule_record
from claimcheck.reports.check_words import explanation, inert, side
from claimcheck.reports.json_text import dumps
from claimcheck.reports.location import location, path_below
from claimcheck.reports.plain_text import clean

_VERSION = "2.1.0"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
_FINGERPRINT = "claimcheck/v1"

_Record = dict[str, Any]


def emit(result: CheckResult, *, language: str = "en") -> str:
    """One run: the conflict rules that were applied, a result for each finding, what could not be read.

    The first location of a result is the new article's claim; the other side and further claims
    of either side are related locations.

    Args:
        result: what was found.
        language: of the messages, ``en`` or ``ar``.
    """
    rules = list(result.rules.values())
    index = {rule.id: i for i, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "claimcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "language": language,
                "rules": [rule_record(rule, language) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result)],
        "results": [_result(finding, result, index, language) for finding in result.findings],
    }
    return dumps({"$schema": _SCHEMA, "version": _VERSION, "runs": [run]}, indent=2) + "\n"


def _invocation(result: CheckResult) -> _Record:
    notifications = [_notification("error", error) for error in result.report.errors]
    for notice in result.notices:
        text = f"{notice.where}: {notice.said}" if notice.where else notice.said
        notifications.append({**_notification("warning", text), "descriptor": {"id": notice.code.slug}})
    return {
        "executionSuccessful": not result.report.errors,
        "toolExecutionNotifications": notifications,
    }


def _notification(level: str, text: str) -> _Record:
    return {"level": level, "message": {"text": inert(clean(text))}}


def _result(finding: Finding, result: CheckResult, index: dict[str, int], language: str) -> _Record:
    conflict = finding.conflict
    sides = (conflict.a, *conflict.also_a), (conflict.b, *conflict.also_b)
    own, other = sides if finding.here in sides[0] else sides[::-1]
    related = [finding.there, *(one for one in (*other, *own) if one not in (finding.here, finding.there))]
    record: _Record = {
        "ruleId": conflict.rule,
        "ruleIndex": index[conflict.rule],
        "level": LEVELS[conflict.level],
        "message": {"text": inert(explanation(finding, result, language))},
        "locations": [_location(finding.here, result)],
        "relatedLocations": [
            {
                "id": number,
                **_location(claim, result),
                "message": {"text": inert(side(result.claim(claim)))},
            }
            for number, claim in enumerate(related, 1)
        ],
        "partialFingerprints": {_FINGERPRINT: conflict.fingerprint},
        "baselineState": "unchanged" if finding.standing is Standing.KNOWN else "new",
        "properties": {"level": conflict.level.value, "type": conflict.type.value, "fails": finding.fails},
    }
    if finding.suppression:
        record["suppressions"] = [_suppression(finding.suppression)]
    return record


def _suppression(suppression: Suppression) -> _Record:
    until = f" (until {suppression.expires})" if suppression.expires else ""
    justification = clean(f"{suppression.author}: {suppression.reason}{until}")
    return {"kind": "external", "status": "accepted", "justification": justification}


def _location(claim_id: str, result: CheckResult) -> _Record:
    claim = result.claim(claim_id)
    where = location(claim, result.article_of(claim_id))
    region: _Record = {"startLine": where.line, "endLine": where.end_line}
    if where.column is not None and where.end_column is not None:
        region |= {"startColumn": where.column, "endColumn": where.end_column}
    region["snippet"] = {"text": claim.quote}
    return {"physicalLocation": {"artifactLocation": _artifact(where.path, result.root), "region": region}}


def _artifact(path: str, root: str) -> _Record:
    """A file; one inside the root by its way from there, another by its whole path."""
    from urllib.parse import quote

    relative = path_below(path, root)
    if relative.startswith("/"):
        return {"uri": "file://" + quote(relative, errors="replace")}
    # A colon in the first part of a relative path would make it the scheme of a URI.
    return {"uri": quote(relative, errors="replace"), "uriBaseId": _BASE}
