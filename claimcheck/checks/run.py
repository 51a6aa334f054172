"""The check itself: what new articles claim, held against what an archive claims about the same stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimcheck.checks.findings import Accepted, findings, notices
from claimcheck.checks.model import CheckResult
from claimcheck.conflicts.stories import places_to_compare
from claimcheck.reports.model import Report, with_distinct_ids

if TYPE_CHECKING:
    from claimcheck.api import Checker
    from claimcheck.articles.model import Article
    from claimcheck.checks.selection import Selection
    from claimcheck.claims.model import Claim
    from claimcheck.conflicts.model import Conflict, Level

Read = Sequence[tuple["Article", list["Claim"]]]
"""Articles, each with its claims."""


def check(
    checker: Checker,
    new: Read,
    archive: Callable[[frozenset[str]], Read],
    *,
    selection: Selection,
    accepted: Accepted,
    fail_on: Level | None,
    errors: Sequence[str] = (),
    path_of: Callable[[Article], str] = lambda article: article.file or article.id,
) -> CheckResult:
    """Find the conflicts that have a side in new articles.

    Args:
        checker: applies the conflict rules.
        new: the new articles.
        archive: for some places, those articles of the archive that claim something about one of
            them, with all their claims.
        selection: which conflicts count.
        accepted: what is known or suppressed.
        fail_on: the weakest level that fails; None: none does.
        errors: what could not be read.
        path_of: the path by which ``selection`` knows an article.
    """
    ids = {article.id for article, _ in new}
    places = places_to_compare((claim for _, claims in new for claim in claims), checker.geography)
    old = archive(places) if places else ()
    read = sorted((*new, *old), key=lambda pair: pair[0].id)
    articles = {article.id: article for article, _ in read}
    claims = with_distinct_ids([claim for _, found in read for claim in found])
    by_id = {claim.id: claim for claim in claims}

    def counts(conflict: Conflict) -> bool:
        in_front = (articles[by_id[one].article] for one in (conflict.a, conflict.b))
        return any(a.id in ids and selection.covers(conflict, path_of(a)) for a in in_front)

    rules = [rule for rule in checker.packs.conflicts if selection.selects(rule)]
    conflicts = [c for c in checker.conflicts(claims, articles.values(), new=ids, rules=rules) if counts(c)]
    named = {one for c in conflicts for one in (c.a, c.b, *c.also_a, *c.also_b)}
    kept = tuple(claim for claim in claims if claim.article in ids or claim.id in named)
    quoted = ids | {claim.article for claim in kept}
    report = Report(
        tuple(article for article in articles.values() if article.id in quoted),
        kept,
        tuple(conflicts),
        tuple(sorted(errors)),
        checker.kind_names,
    )
    applied = {rule.id: rule for rule in rules}
    return CheckResult(
        report=report,
        new=tuple(sorted(ids)),
        findings=findings(report, ids, accepted, fail_on),
        rules=applied,
        fail_on=fail_on,
        notices=notices(report, ids, accepted, applied),
    )
