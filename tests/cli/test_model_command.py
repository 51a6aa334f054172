"""``claimcheck model``, without training, scoring or downloading anything."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
import stanza
from click.testing import CliRunner, Result

from claimcheck.cli.main import main
from claimcheck.cli.model import clitic_list, score_table
from claimcheck.language import model
from claimcheck.training import recipe
from tests.training.toy import TOY

COMMANDS = ("info", "vectors", "train", "evaluate", "download")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["model", *(str(a) for a in args)])


def fails(result: Result, *named: str | Path) -> None:
    """The command failed with a message, not with a crash, that names these."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("claimcheck: ")
    assert "internal failure" not in result.stderr
    assert [str(name) for name in named if str(name) not in result.stderr] == []


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    folder = tmp_path / "treebank"
    folder.mkdir()
    (folder / recipe.TRAIN).write_bytes(TOY.read_bytes())
    return folder


@pytest.fixture
def vectors(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.txt"
    path.touch()
    clitic_list(path).touch()
    return path


def test_help() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in COMMANDS)


class TestInfo:
    def test_text(self) -> None:
        result = run("info")
        assert result.exit_code == 0, result.output
        assert result.stderr == ""
        described = model.describe(model.embedded_model())
        assert all(described[key] in result.stdout for key in ("name", "licence", "data", "recipe"))
        assert " MB" in result.stdout
        assert "checksums" not in result.stdout

    def test_json(self) -> None:
        result = run("info", "--output-format", "json")
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout) == model.describe(model.embedded_model())

    def test_verify(self) -> None:
        result = run("info", "--verify")
        assert result.exit_code == 0, result.output
        assert "checksums are right" in result.stdout

    def test_verify_a_damaged_model(self, tmp_path: Path) -> None:
        description = {"files": {"pos.pt": {"bytes": 1, "sha256": "0" * 64}}}
        (tmp_path / model.DESCRIPTION).write_text(json.dumps(description), encoding="utf-8")
        (tmp_path / "pos.pt").write_bytes(b"x")
        assert run("info", "--model", tmp_path).exit_code == 0
        result = run("info", "--model", tmp_path, "--verify")
        assert (result.exit_code, result.stdout) == (3, "")
        assert str(tmp_path / "pos.pt") in result.stderr
        assert "checksum" in result.stderr

    def test_no_model(self) -> None:
        result = run("info", "--model", "/nonexistent")
        assert (result.exit_code, result.stdout) == (3, "")
        assert "/nonexistent: there is no such folder" in result.stderr
        assert "--model DIR" in result.stderr

    def test_a_model_without_a_description(self, tmp_path: Path) -> None:
        result = run("info", "--model", tmp_path)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{tmp_path}: ")

    def test_scores(self) -> None:
        header, one, two = score_table(
            {"a": {"UAS": 80.126, "LAS": 75}, "b": {"UAS": 1, "LAS": 2}}
        ).splitlines()
        assert header.split()[-2:] == ["UAS", "LAS"]
        assert one.split() == ["a", "80.13", "75.00"]
        assert len(header) == len(one) == len(two)
        assert score_table({}) == ""


class TestTrain:
    def test_a_missing_treebank(self, tmp_path: Path, vectors: Path) -> None:
        folder = tmp_path / "nowhere"
        fails(run("train", "--treebank", folder, "--vectors", vectors), folder, recipe.TRAIN)

    def test_missing_vectors(self, treebank: Path, tmp_path: Path) -> None:
        path = tmp_path / "none.txt"
        fails(run("train", "--treebank", treebank, "--vectors", path), path, "claimcheck model vectors")

    def test_a_missing_list(self, treebank: Path, vectors: Path) -> None:
        clitic_list(vectors).unlink()
        result = run("train", "--treebank", treebank, "--vectors", vectors)
        fails(result, clitic_list(vectors), "claimcheck model vectors")

    def test_an_unknown_step(self, treebank: Path, vectors: Path) -> None:
        result = run("train", "--treebank", treebank, "--vectors", vectors, "--step", "posing")
        fails(result, "--step", "posing", *recipe.STEPS)

    def test_the_steps_that_are_asked_for(
        self, treebank: Path, vectors: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done: list[str] = []

        def step(name: str) -> Callable[[recipe.Run], None]:
            return lambda run: done.append(name)

        for name in recipe.STEPS:
            monkeypatch.setitem(recipe.STEPS, name, step(name))
        args = ("train", "--treebank", treebank, "--vectors", vectors, "--work", tmp_path / "work")
        assert run(*args, "--step", "lemma", "--step", "pos").exit_code == 0
        assert done == ["lemma", "pos"]
        done.clear()
        assert run(*args).exit_code == 0
        assert done == list(recipe.STEPS)


class TestVectors:
    def test_a_missing_treebank(self, tmp_path: Path) -> None:
        corpus = tmp_path / "corpus.txt"
        corpus.touch()
        result = run("vectors", "--treebank", tmp_path, "--corpus", corpus, "-o", tmp_path / "v.txt")
        fails(result, tmp_path, recipe.TRAIN)


class TestEvaluate:
    def test_without_test_sets(self, tmp_path: Path) -> None:
        result = run("evaluate", "--treebank", tmp_path)
        fails(result, tmp_path, *recipe.TESTS.values())

    def test_without_a_model(self, tmp_path: Path) -> None:
        (tmp_path / recipe.TESTS["ar_pud-ud-test"]).write_bytes(TOY.read_bytes())
        result = run("evaluate", "--treebank", tmp_path, "--model", "/nonexistent")
        assert (result.exit_code, result.stdout) == (3, "")


def test_a_download_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> NoReturn:
        raise ConnectionError("no route to host")

    monkeypatch.setattr(stanza, "download", refuse)
    result = run("download", "-o", tmp_path / "stanza")
    fails(result, tmp_path / "stanza", "no route to host", "check the network connection")
