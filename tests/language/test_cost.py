"""What reading costs grows with the length of a text, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest

from claimcheck.language.dates import find_publication_date, find_times
from claimcheck.language.numbers import find_quantities
from claimcheck.language.segmentation import prepare

PIECES = ("1", "1.", "(", "-", "و", "ﷺ", "ق", "\n", "\u200f", "\u064e", "ـ")
READERS: dict[str, Callable[[str], object]] = {
    "times": lambda text: find_times(text, date(2024, 3, 1)),
    "publication date": find_publication_date,
    "quantities": find_quantities,
    "segments": prepare,
}
LENGTH = 60_000
SECONDS = 5.0
"""Where cost grew with the square of the length, a text of this length took from 8 to 200 seconds."""


@pytest.mark.parametrize("name", READERS)
def test_no_text_takes_for_ever(name: str) -> None:
    for piece in PIECES:
        text = (piece * LENGTH)[:LENGTH]
        begun = process_time()
        READERS[name](text)
        assert process_time() - begun < SECONDS, repr(piece)


@pytest.mark.parametrize("digits", [29, 30, 100])
def test_endless_digits_are_no_quantity(digits: int) -> None:
    assert find_quantities(f"أرسلت {'7' * digits} و3500 جندي")[-1].low == 3500
    assert len(find_quantities(f"أرسلت {'7' * digits} رسالة")) == 0
