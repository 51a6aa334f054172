"""Dictionary forms that a word may be looked up under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.morphology import is_form_of, noun_keys
from claimcheck.language.orthography import fold

words = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةء", min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("القاعدتين", "قاعدة"),
        ("قيادات", "قيادة"),
        ("قيادت", "قيادة"),
        ("الجنود", "جنود"),
        ("جنديا", "جندي"),
        ("جنديين", "جندي"),
        ("المستشارون", "مستشار"),
        ("مستشارين", "مستشار"),
        ("دولتين", "دولة"),
        ("دولتان", "دولة"),
        ("كتيبتا", "كتيبة"),
        ("سياست", "سياسة"),
        ("الاميركية", "اميركي"),
        ("قاعدة", "قاعدة"),
        ("وزاره", "وزارة"),
        ("بقاي", "بقاء"),
        ("بقاو", "بقاء"),
    ],
)
def test_noun_keys(form: str, key: str) -> None:
    assert key in noun_keys(form)


@pytest.mark.parametrize(("form", "key"), [("الي", "ي"), ("الم", "م"), ("يد", "ي"), ("بنت", "بن")])
def test_short_words_are_left_whole(form: str, key: str) -> None:
    assert key not in noun_keys(form)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("انسحبت", "انسحب"),
        ("انسحبوا", "انسحب"),
        ("تنسحب", "انسحب"),
        ("ينسحبون", "انسحب"),
        ("ننسحب", "انسحب"),
        ("يعلن", "اعلن"),
        ("اعلنتا", "اعلن"),
        ("غادرت", "غادر"),
        ("تغادر", "غادر"),
        ("يغادرون", "غادر"),
        ("بقي", "بقي"),
        ("نفت", "نفي"),
        ("ينفون", "نفي"),
        ("نفوا", "نفي"),
        ("تدعو", "دعا"),
        ("دعت", "دعا"),
        ("يبقون", "بقي"),
        ("يعود", "عاد"),
        ("تعيد", "اعاد"),
        ("اعدنا", "اعاد"),
        ("ينحاز", "انحاز"),
        ("يصلون", "وصل"),
    ],
)
def test_verb_forms(form: str, lemma: str) -> None:
    assert is_form_of(form, lemma)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("انسحاب", "انسحب"),
        ("ينسحب", "سحب"),
        ("سحب", "انسحب"),
        ("غادرت", "غدر"),
        ("اعلان", "علن"),
        ("يعد", "عاد"),
    ],
)
def test_other_words_are_no_forms(form: str, lemma: str) -> None:
    assert not is_form_of(form, lemma)


@given(words)
def test_a_word_is_its_own_key_and_form(form: str) -> None:
    assert form in noun_keys(form)
    assert is_form_of(form, form)


@given(words)
def test_the_article_hides_nothing(form: str) -> None:
    if len(form) > 2 and not form.startswith("ال"):
        assert noun_keys(form) <= noun_keys("ال" + form)


@given(words)
def test_keys_of_folded_words_are_folded_and_not_empty(form: str) -> None:
    folded = fold(form)
    for key in noun_keys(folded):
        assert key
        assert fold(key) == key
