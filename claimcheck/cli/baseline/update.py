"""``claimcheck baseline update``: accept what fails beside what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.cli.baseline.changing import baseline_command, change, without_gone
from claimcheck.cli.checking import read_baseline

if TYPE_CHECKING:
    from claimcheck.checks.baseline import Baseline
    from claimcheck.checks.model import CheckResult


@baseline_command("update")
def command(**options: Any) -> None:
    """Accept all conflicts that fail today beside the known ones, and drop those that are gone.

    NEW and PATH are as for claimcheck check.
    """
    change(**options, known=read_baseline, changed=_updated)


def _updated(before: Baseline, result: CheckResult) -> Baseline:
    from claimcheck.checks.baseline import entry_of

    return without_gone(before, result).with_entries(entry_of(finding, result) for finding in result.failing)
