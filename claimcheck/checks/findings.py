"""From conflicts to findings: which of them are new, known or suppressed, and which fail."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.checks.coverage import is_covered, new_claims
from claimcheck.checks.model import Finding, Notice, Standing, Suppression
from claimcheck.conflicts.describe import fingerprint
from claimcheck.error_codes import Code

if TYPE_CHECKING:
    from claimcheck.checks.baseline import Baseline, Entry
    from claimcheck.conflicts.model import Conflict, Level
    from claimcheck.reports.model import Report


@dataclass(frozen=True)
class Accepted:
    """What somebody has accepted already.

    Attributes:
        baseline: conflicts that were known when it was written.
        baseline_file: where it stands, for messages.
        suppressions: conflicts that somebody has looked at.
        today: the day by which suppressions expire.
    """

    baseline: Baseline
    baseline_file: str
    suppressions: tuple[Suppression, ...]
    today: date

    @cached_property
    def in_force(self) -> dict[str, Suppression]:
        """The suppressions that have not expired, by fingerprint."""
        return {one.fingerprint: one for one in self.suppressions if not self.has_expired(one)}

    def has_expired(self, suppression: Suppression) -> bool:
        """Whether its last day is over."""
        return suppression.expires is not None and suppression.expires < self.today


def findings(
    report: Report, new: Collection[str], accepted: Accepted, fail_on: Level | None
) -> tuple[Finding, ...]:
    """The conflicts of a report as findings: those that fail first, each group in the report's order.

    Args:
        report: the conflicts, each with a claim of a new article in front, and their claims.
        new: ids of the new articles.
        accepted: what is known or suppressed.
        fail_on: the weakest level that fails; None: none does.
    """
    found = [_finding(conflict, report, new, accepted, fail_on) for conflict in report.conflicts]
    return tuple(sorted(found, key=lambda f: (not f.fails, list(Standing).index(f.standing))))


def _finding(
    conflict: Conflict, report: Report, new: Collection[str], accepted: Accepted, fail_on: Level | None
) -> Finding:
    claims = report.claim_by_id
    in_front = [one for one in (conflict.a, conflict.b) if claims[one].article in new]
    here = max(in_front, key=lambda one: (claims[one].said or date.min, one == conflict.b))
    suppressions = accepted.in_force
    if conflict.fingerprint in suppressions or is_covered(conflict, claims, new, suppressions):
        every = (fp for fp in _all_fingerprints(conflict, report, new) if fp in suppressions)
        return Finding(conflict, here, Standing.SUPPRESSED, suppression=suppressions[next(every)])
    if is_covered(conflict, claims, new, accepted.baseline.accepted):
        return Finding(conflict, here, Standing.KNOWN)
    return Finding(conflict, here, fails=fail_on is not None and conflict.level.rank <= fail_on.rank)


def _all_fingerprints(conflict: Conflict, report: Report, new: Collection[str]) -> Iterator[str]:
    """The conflict's own, then that of each pair with a new claim."""
    yield conflict.fingerprint
    claims = report.claim_by_id
    for pairs in new_claims(conflict, claims, new).values():
        yield from (fingerprint(conflict.rule, claims[a], claims[b]) for a, b in pairs)


def stale_entries(
    report: Report, new: Collection[str], baseline: Baseline, rules: Collection[str]
) -> tuple[Entry, ...]:
    """The entries of a baseline that no conflict of the report needs, though their rules were applied.

    Among them are those of articles that were not checked.

    Args:
        report: what was found.
        new: ids of the articles that were checked.
        baseline: what is known.
        rules: ids of the conflict rules that were applied.
    """
    alive = _alive(report, new, baseline.accepted)
    return tuple(
        entry
        for entry in baseline.conflicts
        if entry.rule in rules and entry.all_fingerprints.isdisjoint(alive)
    )


def _alive(report: Report, new: Collection[str], wanted: Collection[str]) -> frozenset[str]:
    if not wanted:
        return frozenset()
    return frozenset(
        fp for conflict in report.conflicts for fp in _all_fingerprints(conflict, report, new) if fp in wanted
    )


def notices(
    report: Report, new: Collection[str], accepted: Accepted, rules: Collection[str]
) -> tuple[Notice, ...]:
    """What a user should mend in the baseline and the suppressions.

    An entry is stale if its article was checked and the conflict is gone; of a suppression that
    names no article it is not known whether its article was checked.
    """
    found = [
        Notice(
            Code.STALE_BASELINE,
            f"the conflict {entry.fingerprint} ({entry.rule}) of {entry.article} is gone",
            accepted.baseline_file,
            "run claimcheck baseline prune",
        )
        for entry in stale_entries(report, new, accepted.baseline, rules)
        if entry.article in new
    ]
    alive = _alive(report, new, {one.fingerprint for one in accepted.suppressions})
    for one in accepted.suppressions:
        if accepted.has_expired(one):
            message = f"the suppression of {one.fingerprint} by {one.author} expired on {one.expires}"
            found.append(
                Notice(Code.EXPIRED_SUPPRESSION, message, one.where, "mend the article, or renew it")
            )
        elif one.fingerprint not in alive and one.article in new:
            message = f"the conflict {one.fingerprint} of {one.article} is gone"
            found.append(Notice(Code.STALE_SUPPRESSION, message, one.where, "remove the entry"))
    return tuple(found)
