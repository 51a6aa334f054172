"""Ledgers of other versions of the schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.articles.model import Article
from claimcheck.errors import ConfigurationError
from claimcheck.ledger import schema
from claimcheck.ledger.store import Ledger
from tests.ledger.building import PLACES, VERSION, claims, fill


def downgraded_to_1(database: sqlite3.Connection) -> None:
    database.execute("UPDATE reading SET created = '2024-01-01'")
    database.execute("ALTER TABLE reading DROP COLUMN used")


DOWNGRADES: tuple[Callable[[sqlite3.Connection], None], ...] = (downgraded_to_1,)
"""What makes a ledger of each version, from the first, out of one of the next."""


def tables(database: sqlite3.Connection) -> list[tuple[str, ...]]:
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [(name, *(row[1] for row in database.execute(f"PRAGMA table_info({name})"))) for name in names]


def older(path: Path, version: int) -> list[Article]:
    """A ledger that the claimcheck of an older schema filled; it has the tables that its steps make."""
    with Ledger.open(path) as ledger:
        articles = fill(ledger, len(PLACES))
    with closing(sqlite3.connect(path)) as database, closing(sqlite3.connect(":memory:")) as made:
        with database:
            for downgrade in reversed(DOWNGRADES[version - 1 :]):
                downgrade(database)
            database.execute(f"PRAGMA user_version = {version}")
        for step in schema.STEPS[:version]:
            for statement in step:
                made.execute(statement)
        assert tables(database) == tables(made)
    return articles


@pytest.mark.parametrize("version", range(1, len(schema.STEPS)))
class TestOlder:
    def test_keeps_every_reading(self, tmp_path: Path, version: int) -> None:
        articles = older(tmp_path / "ledger", version)
        with Ledger.open(tmp_path / "ledger") as ledger:
            found = ledger.find(articles, VERSION)
            assert ledger.info().claims == sum(len(claims) for _, claims in found.readings.values())
        expected = [claims(one, place=PLACES[i]) for i, one in enumerate(articles)]
        assert [found.readings[i][1] for i in range(len(articles))] == expected

    def test_is_migrated_once_and_for_all(self, tmp_path: Path, version: int) -> None:
        older(tmp_path / "ledger", version)
        for _ in range(2):
            Ledger.open(tmp_path / "ledger").close()
        with closing(sqlite3.connect(tmp_path / "ledger")) as database:
            assert database.execute("PRAGMA user_version").fetchone() == (len(schema.STEPS),)

    def test_a_migration_that_fails_changes_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: int
    ) -> None:
        articles = older(tmp_path / "ledger", version)
        broken = (*schema.STEPS, ("CREATE TABLE another (id INTEGER)", "UPDATE missing SET x = 1"))
        with monkeypatch.context() as patch:
            patch.setattr(schema, "STEPS", broken)
            with pytest.raises(ConfigurationError, match="no such table: missing"):
                Ledger.open(tmp_path / "ledger")
        with closing(sqlite3.connect(tmp_path / "ledger")) as database:
            assert database.execute("PRAGMA user_version").fetchone() == (version,)
            assert not database.execute("SELECT name FROM sqlite_master WHERE name = 'another'").fetchall()
        with Ledger.open(tmp_path / "ledger") as ledger:
            assert ledger.find(articles, VERSION).missing == ()


def test_the_first_use_is_taken_to_be_the_day_of_reading(tmp_path: Path) -> None:
    older(tmp_path / "ledger", 1)
    with Ledger.open(tmp_path / "ledger") as ledger:
        (info,) = ledger.info().versions
    assert (info.created, info.used) == ("2024-01-01", "2024-01-01")


@pytest.mark.parametrize("version", [len(schema.STEPS) + 1, 2**31 - 1, -1])
def test_a_newer_one_is_refused_and_left_as_it_is(tmp_path: Path, version: int) -> None:
    path = tmp_path / "ledger"
    with Ledger.open(path) as ledger:
        fill(ledger, 2)
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    with pytest.raises(ConfigurationError, match=f"version {version} of the schema") as caught:
        Ledger.open(path)
    assert "--ledger" in caught.value.remedy
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["ledger"]


def test_no_step_was_changed() -> None:
    """What a released claimcheck has done cannot be changed; add a step instead."""
    assert [len(step) for step in schema.STEPS[:2]] == [3, 2]
