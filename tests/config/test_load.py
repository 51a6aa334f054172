"""Which settings hold, where each comes from, and what is wrong in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claimcheck.config.load import Configuration, load
from claimcheck.conflicts.model import Level
from claimcheck.errors import ConfigurationError


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def loaded(**given: Any) -> Configuration:
    return load(start=Path.cwd(), **given)


def error(**given: Any) -> str:
    with pytest.raises(ConfigurationError) as caught:
        loaded(**given)
    return str(caught.value)


class TestOrder:
    def test_defaults(self) -> None:
        found = loaded()
        assert found.settings.fail_on is Level.TENSION
        assert set(found.origins.values()) == {"default"}

    def test_each_is_stronger_than_the_next(self) -> None:
        write("base.yml", "fail-on: update\nlang: ar\nmodel: m\nselect: [numeric, modal]\n")
        write("claimcheck.yml", "extend: base.yml\nfail-on: tension\nlang: en\nselect: [negation]\n")
        found = loaded(
            environment={"CLAIMCHECK_FAIL_ON": "never", "CLAIMCHECK_LANG": "ar"},
            command_line={"fail_on": "contradiction", "lang": None, "select": ()},
        )
        settings = found.settings
        assert (settings.fail_on, settings.lang, settings.select, settings.model) == (
            Level.CONTRADICTION,
            "ar",
            ("negation",),
            Path("m"),
        )
        assert {name: found.origins[name] for name in ("fail_on", "lang", "select", "model", "cache")} == {
            "fail_on": "command line",
            "lang": "environment variable CLAIMCHECK_LANG",
            "select": "claimcheck.yml:4",
            "model": "base.yml:3",
            "cache": "default",
        }

    def test_never_means_none(self) -> None:
        write("claimcheck.yml", "fail-on: never\n")
        assert loaded().settings.fail_on is None


class TestWhichFile:
    def test_the_closest_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("claimcheck.yml", "lang: ar\n")
        write("desk/setup.cfg", "[claimcheck]\nlang = en\n")
        write("desk/today/note.txt", "")
        monkeypatch.chdir("desk/today")
        assert loaded().origins["lang"].endswith("desk/setup.cfg:2")

    def test_yaml_before_setup_cfg(self) -> None:
        write("setup.cfg", "[claimcheck]\nlang = en\n")
        write("claimcheck.yml", "lang: ar\n")
        assert loaded().settings.lang == "ar"

    def test_a_setup_cfg_of_others_is_passed_over(self) -> None:
        write("setup.cfg", "[metadata]\nname = other\n")
        assert set(loaded().origins.values()) == {"default"}

    def test_not_beyond_the_repository(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("claimcheck.yml", "lang: ar\n")
        Path("repository/.git").mkdir(parents=True)
        monkeypatch.chdir("repository")
        assert loaded().settings.lang == "en"

    def test_the_one_that_is_named_or_none(self) -> None:
        write("claimcheck.yml", "lang: ar\n")
        other = write("other.yml", "fail-on: update\n")
        assert loaded(config_file=other).settings.lang == "en"
        assert loaded(isolated=True).settings.lang == "en"

    def test_an_empty_one_says_nothing(self) -> None:
        write("claimcheck.yml", "")
        assert "claimcheck.yml" in error()


class TestPaths:
    def test_are_those_of_the_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        top = Path.cwd()
        write("claimcheck.yml", "rules: ours\nbaseline: known.json\nagainst: [archive]\n")
        Path("desk").mkdir()
        monkeypatch.chdir("desk")
        settings = loaded().settings
        assert settings.rules == (top / "ours",)
        assert settings.baseline == top / "known.json"
        assert settings.against == (str(top / "archive"),)
        assert settings.root == top

    def test_below_the_working_folder_they_are_short(self) -> None:
        write("claimcheck.yml", "rules: ours\nagainst: archive\n")
        assert loaded().settings.rules == (Path("ours"),)
        assert loaded().settings.against == ("archive",)

    def test_of_the_command_line_those_of_the_working_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        write("claimcheck.yml", "lang: ar\n")
        Path("desk").mkdir()
        monkeypatch.chdir("desk")
        assert loaded(command_line={"model": Path("m")}).settings.model == Path("m")


SETUP_CFG = """
[metadata]
name = desk

[claimcheck]
fail-on = contradiction
cache = false
published = 2024-03-01
select = numeric, negation
ignore =
    modal
    temporal
per-path-ignores =
    opinion/: modal, temporal
    wire/a:b.md: numeric
"""


def test_setup_cfg() -> None:
    write("setup.cfg", SETUP_CFG)
    found = loaded()
    settings = found.settings
    assert settings.fail_on is Level.CONTRADICTION
    assert settings.cache is False
    assert settings.published == date(2024, 3, 1)
    assert settings.select == ("numeric", "negation")
    assert settings.ignore == ("modal", "temporal")
    assert settings.per_path_ignores == {"opinion/": ("modal", "temporal"), "wire/a:b.md": ("numeric",)}
    assert found.origins["ignore"] == "setup.cfg:10"


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "where", "message"),
        [
            ("lang: en\nfail_on: never\n", "claimcheck.yml:2", "the nearest is 'fail-on'"),
            ("fail-on: warning\n", "claimcheck.yml:1", "fail-on"),
            ("cache: maybe\n", "claimcheck.yml:1", "cache"),
            ("select: {a: b}\n", "claimcheck.yml:1", "select"),
            ("extend: missing.yml\n", "missing.yml", "cannot be read"),
            ("extend: claimcheck.yml\n", "claimcheck.yml:1", "extends itself"),
            ("- lang\n", "claimcheck.yml", "mapping"),
            ("lang: [\n", "claimcheck.yml:2", ""),
        ],
    )
    def test_in_yaml(self, text: str, where: str, message: str) -> None:
        write("claimcheck.yml", text)
        said = error()
        assert where in said
        assert message in said

    @pytest.mark.parametrize(
        ("text", "where", "message"),
        [
            ("[claimcheck]\nfail_on = never\n", "setup.cfg:2", "the nearest is 'fail-on'"),
            ("[claimcheck]\n\nlang = fr\n", "setup.cfg:3", "lang"),
            ("[claimcheck]\nlang = en\nlang = ar\n", "setup.cfg:3", "already exists"),
            ("[claimcheck]\nlang\n", "setup.cfg:2", ""),
        ],
    )
    def test_in_setup_cfg(self, text: str, where: str, message: str) -> None:
        write("setup.cfg", text)
        said = error()
        assert where in said
        assert message in said

    def test_two_files_that_extend_each_other(self) -> None:
        write("claimcheck.yml", "extend: b.yml\n")
        write("b.yml", "extend: claimcheck.yml\n")
        assert "extends itself" in error()

    def test_a_named_file_that_is_not_there(self) -> None:
        assert "missing.yml" in error(config_file=Path("missing.yml"))

    @pytest.mark.parametrize(
        ("variable", "value"),
        [("CLAIMCHECK_FAIL_ON", "warning"), ("CLAIMCHECK_CACHE", "maybe"), ("CLAIMCHECK_PUBLISHED", "now")],
    )
    def test_in_a_variable(self, variable: str, value: str) -> None:
        said = error(environment={variable: value})
        assert variable in said
        assert repr(value) in said

    def test_an_unknown_variable_is_told_the_nearest(self) -> None:
        (warning,) = loaded(environment={"CLAIMCHECK_LEGDER": "x", "OTHER": "y"}).warnings
        assert "CLAIMCHECK_LEDGER" in warning


def test_variables() -> None:
    given = {
        "CLAIMCHECK_CACHE": "0",
        "CLAIMCHECK_RULES": "a:b",
        "CLAIMCHECK_SELECT": "numeric, modal",
        "CLAIMCHECK_OUTPUT": "sarif=a.sarif,junit=b.xml",
        "CLAIMCHECK_LANG": "",
    }
    settings = loaded(environment=given).settings
    assert settings.cache is False
    assert settings.rules == (Path("a"), Path("b"))
    assert settings.select == ("numeric", "modal")
    assert settings.output == ("sarif=a.sarif", "junit=b.xml")
    assert settings.lang == "en"
