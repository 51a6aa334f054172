"""GitLab's code quality report: the fields that its documentation asks for, distinct fingerprints."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_gitlab import emit
from tests.reports.check.building import HOSTILE, full_of

# GitLab publishes no schema; this is what its documentation says of the report's fields.
DOCUMENTED = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


def entries(result: CheckResult) -> list[dict[str, Any]]:
    found = json.loads(emit(result))
    DOCUMENTED.validate(found)
    assert isinstance(found, list)
    return found


def test_an_entry(result: CheckResult) -> None:
    (entry,) = entries(result)
    assert entry["check_name"] == "different-counts"
    assert entry["description"].startswith("different-counts: ")
    assert entry["severity"] == "critical"
    assert entry["location"] == {"path": "desk/second.txt", "lines": {"begin": 2, "end": 2}}
    assert result.claim("c2").quote in entry["description"]


def test_fingerprints_are_distinct(result: CheckResult) -> None:
    twice = dataclasses.replace(result, findings=(result.findings[0], result.findings[0]))
    assert [entry["fingerprint"] for entry in entries(twice)] == ["4b5a6978", "4b5a6978-2"]


@pytest.mark.parametrize("text", HOSTILE)
def test_is_valid_whatever_an_article_holds(text: str) -> None:
    assert len(entries(full_of(text))) == 1
