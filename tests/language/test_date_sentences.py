"""Whole sentences of times.tsv: every time expression in them, and no other."""

from __future__ import annotations

import calendar
import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from claimcheck.language.dates import find_times

TABLE = Path(__file__).parent / "data" / "times.tsv"


@dataclass(frozen=True)
class Sentence:
    """One sentence, the day it was published, and (phrase, span, role, granularity) of its times."""

    published: date
    text: str
    times: tuple[tuple[str, str, str, str], ...]


def written_out(span: str) -> str:
    """«2013», «2013-03» and «2013-03-08» as their first and last days; «-» is no span."""
    if span == "-":
        return "None"
    first, _, last = span.partition("/")
    return f"{_day(first, last=False)}/{_day(last or first, last=True)}"


def _day(text: str, *, last: bool) -> str:
    if text == "..":
        return text
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1)).isoformat()


def _time(row: dict[str, str | None]) -> tuple[tuple[str, str, str, str], ...]:
    if not row["phrase"]:
        return ()
    span, role, granularity = row["span"] or "", row["role"] or "", row["granularity"] or ""
    return ((row["phrase"], written_out(span), role, granularity),)


def sentences() -> list[Sentence]:
    """The rows of the table; a row without a sentence goes on with the one before."""
    read: list[Sentence] = []
    with TABLE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            times = _time(row)
            if row["sentence"]:
                read.append(Sentence(date.fromisoformat(row["published"] or ""), row["sentence"], times))
            else:
                last = read.pop()
                read.append(Sentence(last.published, last.text, last.times + times))
    return read


SENTENCES = sentences()


@pytest.mark.parametrize("sentence", SENTENCES, ids=[s.text for s in SENTENCES])
def test_every_time_of_the_sentence_is_read(sentence: Sentence) -> None:
    found = find_times(sentence.text, sentence.published)
    read = [(sentence.text[t.start : t.end], str(t.span), t.role.value, t.granularity.value) for t in found]
    assert read == [*sentence.times]
