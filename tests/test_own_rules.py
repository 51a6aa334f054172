"""docs/own-rules.md, followed in an empty folder: files written, commands run, output compared."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimcheck.cli.main import main

PAGE = Path(__file__).parents[1] / "docs" / "own-rules.md"
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
ANYTHING = "…"


def steps(page: str) -> Iterator[tuple[str, str]]:
    """What the page has its reader do, in order: ("a path", a text) and ("$", commands and output)."""
    found = [(m.start(), m[1], m[2]) for m in FILE.finditer(page)]
    found += [(m.start(), "$", m[1]) for m in CONSOLE.finditer(page)]
    for _, what, text in sorted(found):
        yield what, text


def fits(wanted: str, printed: str) -> bool:
    """Whether the output is as the page has it; … stands for anything, on a line of its own for any lines."""
    parts = [re.escape(part) for part in wanted.strip().split(ANYTHING)]
    return re.fullmatch(".*?".join(parts), printed.strip(), re.DOTALL) is not None


def run(command: str) -> str:
    program, *arguments = shlex.split(command)
    assert program == "claimcheck"
    return CliRunner().invoke(main, arguments).output


@pytest.mark.slow
def test_the_page_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = 0
    for what, text in steps(PAGE.read_text(encoding="utf-8")):
        if what != "$":
            Path(what).parent.mkdir(parents=True, exist_ok=True)
            Path(what).write_text(text, encoding="utf-8")
            continue
        for command, wanted in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
            printed = run(command)
            assert fits(wanted, printed), f"{command}\nprints\n{printed}\nnot\n{wanted}"
            commands += 1
    assert commands >= 6


@pytest.mark.parametrize(
    ("wanted", "printed", "fit"),
    [("a\n…\nd", "a\nb\nc\nd", True), ("a …", "a b", True), ("a\n…\nd", "a\nb", False), ("a", "a\nb", False)],
)
def test_comparing(wanted: str, printed: str, fit: bool) -> None:
    assert fits(wanted, printed) is fit
