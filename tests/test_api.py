"""The library's main call, with a reader that needs no model."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.api import Checker, with_dates
from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span
from claimcheck.errors import ModelError, RulePackError
from claimcheck.language.bridge import Analysis
from claimcheck.language.pipeline import ArabicReader, WorthParsing
from tests.claims.docs import documents
from tests.readers import FakeReader

KNOWN = documents("mentions")
DAY = date(2024, 3, 1)


def checker(**options: Any) -> Checker:
    return Checker(reader=FakeReader(KNOWN, **options))  # type: ignore[arg-type]


def article(text: str, **fields: Any) -> Article:
    return Article(**{"id": "a.txt", "text": text, **fields})


class TestExtract:
    def test_the_claims_of_an_article(self) -> None:
        given = article(KNOWN["adjective"].text, published=DAY)
        read, (claim,) = checker().extract(given)
        assert read == given
        assert (claim.kind, claim.force, claim.place) == (Kind.WITHDRAWAL_COMPLETED, "FR", "TD")
        assert claim.article == "a.txt"
        assert claim.said == DAY
        assert claim.quote == given.text[claim.span.start : claim.span.end]
        assert (claim.line, claim.column) == (1, claim.span.start + 1)

    def test_lines_count_from_the_beginning_of_the_file(self) -> None:
        _, (claim,) = checker().extract(article(KNOWN["adjective"].text, first_line=5))
        assert claim.line == 5

    def test_an_article_in_which_nothing_is_claimed(self) -> None:
        given = article("افتتحت المكتبة.")
        assert checker().extract(given) == (given, [])

    def test_ids_are_stable(self) -> None:
        text = KNOWN["adjective"].text
        _, (first,) = checker().extract(article(text))
        _, (second,) = checker().extract(article(text, id="other.txt", published=DAY))
        assert first.id == second.id

    def test_what_the_reader_could_not_read_is_noted(self) -> None:
        class Notes(FakeReader):
            def read(self, text: str, *, worth_parsing: WorthParsing | None = None) -> Analysis:
                analysis = super().read(text)
                return Analysis(text, analysis.doc, (), (), ("a sentence could not be parsed",))

        given = article("نص.", notes=("before",))
        read, claims = Checker(reader=Notes()).extract(given)  # type: ignore[arg-type]
        assert read.notes == ("before", "a sentence could not be parsed")
        assert claims == []
        assert given.notes == ("before",)


class TestConflicts:
    def test_between_claims(self) -> None:
        def claim(identity: str, kind: Kind) -> Claim:
            return Claim(identity, "a.txt", kind, "س", Span(0, 1), 1, 1, force="FR", place="TD", said=DAY)

        claims = [claim("a", Kind.TIMETABLE_SET), claim("b", Kind.TIMETABLE_ABSENT)]
        (found,) = checker().conflicts(claims)
        assert found.rule == "timetable-set-vs-absent"
        assert checker().conflicts(iter(claims)) == [found]
        assert checker().conflicts([]) == []


class TestReader:
    def test_is_loaded_when_first_needed_and_once(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        loaded: list[Path | None] = []

        def load(folder: Path | None = None) -> FakeReader:
            loaded.append(folder)
            return FakeReader()

        monkeypatch.setattr(ArabicReader, "load", load)
        lazy = Checker(model=tmp_path)
        assert loaded == []
        lazy.extract(article("نص."))
        lazy.extract(article("نص."))
        assert loaded == [tmp_path]

    def test_a_reader_that_is_given_is_used(self) -> None:
        given = FakeReader()
        assert Checker(reader=given).reader is given  # type: ignore[arg-type, comparison-overlap]

    def test_no_model(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError):
            Checker(model=tmp_path / "nowhere").extract(article("نص."))


def test_a_broken_pack_is_reported_before_anything_is_read(tmp_path: Path) -> None:
    from claimcheck.claims import rulepack

    with pytest.raises(RulePackError):
        Checker(rulepack.load(tmp_path))


class TestWithDates:
    def test_a_date_of_its_own_stays(self) -> None:
        given = article("نشر في 5 مارس 2023", published=DAY)
        assert with_dates([given], date(2020, 1, 1)) == [given]

    def test_else_the_date_that_is_given(self) -> None:
        (settled,) = with_dates([article("نص.")], DAY)
        assert settled.published == DAY
        assert settled.notes == ()

    def test_else_it_stays_unknown_and_a_note_says_so(self) -> None:
        (settled,) = with_dates([article("نص.", notes=("before",))], None)
        assert settled.published is None
        assert settled.notes == ("before", "no publication date: relative times stay unresolved")

    def test_order_and_number_stay(self) -> None:
        given = [article("نص.", id=str(i), published=DAY if i % 2 else None) for i in range(5)]
        assert [a.id for a in with_dates(given, None)] == ["0", "1", "2", "3", "4"]
        assert with_dates([], DAY) == []
