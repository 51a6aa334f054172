"""A runner gives the report that this machine gives, byte for byte, and bad articles do not stop it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimcheck.api import Checker, with_dates
from claimcheck.articles.reader import read_paths
from claimcheck.beam import pipeline
from claimcheck.beam.extraction import MakeChecker
from claimcheck.beam.pipeline import Job
from claimcheck.beam.runners import Runner
from claimcheck.claims.rulepack import load
from claimcheck.language.pipeline import ArabicReader
from claimcheck.reports import html_page, json_report, markdown
from claimcheck.reports.model import Report
from tests.beam.generated import CRASH, Marked, make_archive

ROOT = Path(__file__).resolve().parents[2]
PACKS = load()
DAY = date(2010, 5, 1)


def local(*paths: Path, published: date | None = DAY) -> Report:
    """What `report` does here, with claims that are marked in the texts."""
    articles, errors = read_paths([str(path) for path in paths])
    dated = with_dates(sorted(articles, key=lambda one: one.id), published)
    readings = [Marked().extract(article) for article in dated]
    return Checker(PACKS).report_on(readings, sorted(map(str, errors)))


def beam(folder: Path, *paths: Path, published: date | None = DAY) -> Report:
    job = Job([str(path) for path in paths], published, PACKS, Marked)
    return pipeline.report(job, Runner("DirectRunner"), str(folder), Checker(PACKS))


def emitted(report: Report) -> tuple[str, str, str]:
    return json_report.emit(report), markdown.emit(report), html_page.emit(report)


def test_a_thousand_articles_a_poisoned_one_among_them(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    unreadable = make_archive(archive, 1000)
    here = local(archive)
    assert len(here.articles) == 1000
    assert len(here.errors) == unreadable
    assert len(here.conflicts) > 10
    assert any(conflict.further_a or conflict.further_b for conflict in here.conflicts)
    assert any(conflict.copies for conflict in here.conflicts)
    assert any(claim.id.endswith("-2") for claim in here.claims)
    poisoned = archive / "poison.md"
    poisoned.write_text(CRASH, encoding="utf-8")
    there = beam(tmp_path / "results", archive)
    (crashed,) = set(there.errors) - set(here.errors)
    assert crashed.startswith(f"{poisoned}: cannot be understood: RuntimeError: the reader crashed (")
    assert sorted((*here.errors, crashed)) == list(there.errors)
    assert there == Report(
        here.articles,
        here.claims,
        here.conflicts,
        there.errors,
        here.kinds,
        here.stories,
        here.disagreements,
    )
    assert json_report.emit(there) == json_report.emit(here)


@pytest.mark.parametrize("seed", range(2))
def test_every_format(tmp_path: Path, seed: int) -> None:
    make_archive(tmp_path / "archive", 60, seed)
    assert emitted(beam(tmp_path / "results", tmp_path / "archive")) == emitted(local(tmp_path / "archive"))


def test_articles_without_a_date(tmp_path: Path) -> None:
    make_archive(tmp_path / "archive", 30)
    here = local(tmp_path / "archive", published=None)
    assert any("no publication date" in note for one in here.articles for note in one.notes)
    assert beam(tmp_path / "results", tmp_path / "archive", published=None) == here


def test_a_file_under_two_paths_is_read_once_and_a_second_id_refused(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    make_archive(archive, 20)
    (tmp_path / "linked").symlink_to(archive)
    again = tmp_path / "again.jsonl"
    again.write_bytes((archive / "records.jsonl").read_bytes())
    paths = (again, archive / "0" / "000000.md", archive, tmp_path / "linked", tmp_path / "nowhere.md")
    here = local(*paths)
    assert any("a second article has the id" in error for error in here.errors)
    assert beam(tmp_path / "results", *paths) == here
    assert local(*paths[::-1]) != here, "the order decides"


def test_nothing_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xff")
    paths = (path, tmp_path / "nowhere.txt")
    report = beam(tmp_path / "results", *paths)
    assert report.articles == ()
    assert report.errors == local(*paths).errors
    assert len(report.errors) == 2


@pytest.mark.slow
def test_the_samples_with_the_model(
    tmp_path: Path, reader: ArabicReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ArabicReader, "load", lambda folder=None: reader)
    articles, errors = read_paths([str(ROOT / "seeds")])
    here = Checker(PACKS).report(articles)
    assert not errors
    assert here.conflicts
    job = Job([str(ROOT / "seeds")], None, PACKS, MakeChecker(PACKS))
    there = pipeline.report(job, Runner("DirectRunner"), str(tmp_path / "results"), Checker(PACKS))
    assert emitted(there) == emitted(here)
