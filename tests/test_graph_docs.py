"""docs/graph.md is true: its articles are read, its commands and its Python are run, in order.

What a block of Python prints stands in the block of text behind it. The outputs are rewritten by
``UPDATE_GOLDEN=1 python -m pytest tests/test_graph_docs.py``; look at the difference before it is
committed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from claimcheck.cli.main import main
from claimcheck.graph.model import EdgeType, NodeType
from claimcheck.language.pipeline import ArabicReader
from claimcheck.reports.graph_mermaid import MAX_CLAIMS, MAX_CONFLICTS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "graph.md"
_ARTICLE = re.compile(r"`(desk/[a-z]+\.md)`:\n\n```markdown\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"(```console\n\$ claimcheck ([^\n]*)\n)(.*?)(?=```)", re.DOTALL)
_PYTHON = re.compile(r"(```python\n(.*?)```\n\n```text\n)(.*?)(?=```)", re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: ArabicReader) -> Iterator[Path]:
    """The folder in which the page's articles lie; the model is loaded only once."""
    monkeypatch.setattr(ArabicReader, "load", lambda folder=None: reader)
    monkeypatch.chdir(tmp_path)
    for name, text in _ARTICLE.findall(PAGE.read_text(encoding="utf-8")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    yield tmp_path


def check(pattern: re.Pattern[str], printed: Iterator[str], count: int) -> None:
    """What the page says behind each match is what was printed; or it is made so, if asked."""
    page = PAGE.read_text(encoding="utf-8")
    outputs = list(printed)
    assert len(outputs) == count
    if os.environ.get("UPDATE_GOLDEN"):
        remaining = iter(outputs)
        page = pattern.sub(lambda match: match[1] + next(remaining), page)
        PAGE.write_text(page, encoding="utf-8")
    assert [match[3] for match in pattern.finditer(page)] == outputs


def ran(commands: list[str]) -> Iterator[str]:
    for line in commands:
        result = CliRunner().invoke(main, shlex.split(line))
        assert "internal failure" not in result.output
        yield result.output


def executed(blocks: list[str]) -> Iterator[str]:
    names: dict[str, Any] = {}
    for block in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, PAGE.name, "exec"), names)
        yield printed.getvalue().rstrip("\n") + "\n"


@pytest.mark.slow
def test_commands(desk: Path) -> None:
    commands = [match[2] for match in _COMMAND.finditer(PAGE.read_text(encoding="utf-8"))]
    check(_COMMAND, ran(commands), 2)


@pytest.mark.slow
def test_python(desk: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    blocks = [match[2] for match in _PYTHON.finditer(page)]
    assert len(blocks) == page.count("```python\n")
    check(_PYTHON, executed(blocks), 8)


@pytest.mark.parametrize("name", [*NodeType, *EdgeType])
def test_every_type_is_described(name: str) -> None:
    assert re.search(rf"^\| .*`{name}`", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_bounds_of_mermaid_are_named() -> None:
    text = " ".join(PAGE.read_text(encoding="utf-8").split())
    assert f"Of more than {MAX_CLAIMS} claims" in text
    assert f"at most {MAX_CONFLICTS} conflicts" in text
