"""``claimcheck index`` and ``claimcheck ledger``, and the commands that use the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli.main import main
from claimcheck.language.bridge import Analysis
from claimcheck.language.pipeline import ArabicReader, WorthParsing
from tests.claims.docs import documents
from tests.readers import FakeReader

KNOWN = documents("mentions")
TEXTS = (KNOWN["adjective"].text, KNOWN["area"].text)
Run = Callable[..., Result]


class Counting(FakeReader):
    """A fake reader that counts what all of its kind have read."""

    total = 0

    def read(self, text: str, *, worth_parsing: WorthParsing | None = None) -> Analysis:
        Counting.total += 1
        return super().read(text, worth_parsing=worth_parsing)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    for i, text in enumerate(TEXTS):
        Path(f"articles/{i}.txt").write_text(text, encoding="utf-8")
    Counting.total = 0
    monkeypatch.setattr(ArabicReader, "load", lambda folder=None: Counting(KNOWN))

    def invoke(*arguments: str, **environment: str) -> Result:
        given = {"CLAIMCHECK_LEDGER": "kept/ledger", "CLAIMCHECK_CACHE": "true", **environment}
        return CliRunner(env=given).invoke(main, arguments)

    return invoke


def test_index_reads_once(run: Run) -> None:
    first = run("index", "articles")
    assert first.exit_code == 0, first.output
    assert first.stdout == "2 articles, 2 read anew, 2 claims: kept/ledger\n"
    assert run("index", "articles").stdout == "2 articles, 0 read anew, 2 claims: kept/ledger\n"
    assert Counting.total == 2


def test_what_was_read_is_used_by_the_others(run: Run) -> None:
    without = run("report", "articles", "--output-format", "json", "--no-cache").stdout
    assert Counting.total == 2
    run("index", "articles")
    with_ledger = run("report", "articles", "--output-format", "json").stdout
    assert Counting.total == 4
    assert with_ledger == without


def test_without_the_ledger_nothing_is_kept(run: Run) -> None:
    assert run("extract", "articles", "--no-cache").exit_code == 0
    assert not Path("kept").exists()


def test_a_renamed_article_is_not_read_again(run: Run) -> None:
    run("index", "articles")
    Path("articles/0.txt").rename("articles/new name.txt")
    result = run("extract", "articles")
    assert "articles/new name.txt: 1 claim" in result.stdout
    assert Counting.total == 2


def test_what_cannot_be_read_is_said(run: Run) -> None:
    Path("articles/broken.txt").write_bytes(b"\xff\xfe\xc7")
    result = run("index", "articles")
    assert result.exit_code == 2
    assert result.stdout.startswith("2 articles, 2 read anew")
    assert "articles/broken.txt" in result.stderr


def test_info(run: Run) -> None:
    run("index", "articles")
    assert "2" in run("ledger", "info").stdout
    document = json.loads(run("ledger", "info", "--output-format", "json").stdout)
    (version,) = document["versions"]
    assert (version["readings"], version["claims"]) == (2, 2)


def test_info_without_a_ledger(run: Run) -> None:
    result = run("ledger", "info")
    assert result.exit_code == 2
    assert "there is no ledger" in result.stderr
    assert not Path("kept").exists()


def test_prune(run: Run) -> None:
    run("index", "articles")
    assert run("ledger", "prune").stdout == "0 readings dropped, 2 left\n"
    assert run("ledger", "prune", "--older-than", "1").stdout == "0 readings dropped, 2 left\n"
    assert run("ledger", "prune", "--all").stdout == "2 readings dropped, 0 left\n"
    assert run("ledger", "prune", "--all", "--older-than", "1").exit_code == 2


def test_prune_drops_what_other_rules_made(run: Run) -> None:
    run("index", "articles")
    Path("ours").mkdir()
    Path("ours/desk.yaml").write_text(
        "version: 1\nabout: More words.\nconcepts:\n  desk: {verbs: [جلا]}\n", encoding="utf-8"
    )
    result = run("index", "articles", "--rules", "ours")
    assert "2 read anew" in result.stdout, result.output
    assert run("ledger", "prune", "--rules", "ours").stdout == "2 readings dropped, 2 left\n"


def test_the_file_that_is_named_must_be_usable(run: Run) -> None:
    Path("notes.txt").write_text("mine")
    for command in ("index", "extract"):
        result = run(command, "articles", "--ledger", "notes.txt")
        assert result.exit_code == 2
        assert "notes.txt: is no ledger" in result.stderr
    assert Path("notes.txt").read_text() == "mine"


def test_the_usual_one_is_done_without_if_it_cannot_be_used(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("home/claimcheck").mkdir(parents=True)
    Path("home/claimcheck/ledger.sqlite3").write_text("mine")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path("home").absolute()))
    result = run("extract", "articles", CLAIMCHECK_LEDGER="")
    assert result.exit_code == 0
    assert "going on without a ledger" in result.stderr
    assert run("extract", "articles", "--quiet", CLAIMCHECK_LEDGER="").stderr == ""
    assert run("index", "articles", CLAIMCHECK_LEDGER="").exit_code == 2


def test_damage_is_said_and_mended(run: Run) -> None:
    run("index", "articles")
    with closing(sqlite3.connect("kept/ledger")) as database, database:
        database.execute("UPDATE content SET record = x'7b7d'")
    result = run("extract", "articles")
    assert result.exit_code == 0
    assert "what was kept of 2 articles is damaged and not used" in result.stderr
    assert Counting.total == 4
    assert run("extract", "articles").stderr == ""


def test_a_newer_schema_is_refused(run: Run) -> None:
    run("index", "articles")
    with closing(sqlite3.connect("kept/ledger")) as database, database:
        database.execute("PRAGMA user_version = 99")
    result = run("extract", "articles")
    assert result.exit_code == 2
    assert "newer" in result.stderr


def test_verbose_says_what_was_parsed(run: Run) -> None:
    assert "2 parsed" in run("extract", "articles", "--verbose").stderr
    assert run("extract", "articles").stderr == ""
