"""Claims as plain text, and the passages and values that reports show."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest

from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.reports import text as terminal
from claimcheck.reports import values
from claimcheck.reports.context import REACH, context_passage
from claimcheck.reports.model import Report


def test_the_claims_of_an_article(report: Report) -> None:
    printed = terminal.emit(report)
    assert printed.startswith(
        "desk/first.md: 2 claims\n"
        "  6:1 withdrawal.agreed\n"
        "    «اتفقت الحكومتان أمس على سحب القوات الأميركية من العراق»\n"
        "    force: US\n"
        "    place: IQ\n"
        "    speaker: ناطق باسم الحكومة\n"
        "    time: ../2024-12-31\n"
        "    rule: agreed-verb\n"
    )
    assert "    number: about 2500\n" in printed
    assert "troops.count (hedged)\n" in printed
    assert "  note: unknown keys ignored: author\n" in printed


def test_nothing_in_an_article_acts_on_the_terminal(report: Report) -> None:
    hostile = "\x1b]0;x\x07\u202e\nforce: XX\r" + "\u0651" * 100
    claim = dataclasses.replace(report.claims[0], quote=hostile, speaker=hostile, area=hostile)
    printed = terminal.emit(dataclasses.replace(report, claims=(claim,)))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]|\u0651{9}", printed)
    assert printed.count("\n    force: ") == 1


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (None, "–"),
        (TimeSpan(), "–"),
        (TimeSpan(None, date(2025, 12, 31)), "until 2025-12-31"),
        (TimeSpan(date(2025, 1, 2), None), "from 2025-01-02"),
        (TimeSpan(date(2025, 1, 2), date(2025, 1, 2)), "2025-01-02"),
        (TimeSpan(date(2024, 2, 1), date(2024, 2, 29)), "2024-02"),
        (TimeSpan(date(2025, 1, 1), date(2025, 12, 31)), "2025"),
        (TimeSpan(date(2025, 1, 1), date(2025, 2, 28)), "2025-01-01 to 2025-02-28"),
    ],
)
def test_times(span: TimeSpan | None, shown: str) -> None:
    assert without_tags(values.time(span, "en")) == shown


@pytest.mark.parametrize(
    ("number", "english", "arabic"),
    [
        (None, "–", "–"),
        (TroopNumber(0, 0), "0", "0"),
        (TroopNumber(2500, 2500, approximate=True), "about 2,500", "نحو 2,500"),
        (TroopNumber(2000, None), "2,000 or more", "2,000 أو أكثر"),
        (TroopNumber(None, 900), "at most 900", "900 على الأكثر"),
        (TroopNumber(3000, 3500), "3,000 to 3,500", "بين 3,000 و3,500"),
        (TroopNumber(2500, 2500, source=5200), "from 5,200 to 2,500", "من 5,200 إلى 2,500"),
    ],
)
def test_numbers(number: TroopNumber | None, english: str, arabic: str) -> None:
    assert without_tags(values.number(number, "en")) == english
    assert without_tags(values.number(number, "ar")) == arabic


@pytest.mark.parametrize(
    ("force", "place", "english", "arabic"),
    [
        ("US", "IQ,SY", "United States in Iraq, Syria", "الولايات المتحدة في العراق، سوريا"),
        ("AU", "SO", "African Union in Somalia", "الاتحاد الأفريقي في الصومال"),
        (None, "Sahel", "the Sahel", "الساحل الأفريقي"),
        ("Some Group", None, "Some Group", "Some Group"),
        (None, None, "–", "–"),
        ("ZZ", "AU", "ZZ in Australia", "ZZ في أستراليا"),
    ],
)
def test_forces_and_places(force: str | None, place: str | None, english: str, arabic: str) -> None:
    claim = Claim("c", "a", Kind.TROOPS_COUNT, "", Span(0, 0), 1, 1, force=force, place=place)
    assert without_tags(values.force_and_place(claim, "en")) == english
    assert without_tags(values.force_and_place(claim, "ar")) == arabic


def claim_at(text: str, quote: str, trigger: str = "") -> Claim:
    start, first = text.index(quote), text.index(trigger)
    return Claim(
        "c",
        "a",
        Kind.TROOPS_COUNT,
        quote,
        Span(start, start + len(quote)),
        1,
        1,
        trigger=Span(first, first + len(trigger)),
    )


@pytest.mark.parametrize(
    ("text", "quote", "trigger", "parts"),
    [
        ("One. Two three four. Five.", "three", "three", ("Two ", "three", " four.")),
        ("One. Two three four. Five.", "three four.", "", ("Two three four.", "", "")),
        ("a 3.5 b", "b", "", ("a 3.5 b", "", "")),
        ("One\ntwo three\nfour", "three", "two", ("", "two", " three")),
        ("one said two", "two", "said", ("one ", "said", " two")),
    ],
)
def test_the_context_is_the_sentence(text: str, quote: str, trigger: str, parts: tuple[str, ...]) -> None:
    passage = context_passage(claim_at(text, quote, trigger), text)
    assert (passage.before, passage.deciding, passage.after) == parts
    assert not passage.cut_before
    assert not passage.cut_after


def test_a_long_sentence_is_cut_between_words() -> None:
    text = "word " * 100 + "quote" + " word" * 100
    passage = context_passage(claim_at(text, "quote", "quote"), text)
    assert passage.cut_before
    assert passage.cut_after
    assert set(passage.before.split()) == set(passage.after.split()) == {"word"}
    assert REACH - 5 <= len(passage.before) <= REACH
    assert REACH - 5 <= len(passage.after) <= REACH


def test_deciding_words_far_away_do_not_stretch_the_context() -> None:
    text = "said " + "word " * 100 + "quote"
    passage = context_passage(claim_at(text, "quote", "said"), text)
    assert passage.deciding == ""
    assert len(passage.before) <= REACH + len("quote")


def without_tags(markup: str) -> str:
    return re.sub("<[^>]*>", "", markup)
