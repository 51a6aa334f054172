"""The boundaries that are certain before any model looks."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.orthography import normalise
from claimcheck.language.segmentation import MAX_SENTENCE_CHARACTERS, prepare

TABLE = Path(__file__).with_name("data") / "boundaries.tsv"
PIECES = (
    "أعلن وزير الدفاع قال د أ لا في و NATO Corp Defense.gov ٢٬٥٠٠ 3.5 2021 1 2 «نعم» إلخ القــوّات ﻻ ﷲ 👍 25%"
)
MARKS = ". ؟ ! … ... .. ، : ؛ « » \" ” ' ( ) - • .» ؟» »."
BLANKS = (" ", " ", " ", "\n", "\r\n", "\t", "\u2029", "\u200f", "\u00a0")
texts = st.lists(st.sampled_from([*PIECES.split(), *MARKS.split(), *BLANKS]), max_size=60).map("".join)


def rows() -> list[tuple[str, list[str]]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return [
        (text.replace("\\n", "\n"), segments.split(" || "))
        for text, segments in (line.split("\t") for line in lines)
    ]


def segments(text: str) -> list[str]:
    """The segments as they stand in the source text."""
    prepared = prepare(text)
    found, position = [], 0
    for stretch in prepared.text.split("\n\n"):
        if stretch:
            start, end = prepared.span(position, position + len(stretch))
            found.append(text[start:end])
        position += len(stretch) + 2
    return found


def without_spaces(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("text", "expected"), rows())
def test_table(text: str, expected: list[str]) -> None:
    assert segments(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غادرت القوات . وأضاف الوزير", ["غادرت القوات .", "وأضاف الوزير"]),
        ('قال: " لن نغادر . " وأضاف', ['قال: " لن نغادر . "', "وأضاف"]),
        ("قال »لن نغادر.« وأضاف", ["قال »لن نغادر.«", "وأضاف"]),
        ("هل نعود؟«نعم» قال", ["هل نعود؟", "«نعم» قال"]),
        ('انتهى. "سنعود" قال', ["انتهى.", '"سنعود" قال']),
        ("أجاب: لا. وأضاف", ["أجاب: لا.", "وأضاف"]),
        ("بنسبة 25%. وأضاف", ["بنسبة 25%.", "وأضاف"]),
        ("عام 2021. وأضاف", ["عام 2021.", "وأضاف"]),
        ("عام 2021.وأضاف", ["عام 2021.", "وأضاف"]),
        ("بحسب (رويترز). وأضاف", ["بحسب (رويترز).", "وأضاف"]),
        ("قال مصدر.(رويترز)", ["قال مصدر.", "(رويترز)"]),
        ("قالت CNN. وأضافت", ["قالت CNN.", "وأضافت"]),
        ("من Lockheed Corp. وأضافت", ["من Lockheed Corp. وأضافت"]),
        ("التقى J. R. Smith أمس", ["التقى J. R. Smith أمس"]),
        ("المراحل: 1. إخلاء 2. نقل 3. خروج", ["المراحل: 1. إخلاء 2. نقل 3. خروج"]),
        ("هل يغادرون؟ ! لا", ["هل يغادرون؟ !", "لا"]),
        ("هل يغادرون؟، تساءل", ["هل يغادرون؟، تساءل"]),
        ("(هل يعقل هذا؟) ثم عاد", ["(هل يعقل هذا؟) ثم عاد"]),
        ("لن نرحل . . . ثم عادوا", ["لن نرحل . . . ثم عادوا"]),
        ("انتهت الحربُ. وعادوا", ["انتهت الحربُ.", "وعادوا"]),
        ("غادروا.\r\n\r\nوعادوا", ["غادروا.", "وعادوا"]),
        ("عنوان\u2029نص", ["عنوان", "نص"]),
        ("...", ["..."]),
    ],
)
def test_what_typists_do(text: str, expected: list[str]) -> None:
    assert segments(text) == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\r\n", "\u200f\u00a0", "\u202b\n\u202c"])
def test_nothing_to_read(text: str) -> None:
    prepared = prepare(text)
    assert prepared.text == ""
    assert prepared.origin == ()
    assert prepared.source == text


def test_offsets() -> None:
    text = "\n  قالَ القائــدُ: «لن نرحل.»  وأضافَ.\r\n ﻻ تعليق "
    prepared = prepare(text)
    assert prepared.text == 'قال القائد: "لن نرحل."\n\nوأضاف.\n\nلا تعليق'
    for word, source in [
        ("قال", "قالَ"),
        ("القائد", "القائــدُ"),
        ("وأضاف", "وأضافَ"),
        ("لا", "ﻻ"),
        ("تعليق", "تعليق"),
    ]:
        at = prepared.text.index(word)
        start, end = prepared.span(at, at + len(word))
        assert text[start:end] == source


def test_a_long_paragraph_is_cut_at_white_space() -> None:
    text = "كلمة " * 1000
    cut = segments(text)
    assert len(cut) > 2
    assert all(len(part) <= MAX_SENTENCE_CHARACTERS for part in cut)
    assert " ".join(cut).split() == text.split()


def test_a_long_paragraph_is_rather_cut_after_a_comma() -> None:
    clause = "وقد غادرت كتيبة أخرى من القاعدة، "
    assert all(part.endswith("،") for part in segments(clause * 200))


def test_a_long_word_is_cut() -> None:
    assert [len(part) for part in segments("ا" * 4000)] == [1500, 1500, 1000]


@pytest.mark.parametrize("unit", ["كلمة. ", '"', " ", "ا", ".", "1", '. " ', ". ", '" ', "؟»"])
def test_time_is_linear(unit: str) -> None:
    began = process_time()
    prepare(unit * 100_000)
    assert process_time() - began < 30


@given(texts)
def test_no_character_is_lost(text: str) -> None:
    prepared = prepare(text)
    assert without_spaces(prepared.text) == without_spaces(normalise(text).text)


@given(texts)
def test_segments_are_trimmed_and_on_one_line(text: str) -> None:
    prepared = prepare(text)
    parts = prepared.text.split("\n\n") if prepared.text else []
    assert all(part and part == part.strip() for part in parts)
    assert all(len(part.splitlines()) == 1 for part in parts)


@given(texts)
def test_origins(text: str) -> None:
    prepared = prepare(text)
    clean = normalise(text)
    assert len(prepared.origin) == len(prepared.text)
    assert list(prepared.origin) == sorted(prepared.origin)
    by_offset: dict[int, str] = {}
    for char, offset in zip(clean.text, clean.origin, strict=True):
        by_offset[offset] = by_offset.get(offset, "") + char
    for char, offset in zip(prepared.text, prepared.origin, strict=True):
        assert char in " \n" or char in by_offset[offset]


@given(texts)
def test_every_line_break_between_words_is_a_boundary(text: str) -> None:
    lines = [line for line in normalise(text).text.splitlines() if line.strip()]
    assert len(segments(text)) >= len(lines)
