"""Whole sentences of numbers.tsv: every quantity in them, and no other."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimcheck.language.numbers import Quantity, find_quantities

TABLE = Path(__file__).parent / "data" / "numbers.tsv"


@dataclass(frozen=True)
class Sentence:
    """One sentence and (phrase, number, noun) of each quantity in it."""

    text: str
    quantities: tuple[tuple[str, str, str], ...]


def sentences() -> list[Sentence]:
    """The rows of the table; a row without a sentence goes on with the one before."""
    read: list[Sentence] = []
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            quantity = ((row["phrase"], row["number"], row["noun"]),) if row["phrase"] else ()
            if row["sentence"]:
                read.append(Sentence(row["sentence"], quantity))
            else:
                last = read.pop()
                read.append(Sentence(last.text, last.quantities + quantity))
    return read


def written_out(quantity: Quantity) -> str:
    """«~3000» is about 3000, «3000..» at least, «..3000» at most, «5200>2500» from-to, «1/2» a share."""
    about = "~" if quantity.approximate else ""
    if quantity.fraction:
        return f"{about}{quantity.fraction}"
    low, high = ("" if end is None else str(end) for end in (quantity.low, quantity.high))
    source = "" if quantity.source is None else f"{quantity.source}>"
    return f"{about}{source}{low}" if low == high else f"{about}{source}{low}..{high}"


SENTENCES = sentences()


@pytest.mark.parametrize("sentence", SENTENCES, ids=[s.text for s in SENTENCES])
def test_every_quantity_of_the_sentence_is_read(sentence: Sentence) -> None:
    read = [
        (
            sentence.text[quantity.start : quantity.end],
            written_out(quantity),
            sentence.text[quantity.noun_start : quantity.noun_end] if quantity.noun else "",
        )
        for quantity in find_quantities(sentence.text)
    ]
    assert read == [*sentence.quantities]
