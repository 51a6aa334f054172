"""SARIF: valid against OASIS' schema, read by a public reader, both sides where readers look for them."""

from __future__ import annotations

import csv
import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_sarif import emit
from claimcheck.reports.messages import LANGUAGES
from tests.reports.check.building import HOSTILE, full_of, schema


def run(result: CheckResult, language: str = "en") -> dict[str, Any]:
    document = json.loads(emit(result, language=language))
    schema("sarif-2.1.0").validate(document)
    (only,) = document["runs"]
    assert isinstance(only, dict)
    return only


@pytest.mark.parametrize("language", LANGUAGES)
def test_is_valid(result: CheckResult, language: str) -> None:
    assert len(run(result, language)["results"]) == 3


@pytest.mark.parametrize("text", HOSTILE)
def test_is_valid_whatever_an_article_holds(text: str) -> None:
    found = run(full_of(text))
    for one in found["results"]:
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert urlsplit(uri).scheme in ("", "file")


def test_the_new_claim_is_the_location_and_the_other_side_is_related(result: CheckResult) -> None:
    first, known, _ = run(result)["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "desk/second.txt", "uriBaseId": "%SRCROOT%"}
    region = place["region"]
    text = result.report.article_by_id["desk/second.txt"].text.split("\n")[region["startLine"] - 1]
    quote = text[region["startColumn"] - 1 : region["endColumn"] - 1]
    assert quote == result.claim("c4").quote == region["snippet"]["text"]
    assert first["level"] == "error"
    (other,) = first["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "desk/first.md"
    assert result.claim("c2").quote in other["message"]["text"]
    assert [one["physicalLocation"]["artifactLocation"]["uri"] for one in known["relatedLocations"]] == [
        "desk/first.md",
        "desk/second.txt",
    ]


def test_what_is_accepted(result: CheckResult) -> None:
    new, known, suppressed = run(result)["results"]
    assert [one["baselineState"] for one in (new, known, suppressed)] == ["new", "unchanged", "new"]
    assert "suppressions" not in new
    (suppression,) = suppressed["suppressions"]
    assert suppression["status"] == "accepted"
    assert "desk@example.org: The ministry" in suppression["justification"]


def test_fingerprints_are_our_own(result: CheckResult) -> None:
    assert run(result)["results"][0]["partialFingerprints"] == {"claimcheck/v1": "4b5a6978"}


def test_columns_are_code_points(result: CheckResult) -> None:
    assert run(result)["columnKind"] == "unicodeCodePoints"


def test_rules_have_help(result: CheckResult) -> None:
    found = run(result)
    rules = found["tool"]["driver"]["rules"]
    for one in found["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
    for rule in rules:
        assert rule["help"]["text"]
        assert "{" not in rule["help"]["text"]


def test_what_could_not_be_read_is_a_notification(result: CheckResult) -> None:
    (invocation,) = run(result)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "is not UTF-8" in invocation["toolExecutionNotifications"][0]["message"]["text"]


@pytest.mark.parametrize(
    ("file", "uri", "base"),
    [
        ("/home/desk/a/b c.md", "a/b%20c.md", True),
        ("./a.md", "a.md", True),
        ("a:b.md", "a%3Ab.md", True),
        ("مقال.md", "%D9%85%D9%82%D8%A7%D9%84.md", True),
        ("/srv/other.md", "file:///srv/other.md", False),
    ],
)
def test_uris(result: CheckResult, file: str, uri: str, base: bool) -> None:
    report = result.report
    articles = tuple(
        dataclasses.replace(one, file=file) if one.id == "desk/second.txt" else one for one in report.articles
    )
    moved = dataclasses.replace(result, report=dataclasses.replace(report, articles=articles))
    place = run(moved)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == uri
    assert ("uriBaseId" in place) is base


def test_of_a_record_only_the_line_is_known(result: CheckResult) -> None:
    report = result.report
    articles = tuple(
        dataclasses.replace(one, file="a.jsonl", record_line=7) if one.id == "desk/second.txt" else one
        for one in report.articles
    )
    moved = dataclasses.replace(result, report=dataclasses.replace(report, articles=articles))
    region = run(moved)["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["endLine"]) == (7, 7)
    assert "startColumn" not in region


@pytest.mark.parametrize("text", [None, *HOSTILE[:4]])
def test_a_public_reader_opens_it(result: CheckResult, tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "result.sarif"
    path.write_text(emit(result if text is None else full_of(text)), encoding="utf-8")
    table = tmp_path / "table.csv"
    program = "import sarif.cmdline.main as m, sys; sys.exit(m.main())"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, "csv", "--output", str(table), str(path)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with table.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 3
    if text is None:
        assert (rows[0]["Code"], rows[0]["Location"]) == ("different-counts", "desk/second.txt")
