"""A file that is written is there whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import atomic_files
from claimcheck.articles.reader import read_paths
from claimcheck.checks import baseline
from claimcheck.cli.output import Destination, write, write_all
from claimcheck.conflicts.model import Level
from claimcheck.errors import ConfigurationError
from claimcheck.language import clitics
from claimcheck.language.model import PROCESSORS
from claimcheck.training import pack
from tests.robustness.faults import dies_at, fails_at, killed_while, until_it_is_done, visible

OLD, NEW = b"old " * 50_000, b"new " * 70_000
FEWEST_STEPS = 8
"""Opening, five writes, syncing, renaming, and more."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.md"


@pytest.mark.parametrize("before", [OLD, None], ids=["replaced", "new"])
def test_killed_at_every_step(path: Path, before: bytes | None) -> None:
    def dies(step: int) -> bool:
        path.unlink(missing_ok=True)
        if before is not None:
            path.write_bytes(before)
        return dies_at(step, lambda: atomic_files.write(NEW, path))

    found = []
    for _ in until_it_is_done(dies):
        found.append(path.read_bytes() if path.exists() else None)
        assert visible(path.parent) in ([], [path.name])
    assert len(found) >= FEWEST_STEPS
    assert set(found) == {before, NEW}
    assert path.read_bytes() == NEW


def test_what_a_killed_process_leaves_harms_nobody(path: Path) -> None:
    for _ in until_it_is_done(lambda step: dies_at(step, lambda: atomic_files.write(NEW, path))):
        pass
    assert len(list(path.parent.iterdir())) > 1
    articles, errors = read_paths([str(path.parent)])
    assert [article.id for article in articles] == [str(path)]
    assert errors == []
    atomic_files.write(OLD, path)
    assert path.read_bytes() == OLD


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_an_error_at_every_step_leaves_nothing_behind(path: Path, number: int) -> None:
    refused = []

    def attempt() -> None:
        try:
            write(NEW.decode(), path)
        except ConfigurationError as error:
            assert error.where == str(path)
            assert error.remedy
            assert os.strerror(number) in error.message
            refused.append(error)

    def fails(step: int) -> bool:
        path.write_bytes(OLD)
        return fails_at(step, attempt, number)

    for _ in until_it_is_done(fails):
        whole = NEW if path.read_bytes() == NEW else OLD
        assert path.read_bytes() == whole
        assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert len(refused) >= FEWEST_STEPS
    assert path.read_bytes() == NEW


def test_an_interruption_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        atomic_files.write(NEW, path)
    assert list(path.parent.iterdir()) == []


def test_several_outputs_are_each_whole_or_absent(path: Path) -> None:
    wanted = [Destination("a", path), Destination("b", path.with_suffix(".json"))]
    texts = {"a": ["first " * 20_000, "second " * 20_000], "b": "{}" * 20_000}
    whole = {"report.md": texts["a"][0], "report-2.md": texts["a"][1], "report.json": texts["b"]}

    def dies(step: int) -> bool:
        for file in path.parent.iterdir():
            file.unlink()
        return dies_at(step, lambda: write_all(wanted, lambda one: texts[one.format]))

    for _ in until_it_is_done(dies):
        for name in visible(path.parent):
            assert (path.parent / name).read_text() == whole[name]
    assert visible(path.parent) == sorted(whole)


def test_a_killed_baseline_is_the_old_or_the_new_one(path: Path) -> None:
    entry = baseline.Entry(
        rule="r", fingerprint="0" * 16, level=Level.TENSION, article="a.md", quote="ق" * 99, against="ك" * 99
    )
    few = baseline.Baseline(conflicts=(entry,))
    many = few.with_entries(entry.model_copy(update={"fingerprint": f"{i:016x}"}) for i in range(1, 400))

    def dies(step: int) -> bool:
        write(baseline.dump(few), path)
        return dies_at(step, lambda: write(baseline.dump(many), path))

    for _ in until_it_is_done(dies):
        assert baseline.load(path.read_bytes(), str(path)) in (few, many)
    assert baseline.load(path.read_bytes(), str(path)) == many


def test_other_writers_write_so_too(tmp_path: Path) -> None:
    lexicon = clitics.CliticLexicon(("واشنطن",) * 9000, ())
    for name in (*(f"{name}.pt" for name in PROCESSORS), "vectors.pt", clitics.LIST_NAME):
        (tmp_path / name).touch()
    for path, work in (
        (tmp_path / "list.tsv", lambda: clitics.write(tmp_path / "list.tsv", lexicon)),
        (tmp_path / "model.json", lambda: pack.describe(tmp_path, {"test": {"LAS": 1.0}})),
    ):
        path.write_text("old")
        found = set()
        for _ in until_it_is_done(lambda step, work=work: dies_at(step, work)):  # type: ignore[misc]
            found.add(path.read_bytes())
        assert found == {b"old", path.read_bytes()}


def test_killed_by_the_size_of_a_file(path: Path) -> None:
    path.write_bytes(OLD)
    assert killed_while(lambda: atomic_files.write(NEW, path), file_limit=len(NEW) - 1)
    assert path.read_bytes() == OLD


def test_a_disk_that_is_full(small_disk: Path) -> None:
    path = small_disk / "report.md"
    write("old", path)
    with pytest.raises(ConfigurationError, match="No space left"):
        write("new" * 100_000, path)
    assert path.read_text() == "old"
    assert [entry.name for entry in small_disk.iterdir()] == ["report.md"]


def test_a_disk_that_may_only_be_read(small_disk: Path) -> None:
    write("old", small_disk / "report.md")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    for name in ("report.md", "new.md", "folder/new.md"):
        with pytest.raises(ConfigurationError, match="Read-only file system"):
            write("new", small_disk / name)
    assert (small_disk / "report.md").read_text() == "old"


def test_permissions_are_handed_on(path: Path) -> None:
    path.write_bytes(OLD)
    path.chmod(0o640)
    atomic_files.write(NEW, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_the_user_wants(path: Path) -> None:
    former = os.umask(0o027)
    try:
        atomic_files.write(NEW, path)
    finally:
        os.umask(former)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_may_not_be_written_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda *given: False)
    with pytest.raises(PermissionError):
        atomic_files.write(NEW, path)
    assert path.read_bytes() == OLD


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout")
def test_what_a_process_has_open_is_written_on(path: Path) -> None:
    path.write_text("before\n")
    program = (
        "from pathlib import Path; from claimcheck import atomic_files as files;"
        "files.write(b'one\\n', Path('/dev/stdout')); files.write(b'two\\n', Path('/dev/null'))"
    )
    with path.open("ab") as stream:
        subprocess.run([sys.executable, "-c", program], stdout=stream, check=True)
    assert path.read_text() == "before\none\n"
    piped = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True)
    assert piped.stdout == b"one\n"


def test_a_device_takes_what_it_is_given(path: Path) -> None:
    path.symlink_to("/dev/null")
    atomic_files.write(NEW, path)
    assert path.is_symlink()
