"""Each kind of bad input has a clear message and costs nobody else anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.robustness.cases import CASES, GOOD, MODEL_MB, NORMAL_MB, Case, run
from tests.robustness.known import prepare

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.given}")
def test_others_are_kept_and_the_message_is_clear(case: Case, tmp_path: Path) -> None:
    result = run(case, tmp_path, prepare(tmp_path))
    assert re.search(case.says, result.stderr, re.DOTALL), result.stderr
    assert result.status == case.status, result.stderr
    assert {GOOD, *case.also} <= result.articles
    assert result.megabytes < (MODEL_MB if case.needs_model else NORMAL_MB)
    assert not _UNSEEN.search(result.stderr)
    for line in result.stderr.splitlines():
        assert re.match(r"claimcheck: .+ \(.+\) \[CC-[A-Z]\d\d\]$", line), (
            "a message says where, what and the remedy"
        )
