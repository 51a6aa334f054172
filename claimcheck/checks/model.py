"""What a check of new articles found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.conflicts.model import Conflict, Level
from claimcheck.error_codes import Code
from claimcheck.reports.model import Report

if TYPE_CHECKING:
    from claimcheck.conflicts.rule_model import ConflictRule


class Standing(StrEnum):
    """Whether somebody has accepted a conflict already."""

    NEW = "new"
    KNOWN = "known"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class Suppression:
    """A conflict that somebody has looked at and accepted.

    Attributes:
        fingerprint: the conflict's.
        reason: why it is accepted.
        author: who accepted it.
        expires: the last day on which this holds; None for ever.
        article: the new article that it is about; None if that is left open.
        where: file and line, as ``path:line``.
    """

    fingerprint: str
    reason: str
    author: str
    expires: date | None = None
    article: str | None = None
    where: str = ""


@dataclass(frozen=True)
class Finding:
    """A conflict that has a new article on one side at least.

    Attributes:
        conflict: the two sides, and why they do not fit together.
        here: id of the claim that stands in a new article: ``conflict.a`` or ``conflict.b``.
        standing: whether it is new, in the baseline, or suppressed.
        fails: whether it makes the check fail: it is new, and at or above the level that fails.
        suppression: who accepted it and why, if it is suppressed.
    """

    conflict: Conflict
    here: str
    standing: Standing = Standing.NEW
    fails: bool = False
    suppression: Suppression | None = None

    @property
    def there(self) -> str:
        """Id of the claim on the other side."""
        return self.conflict.b if self.here == self.conflict.a else self.conflict.a


@dataclass(frozen=True)
class Notice:
    """Something about the check itself that a user should mend: an entry that matches nothing any more.

    Attributes:
        code: which problem of the catalogue it is.
        message: what is wrong, in one sentence.
        where: file, and line if there is one, as ``path:line``.
        remedy: what the user can do about it.
    """

    code: Code
    message: str
    where: str = ""
    remedy: str = ""

    @property
    def said(self) -> str:
        """What is wrong, what to do and the code."""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{self.message}{remedy} [{self.code.id}]"


@dataclass(frozen=True)
class CheckResult:
    """What a check found; what the emitters for continuous integration are given.

    Attributes:
        report: the new articles and those on the other side of a finding, the claims of the new
            articles and all that findings name, the conflicts of all findings, and what could
            not be read.
        new: ids of the new articles, with and without findings.
        findings: the worst first.
        rules: the conflict rules that were applied, by id.
        fail_on: the weakest level that makes the check fail; None: none does.
        notices: stale and expired entries.
        root: the folder against which relative paths of articles are to be understood.
    """

    report: Report
    new: tuple[str, ...]
    findings: tuple[Finding, ...]
    rules: dict[str, ConflictRule]
    fail_on: Level | None
    notices: tuple[Notice, ...] = ()
    root: str = "."

    @cached_property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that make the check fail."""
        return tuple(finding for finding in self.findings if finding.fails)

    def claim(self, claim_id: str) -> Claim:
        """The claim with that id."""
        return self.report.claim_by_id[claim_id]

    def article_of(self, claim_id: str) -> Article:
        """The article in which a claim stands."""
        return self.report.article_by_id[self.claim(claim_id).article]
