"""``claimcheck story`` and the parts and pages of ``claimcheck report``, over readings in a ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.desk import Desk


@pytest.fixture
def told(desk: Desk) -> Desk:
    desk.says_set("archive/a.md")
    desk.says_absent("archive/b.md")
    desk.counts("archive/n.md", 800)
    return desk


def test_text(told: Desk) -> None:
    result = told.run("story", "FR in TD", "archive")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("France in Chad\nClaims: 3, Turns: 1\n")
    assert "! no timetable" in result.stdout


def test_arabic_markdown_and_json_at_once(told: Desk) -> None:
    result = told.run(
        "story", "fr in td", "archive", "--lang", "ar", "-o", "markdown=s.md", "--output", "json=s.json"
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("s.md").read_text(encoding="utf-8").startswith('<div dir="rtl" lang="ar">')
    assert len(json.loads(Path("s.json").read_text(encoding="utf-8"))["events"]) == 3


@pytest.mark.parametrize(
    ("story", "message"),
    [("FR in LY", "the stories are: FR in TD (3)"), ("in", "names no story"), ("XX", "no claim is about")],
)
def test_no_such_story(told: Desk, story: str, message: str) -> None:
    result = told.run("story", story, "archive")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_page_beside_the_report(told: Desk) -> None:
    result = told.run("report", "archive", "--output", "html=report.html", "--lang", "ar")
    assert (result.exit_code, result.stdout) == (0, "")
    assert '<html lang="ar" dir="rtl">' in Path("report.html").read_text(encoding="utf-8")


def test_a_long_report_comes_in_parts(desk: Desk) -> None:
    for i in range(60):
        desk.counts(f"archive/{i:02}.md", 500 + 200 * i)
    assert desk.run("report", "archive", "-o", "out/a report.md").exit_code == 0
    assert {path.name for path in Path("out").iterdir()} >= {"a report-2.md", "a report-3.md"}
    assert "(a%20report-2.md)" in Path("out/a report.md").read_text(encoding="utf-8")
    whole = desk.run("report", "archive").stdout
    assert len(whole) > 65_000
