"""Who is who across articles."""

from __future__ import annotations

import pytest

from claimcheck.conflicts.speakers import Speakers, under_one_name
from tests.conflicts.building import SPEAKERS, claim


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("سيباستيان لوكورنو", "لوكورنو"),
        ("وزير الدفاع الفرنسي لوكورنو", "الوزير سيباستيان لوكورنو"),
        ("الرئيس الأوغندي يوويري موسيفيني", "موسيفيني"),
        ("وزارة الدفاع التركية", "وزارة الدفاع التركية"),
        ("البيت الأبيض", "البيت الأبيض"),
        ("أنقرة", "أنقرة"),
    ],
)
def test_one_speaker(a: str, b: str) -> None:
    assert SPEAKERS.same(a, b)
    assert SPEAKERS.same(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("وزير الدفاع التركي", "الرئيس التركي"),
        ("وزير الحرب الأوغندي", "وزير الحرب الكيني"),
        ("إذاعة الجيش الكيني", "الوزير الكيني"),
        ("مسؤول أميركي", "مسؤول أميركي"),
        ("محمد الحسن", "محمد صالح"),
        ("علي صالح", "محمد صالح"),
        ("المتحدث باسم الحكومة", "المتحدث جون كيربي"),
        ("تشاد", "الرئيس التشادي"),
        (None, "لوكورنو"),
        (None, None),
    ],
)
def test_two_speakers(a: str | None, b: str | None) -> None:
    assert not SPEAKERS.same(a, b)
    assert not SPEAKERS.same(b, a)


def test_without_shared_words_every_word_is_a_name() -> None:
    assert Speakers().same("الوزير صالح", "صالح")
    assert not Speakers().same("الوزير", "صالح")


def test_a_voice_is_a_family_name_or_the_whole_phrase() -> None:
    assert SPEAKERS.voice("الوزير سيباستيان لوكورنو") == SPEAKERS.voice("لوكورنو")
    assert SPEAKERS.voice("وزارة الدفاع التركية") != SPEAKERS.voice("وزارة الخارجية التركية")


def test_a_speaker_has_the_name_that_is_given_most_often() -> None:
    given = ["لوكورنو", "وزير الدفاع الفرنسي لوكورنو", "لوكورنو", "الرئيس التركي", None]
    claims = [claim(str(i), "troops.count", speaker=name) for i, name in enumerate(given)]
    found = under_one_name(claims, SPEAKERS)
    assert [one.speaker for one in found] == ["لوكورنو", "لوكورنو", "لوكورنو", "الرئيس التركي", None]
    assert [one.id for one in found] == [one.id for one in claims]
