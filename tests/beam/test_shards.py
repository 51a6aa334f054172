"""Shards are the same bytes whenever and however often they are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from apache_beam.io.filesystems import FileSystems

from claimcheck.api import Checker
from claimcheck.beam import output, pipeline
from claimcheck.beam.pipeline import Job
from claimcheck.beam.runners import Runner
from claimcheck.claims.rulepack import load
from claimcheck.reports import json_report
from tests.beam.generated import CRASH, Marked, make_archive

PACKS = load()
ARTICLES = 40
Rename = Callable[[Sequence[str], Sequence[str]], None]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    make_archive(tmp_path / "archive", ARTICLES)
    (tmp_path / "archive" / "poison.md").write_text(CRASH, encoding="utf-8")
    return tmp_path / "archive"


def job(archive: Path, make: Callable[[], Marked] = Marked) -> Job:
    return Job([str(archive)], None, PACKS, make)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def records(folder: Path, name: str) -> list[dict[str, object]]:
    manifest = output.read_manifest(str(folder))
    found = [json.loads(line) for line in output.read_lines(str(folder), manifest, name)]
    assert manifest[name].lines == len(found)
    return found


@pytest.mark.parametrize("articles_a_shard", [10_000, 7])
def test_they_hold_what_the_report_holds(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, articles_a_shard: int
) -> None:
    monkeypatch.setattr(output, "ARTICLES_A_SHARD", articles_a_shard)
    runner = Runner("DirectRunner")
    dead = pipeline.write_shards(job(archive), runner, str(tmp_path / "shards"))
    report = pipeline.report(job(archive), runner, str(tmp_path / "results"), Checker(PACKS))
    expected = json.loads(json_report.emit(report))
    for name in ("articles", "claims", "conflicts"):
        found = records(tmp_path / "shards", name)
        assert sorted(found, key=lambda one: str(one["id"])) == sorted(
            expected[name], key=lambda one: one["id"]
        )
        if articles_a_shard > ARTICLES:
            assert found == expected[name], "one file has the order of the report"
    letters = records(tmp_path / "shards", "dead-letters")
    assert len(letters) == dead == len(report.errors)
    assert all(one.keys() == {"code", "where", "error", "remedy"} for one in letters)
    assert {str(one["where"]) for one in letters} >= {f"{archive}/poison.md", f"{archive}/empty.txt"}
    assert len(files(tmp_path / "shards")) == 1 + 4 * (1 + (ARTICLES + 1) // articles_a_shard)


def test_a_second_run_gives_the_same_bytes_and_removes_what_is_old(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shards"
    runner = Runner("DirectRunner")
    pipeline.write_shards(job(archive), runner, str(folder))
    first = files(folder)
    (folder / "claims-00001-of-00002.jsonl").write_text("of a larger archive", encoding="utf-8")
    (folder / f".claims-00000-of-00001.jsonl.{'0' * 32}").write_text("of a killed worker", encoding="utf-8")
    (folder / f".manifest.json.{'0' * 32}").write_text("of a killed worker", encoding="utf-8")
    (folder / "notes.txt").write_text("the user's own", encoding="utf-8")
    pipeline.write_shards(job(archive), runner, str(folder))
    assert files(folder) == {**first, "notes.txt": b"the user's own"}


def test_a_bundle_that_is_tried_again_changes_nothing(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.write_shards(job(archive), Runner("DirectRunner"), str(tmp_path / "once"))
    rename: Rename = FileSystems.rename
    failures = ["before claims", "after claims", "before manifest.json", "after manifest.json"]

    def fails_at_times(source: Sequence[str], target: Sequence[str]) -> None:
        name = Path(target[0]).name.partition("-")[0]
        for moment in ("before", "after"):
            if moment == "after":
                rename(source, target)
            if f"{moment} {name}" in failures:
                failures.remove(f"{moment} {name}")
                raise RuntimeError("the machine was taken away")

    monkeypatch.setattr(FileSystems, "rename", staticmethod(fails_at_times))
    pipeline.write_shards(job(archive), Runner("BundleBasedDirectRunner"), str(tmp_path / "again"))
    assert failures == []
    assert files(tmp_path / "again") == files(tmp_path / "once")
