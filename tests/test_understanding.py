"""docs/understanding.md is true: every row of its tables is read again, also what is not understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from claimcheck.api import Checker
from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.language.dates import find_times
from claimcheck.language.numbers import Quantity, find_quantities
from claimcheck.language.pipeline import ArabicReader

PAGE = Path(__file__).resolve().parents[1] / "docs" / "understanding.md"
PUBLISHED = date(2021, 4, 8)
LEAST_ROWS = {
    "Numbers": 30,
    "Times": 30,
    "Scope": 25,
    "Attribution": 15,
    "Forces and places": 20,
    "Spelling": 8,
}
NOTHING = "nothing"


def rows() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Section, text and the other cells of each row of the page's tables."""
    section = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        quoted = re.fullmatch(r"«(.*)»", cells[0]) if line.startswith("|") else None
        if quoted:
            yield section, quoted[1], cells[1:]


def of_section(*sections: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text, cells) for section, text, cells in rows() if section in sections]


def read_quantity(quantity: Quantity) -> str:
    if quantity.fraction is not None:
        return f"{quantity.fraction} of {quantity.noun}" if quantity.noun else str(quantity.fraction)
    about = "about " if quantity.approximate else ""
    if quantity.high is None:
        return f"{about}at least {quantity.low}"
    if quantity.low is None:
        return f"{about}at most {quantity.high}"
    span = f"{quantity.low}" if quantity.low == quantity.high else f"{quantity.low} to {quantity.high}"
    return f"{about}from {quantity.source} to {span}" if quantity.source is not None else about + span


def read_numbers(text: str) -> str:
    return "; ".join(read_quantity(q) for q in find_quantities(text)) or NOTHING


def read_times(text: str) -> str:
    found = find_times(text, PUBLISHED)
    said = (
        str(t.span) if t.span else f"{t.duration_days} days" if t.duration_days else "no date" for t in found
    )
    return "; ".join(said) or NOTHING


def read_claim(claim: Claim) -> str:
    words = [claim.kind, claim.force or "?", claim.place or "?"]
    return " ".join([*words, *(["hedged"] if claim.hedged else [])])


@pytest.fixture(scope="module")
def claims_of(reader: ArabicReader) -> Callable[[str], list[Claim]]:
    checker = Checker(reader=reader)

    @cache
    def find(text: str) -> tuple[Claim, ...]:
        return tuple(checker.extract(Article(id="text", text=text, published=PUBLISHED))[1])

    return lambda text: list(find(text))


@pytest.mark.parametrize(("text", "cells"), of_section("Numbers"))
def test_numbers(text: str, cells: tuple[str, ...]) -> None:
    assert read_numbers(text) == cells[0]


@pytest.mark.parametrize(("text", "cells"), of_section("Times"))
def test_times(text: str, cells: tuple[str, ...]) -> None:
    assert read_times(text) == cells[0]


@pytest.mark.parametrize(("text", "cells"), of_section("Scope", "Spelling"))
def test_claims(claims_of: Callable[[str], list[Claim]], text: str, cells: tuple[str, ...]) -> None:
    assert ("; ".join(read_claim(c) for c in claims_of(text)) or NOTHING) == cells[0]


@pytest.mark.parametrize(("text", "cells"), of_section("Attribution"))
def test_speaker(claims_of: Callable[[str], list[Claim]], text: str, cells: tuple[str, ...]) -> None:
    claims = claims_of(text)
    assert ("; ".join(dict.fromkeys(c.speaker or "–" for c in claims)) or NOTHING) == cells[0]


@pytest.mark.parametrize(("text", "cells"), of_section("Forces and places"))
def test_force_and_place(claims_of: Callable[[str], list[Claim]], text: str, cells: tuple[str, ...]) -> None:
    claim = next(iter(claims_of(text)), None)
    assert claim is not None, "no claim at all"
    assert (claim.force or "–", claim.place or "–", claim.area or "–") == cells[:3]


@pytest.mark.parametrize("section", LEAST_ROWS)
def test_the_page_shows_enough(section: str) -> None:
    assert len(of_section(section)) >= LEAST_ROWS[section]
