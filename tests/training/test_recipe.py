"""The recipe's files and commands, without training anything."""

from __future__ import annotations

import dataclasses
import gzip
import itertools
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck.language import clitics
from claimcheck.language.clitics import CliticLexicon
from claimcheck.training import conllu, recipe, vectors
from tests.training.toy import TOY, sentences

LEXICON = CliticLexicon(("واشنطن", "بغداد"), (("بالعراق", ("ب", "العراق")),))


@pytest.fixture
def run(tmp_path: Path) -> recipe.Run:
    """A run on the toy treebank, with vectors of two dimensions."""
    treebank = tmp_path / "treebank"
    treebank.mkdir()
    (treebank / recipe.TRAIN).write_bytes(TOY.read_bytes())
    (treebank / f"{recipe.DEV}.gz").write_bytes(gzip.compress(TOY.read_bytes()))
    words = tmp_path / "words.tsv"
    clitics.write(words, LEXICON)
    vectors_file = tmp_path / "vectors.txt"
    vectors_file.write_text("2 2\nزار 0.5 1\nالوزير 0.25 2\n", encoding="utf-8")
    return recipe.Run(
        treebank,
        vectors_file,
        words,
        recipe.Workspace(tmp_path / "work"),
        tmp_path / "model",
        recipe.Settings(clitic_sentences=6),
    )


def test_steps_in_their_order() -> None:
    assert list(recipe.STEPS) == [
        *("prepare", "tokenize", "mwt", "lemma", "pos", "retagger", "retag", "depparse", "pack"),
    ]


@pytest.mark.parametrize("settings", [recipe.Settings(), vectors.Settings()])
def test_settings_cannot_be_changed(settings: Any) -> None:
    for field in dataclasses.fields(settings):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(settings, field.name, None)
        assert not isinstance(getattr(settings, field.name), list)


def test_a_workspace_makes_its_folders(tmp_path: Path) -> None:
    work = recipe.Workspace(tmp_path / "a" / "b")
    assert work.models.is_dir()
    assert work.model("pos") == tmp_path / "a" / "b" / "models" / "pos.pt"
    assert work.file("x.txt") == tmp_path / "a" / "b" / "x.txt"


class TestFind:
    def test_a_treebank(self, run: recipe.Run) -> None:
        assert recipe.find_treebank(run.treebank, recipe.TRAIN).name == recipe.TRAIN
        assert recipe.find_treebank(run.treebank, recipe.DEV).name == f"{recipe.DEV}.gz"

    def test_a_missing_treebank(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError, match=recipe.TRAIN):
            recipe.find_treebank(tmp_path, recipe.TRAIN)

    def test_test_sets(self, tmp_path: Path) -> None:
        assert recipe.find_test_sets(tmp_path) == {}
        path = tmp_path / f"{recipe.TESTS['ar_pud-ud-test']}.gz"
        path.touch()
        assert recipe.find_test_sets(tmp_path) == {"ar_pud-ud-test": path}


def test_made_sentences_are_paragraphs_between_the_documents() -> None:
    made = [conllu.Sentence(s.tokens) for s in sentences() * 2]
    mixed = recipe._interleave(sentences(), made, random.Random(3))
    own = [s for s in mixed if s not in made]
    assert len(mixed) == 9
    assert [s.text for s in own] == [s.text for s in sentences()]
    assert all(s.comments == ["# newpar"] for s in made)
    for before, after in itertools.pairwise(mixed):
        if before in made:
            assert "# newpar" in after.comments


def test_prepare(run: recipe.Run) -> None:
    from stanza.models.common.pretrain import Pretrain

    recipe.prepare(run)
    work = run.work
    assert work.file("train.conllu").read_text(encoding="utf-8") == TOY.read_text(encoding="utf-8")
    assert len(list(conllu.read(work.file("tokenize-train.conllu")))) == 3 + 6
    for part in ("train", "dev"):
        text = work.file(f"ar_padt.{part}.txt").read_text(encoding="utf-8")
        labels = work.file(f"ar_padt-ud-{part}.toklabels").read_text(encoding="utf-8")
        assert all(s.text.split()[0] in text for s in sentences())
        assert set(labels.split("\n\n")[0]) <= set("01234\n")
    pretrain = Pretrain(str(work.model("vectors")))
    assert pretrain.emb.shape[1] == 2
    assert "الوزير" in pretrain.vocab


def test_prepare_gives_the_same_files(run: recipe.Run, tmp_path: Path) -> None:
    other = dataclasses.replace(run, work=recipe.Workspace(tmp_path / "other"))
    recipe.prepare(run)
    recipe.prepare(other)
    texts = sorted(p.name for p in run.work.root.iterdir() if p.is_file())
    assert len(texts) == 9
    for name in texts:
        assert run.work.file(name).read_bytes() == other.work.file(name).read_bytes(), name


@pytest.mark.parametrize(
    ("step", "module", "wrote"),
    [
        ("tokenize", "tokenizer", "tokenize.pt"),
        ("mwt", "mwt_expander", "mwt.pt"),
        ("lemma", "lemmatizer", "lemma.pt"),
        ("pos", "tagger", "pos.pt"),
        ("retagger", "tagger", "retagger.pt"),
        ("retag", "tagger", "retagger.pt"),
        ("depparse", "parser", "depparse.pt"),
    ],
)
def test_commands(
    run: recipe.Run, monkeypatch: pytest.MonkeyPatch, step: str, module: str, wrote: str
) -> None:
    calls: list[tuple[list[str], dict[str, Any]]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **options: calls.append((command, options)))
    conllu.write(run.work.file("dev.conllu"), sentences())
    recipe.STEPS[step](run)
    assert len(calls) == (2 if step == "retag" else 1)
    for command, options in calls:
        assert command[:3] == [sys.executable, "-m", f"stanza.models.{module}"]
        assert command[command.index("--shorthand") + 1] == recipe.SHORTHAND
        assert command[command.index("--save_name") + 1] == wrote
        assert command[command.index("--save_dir") + 1] == str(run.work.models)
        assert options["check"] is True
        assert options["env"]["OMP_NUM_THREADS"] == "1"
        assert all(isinstance(argument, str) for argument in command)


def test_the_parser_learns_from_predicted_tags(run: recipe.Run, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda command, **options: calls.append(command))
    recipe.retag(run)
    recipe.train_depparse(run)
    written = {command[command.index("--output_file") + 1] for command in calls[:2]}
    read = {calls[2][calls[2].index(option) + 1] for option in ("--train_file", "--eval_file")}
    assert written == read


class TestEvaluate:
    def test_of_the_sets_that_are_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        scored: list[int] = []

        def fake(pipeline: object, treebank: list[conllu.Sentence]) -> dict[str, float]:
            scored.append(len(treebank))
            return {"LAS": 1.0}

        monkeypatch.setattr("claimcheck.training.evaluate.score", fake)
        (tmp_path / recipe.TESTS["ar_pud-ud-test"]).write_bytes(TOY.read_bytes())
        pipeline: Any = object()
        assert recipe.evaluate(pipeline, tmp_path) == {
            "ar_pud-ud-test": {"LAS": 1.0},
            "ar_pud-ud-test, published surface": {"LAS": 1.0},
        }
        assert scored == [3, 1]

    def test_of_none(self, tmp_path: Path) -> None:
        pipeline: Any = object()
        assert recipe.evaluate(pipeline, tmp_path) == {}
