"""Articles and results may lie in object storage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.articles.discovery import ArticleFile
from claimcheck.articles.model import Article
from claimcheck.beam import pipeline
from claimcheck.beam.extraction import MakeChecker
from claimcheck.beam.files import files_at, identity, outcomes_of
from claimcheck.beam.pipeline import Job
from claimcheck.beam.runners import Runner
from claimcheck.claims.rulepack import load
from claimcheck.errors import ArticleError
from tests.beam.generated import Marked, make_archive
from tests.beam.memory import FILES, MemoryFileSystem

PACKS = load()


@pytest.fixture
def storage() -> Iterator[dict[str, bytes]]:
    """What is in `MemoryFileSystem`, nothing at first."""
    assert MemoryFileSystem.scheme() == "memory"
    FILES.clear()
    yield FILES
    FILES.clear()


def names(path: str) -> list[str]:
    return [one.name if isinstance(one, ArticleFile) else f"! {one}" for one in files_at(path)]


def test_a_folder_is_all_that_lies_below(storage: dict[str, bytes]) -> None:
    read = ["memory://a/b/one.md", "memory://a/deeper/down/two.TXT", "memory://a/z.jsonl"]
    others = ["memory://a/.hidden/x.md", "memory://a/README.md", "memory://a/x.pdf", "memory://ab/x.md"]
    storage.update(dict.fromkeys([*others, *read], b""))
    assert names("memory://a") == names("memory://a/") == read


def test_a_file_is_read(storage: dict[str, bytes]) -> None:
    storage["memory://a/b.md"] = "نص".encode()
    (found,) = files_at("memory://a/b.md")
    assert isinstance(found, ArticleFile)
    assert identity(found) == "memory://a/b.md"
    assert list(outcomes_of(found, 4)) == [("memory://a/b.md", Article("memory://a/b.md", "نص"))]
    (large,) = outcomes_of(found, 3)
    assert isinstance(large, ArticleError)
    del storage["memory://a/b.md"]
    (gone,) = outcomes_of(found, 4)
    assert isinstance(gone, ArticleError)


@pytest.mark.parametrize("path", ["memory://nowhere", "nothing-of-this-name://a"])
def test_nothing_is_there(storage: dict[str, bytes], path: str) -> None:
    (error,) = files_at(path)
    assert isinstance(error, ArticleError)
    assert error.where == path


def test_a_file_here_is_the_same_by_whatever_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    assert (
        len({identity(ArticleFile(str(tmp_path / name), name)) for name in ("a.md", "b.md", "./a.md")}) == 1
    )


def test_a_whole_job_in_object_storage(storage: dict[str, bytes], tmp_path: Path) -> None:
    make_archive(tmp_path, 30)
    for file in tmp_path.rglob("*.*"):
        storage[f"memory://in/{file.relative_to(tmp_path)}"] = file.read_bytes()
    job = Job(["memory://in"], None, PACKS, Marked)
    runner = Runner("DirectRunner")
    assert pipeline.write_shards(job, runner, "memory://out") == 6
    first = {name: content for name, content in storage.items() if name.startswith("memory://out/")}
    assert pipeline.write_shards(job, runner, "memory://out") == 6
    assert {name: storage[name] for name in storage if name.startswith("memory://out/")} == first
    assert len(first) == 5
    assert first["memory://out/articles-00000-of-00001.jsonl"].count(b"\n") == 30


def test_what_travels_is_small() -> None:
    from apache_beam.internal import pickler

    assert len(pickler.dumps(MakeChecker(PACKS))) < 200_000
