"""``claimcheck baseline create``: accept what fails today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.cli.baseline.changing import baseline_command, change
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from claimcheck.checks.baseline import Baseline
    from claimcheck.checks.model import CheckResult
    from claimcheck.config.model import Settings


@baseline_command("create")
def command(**options: Any) -> None:
    """Accept all conflicts that fail today, in a new file.

    NEW and PATH are as for claimcheck check.
    """
    change(**options, known=_none, changed=_all)


def _none(settings: Settings) -> Baseline:
    from claimcheck.checks.baseline import Baseline
    from claimcheck.cli.checking import baseline_file

    path = baseline_file(settings)
    if path.exists():
        raise ConfigurationError(
            Code.BASELINE_EXISTS,
            "is there already",
            where=str(path),
            remedy="run claimcheck baseline update, or delete it",
        )
    return Baseline()


def _all(before: Baseline, result: CheckResult) -> Baseline:
    from claimcheck.checks.baseline import entry_of

    return before.with_entries(entry_of(finding, result) for finding in result.failing)
