"""Readings as bytes: every value comes back as it was."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Span, TimeSpan, TroopNumber
from claimcheck.ledger import records

# Whatever may stand in an article, lone surrogates too.
TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
MAYBE_TEXT = st.none() | TEXT
NUMBER = st.none() | st.integers(0)
SPAN = st.builds(Span, st.integers(0), st.integers(0))
DAYS = st.none() | st.dates()
VALUES: dict[str, st.SearchStrategy[object]] = {
    "id": TEXT,
    "article": TEXT,
    "kind": TEXT,
    "quote": TEXT,
    "span": SPAN,
    "line": st.integers(1),
    "column": st.integers(1),
    "force": MAYBE_TEXT,
    "place": MAYBE_TEXT,
    "area": MAYBE_TEXT,
    "speaker": MAYBE_TEXT,
    "time": st.none() | st.builds(TimeSpan, DAYS, DAYS),
    "number": st.none() | st.builds(TroopNumber, NUMBER, NUMBER, st.booleans(), NUMBER),
    "hedged": st.booleans(),
    "rule": TEXT,
    "trigger": SPAN,
    "said": DAYS,
}
CLAIMS = st.lists(st.fixed_dictionaries(VALUES).map(lambda values: Claim(**values)), max_size=4)  # type: ignore[arg-type]


def test_no_field_is_left_out() -> None:
    assert [field.name for field in fields(Claim)] == list(VALUES)


@given(claims=CLAIMS, notes=st.lists(TEXT, max_size=3), text=TEXT, line=st.integers(1, 50))
def test_round_trip(claims: list[Claim], notes: list[str], text: str, line: int) -> None:
    article = Article("a.txt", text, first_line=line)
    own = [replace(claim, article=article.id) for claim in claims]
    found = records.load(records.dump(article, notes, own), article)
    assert found == (tuple(notes), own)
    # 0 == False: the types too.
    assert repr(found) == repr((tuple(notes), own))


@given(claims=CLAIMS, first=st.integers(1, 50), second=st.integers(1, 50))
def test_the_same_text_further_down_in_another_file(claims: list[Claim], first: int, second: int) -> None:
    here, there = Article("a.txt", "", first_line=first), Article("b.txt", "", first_line=second)
    _, moved = records.load(records.dump(here, (), claims), there)
    expected = [replace(c, article="b.txt", line=c.line - first + second) for c in claims]
    assert moved == expected


def test_neither_name_nor_line_is_in_the_record() -> None:
    claim = Claim("id", "here.txt", "kind", "quote", Span(0, 5), 9, 1)
    here = records.dump(Article("here.txt", "", first_line=9), (), [claim])
    there = records.dump(Article("there.txt", "", first_line=2), (), [replace(claim, line=2)])
    assert here == there
    assert b"here" not in here
