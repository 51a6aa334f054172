"""A ledger whose process is killed, or whose disk is full, loses nothing that was committed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.errors import ConfigurationError
from claimcheck.ledger.store import Ledger
from tests.ledger.building import PLACES, VERSION, article, claims, fill
from tests.robustness.faults import in_child, killed_while

KEPT, ADDED = 4, 6
_DEAD = 77


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite3"


def fresh(path: Path) -> None:
    """A ledger with some articles."""
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    with Ledger.open(path) as ledger:
        fill(ledger, KEPT)


def add(path: Path) -> None:
    """Read further articles into it."""
    with Ledger.open(path) as ledger:
        for number in range(KEPT, KEPT + ADDED):
            ledger.put(article(number), (), claims(article(number), place=PLACES[0]), VERSION)


def whole(path: Path) -> int:
    """See to it that all in a ledger is right, and that it can be filled up; how many readings it had."""
    articles = [article(number) for number in range(KEPT + ADDED)]
    with Ledger.open(path) as ledger:
        found = ledger.find(articles, VERSION)
        assert ledger.warnings == ()
        assert set(range(KEPT)) <= set(found.readings), "what was committed is lost"
        # One article after the other was added.
        assert sorted(found.readings) == list(range(len(found.readings)))
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    add(path)
    with Ledger.open(path) as ledger:
        assert len(ledger.find(articles, VERSION).readings) == KEPT + ADDED
    return len(found.readings)


def killed_at(step: int, work: Callable[[Path], None], path: Path) -> bool:
    """Do some work with a ledger in a process that dies at a step of SQLite's virtual machine."""

    def dying() -> None:
        steps = 0
        connect = sqlite3.connect

        def count() -> int:
            nonlocal steps
            steps += 1
            if steps >= step:
                os._exit(_DEAD)
            return 0

        def watched(*given: object, **named: object) -> sqlite3.Connection:
            connection = connect(*given, **named)  # type: ignore[call-overload]
            connection.set_progress_handler(count, 1)
            assert isinstance(connection, sqlite3.Connection)
            return connection

        sqlite3.connect = watched  # type: ignore[assignment]
        work(path)

    return in_child(dying) == _DEAD


def test_killed_at_every_step_of_a_statement(path: Path) -> None:
    found, step = set(), 1
    while True:
        fresh(path)
        if not killed_at(step, add, path):
            break
        found.add(whole(path))
        step += 13
    assert step > 500
    assert found >= set(range(KEPT, KEPT + ADDED))


def test_killed_while_it_is_made(path: Path) -> None:
    step = 1
    while True:
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
        if not killed_at(step, lambda path: Ledger.open(path).close(), path):
            break
        fill_again(path)
        step += 5
    assert step > 50


def fill_again(path: Path) -> None:
    with Ledger.open(path) as ledger:
        fill(ledger, 1)
        assert len(ledger.find([article(0)], VERSION).readings) == 1


def test_killed_while_it_is_tidied_up(path: Path) -> None:
    def prune(path: Path) -> None:
        with Ledger.open(path) as ledger:
            ledger.prune(keep=VERSION)

    step = 1
    while True:
        fresh(path)
        if not killed_at(step, prune, path):
            break
        assert whole(path) == KEPT
        step += 41
    assert step > 100


def test_killed_in_the_middle_of_a_write(path: Path) -> None:
    """The system kills the process in the write that goes beyond a limit, however far it had come."""
    fresh(path)
    smallest = path.stat().st_size
    found = set()
    for limit in range(smallest, smallest + 400_000, 3_989):
        fresh(path)
        killed = killed_while(lambda: add(path), file_limit=limit)
        found.add(whole(path))
        if not killed:
            break
    else:
        pytest.fail("the limit was never high enough")
    assert len(found) > 2


def test_a_disk_that_is_full(small_disk: Path) -> None:
    path = small_disk / "ledger.sqlite3"
    count = 0
    with pytest.raises(ConfigurationError, match="full") as caught, Ledger.open(path) as ledger:
        while count < 10_000:
            ledger.put(article(count), (), claims(article(count)), VERSION)
            count += 1
    assert caught.value.where == str(path)
    assert caught.value.remedy
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    with Ledger.open(path) as ledger:
        assert len(ledger.find([article(i) for i in range(count)], VERSION).readings) == count


def test_a_disk_that_may_only_be_read(small_disk: Path) -> None:
    path = small_disk / "ledger.sqlite3"
    fresh(path)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for file in (path, small_disk / "new" / "ledger.sqlite3"):
        with pytest.raises(ConfigurationError) as caught:
            Ledger.open(file)
        assert "--ledger" in caught.value.remedy
