"""The records that other programs rely on, and the JSON around them."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date

from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.model import Difference
from claimcheck.reports import json_report, jsonl
from claimcheck.reports.json_text import dumps
from claimcheck.reports.model import Report
from claimcheck.reports.records import article_record, claim_record, conflict_record

CLAIM = Claim(
    id="c",
    article="a.md",
    kind=Kind.TROOPS_CHANGE,
    quote="من 5200 إلى 2500",
    span=Span(10, 26),
    line=3,
    column=4,
    force="US",
    place="IQ,SY",
    area="الشمال",
    speaker="متحدث",
    time=TimeSpan(None, date(2025, 12, 31)),
    number=TroopNumber(2500, None, approximate=True, source=0),
    hedged=True,
    rule="change-from-to",
    trigger=Span(13, 17),
    said=date(2024, 1, 1),
)


def test_a_claim_with_everything() -> None:
    assert claim_record(CLAIM) == {
        "id": "c",
        "article": "a.md",
        "kind": "troops.change",
        "quote": "من 5200 إلى 2500",
        "start": 10,
        "end": 26,
        "line": 3,
        "column": 4,
        "force": "US",
        "place": "IQ,SY",
        "area": "الشمال",
        "speaker": "متحدث",
        "time": "../2025-12-31",
        "number": {"low": 2500, "high": None, "approximate": True, "from": 0},
        "hedged": True,
        "rule": "change-from-to",
        "trigger": {"start": 13, "end": 17},
    }


def test_what_is_unknown_is_null() -> None:
    record = claim_record(Claim("c", "a", Kind.TIMETABLE_ABSENT, "س", Span(0, 1), 1, 1))
    unknown = [key for key, value in record.items() if value is None]
    assert unknown == ["force", "place", "area", "speaker", "time", "number"]


def test_zero_is_a_number_and_no_change_has_no_from() -> None:
    record = claim_record(dataclasses.replace(CLAIM, number=TroopNumber(0, 0)))
    assert record["number"] == {"low": 0, "high": 0, "approximate": False}


def test_a_conflict(report: Report) -> None:
    assert conflict_record(report.conflicts[0]) == {
        "id": "x1",
        "level": "tension",
        "type": "modal",
        "rule": "agreed-without-timetable",
        "a": "c1",
        "b": "c3",
        "also_a": [],
        "also_b": ["c5"],
        "agree": ["force", "place"],
        "differ": [
            {"field": "kind", "a": "withdrawal.agreed", "b": "timetable.absent"},
            {"field": "speaker", "a": "ناطق باسم الحكومة", "b": "متحدث عسكري أميركي"},
        ],
        "why": {"en": report.conflicts[0].why.en, "ar": report.conflicts[0].why.ar},
        "reconcile": {"en": report.conflicts[0].unless.en, "ar": report.conflicts[0].unless.ar},
        "reversal": None,
        "voices": {"a": 1, "b": 2},
        "copies": ["c5"],
        "further": {"a": 0, "b": 0},
        "fingerprint": "0f1e2d3c",
    }


def test_one_speaker_on_one_day_and_later(report: Report) -> None:
    conflict = report.conflicts[1]
    later = dataclasses.replace(conflict, differ=(Difference("said", "2024-09-06", "2024-09-09"),))
    assert conflict_record(conflict)["reversal"] == "same_day"
    assert conflict_record(later)["reversal"] == "later"


def test_an_article(report: Report) -> None:
    assert article_record(report.articles[0]) == {
        "id": "desk/first.md",
        "title": "اتفاق على سحب القوات",
        "published": "2024-09-06",
        "source": "صحيفة الفرات",
        "url": None,
        "notes": [],
    }


def test_claims_as_json_lines(report: Report) -> None:
    printed = jsonl.emit_claims(report.claims)
    lines = printed.removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == [claim_record(claim) for claim in report.claims]
    assert "العراق" in printed
    assert jsonl.emit_claims([]) == ""


def test_the_whole_report(report: Report) -> None:
    printed = json_report.emit(report)
    document = json.loads(printed)
    assert list(document) == ["schema", "articles", "claims", "conflicts"]
    assert document["schema"] == 1
    assert [len(document[key]) for key in ("articles", "claims", "conflicts")] == [2, 5, 2]


def test_the_quote_is_the_text_between_its_offsets(report: Report) -> None:
    for record in map(claim_record, report.claims):
        text = report.article_by_id[record["article"]].text
        assert text[record["start"] : record["end"]] == record["quote"]


def test_characters_that_act_on_a_display_are_escaped_and_come_back() -> None:
    text = "\u202e\u2066\u200f\u061c\u2028\u2029\x85\x7f\x1b\ufeff\U000e0041\ud800 \u200c سلام"
    printed = dumps({"quote": text})
    assert json.loads(printed)["quote"] == text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u2028\u2029\x7f-\x9f\x00-\x1f]", printed)
    assert "\u200c سلام" in printed
    assert len(printed.splitlines()) == 1
