"""``claimcheck config show`` and ``claimcheck completion``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from claimcheck.cli.main import COMMANDS, main


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("claimcheck.yml").write_text("fail-on: never\nper-path-ignores: {رأي/: [modal]}\n", encoding="utf-8")


def test_the_text_is_yaml_with_origins() -> None:
    result = CliRunner().invoke(main, ["config", "show", "--lang", "ar"])
    assert result.exit_code == 0, result.output
    values = yaml.safe_load(result.stdout)
    assert values["fail-on"] == "never"
    assert values["per-path-ignores"] == {"رأي/": ["modal"]}
    origins = {line.partition(":")[0]: line.rpartition("  # ")[2] for line in result.stdout.splitlines()}
    assert origins["fail-on"] == "claimcheck.yml:1"
    assert origins["lang"] == "command line"
    assert origins["ledger"] == "environment variable CLAIMCHECK_LEDGER"
    assert origins["select"] == "default"


def test_what_is_shown_can_be_a_file(tmp_path: Path) -> None:
    first = CliRunner().invoke(main, ["config", "show"]).stdout
    Path("claimcheck.yml").write_text(first, encoding="utf-8")
    again = CliRunner().invoke(main, ["config", "show"])
    assert again.exit_code == 0, again.output
    assert yaml.safe_load(again.stdout) == yaml.safe_load(first)


def test_json() -> None:
    result = CliRunner().invoke(main, ["config", "show", "--output-format", "json"])
    assert json.loads(result.stdout)["fail-on"] == {"value": "never", "origin": "claimcheck.yml:1"}


def test_an_unknown_key() -> None:
    Path("claimcheck.yml").write_text("fail-onn: never\n")
    result = CliRunner().invoke(main, ["config", "show"])
    assert result.exit_code == 2
    assert "claimcheck.yml:1" in result.stderr
    assert "'fail-on'" in result.stderr


def test_config_or_isolated() -> None:
    assert CliRunner().invoke(main, ["config", "show", "--isolated", "--config", "x.yml"]).exit_code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0, result.output
    assert "_CLAIMCHECK_COMPLETE" in result.stdout


def test_completion_of_commands() -> None:
    environment = {**os.environ, "_CLAIMCHECK_COMPLETE": "bash_complete", "COMP_CWORD": "1"}
    done = subprocess.run(
        [Path(sys.executable).with_name("claimcheck")],
        env={**environment, "COMP_WORDS": "claimcheck "}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert {line.partition(",")[2] for line in done.stdout.splitlines()} >= set(COMMANDS)
