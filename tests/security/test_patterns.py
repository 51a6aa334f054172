"""Nothing that users write makes matching hang; what rule patterns may say is bounded in tests/claims."""

from __future__ import annotations

import time

import pytest

from claimcheck.checks.selection import MOST_WILDCARDS, Selection
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Level
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

SECONDS = 5


def numeric_conflict() -> Conflict:
    words = BilingualText("", "")
    return Conflict(
        "x", Level.TENSION, ConflictType.NUMERIC, "r", "a", "b", (), (), (), (), words, words, "0"
    )


@pytest.mark.parametrize("part", ["*a", "**/a/", "*?", "[a-z]*", "a*"])
def test_patterns_of_paths_are_bounded(part: str) -> None:
    pattern = part * MOST_WILDCARDS + "b"
    selection = Selection(per_path_ignores={pattern: ("numeric",)}).checked([])
    began = time.monotonic()
    for path in ("a" * 250, "a/" * 120 + "a", "x/" + "ac" * 100):
        assert selection.covers(numeric_conflict(), path), "the pattern does not match"
    assert time.monotonic() - began < SECONDS


def test_one_with_too_many_asterisks_is_refused() -> None:
    with pytest.raises(ConfigurationError) as error:
        Selection(per_path_ignores={"*a" * (MOST_WILDCARDS + 1): ("numeric",)}).checked([])
    assert error.value.code is Code.PATH_PATTERN
