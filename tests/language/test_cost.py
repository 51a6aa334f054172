"""What reading costs grows with the length of a text, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from claimcheck.language.dates import find_publication_date, find_times
from claimcheck.language.numbers import find_quantities
from claimcheck.language.segmentation import prepare
from claimcheck.patience import at_most

PIECES = ("1", "1.", "(", "-", "و", "ﷺ", "ق", "\n", "\u200f", "\u064e", "ـ")
READERS: dict[str, Callable[[str], object]] = {
    "times": lambda text: find_times(text, date(2024, 3, 1)),
    "publication date": find_publication_date,
    "quantities": find_quantities,
    "segments": prepare,
}
LENGTH = 120_000
GIVEN_UP = 60.0
"""Where cost grew with the square of the length, a text of this length took from half a minute to many."""


@pytest.mark.parametrize("name", READERS)
def test_no_text_takes_for_ever(name: str) -> None:
    for piece in PIECES:
        text = (piece * LENGTH)[:LENGTH]
        with at_most(GIVEN_UP):
            READERS[name](text)


@pytest.mark.parametrize("digits", [29, 30, 100])
def test_endless_digits_are_no_quantity(digits: int) -> None:
    assert find_quantities(f"أرسلت {'7' * digits} و3500 جندي")[-1].low == 3500
    assert len(find_quantities(f"أرسلت {'7' * digits} رسالة")) == 0
