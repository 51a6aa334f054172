"""What readings depend on, and what they do not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimcheck.claims.pack_model import RulePacks
from claimcheck.claims.rulepack import embedded_rules, load
from claimcheck.errors import ModelError
from claimcheck.language.model import embedded_model
from claimcheck.ledger.version import Version, version_of
from tests.ledger.building import ROOT

PACKS = load()
VERSION = version_of(PACKS)
PRINT = """
import sys
from claimcheck.claims.rulepack import load
from claimcheck.ledger.version import version_of
print(version_of(load()))
print(sorted({name.partition(".")[0] for name in sys.modules} & {"torch", "stanza"}))
"""


def changed(pack: str, **update: Any) -> RulePacks:
    return replace(PACKS, packs={**PACKS.packs, pack: PACKS.packs[pack].model_copy(update=update)})


def edited(folder: Path, pack: str, old: str, new: str) -> RulePacks:
    """The packs with one file edited, as it is written."""
    shutil.copytree(str(embedded_rules()), folder, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / f"{pack}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(built_in=folder)


def test_is_the_same_in_another_process_without_stanza_and_torch() -> None:
    for seed in ("1", "2"):
        shown = subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout.splitlines()  # fmt: skip
        assert shown == [str(VERSION), "[]"]


class TestPacks:
    def test_conflict_rules_do_not_matter(self) -> None:
        assert version_of(changed("conflicts", conflicts=())) == VERSION

    @pytest.mark.parametrize("field", ["about", "fires", "does_not_fire", "known_misses"])
    def test_prose_and_examples_do_not_matter(self, field: str) -> None:
        first, *others = PACKS.packs["withdrawal"].rules
        rule = first.model_copy(update={field: "other" if field == "about" else ()})
        assert version_of(changed("withdrawal", rules=(rule, *others), about="other")) == VERSION

    def test_a_pack_of_conflict_rules_beside_them_does_not_matter(self, tmp_path: Path) -> None:
        (tmp_path / "desk.yaml").write_text("version: 1\nabout: Nothing yet.\n", encoding="utf-8")
        assert version_of(load(tmp_path)) == VERSION

    @pytest.mark.parametrize("field", ["id", "kind", "when"])
    def test_what_a_rule_does_matters(self, field: str) -> None:
        first, *others = PACKS.packs["withdrawal"].rules
        last = others[-1]
        rule = first.model_copy(update={field: getattr(last, field)})
        assert version_of(changed("withdrawal", rules=(rule, *others))).packs != VERSION.packs

    def test_the_order_of_rules_matters(self) -> None:
        rules = PACKS.packs["withdrawal"].rules
        assert version_of(changed("withdrawal", rules=rules[::-1])).packs != VERSION.packs

    def test_anchors_matter(self) -> None:
        anchors = PACKS.packs["withdrawal"].anchors
        assert version_of(changed("withdrawal", anchors=anchors[1:])).packs != VERSION.packs

    @pytest.mark.parametrize(
        ("pack", "word"), [("lexicon", "سحب"), ("grammar", "مزعوم"), ("geography", "تشاد")]
    )
    def test_words_matter(self, tmp_path: Path, pack: str, word: str) -> None:
        version = version_of(edited(tmp_path / "rules", pack, word, "كلمة"))
        assert version.packs != VERSION.packs
        assert replace(version, packs=VERSION.packs) == VERSION


class TestModel:
    @pytest.fixture
    def model(self, tmp_path: Path) -> Path:
        folder = tmp_path / "model"
        folder.mkdir()
        (folder / "pos.pt").write_bytes(b"weights")
        return folder

    def test_the_embedded_one_is_known_by_its_folder(self) -> None:
        assert version_of(PACKS, embedded_model()) == VERSION

    def test_of_another_one_the_weights_matter(self, model: Path) -> None:
        before = version_of(PACKS, model)
        (model / "pos.pt").write_bytes(b"Weights")
        after = version_of(PACKS, model)
        assert len({VERSION.model, before.model, after.model}) == 3
        assert replace(after, model=VERSION.model) == VERSION

    def test_neither_its_place_nor_what_is_not_loaded_matters(self, model: Path, tmp_path: Path) -> None:
        before = version_of(PACKS, model)
        (model / "README").write_text("notes")
        assert version_of(PACKS, model.rename(tmp_path / "moved")) == before

    def test_files_of_stanza_matter(self, model: Path) -> None:
        before = version_of(PACKS, model)
        (model / "ar" / "pos").mkdir(parents=True)
        (model / "ar" / "pos" / "padt.pt").write_bytes(b"weights")
        assert version_of(PACKS, model).model != before.model

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ModelError, match="no such folder"):
            version_of(PACKS, tmp_path / "none")


def test_the_sources_that_make_claims_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.ledger import version

    found: list[Version] = []
    for sources in (version._SOURCES, {}):
        monkeypatch.setattr(version, "_SOURCES", sources)
        version._tool_digest.cache_clear()
        found.append(version_of(PACKS))
    version._tool_digest.cache_clear()
    assert found[0] == VERSION
    assert found[1].tool != VERSION.tool


def test_the_sources_are_those_of_language_and_claims() -> None:
    from claimcheck.ledger.version import _sources

    names = {name for name, _ in _sources()}
    expected = {
        f"claimcheck.{p}/{f.name}"
        for p in ("language", "claims")
        for f in (ROOT / "claimcheck" / p).glob("*.*")
    }
    assert names == {*expected, "claimcheck.articles/model.py"}
