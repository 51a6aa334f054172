"""What is new in a git repository since a revision."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from claimcheck.articles.git import changes_since
from claimcheck.articles.reader import read_paths
from claimcheck.errors import ConfigurationError


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository on the branch main with two articles, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet", "--initial-branch=main")
    write("news/a.md", "أ")
    write("news/b.txt", "ب")
    commit("archive")
    return tmp_path


def test_added_and_edited_articles_are_new_committed_or_not() -> None:
    git("checkout", "--quiet", "-b", "topic")
    write("news/committed.md", "c")
    commit("one")
    write("news/staged.md", "s")
    git("add", "news/staged.md")
    write("news/untracked خبر.md", "u")
    write("news/a.md", "edited")
    assert changes_since("main").paths == (
        "news/a.md",
        "news/committed.md",
        "news/staged.md",
        "news/untracked خبر.md",
    )


def test_what_is_gone_or_is_no_article_is_not() -> None:
    Path("news/a.md").unlink()
    write(".gitignore", "ignored.md\n")
    for name in ("README.md", "news/x.py", ".hidden/x.md", "news/.x.md", "ignored.md"):
        write(name, "x")
    assert changes_since("HEAD").paths == ()


def test_what_others_added_meanwhile_is_not() -> None:
    git("checkout", "--quiet", "-b", "topic")
    write("news/mine.md", "m")
    commit("mine")
    git("checkout", "--quiet", "main")
    write("news/theirs.md", "t")
    commit("theirs")
    git("checkout", "--quiet", "topic")
    assert changes_since("main").paths == ("news/mine.md",)


def test_a_renamed_article_is_new_under_its_name() -> None:
    git("mv", "news/a.md", "news/c.md")
    assert changes_since("HEAD").paths == ("news/c.md",)


def test_paths_are_relative_to_the_working_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    write("news/new.md", "n")
    write("other/new.md", "n")
    monkeypatch.chdir("news")
    assert changes_since("HEAD").paths == ("new.md", "../other/new.md")
    assert changes_since("HEAD", ["."]).paths == ("new.md",)


def test_the_working_folders_own_settings_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    git("config", "diff.relative", "true")
    git("config", "core.quotePath", "true")
    write("news/a.md", "edited")
    write("other/خبر.md", "n")
    git("add", "--all")
    monkeypatch.chdir("other")
    assert changes_since("HEAD").paths == ("../news/a.md", "خبر.md")


@pytest.mark.parametrize("within", ["news", "news/", "./news"])
def test_only_what_lies_within(within: str) -> None:
    write("news/new.md", "n")
    write("other/new.md", "n")
    assert changes_since("HEAD", [within]).paths == ("news/new.md",)


def test_a_name_is_no_pattern() -> None:
    write("n*.md", "n")
    write("new.md", "n")
    assert changes_since("HEAD", ["n*.md"]).paths == ("n*.md",)


def test_only_records_that_were_added_or_edited_are_new() -> None:
    def records(**texts: str) -> str:
        return "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())

    write("all.jsonl", records(one="a", two="b") + "broken\n")
    commit("records")
    write("all.jsonl", records(zero="z", one="a", two="edited"))
    changes = changes_since("HEAD")
    articles, _ = read_paths(changes.paths)
    assert [article.id for article in articles] == ["zero", "one", "two"]
    assert [article.id for article in changes.are_new(articles)] == ["zero", "two"]


def test_all_records_of_a_new_file_are_new() -> None:
    write("all.jsonl", json.dumps({"id": "one", "text": "a"}) + "\n")
    changes = changes_since("HEAD")
    articles, _ = read_paths(changes.paths)
    assert changes.are_new(articles) == articles


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "HEAD:news/a.md"])
def test_an_unknown_revision(revision: str, repository: Path) -> None:
    with pytest.raises(ConfigurationError, match="git knows no revision") as error:
        changes_since(revision)
    assert "fetch" in error.value.remedy
    assert not (repository / "x").exists()


def test_no_common_history() -> None:
    git("checkout", "--quiet", "--orphan", "other")
    commit("other")
    with pytest.raises(ConfigurationError, match="no common history"):
        changes_since("main")


def test_no_repository(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    with pytest.raises(ConfigurationError, match="no git repository"):
        changes_since("HEAD")


def test_no_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigurationError, match="git cannot be run"):
        changes_since("HEAD")
