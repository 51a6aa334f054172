"""Findings as records that other programs rely on."""

from __future__ import annotations

from claimcheck.checks.model import CheckResult, Finding, Notice
from claimcheck.reports.location import location
from claimcheck.reports.records import Record, claim_record, conflict_record


def finding_record(finding: Finding) -> Record:
    """A finding; its conflict is named by its id."""
    suppression = finding.suppression
    return {
        "conflict": finding.conflict.id,
        "fingerprint": finding.conflict.fingerprint,
        "here": finding.here,
        "there": finding.there,
        "standing": finding.standing.value,
        "fails": finding.fails,
        "suppression": suppression
        and {
            "reason": suppression.reason,
            "author": suppression.author,
            "expires": suppression.expires.isoformat() if suppression.expires else None,
        },
    }


def whole_finding_record(finding: Finding, result: CheckResult) -> Record:
    """A finding with its conflict and both claims, which needs no other record to be understood."""

    def side(claim_id: str) -> Record:
        where = location(result.claim(claim_id), result.article_of(claim_id))
        said = result.claim(claim_id).said
        return {
            **claim_record(result.claim(claim_id)),
            "said": said.isoformat() if said else None,
            "path": where.path,
            "path_line": where.line,
        }

    return {
        **finding_record(finding),
        "conflict": conflict_record(finding.conflict),
        "here": side(finding.here),
        "there": side(finding.there),
    }


def notice_record(notice: Notice) -> Record:
    """Something about the check itself that a user should mend."""
    return {
        "id": notice.code.id,
        "code": notice.code.slug,
        "message": notice.message,
        "where": notice.where,
        "remedy": notice.remedy,
    }
