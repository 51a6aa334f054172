"""The findings for people in a terminal."""

from __future__ import annotations

import re

import pytest

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_text import emit


def test_the_first_line_can_be_clicked(result: CheckResult) -> None:
    claim = result.claim("c4")
    expected = f"desk/second.txt:{claim.line}:{claim.column}: contradiction: different-counts\n"
    assert emit(result).startswith(expected)


def test_both_sides_are_quoted(result: CheckResult) -> None:
    printed = emit(result)
    for id_ in ("c2", "c4"):
        assert f"«{result.claim(id_).quote}»" in printed


def test_what_is_accepted_is_shown_if_asked(result: CheckResult) -> None:
    assert "count-change" not in emit(result)
    printed = emit(result, verbose=True)
    assert "count-change" in printed
    assert "desk@example.org" in printed


def test_notices_say_where_and_what_to_do(result: CheckResult) -> None:
    assert "suppressions.yml:7: expired-suppression: expired on 2020-01-01 (renew it)" in emit(result)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "1 new article, 1 fails, 1 known, 1 suppressed"),
        ("ar", "المقالات الجديدة: 1، ما يُفشل الفحص: 1، معروف: 1، مستثنى: 1"),
    ],
)
def test_sums(result: CheckResult, language: str, expected: str) -> None:
    assert emit(result, language=language).splitlines()[-1] == expected


def test_colour_only_if_asked(result: CheckResult) -> None:
    assert "\x1b[" not in emit(result)
    coloured = emit(result, colour=True)
    assert "\x1b[31m\x1b[1mcontradiction\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == emit(result)
