"""The Reviewdog Diagnostic Format: valid, and its columns count bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_rdjson import emit
from tests.reports.check.building import HOSTILE, full_of, schema


def diagnostics(result: CheckResult) -> list[dict[str, Any]]:
    document = json.loads(emit(result))
    schema("rdformat").validate(document)
    found = document["diagnostics"]
    assert isinstance(found, list)
    return found


def test_columns_are_bytes(result: CheckResult) -> None:
    (one,) = diagnostics(result)
    span = one["location"]["range"]
    line = result.report.article_by_id["desk/second.txt"].text.split("\n")[span["start"]["line"] - 1]
    start, end = span["start"]["column"] - 1, span["end"]["column"] - 1
    assert line.encode()[start:end].decode() == result.claim("c4").quote
    (other,) = one["related_locations"]
    assert other["location"]["path"] == "desk/first.md"
    assert one["severity"] == "ERROR"


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_is_valid_whatever_an_article_holds(text: str) -> None:
    assert len(diagnostics(full_of(text))) == 1
