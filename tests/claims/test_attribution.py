"""Who says what, on documents built by hand."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.claims.attribution import Attribution, same_speaker
from claimcheck.claims.context import Context, Resources
from claimcheck.claims.pack_model import RulePacks
from tests.claims.docs import documents, index


def attribution(identity: str, resources: Resources) -> tuple[Context, Attribution]:
    context = Context(documents("attribution")[identity], resources, date(2024, 3, 10))
    return context, Attribution(context)


@pytest.mark.parametrize(
    ("identity", "word", "speaker"),
    [
        ("verb-subject", "تنسحب", "وزير الدفاع الفرنسي"),
        ("verb-behind", "تنسحب", "الوزير"),
        ("according-to", "تنسحب", "مصدر عسكري"),
        ("headline", "نسحب", "الكرملين"),
        ("carried-on", "تنسحب", "قائد الأركان"),
        ("open-quotation", "تنسحب", "السفير"),
        ("closed-quotation", "تنسحب", None),
        ("block", "تنسحب", "رئيس الأركان التركي"),
        ("block", "انسحبت", None),
        ("dateline", "تنسحب", "الكرملين"),
        ("dateline", "انسحبت", None),
        ("own-voice", "تنسحب", None),
    ],
)
def test_speaker(resources: Resources, identity: str, word: str, speaker: str | None) -> None:
    context, found = attribution(identity, resources)
    assert found.speaker(index(context.analysis, word)) == speaker


def test_what_was_not_said_has_no_speaker(resources: Resources) -> None:
    context, found = attribution("negated-speech", resources)
    assert found.speaker(index(context.analysis, "تنسحب")) is None


def test_the_agent_of_a_demand(resources: Resources) -> None:
    context, found = attribution("agent", resources)
    words = {index(context.analysis, "طالب"), index(context.analysis, "انسحاب")}
    assert found.agent(words) == "البرلمان الصومالي"
    assert found.agent({index(context.analysis, "انسحاب")}) is None


def test_bracketed_dates_are_the_days_of_posts(resources: Resources) -> None:
    context, _ = attribution("dateline", resources)
    starts = context.analysis.starts
    assert context.said_at(starts[index(context.analysis, "تنسحب")]) == date(2024, 3, 5)
    assert context.said_at(starts[index(context.analysis, "انسحبت")]) == date(2024, 3, 9)
    assert attribution("own-voice", resources)[0].said_at(0) == date(2024, 3, 10)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("جون كيربي", "كيربي", True),
        ("المتحدث باسم وزارة الدفاع جون كيربي", "كيربي", True),
        ("وزير الدفاع", "وزير الخارجية", False),
        ("المتحدث باسم الحكومة", "المتحدث باسم الرئيس", False),
        ("السفير", None, False),
        (None, None, False),
    ],
)
def test_same_speaker(packs: RulePacks, a: str | None, b: str | None, same: bool) -> None:
    titles = packs.grammar.speakers.titles
    assert same_speaker(a, b, titles) == same
    assert same_speaker(b, a, titles) == same
