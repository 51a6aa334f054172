"""Files that are no ledger, or a damaged one: an error that says so, or what is still whole."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck.errors import ConfigurationError
from claimcheck.ledger.store import Ledger
from tests.ledger.building import PLACES, ROOT, VERSION, article, claims, fill

COUNT = 12
STEP = 97
OPEN_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from claimcheck.errors import ConfigurationError
from claimcheck.ledger.store import Ledger
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    Ledger.open(Path(sys.argv[1]))
except ConfigurationError as error:
    print(error)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite3"


@pytest.fixture
def filled(path: Path) -> bytes:
    """The bytes of a ledger with some articles."""
    with Ledger.open(path) as ledger:
        fill(ledger, COUNT)
    return path.read_bytes()


def uses(path: Path) -> int:
    """Use a ledger in every way; what it finds must be right. Returns how much it found."""
    articles = [article(number) for number in range(COUNT)]
    with Ledger.open(path) as ledger:
        found = ledger.find(articles, VERSION)
        for i, reading in found.readings.items():
            assert reading == (articles[i], claims(articles[i], place=PLACES[i % len(PLACES)]))
        assert sorted([*found.readings, *found.missing]) == list(range(COUNT))
        ledger.find(articles, VERSION, about={"TD"})
        ledger.info()
        ledger.put(article(0), (), [], VERSION)
        ledger.prune()
    return len(found.readings)


def rewrite(path: Path, content: bytes) -> None:
    for leftover in path.parent.glob(f"{path.name}-*"):
        leftover.unlink()
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [lambda byte: byte ^ 0xFF, lambda byte: byte ^ 1, lambda byte: 0])
def test_any_byte_may_be_wrong(path: Path, filled: bytes, damage: Callable[[int], int]) -> None:
    refused, partial = 0, 0
    for place in range(0, len(filled), STEP):
        rewrite(path, bytes([*filled[:place], damage(filled[place]), *filled[place + 1 :]]))
        try:
            partial += uses(path) < COUNT
        except ConfigurationError as error:
            assert error.where == str(path)
            assert error.remedy
            refused += 1
    assert refused
    assert partial


def test_any_length_may_be_left(path: Path, filled: bytes) -> None:
    for length in [1, 15, 16, 50, 99, 100, *range(512, len(filled), 1024)]:
        rewrite(path, filled[:length])
        try:
            assert uses(path) < COUNT
        except ConfigurationError as error:
            assert re.search("is damaged|is no ledger|another program", error.message)
            assert path.read_bytes() == filled[:length]


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE reading (id INTEGER)")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_text("notes of mine"), "is no ledger"),
        (lambda path: path.write_bytes(b"\x00" * 5000), "is no ledger"),
        (foreign, "is the database of another program"),
    ],
    ids=["text", "zeros", "foreign"],
)
def test_what_is_no_ledger_is_left_as_it_is(path: Path, make: Callable[[Path], object], message: str) -> None:
    make(path)
    before = path.read_bytes()
    for create in (True, False):
        with pytest.raises(ConfigurationError, match=message) as caught:
            Ledger.open(path, create=create)
        assert "--ledger" in caught.value.remedy
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="is no file"):
        Ledger.open(tmp_path)


def test_below_a_file(path: Path) -> None:
    path.write_text("a file")
    with pytest.raises(ConfigurationError, match="cannot be used"):
        Ledger.open(path / "folder" / "ledger")


def test_a_file_that_vanishes(path: Path, filled: bytes) -> None:
    with Ledger.open(path) as ledger:
        path.unlink()
        shutil.rmtree(path.parent)
        assert ledger.find([article(0)], VERSION).missing == ()


def opened_by_a_user_without_rights(path: Path) -> str:
    """What a process that may not write everywhere is told."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", OPEN_WITHOUT_RIGHTS, str(path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="rights are those of POSIX")
class TestRights:
    @pytest.fixture(autouse=True)
    def _reachable(self, path: Path) -> None:
        for folder in path.parents:
            if folder.owner() == Path.home().owner() and "pytest" in str(folder):
                folder.chmod(0o755)

    def test_a_file_that_may_not_be_written(self, path: Path, filled: bytes) -> None:
        path.chmod(0o444)
        assert "may not be read and written" in opened_by_a_user_without_rights(path)
        assert path.read_bytes() == filled

    def test_a_folder_that_may_not_be_written(self, path: Path, filled: bytes) -> None:
        path.chmod(0o666)
        path.parent.chmod(0o555)
        shown = opened_by_a_user_without_rights(path)
        path.parent.chmod(0o755)
        assert "cannot be used" in shown
        assert path.read_bytes() == filled

    def test_a_folder_in_which_none_may_be_made(self, path: Path) -> None:
        path.parent.chmod(0o555)
        shown = opened_by_a_user_without_rights(path.parent / "new" / "ledger")
        path.parent.chmod(0o755)
        assert "cannot be used: Permission denied" in shown
