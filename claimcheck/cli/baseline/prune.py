"""``claimcheck baseline prune``: drop known conflicts that are gone."""

from __future__ import annotations

from typing import Any

from claimcheck.cli.baseline.changing import baseline_command, change, without_gone
from claimcheck.cli.checking import read_baseline


@baseline_command("prune")
def command(**options: Any) -> None:
    """Drop the known conflicts that are gone; those of articles that were not checked stay.

    NEW and PATH are as for claimcheck check.
    """
    change(**options, known=read_baseline, changed=without_gone)
