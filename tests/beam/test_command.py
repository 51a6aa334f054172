"""``claimcheck report --runner``: what the local command prints, and errors that say what to do."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli.main import main
from claimcheck.language.pipeline import ArabicReader
from tests.claims.docs import documents
from tests.readers import FakeReader

KNOWN = documents("mentions")
CLAIM, OTHER = KNOWN["adjective"].text, KNOWN["area"].text
HERE = ("--runner", "DirectRunner")
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``claimcheck report`` with a reader that knows the documents of the tests of mentions."""

    def invoke(*args: str | Path, crash_on: str | None = None) -> Result:
        monkeypatch.setattr(ArabicReader, "load", lambda folder=None: FakeReader(KNOWN, crash_on=crash_on))
        return CliRunner().invoke(main, ["report", *map(str, args)])

    return invoke


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "claim.txt").write_text(CLAIM, encoding="utf-8")
    (folder / "copy.txt").write_text(CLAIM, encoding="utf-8")
    (folder / "other.md").write_text(f"---\npublished: 2024-03-01\n---\n{OTHER}", encoding="utf-8")
    return folder


def test_prints_what_the_local_command_prints(run: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "broken.txt").write_bytes(b"\xff")
    written = {}
    for name, options in {"local": (), "beam": HERE}.items():
        result = run(
            *(articles, "--published", "2024-03-01", "--lang", "ar", *options),
            *(
                "--output",
                f"json={tmp_path / name / 'a.json'}",
                "--output",
                f"html={tmp_path / name / 'a.html'}",
            ),
            *("--output", f"markdown={tmp_path / name / 'a.md'}"),
        )
        assert result.exit_code == 2, result.output
        files = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        written[name] = (result.stderr, files)
    assert written["beam"] == written["local"]
    assert len(json.loads(written["beam"][1]["a.json"])["claims"]) == 3


def test_an_article_that_crashes_the_reader_is_reported(run: Run, articles: Path) -> None:
    result = run(articles, *HERE, "--output-format", "json", crash_on=OTHER)
    assert result.exit_code == 2
    assert "other.md: cannot be understood: RuntimeError: the reader crashed" in result.stderr
    assert len(json.loads(result.stdout)["claims"]) == 2


def test_shards_and_their_dead_letters(run: Run, articles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "shards"
    result = run(articles, *HERE, "--shards", folder)
    assert (result.exit_code, result.output) == (0, "")
    (articles / "broken.txt").write_bytes(b"\xff")
    result = run(articles, *HERE, "--shards", folder)
    assert result.exit_code == 2
    assert f"{folder}/dead-letters-*.jsonl" in result.stderr
    (letter,) = (folder / "dead-letters-00000-of-00001.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(letter)["where"] == f"{articles}/broken.txt:1"


def test_temporary_files_are_removed(run: Run, articles: Path, tmp_path: Path) -> None:
    location = tmp_path / "temporary"
    result = run(articles, *HERE, "--runner-option", f"temp_location={location}", "--output-format", "json")
    assert result.exit_code == 0, result.output
    assert [path for path in location.rglob("*") if path.is_file()] == []


def test_results_that_do_not_arrive(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.beam.runners import Runner

    monkeypatch.setattr(Runner, "run", lambda self, build: None)
    result = run(articles, *HERE)
    assert result.exit_code == 2
    assert "the results are not there" in result.stderr
    assert "temp_location" in result.stderr


def test_without_the_extra(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apache_beam", None)
    result = run(articles, *HERE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "pip install claimcheck[beam]" in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--runner", "FlankRunner"), "do you mean FlinkRunner?"),
        (("--runner", "no.such.module.Runner"), "no.such.module.Runner"),
        ((*HERE, "--runner-option", "direct_num_workers=many"), "direct_num_workers"),
        (("--shards", "folder"), "--runner"),
        (("--runner-option", "streaming"), "--runner"),
        ((*HERE, "--shards", "folder", "--output-format", "json"), "--shards"),
        ((*HERE, "--shards", "folder", "-o", "report.md"), "--shards"),
        ((*HERE, "--shards", "no-such-file-system://folder"), "no-such-file-system://folder"),
        ((*HERE, "-"), "standard input"),
    ],
)
def test_what_cannot_be(run: Run, articles: Path, options: tuple[str, ...], message: str) -> None:
    result = run(articles, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert "internal failure" not in result.stderr


def test_no_model(articles: Path, tmp_path: Path) -> None:
    given = ["report", str(articles), *HERE, "--model", str(tmp_path / "nowhere")]
    result = CliRunner().invoke(main, given)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nowhere" in result.stderr


def test_a_model_that_fails_on_the_workers(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    result = CliRunner().invoke(main, ["report", str(articles), *HERE, "--model", str(tmp_path / "model")])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the pipeline failed" in result.stderr
    assert "internal failure" not in result.stderr
