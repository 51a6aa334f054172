"""Whatever num2words spells out is read back, in every gender and case."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words  # type: ignore[import-untyped]

from claimcheck.language.numbers import find_quantities

LARGEST = 10_000_000
# num2words gives the nominative; these are the other cases of the words that have any.
OBLIQUE = [
    (r"(?<!ملي)ون\b", "ين"),
    (r"(مئت|ألف|مليون|اثن|اثنت)ان\b", r"\1ين"),
    (r"(مئت|ألف|مليون|اثن|اثنت)ا\b(?!ً)", r"\1ي"),
]
NUMBERS = st.one_of(
    st.integers(0, 1000),
    st.integers(0, LARGEST),
    st.builds(lambda figure, zeros: figure * 10**zeros, st.integers(1, 100), st.integers(3, 5)),
).filter(lambda number: number != 1)  # «جندي واحد» counts nothing


def spelt(number: int, *, feminine: bool, oblique: bool, joined: bool) -> str:
    """A number in words; num2words has the feminine where it gives ordinals from 20 on."""
    words: str = num2words(number, lang="ar", to="ordinal" if feminine and number >= 20 else "cardinal")
    for nominative, other in OBLIQUE if oblique else []:
        words = re.sub(nominative, other, words)
    return words.replace(" و ", " و") if joined else words


def value(words: str) -> list[tuple[int | None, int | None]]:
    # The noun tells the dual «ألفا جندي» from the singular «ألفا».
    return [(quantity.low, quantity.high) for quantity in find_quantities(f"سحبت {words} جندي")]


@settings(max_examples=600, deadline=None)
@given(NUMBERS, st.booleans(), st.booleans(), st.booleans())
def test_numbers_in_words_are_read_back(number: int, feminine: bool, oblique: bool, joined: bool) -> None:
    words = spelt(number, feminine=feminine, oblique=oblique, joined=joined)
    assert value(words) == [(number, number)]


@pytest.mark.parametrize("oblique", [False, True])
@pytest.mark.parametrize("feminine", [False, True])
def test_no_small_number_is_missed(feminine: bool, oblique: bool) -> None:
    wrong = [
        (number, words)
        for number in (0, *range(2, 1200))
        for words in [spelt(number, feminine=feminine, oblique=oblique, joined=True)]
        if value(words) != [(number, number)]
    ]
    assert wrong == []


@settings(max_examples=200, deadline=None)
@given(st.integers(3, LARGEST))
def test_the_noun_of_the_number_may_follow_in_its_case(number: int) -> None:
    words = num2words(number, lang="ar", to="currency", currency="TND")
    assert [quantity.low for quantity in find_quantities(f"كلفت {words}")] == [number]


SHORTENED = st.sampled_from([("ة", "ه"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ئ", "ئ")])


@settings(max_examples=200, deadline=None)
@given(NUMBERS, st.lists(SHORTENED, max_size=4))
def test_hamzas_and_final_ta_do_not_matter(number: int, slips: list[tuple[str, str]]) -> None:
    words = spelt(number, feminine=False, oblique=False, joined=True)
    for right, typed in slips:
        words = re.sub(rf"{right}\b" if right == "ة" else right, typed, words)
    assert value(words) == [(number, number)]


@settings(max_examples=200, deadline=None)
@given(st.integers(3, LARGEST // 1000).filter(lambda thousands: thousands % 100 > 2), st.data())
def test_a_lost_space_is_found_again(thousands: int, data: st.DataObject) -> None:
    number = thousands * 1000
    parts = spelt(number, feminine=False, oblique=False, joined=True).split()
    lost = data.draw(st.integers(0, len(parts) - 2)) if len(parts) > 1 else 0
    words = "".join(part + ("" if i == lost else " ") for i, part in enumerate(parts))
    assert value(words.strip()) == [(number, number)]
