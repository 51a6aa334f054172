"""GitHub's annotations, read as its runner reads workflow commands."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_github import emit
from tests.reports.check.building import HOSTILE, full_of

_COMMAND = re.compile(r"::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<data>.*)")


@dataclass(frozen=True)
class Command:
    """A workflow command, as the runner understands it."""

    name: str
    properties: dict[str, str]
    message: str


def _unescaped(text: str, pairs: dict[str, str]) -> str:
    for escape, char in pairs.items():
        text = text.replace(escape, char)
    return text


def commands(printed: str) -> list[Command]:
    """The commands in what a step prints, after the runner's ``ActionCommand.TryParseV2``."""
    found = []
    for line in re.split(r"\r\n|\r|\n", printed):
        match = _COMMAND.fullmatch(line.lstrip())
        if match is None:
            continue
        pairs = (part.split("=", 1) for part in (match["properties"] or "").split(",") if part)
        in_property = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
        in_data = {"%0D": "\r", "%0A": "\n", "%25": "%"}
        properties = {key: _unescaped(value, in_property) for key, value in pairs}
        found.append(Command(match["name"], properties, _unescaped(match["data"], in_data)))
    return found


def test_an_annotation(result: CheckResult) -> None:
    error, finding, *notices = commands(emit(result))
    assert (error.name, error.properties) == ("error", {"title": "claimcheck"})
    assert finding.name == "error"
    claim = result.claim("c4")
    assert finding.properties == {
        "file": "desk/second.txt",
        "line": str(claim.line),
        "endLine": str(claim.line),
        "col": str(claim.column),
        "endColumn": str(claim.column + len(claim.quote)),
        "title": "claimcheck different-counts",
    }
    assert claim.quote in finding.message
    assert result.claim("c2").quote in finding.message
    assert [one.name for one in notices] == ["warning", "warning"]
    assert notices[1].properties["file"] == "suppressions.yml"
    assert notices[1].properties["line"] == "7"


def test_what_is_accepted_is_not_annotated(result: CheckResult) -> None:
    assert "count-change" not in emit(result)
    assert "agreed-without-timetable" not in emit(result)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_command(text: str) -> None:
    printed = emit(full_of(text))
    assert [one.name for one in commands(printed)] == ["error", "error", "warning"]
    assert len(printed.splitlines()) == 3


def test_over_several_lines_there_are_no_columns(result: CheckResult) -> None:
    finding = commands(emit(full_of("واحد\nاثنان")))[1]
    assert (finding.properties["line"], finding.properties["endLine"]) == ("1", "2")
    assert "col" not in finding.properties


def test_a_percent_sign_stays_one() -> None:
    assert "%0A::error::owned" in commands(emit(full_of("%0A::error::owned")))[1].message
