"""Nothing acts on a terminal or a build server, by whatever way it comes onto it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from claimcheck.language import model
from claimcheck.language.pipeline import ArabicReader
from tests.cli.desk import Desk
from tests.readers import FakeReader
from tests.reports.check.building import ACTIVE, SERVER_COMMAND

ATTACK = (
    "a\x1b]0;owned\x07\x9b31m\u202e\u2066 ::error::owned ##vso[task.complete] \u2028x\r\nb\n::add-mask::x\n"
)
# What a name of a file may hold.
NAME = ATTACK.replace("/", "")[:60]


def folder_with_names(tmp_path: Path) -> list[str]:
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / f"{NAME}.md").write_bytes(b"\xff")
    (folder / f"{NAME}.jsonl").write_text(json.dumps({"id": ATTACK, ATTACK: 1}), encoding="utf-8")
    return ["extract", str(folder)]


def text_and_front_matter(tmp_path: Path) -> list[str]:
    (tmp_path / "a.md").write_text(f"---\ntitle: [{ATTACK}\n---\n{ATTACK}", encoding="utf-8")
    (tmp_path / "b.md").write_text(f"---\nx: 1\n---\n{ATTACK}", encoding="utf-8")
    return ["extract", "a.md", "b.md", "--verbose"]


def configuration(tmp_path: Path) -> list[str]:
    path = tmp_path / f"{NAME}.yml"
    path.write_text(
        json.dumps({"against": [ATTACK], "per-path-ignores": {ATTACK: [ATTACK]}}), encoding="utf-8"
    )
    return ["config", "show", "--config", str(path)]


def configuration_as_json(tmp_path: Path) -> list[str]:
    return [*configuration(tmp_path), "--output-format", "json"]


def wrong_configuration(tmp_path: Path) -> list[str]:
    path = tmp_path / f"{NAME}.yml"
    path.write_text(json.dumps({ATTACK: ATTACK}), encoding="utf-8")
    return ["config", "show", "--config", str(path)]


def ledger(tmp_path: Path) -> list[str]:
    return ["ledger", "info", "--ledger", str(tmp_path / NAME)]


def pack(tmp_path: Path) -> list[str]:
    path = tmp_path / f"{NAME}.yaml"
    content = {"version": 1, "rules": [{"id": ATTACK, ATTACK: 1}], "variables": {ATTACK: "x"}}
    path.write_text(json.dumps(content), encoding="utf-8")
    return ["rules", "validate", str(path)]


def sentence(_tmp_path: Path) -> list[str]:
    return ["rules", "trace", ATTACK]


def description(tmp_path: Path) -> list[str]:
    folder = tmp_path / NAME
    folder.mkdir()
    scores = {ATTACK: {ATTACK[:5]: 1.0}}
    described = {"name": ATTACK, "licence": ATTACK, "files": {}, "scores": scores}
    (folder / model.DESCRIPTION).write_text(json.dumps(described), encoding="utf-8")
    return ["model", "info", "--model", str(folder)]


def description_as_json(tmp_path: Path) -> list[str]:
    return [*description(tmp_path), "--output-format", "json"]


def no_description(tmp_path: Path) -> list[str]:
    (tmp_path / NAME).mkdir()
    return ["model", "info", "--model", str(tmp_path / NAME)]


def story(tmp_path: Path) -> list[str]:
    (tmp_path / "a.md").write_text("نص", encoding="utf-8")
    return ["story", ATTACK, "a.md"]


def selection(tmp_path: Path) -> list[str]:
    (tmp_path / "a.md").write_text("نص", encoding="utf-8")
    return ["check", "a.md", "--select", ATTACK]


WAYS = (
    folder_with_names, text_and_front_matter, configuration, configuration_as_json, wrong_configuration,
    ledger, pack, sentence, description, description_as_json, no_description, story, selection,
)  # fmt: skip


def harmless(result: Result) -> None:
    for printed in (result.stdout, result.stderr):
        assert ACTIVE.search(printed) is None, repr(printed)
        assert SERVER_COMMAND.search(printed) is None, repr(printed)
    assert "internal failure" not in result.stderr
    assert result.stdout + result.stderr


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_acts(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: Callable[[Path], list[str]]
) -> None:
    monkeypatch.setattr(ArabicReader, "load", lambda folder=None: FakeReader())
    harmless(desk.run(*way(tmp_path)))


def test_environment_variables(desk: Desk) -> None:
    harmless(desk.run("config", "show", stdin=None, **{"CLAIMCHECK_\x1b[31m": "x"}))
    harmless(desk.run("config", "show", CLAIMCHECK_JOBS=ATTACK))


def test_a_mistake_of_ours(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> str:
        raise RuntimeError(ATTACK)

    desk.says_set("a.md")
    monkeypatch.setattr("claimcheck.reports.jsonl.emit_claims", crash)
    result = desk.run("extract", "a.md", "--output-format", "jsonl")
    assert result.exit_code == 2
    assert "internal failure" in result.stderr
    assert ACTIVE.search(result.stderr) is None
    assert SERVER_COMMAND.search(result.stderr) is None


def test_an_article_on_which_we_fail(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(folder: object = None) -> None:
        raise RuntimeError(ATTACK)

    monkeypatch.setattr(ArabicReader, "load", crash)
    (tmp_path / "a.md").write_text("نص", encoding="utf-8")
    result = desk.run("extract", "a.md")
    assert result.exit_code == 2
    assert "cannot be understood" in result.stderr
    assert ACTIVE.search(result.stderr) is None
    assert SERVER_COMMAND.search(result.stderr) is None
