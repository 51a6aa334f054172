"""No path that an article or a rule pack brings leads out of its folder."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from claimcheck.articles.git import changes_since
from claimcheck.articles.reader import read_paths
from claimcheck.claims import rulepack
from claimcheck.error_codes import Code
from tests.cli.desk import Desk

PACK = "version: 1\nvariables:\n  secret: [x]\n"


def test_a_link_to_a_file_outside_is_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "secret.txt", tmp_path / "articles"
    outside.write_text("سر", encoding="utf-8")
    folder.mkdir()
    (folder / "a.txt").write_text("نص", encoding="utf-8")
    (folder / "b.txt").symlink_to(outside)
    (folder / "c.txt").symlink_to(folder / "a.txt")
    found, errors = read_paths([str(folder)])
    assert [one.text for one in found] == ["نص"]
    assert [(one.code, one.where) for one in errors] == [(Code.ARTICLE_OUTSIDE, f"{folder}/b.txt")]
    assert [one.text for one in read_paths([str(folder / "b.txt")])[0]] == ["سر"], "named itself, it is read"


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "secrets", tmp_path / "articles"
    for one in (outside, folder):
        one.mkdir()
        (one / "a.txt").write_text(one.name, encoding="utf-8")
    (folder / "further").symlink_to(outside)
    assert [one.text for one in read_paths([str(folder)])[0]] == ["articles"]


def test_a_link_out_of_the_repository_is_not_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, repository = tmp_path / "secret.txt", tmp_path / "repository"
    secret.write_text("سر", encoding="utf-8")
    repository.mkdir()
    monkeypatch.chdir(repository)
    for command in (
        "init -q",
        "config user.email a@example.org",
        "config user.name a",
        "commit -q --allow-empty -m a",
    ):
        subprocess.run(["git", *command.split()], check=True)
    (repository / "a.txt").write_text("نص", encoding="utf-8")
    (repository / "b.txt").symlink_to(secret)
    assert changes_since("HEAD").paths == ("a.txt",)


def test_a_pack_outside_its_folder_is_not_read(tmp_path: Path) -> None:
    outside, folder = tmp_path / "other.yaml", tmp_path / "packs"
    outside.write_text(PACK, encoding="utf-8")
    folder.mkdir()
    (folder / "mine.yaml").symlink_to(outside)
    assert [one.code for one in rulepack.inspect([folder]).errors] == [Code.PACK_OUTSIDE]


@pytest.mark.parametrize(
    "name", ["../other", "/etc/passwd", "a/b", "..", "other.yaml", "~root", "C:x", "other\n"]
)
def test_imports_are_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "other.yaml").write_text(PACK, encoding="utf-8")
    folder = tmp_path / "packs"
    folder.mkdir()
    content = f"version: 1\nimports: [{json.dumps(name)}]\n"
    (folder / "mine.yaml").write_text(content, encoding="utf-8")
    codes = [one.code for one in rulepack.inspect([folder]).errors]
    assert codes in ([Code.IMPORT_NAME], [Code.IMPORT_MISSING])


@pytest.mark.parametrize("rule", ["../../x", "a/b", "a\n", "..", "a.md"])
def test_ids_of_rules_cannot_be_paths(tmp_path: Path, rule: str) -> None:
    content = json.dumps(
        {"version": 1, "rules": [{"id": rule}], "kinds": {f"x.{rule}": {"en": "e", "ar": "ع"}}}
    )
    (tmp_path / "mine.yaml").write_text(content, encoding="utf-8")
    codes = {one.code for one in rulepack.inspect([tmp_path]).errors}
    assert {Code.RULE_ID_SPELLING, Code.KIND_SPELLING} <= codes


def test_an_id_is_no_path(desk: Desk, tmp_path: Path) -> None:
    records = [{"id": "../../owned", "text": "نص."}, {"id": "/owned.md", "text": "نص آخر."}]
    content = "\n".join(json.dumps(record) for record in records)
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_text(content, encoding="utf-8")
    for format_ in ("markdown", "html", "json"):
        desk.run("report", folder / "a.jsonl", "--output", f"{format_}={folder / 'out'}.{format_}")
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert not any("owned" in path for path in written)
