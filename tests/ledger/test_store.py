"""What a ledger keeps, finds and drops."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from claimcheck.articles.model import Article
from claimcheck.errors import ConfigurationError
from claimcheck.ledger.model import Found
from claimcheck.ledger.store import Ledger
from tests.ledger.building import DAY, OTHER, PLACES, VERSION, article, claims, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "ledger.sqlite3"


@pytest.fixture
def ledger(path: Path) -> Ledger:
    return Ledger.open(path)


def execute(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement, values)


def select(path: Path, statement: str) -> list[object]:
    """The values of the first row."""
    with closing(sqlite3.connect(path)) as database:
        return list(database.execute(statement).fetchone())


class TestFind:
    def test_nothing_in_an_empty_one(self, ledger: Ledger) -> None:
        assert ledger.find([article(0), article(1)], VERSION) == Found({}, (0, 1))
        assert ledger.find([], VERSION) == Found({}, ())

    def test_what_was_put(self, ledger: Ledger) -> None:
        first, second, third = (article(i) for i in range(3))
        ledger.put(first, (), claims(first), VERSION)
        ledger.put(third, (), [], VERSION)
        found = ledger.find([first, second, third], VERSION)
        assert found == Found({0: (first, claims(first)), 2: (third, [])}, (1,))

    def test_after_it_was_closed(self, ledger: Ledger, path: Path) -> None:
        articles = fill(ledger, 5)
        ledger.close()
        with Ledger.open(path, create=False) as again:
            assert again.find(articles, VERSION).missing == ()

    def test_the_same_content_under_another_name_and_line(self, ledger: Ledger) -> None:
        here = article(0, first_line=4)
        ledger.put(here, ("left out",), claims(here), VERSION)
        there = replace(here, id="there.txt", first_line=2, title="title", notes=("before",))
        ((read, found),) = ledger.find([there], VERSION).readings.values()
        assert read == replace(there, notes=("before", "left out"))
        assert found == claims(there)

    @pytest.mark.parametrize(
        "other",
        [
            article(0, text="نص آخر"),
            article(0, published=None),
            article(0, published=DAY + timedelta(1)),
        ],
        ids=["text", "no date", "date"],
    )
    def test_another_content(self, ledger: Ledger, other: Article) -> None:
        ledger.put(article(0), (), [], VERSION)
        assert ledger.find([other], VERSION).missing == (0,)
        ledger.put(other, (), claims(other), VERSION)
        assert ledger.find([other], VERSION).readings == {0: (other, claims(other))}
        assert ledger.find([article(0)], VERSION).readings == {0: (article(0), [])}

    @pytest.mark.parametrize("field", ["model", "packs", "tool"])
    def test_another_version(self, ledger: Ledger, field: str) -> None:
        ledger.put(article(0), (), [], VERSION)
        assert ledger.find([article(0)], replace(VERSION, **{field: "x"})).missing == (0,)

    def test_the_last_one_put_counts(self, ledger: Ledger) -> None:
        one = article(0)
        ledger.put(one, ("old",), [], VERSION)
        ledger.put(one, (), claims(one), VERSION)
        assert ledger.find([one], VERSION).readings == {0: (one, claims(one))}
        assert ledger.info().readings == 1

    def test_thousands_at_once(self, ledger: Ledger) -> None:
        articles = fill(ledger, 3)
        many = [article(i) for i in range(40_000)]
        found = ledger.find(many, VERSION)
        assert [found.readings[i][0] for i in range(3)] == articles
        assert found.missing == tuple(range(3, 40_000))

    def test_text_that_is_no_unicode(self, ledger: Ledger) -> None:
        one = article(0, text="\udcff نص \ud83d")
        ledger.put(one, ("\udcff",), claims(one), VERSION)
        ((_, found),) = ledger.find([one], VERSION).readings.values()
        assert found == claims(one)


class TestFindAbout:
    @pytest.mark.parametrize(
        ("about", "expected"),
        [({"TD"}, [0, 3]), ({"NE"}, [1, 3]), ({"NE", "ML"}, [1, 2, 3]), ({"FR"}, []), (set(), [])],
    )
    def test_places(self, ledger: Ledger, about: set[str], expected: list[int]) -> None:
        articles = fill(ledger, len(PLACES))
        found = ledger.find([*articles, article(99)], VERSION, about=about)
        assert sorted(found.readings) == expected
        assert found.missing == (len(PLACES),)

    def test_all_claims_of_an_article_come_with_it(self, ledger: Ledger) -> None:
        one = article(0)
        ledger.put(one, (), claims(one, place="TD"), VERSION)
        ((_, found),) = ledger.find([one], VERSION, about={"TD"}).readings.values()
        assert [claim.place for claim in found] == ["TD", None, None]

    def test_the_claims_of_other_articles_are_not_read(self, ledger: Ledger, path: Path) -> None:
        articles = fill(ledger, len(PLACES))
        execute(path, "DELETE FROM content WHERE reading <> 3")
        found = ledger.find(articles, VERSION, about={"ML"})
        assert (sorted(found.readings), found.missing, ledger.warnings) == ([2], (), ())


class TestDamage:
    """A reading that is not whole is missing; the others are not touched by it."""

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE content SET record = replace(CAST(record AS TEXT), 'FR', 'US') WHERE reading = 2",
            "UPDATE content SET record = 'text' WHERE reading = 2",
            "DELETE FROM content WHERE reading = 2",
            "UPDATE reading SET digest = 'x' WHERE id = 2",
            "UPDATE reading SET places = CAST(X'FF' AS TEXT) WHERE id = 2",
            "UPDATE reading SET claims = 'x' WHERE id = 2",
            "UPDATE reading SET seal = (SELECT seal FROM reading WHERE id = 1) WHERE id = 2",
        ],
    )
    def test_is_missing_until_it_is_put_again(self, ledger: Ledger, path: Path, statement: str) -> None:
        articles = fill(ledger, 3)
        execute(path, statement)
        found = ledger.find(articles, VERSION)
        assert (sorted(found.readings), found.missing) == ([0, 2], (1,))
        assert found.readings[2] == (articles[2], claims(articles[2], place=PLACES[2]))
        assert "1 article" in "".join(ledger.warnings)
        ledger.put(articles[1], (), [], VERSION)
        assert ledger.find(articles, VERSION).readings[1] == (articles[1], [])

    def test_places_are_not_taken_from_a_damaged_head(self, ledger: Ledger, path: Path) -> None:
        articles = fill(ledger, 1)
        execute(path, "UPDATE reading SET places = '[]'")
        assert ledger.find(articles, VERSION, about={"TD"}) == Found({}, (0,))

    def test_the_reading_of_another_article(self, ledger: Ledger, path: Path) -> None:
        first, second = fill(ledger, 2)
        (text,) = select(path, "SELECT text FROM reading WHERE id = 2")
        execute(path, "DELETE FROM reading WHERE id = 2")
        execute(path, "UPDATE reading SET text = ? WHERE id = 1", text)
        assert ledger.find([first, second], VERSION) == Found({}, (0, 1))

    def test_of_another_version(self, ledger: Ledger, path: Path) -> None:
        articles = fill(ledger, 2)
        ledger.put(article(9), (), [], OTHER)
        execute(path, "UPDATE reading SET version = 2 WHERE id < 3")
        assert ledger.find(articles, OTHER) == Found({}, (0, 1))
        assert "2 articles" in "".join(ledger.warnings)

    def test_there_is_nothing_to_warn_of_otherwise(self, ledger: Ledger) -> None:
        ledger.find([*fill(ledger, 2), article(9)], VERSION)
        assert ledger.warnings == ()


class TestInfo:
    def test_of_an_empty_one(self, ledger: Ledger, path: Path) -> None:
        info = ledger.info()
        assert (info.readings, info.claims, info.versions) == (0, 0, ())
        assert info.path == path
        assert info.size > 0

    def test_versions_the_last_used_in_front(self, ledger: Ledger, path: Path) -> None:
        fill(ledger, 3)
        fill(ledger, 2, OTHER)
        execute(path, "UPDATE reading SET created = '2024-01-02', used = '2024-01-03' WHERE version = 1")
        execute(path, "UPDATE reading SET created = '2024-01-01' WHERE id = 1")
        info = ledger.info()
        assert (info.readings, info.claims) == (5, 15)
        assert [one.version for one in info.versions] == [OTHER, VERSION]
        assert (info.versions[1].created, info.versions[1].used) == ("2024-01-01", "2024-01-03")
        assert [one.readings for one in info.versions] == [2, 3]


class TestPrune:
    def test_all(self, ledger: Ledger) -> None:
        articles = fill(ledger, 3)
        fill(ledger, 2, OTHER)
        assert ledger.prune() == 5
        assert ledger.find(articles, VERSION).missing == (0, 1, 2)
        assert ledger.info().versions == ()

    def test_keeps_a_version(self, ledger: Ledger) -> None:
        articles = fill(ledger, 3)
        fill(ledger, 2, OTHER)
        assert ledger.prune(keep=OTHER) == 3
        assert ledger.find(articles, OTHER).missing == (2,)
        assert [one.version for one in ledger.info().versions] == [OTHER]

    def test_makes_the_file_smaller(self, ledger: Ledger, path: Path) -> None:
        fill(ledger, 100)
        ledger.close()
        before = path.stat().st_size
        with Ledger.open(path) as again:
            again.prune()
        assert path.stat().st_size < before

    def test_keeps_what_was_asked_for_since(self, ledger: Ledger, path: Path) -> None:
        articles = fill(ledger, 4)
        execute(path, "UPDATE reading SET used = '2024-01-31'")
        execute(path, "UPDATE reading SET used = '2024-02-01' WHERE id = 4")
        ledger.find(articles[:1], VERSION)
        # Those from which some are chosen are asked for as well.
        ledger.find(articles[:2], VERSION, about={"FR"})
        assert ledger.prune(unused_since=date(2024, 2, 1)) == 1
        assert ledger.find(articles, VERSION).missing == (2,)

    def test_keeps_a_version_even_if_it_is_not_used(self, ledger: Ledger, path: Path) -> None:
        fill(ledger, 2)
        fill(ledger, 3, OTHER)
        execute(path, "UPDATE reading SET used = '2024-01-31'")
        assert ledger.prune(unused_since=date(2024, 2, 1), keep=OTHER) == 2

    def test_a_version_can_come_back(self, ledger: Ledger) -> None:
        fill(ledger, 2)
        ledger.prune()
        assert ledger.find(fill(ledger, 2), VERSION).missing == ()


class TestOpening:
    def test_makes_no_file_unless_asked(self, path: Path) -> None:
        with pytest.raises(ConfigurationError, match="there is no ledger"):
            Ledger.open(path, create=False)
        assert not path.parent.exists()

    def test_an_empty_file_becomes_one(self, tmp_path: Path) -> None:
        path = tmp_path / "empty"
        path.touch()
        with Ledger.open(path) as ledger:
            assert ledger.find(fill(ledger, 2), VERSION).missing == ()

    @pytest.mark.parametrize("name", [":memory:", "file:x?mode=memory", "a b%20#?.sqlite3", "سجل"])
    def test_a_name_is_only_a_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        monkeypatch.chdir(tmp_path)
        with Ledger.open(Path(name)) as ledger:
            fill(ledger, 1)
        assert [entry.name for entry in tmp_path.iterdir()] == [name]
