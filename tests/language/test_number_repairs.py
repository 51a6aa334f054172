"""Joined and misspelt number words: what is mended, what is left alone, and every offset."""

from __future__ import annotations

import pytest

from claimcheck.language.number_repairs import repaired
from claimcheck.language.orthography import normalise
from claimcheck.language.spelling import is_one_slip


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ثلاثةآلاف جندي", "ثلاثة الاف جندي"),
        ("وعشرينألف جندي", "وعشرين الف جندي"),
        ("خمسةعشرألف جندي", "خمسة عشر الف جندي"),
        ("ألفينوخمسمئة جندي", "الفين وخمسمئة جندي"),
        ("أكثرمن ألف", "اكثر من ألف"),
        ("نحوألف", "نحو الف"),
        ("ثلاثمااة جندي", "ثلاثمائة جندي"),
        ("وخمسسين ضابطا", "وخمسين ضابطا"),
        ("ملييون جندي", "مليون جندي"),
    ],
)
def test_typing_errors_are_mended(text: str, mended: str) -> None:
    assert repaired(normalise(text)).text == mended


@pytest.mark.parametrize(
    "text",
    [
        "الثلاثاء جنود",
        "الأربعاء ألف",
        "الثانية ألف",
        "المليونير رجل",
        "أربعة جنود ماليين وخمسة مدنيين",
        "مقاتلون محليون ألف",
        "ثلاثية الأبعاد",
        "ألفاظ رجل",
        "الفنان رجل",
        "الصين ألف",
        "ثلاثين جنديا",
        "ألفا جندي",
        "الفرجار",
        "ستمائة",
        "مئوية",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert repaired(normalise(text)).text == normalise(text).text


@pytest.mark.parametrize("text", ["بقي ثَلاثةآلافِ جندي", "بقي ثلاثمااة جندي", "بقي خمسمئ جندي"])
def test_every_letter_keeps_its_place(text: str) -> None:
    mended = repaired(normalise(text))
    assert len(mended.origin) == len(mended.text)
    assert list(mended.origin) == sorted(mended.origin)
    first, last = mended.text.index(" ") + 1, mended.text.rindex(" ")
    assert mended.span(first, last) == (text.index(" ") + 1, text.rindex(" "))


@pytest.mark.parametrize(
    ("word", "right", "slip"),
    [
        ("abcd", "abcd", True),
        ("abd", "abcd", True),
        ("abccd", "abcd", True),
        ("abxd", "abcd", True),
        ("abdc", "abcd", True),
        ("badc", "abcd", False),
        ("ab", "abcd", False),
        ("axxd", "abcd", False),
    ],
)
def test_one_slip(word: str, right: str, slip: bool) -> None:
    assert is_one_slip(word, right) is slip
