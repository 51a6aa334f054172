"""One story as text, Markdown and JSON.

The golden files are rewritten by ``UPDATE_GOLDEN=1 python -m pytest tests/reports``; look at
the difference before it is committed.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from claimcheck.reports import story_json, story_markdown, story_text
from claimcheck.reports.messages import LANGUAGES
from tests.reports.pages import many_articles, story_report

GOLDEN = Path(__file__).parent / "golden"
EMITTERS = {"txt": story_text.emit, "md": story_markdown.emit, "json": story_json.emit}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", EMITTERS)
def test_golden(ending: str, language: str) -> None:
    report = story_report()
    path = GOLDEN / f"story.{language}.{ending}"
    printed = EMITTERS[ending](report.stories[0], report, language=language)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


def test_a_turn_names_what_it_does_not_fit() -> None:
    report = story_report()
    printed = story_text.emit(report.stories[0], report)
    block = printed[printed.index("! no timetable") :]
    assert "does not fit: timetable set, 2024-03-01, desk/0000.md:5" in block[: block.index("\n\n")]


def test_json_has_the_turns() -> None:
    report = story_report()
    document = json.loads(story_json.emit(report.stories[0], report))
    by_kind = {event["kind"]: event for event in document["events"]}
    assert by_kind["timetable.absent"]["turn_from"] == [by_kind["timetable.set"]["id"]]
    assert document["story"] == {"force": "FR", "place": "TD"}


def test_markdown_of_a_long_story_says_what_is_left_out() -> None:
    report = many_articles(400)
    told = report.stories[0]
    lines = "\n".join(story_markdown.body(told, report, "en", most=5))
    assert f"{len(told.events) - 5} more are not shown here." in lines
