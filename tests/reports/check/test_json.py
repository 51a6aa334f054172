"""JSON and JSON Lines, for programs."""

from __future__ import annotations

import json

import pytest

from claimcheck.checks.model import CheckResult
from claimcheck.reports import check_json, check_jsonl
from tests.reports.check.building import HOSTILE, full_of


def test_findings_name_conflicts_and_claims_of_the_document(result: CheckResult) -> None:
    found = json.loads(check_json.emit(result))
    assert (found["schema"], found["failing"], found["fail_on"]) == (1, 1, "tension")
    conflicts = {one["id"] for one in found["conflicts"]}
    claims = {one["id"] for one in found["claims"]}
    for finding in found["findings"]:
        assert finding["conflict"] in conflicts
        assert {finding["here"], finding["there"]} <= claims
    assert [one["new"] for one in found["articles"]] == [False, True]
    assert [one["standing"] for one in found["findings"]] == ["new", "known", "suppressed"]
    assert found["findings"][2]["suppression"]["expires"] == "2030-01-31"
    assert [one["code"] for one in found["notices"]] == ["stale-baseline", "expired-suppression"]


def test_a_line_says_all_of_its_finding(result: CheckResult) -> None:
    first = json.loads(check_jsonl.emit(result).splitlines()[0])
    assert first["here"]["quote"] == result.claim("c4").quote
    assert first["there"]["quote"] == result.claim("c2").quote
    assert first["here"]["path"] == "desk/second.txt"
    assert first["conflict"]["why"]["ar"]


@pytest.mark.parametrize("text", HOSTILE)
def test_every_character_comes_back(text: str) -> None:
    result = full_of(text)
    assert json.loads(check_json.emit(result))["claims"][0]["quote"] == text
    lines = check_jsonl.emit(result).splitlines()
    assert [json.loads(line)["here"]["quote"] for line in lines] == [text] * 3
