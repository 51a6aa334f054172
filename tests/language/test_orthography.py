"""Normalising and folding: what goes, what stays, and where each character came from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.orthography import NormalisedText, fold, normalise, strip_marks

MARKS = "".join(chr(c) for c in (*range(0x064B, 0x0660), 0x0670, 0x0610, 0x061A, 0x06D6, 0x06ED, 0x08F0))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
JOINERS = "\u200b\u200c\u200d\u2060\u00ad\ufeff\ufe0f"
LIGATURES = "ﻻﻷﻹﻵﷲﷺﷻ﷼ﻣﺤﻤﺪﭐ"
ALPHABET = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةٱکیہھ ـ"
    f"{MARKS}{BIDI}{JOINERS}{LIGATURES}٠١٢٣٤٥٦٧٨٩۰۹٪٫٬«»“”„‹›‘’–—−.,؟!…abzÀé🇮🇶👩\u200d💻\n\t\u00a0\u202f"
)
texts = st.text(st.one_of(st.sampled_from(ALPHABET), st.characters(codec="utf-8")), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("العِرَاقُ", "العراق"),
        ("القــــوات", "القوات"),
        ("مُحَمَّدٌ", "محمد"),
        ("هٰذا", "هذا"),
        ("أفغان\u200cستان", "أفغانستان"),
        ("\u202bبغداد\u202c \u2067أربيل\u2069\u200f", "بغداد أربيل"),
        ("ﻻ", "لا"),
        ("ﻷن", "لأن"),
        ("عبد ﷲ", "عبد الله"),
        ("النبي ﷺ", "النبي ﷺ"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("٢٬٥٠٠ و٣٫٥٪ و۲۰۲۱", "2,500 و3.5% و2021"),
        ("«نعم» “لا” „ربما”", '"نعم" "لا" "ربما"'),
        ("‘أ’ – ب — ج", "'أ' - ب - ج"),
        ("2500\u00a0جندي\u202fأميركي", "2500 جندي أميركي"),
        ("العراق 🇮🇶", "العراق 🇮🇶"),
        ("حلف NATO", "حلف NATO"),
        ("کابل، دہلی", "كابل، دهلي"),
        ("ٱلعراق", "العراق"),
        ("", ""),
        (MARKS + BIDI + JOINERS + "ـ", ""),
    ],
)
def test_text_for_the_model(text: str, expected: str) -> None:
    assert normalise(text).text == expected


@pytest.mark.parametrize("word", ["أمن", "إلى", "آب", "مسؤول", "بئر", "مُؤْتَمَر", "أَنَّ"])
def test_decomposed_letters_become_whole(word: str) -> None:
    composed = normalise(unicodedata.normalize("NFC", word))
    decomposed = normalise(unicodedata.normalize("NFD", word))
    assert decomposed.text == composed.text
    assert len(decomposed.origin) == len(decomposed.text)


@pytest.mark.parametrize("form", ["\ufe76", "\ufe77", "\ufe7c", "\ufe7d", "\ufc60", "\ufcf2", "\ufe70"])
def test_marks_in_presentation_forms_go(form: str) -> None:
    assert normalise(f"مر{form}حبا").text == "مرحبا"
    assert fold(f"مر{form}حبا") == "مرحبا"


@pytest.mark.parametrize(
    "spellings",
    [
        ("الأميركي", "الاميركي", "الأميركيّ", "الأميـركي", "اﻷميركي"),
        ("إلى", "الى", "إلي", "الي", "إلٰى"),
        ("مسؤول", "مسوول", "مسؤول"),
        ("٢٥٠٠", "2500", "۲۵۰۰"),
        ("الله", "ﷲ", "اللّٰه"),
        ("لا", "ﻻ", "لَا", "ل\u200dا"),
    ],
)
def test_spellings_of_one_word_fold_to_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("قوة", "قوه"), ("سحب", "سحاب"), ("عراق", "عراك"), ("", "ء")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_strip_marks_keeps_invisible_characters() -> None:
    assert strip_marks("سَيَّـــارَة\u200f") == "سيارة\u200f"


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("قالَ الرَّئيسُ: نعم", "الرئيس", "الرَّئيسُ"),
        ("في العـــراقـــ أمس", "العراق", "العـــراقـــ"),
        ("\u202bبغداد\u202c تنفي", "بغداد", "بغداد"),
        ("عبد ﷲِ صالح", "الله", "ﷲِ"),
        ("قال ﻻ أحد", "لا", "ﻻ"),
        ("رُوسْيَا\u200fً هنا", "روسيا", "رُوسْيَا\u200fً"),
        ("جنود ٢٬٥٠٠ فقط", "2,500", "٢٬٥٠٠"),
        ("العراقُ", "العراق", "العراقُ"),
        ("سأل مسؤول عنه", "مسؤول", "مسؤول"),
    ],
)
def test_span_covers_what_belongs_to_the_word(text: str, word: str, source: str) -> None:
    normalised = normalise(text)
    at = normalised.text.index(word)
    start, end = normalised.span(at, at + len(word))
    assert text[start:end] == source


@given(texts)
def test_every_character_knows_its_origin(text: str) -> None:
    normalised = normalise(text)
    assert len(normalised.text) == len(normalised.origin)
    assert list(normalised.origin) == sorted(normalised.origin)
    assert all(0 <= offset < len(text) for offset in normalised.origin)
    assert normalised.source == text
    for offset in set(normalised.origin):
        alone = "".join(c for c, o in zip(normalised.text, normalised.origin, strict=True) if o == offset)
        assert fold(alone) == fold(text[offset])


@given(texts)
def test_normalised_text_is_a_fixed_point(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once
    assert normalise(once).origin == tuple(range(len(once)))


@given(texts)
def test_fold_is_idempotent_and_blind_to_normalisation(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.sampled_from(ALPHABET), max_size=60))
def test_folding_the_normalised_text_changes_nothing(text: str) -> None:
    assert fold(normalise(text).text) == fold(text)


@given(texts, st.data())
def test_spans_hold_their_text(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    if not normalised.text:
        return
    start = data.draw(st.integers(0, len(normalised.text) - 1))
    end = data.draw(st.integers(start + 1, len(normalised.text)))
    first, last = normalised.span(start, end)
    assert 0 <= first < last <= len(text)
    assert normalised.text[start:end] in normalise(text[first:last]).text


def test_span_of_the_last_character_ends_with_the_text() -> None:
    normalised = NormalisedText("اب", (0, 1), "ابُـ")
    assert normalised.span(1, 2) == (1, 4)
