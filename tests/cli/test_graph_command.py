"""``claimcheck graph``, with a reader that needs no model, and once with the model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from claimcheck.cli.main import main
from claimcheck.language.pipeline import ArabicReader
from tests.claims.docs import documents
from tests.readers import FakeReader

KNOWN = documents("mentions")
FRENCH = KNOWN["adjective"].text
ISRAELI = KNOWN["area"].text
FORMATS = ("json", "graphml", "dot", "mermaid")
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command with a reader that knows the documents of the tests of mentions."""

    def invoke(*args: str | Path, crash_on: str | None = None) -> Result:
        reader = FakeReader(KNOWN, crash_on=crash_on)
        monkeypatch.setattr(ArabicReader, "load", lambda folder=None: reader)
        return CliRunner().invoke(main, ["graph", *(str(a) for a in args)])

    return invoke


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two articles: French soldiers have left Chad, Israeli ones leave a part of Lebanon."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "b.txt").write_text(ISRAELI, encoding="utf-8")
    return folder


def read_json(text: str) -> Any:
    return nx.node_link_graph(json.loads(text), edges="edges")


def names(result: Result, kind: str) -> set[str]:
    assert result.exit_code == 0, result.output
    graph = read_json(result.stdout)
    return {data["name"] for _, data in graph.nodes(data=True) if data["type"] == kind}


def test_json_is_the_default(run: Run, desk: Path) -> None:
    result = run(desk)
    assert names(result, "force") == {"FR", "IL"}
    assert names(result, "place") == {"TD", "LB"}
    assert result.stdout == run(desk, "--output-format", "json").stdout
    assert result.stderr == ""


@pytest.mark.parametrize("output_format", FORMATS)
def test_the_order_of_articles_does_not_matter(run: Run, desk: Path, output_format: str) -> None:
    paths = [desk / "a.txt", desk / "b.txt"]
    printed = {
        run(*order, "--output-format", output_format).stdout_bytes for order in (paths, paths[::-1], [desk])
    }
    assert len(printed) == 1


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_file_holds_what_would_be_printed(run: Run, desk: Path, tmp_path: Path, output_format: str) -> None:
    output = tmp_path / "new" / "graph"
    printed = run(desk, "--output-format", output_format)
    result = run(desk, "--output-format", output_format, "-o", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_bytes() == printed.stdout_bytes


@pytest.mark.parametrize("output_format", FORMATS)
def test_without_claims(run: Run, tmp_path: Path, output_format: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text("افتتحت المكتبة.", encoding="utf-8")
    result = run(path, "--output-format", output_format)
    assert result.exit_code == 0
    assert result.stdout != ""


class TestAround:
    @pytest.mark.parametrize(
        "story", ["FR in TD", "FR", "in TD", "fr in td", "NATO in Africa", "foreign in TD"]
    )
    def test_one_story(self, run: Run, desk: Path, story: str) -> None:
        result = run(desk, "--around", story)
        assert names(result, "force") == {"FR"}
        assert names(result, "article") == {str(desk / "a.txt")}

    def test_a_whole_that_holds_both(self, run: Run, desk: Path) -> None:
        assert names(run(desk, "--around", "foreign"), "force") == {"FR", "IL"}

    @pytest.mark.parametrize(
        ("story", "message"),
        [
            ("TR in TD", "no claim is about the force 'TR'"),
            ("FR in NE", "no claim is about the place 'NE'"),
            ("FR in LB", "no claim is about 'FR in LB'"),
        ],
    )
    def test_an_unknown_one(self, run: Run, desk: Path, tmp_path: Path, story: str, message: str) -> None:
        output = tmp_path / "graph.json"
        result = run(desk, "--around", story, "-o", output)
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr
        assert "the stories are: FR in TD (1), IL in LB (1)" in result.stderr
        assert not output.exists()

    def test_none_is_named_before_anything_is_read(self, run: Run, desk: Path) -> None:
        result = run(desk, "--around", "FR in", crash_on=FRENCH)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "'FR in' names no story" in result.stderr

    def test_with_an_article_that_cannot_be_read(self, run: Run, desk: Path) -> None:
        result = run(desk / "no.txt", "--around", "FR in TD")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "no.txt: cannot be read" in result.stderr
        assert "there is no claim" in result.stderr


def test_what_can_be_read_is_written_all_the_same(run: Run, desk: Path) -> None:
    result = run(desk / "no.txt", desk / "a.txt")
    assert result.exit_code == 2
    assert "no.txt" in result.stderr
    assert len([n for n in read_json(result.stdout) if n.startswith("claim:")]) == 1


def test_an_unknown_format(run: Run, desk: Path) -> None:
    result = run(desk, "--output-format", "gexf")
    assert (result.exit_code, result.stdout) == (2, "")


def test_help(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(option in result.stdout for option in ("--around", "--output-format", "--published", "PATH"))


@pytest.mark.slow
def test_every_format_with_the_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reader: ArabicReader
) -> None:
    monkeypatch.setattr(ArabicReader, "load", lambda folder=None: reader)
    path = tmp_path / "a.txt"
    path.write_text(
        "قال وزير الدفاع التركي إنه يوجد جدول زمني محدد لسحب القوات التركية من ليبيا. "
        "وقال ناطق عسكري تركي إنه لا يوجد أي جدول زمني لسحب القوات التركية من ليبيا.",
        encoding="utf-8",
    )
    printed = {}
    for output_format in FORMATS:
        arguments = ["graph", str(path), "--published", "2024-03-01", "--output-format", output_format]
        result = CliRunner().invoke(main, [*arguments, "--around", "TR in LY"])
        assert result.exit_code == 0, result.output
        printed[output_format] = result.stdout
    graph: Any = read_json(printed["json"])
    ((a, b),) = ((a, b) for a, b, kind in graph.edges(data="type") if kind == "contradiction")
    assert [graph.nodes[n]["kind"] for n in (a, b)] == ["timetable.set", "timetable.absent"]
    read: Any = nx.parse_graphml(printed["graphml"], force_multigraph=True)
    assert set(read) == set(graph)
    assert set(read.edges(data="type")) == set(graph.edges(data="type"))
    assert 'label="contradiction\\n' in printed["dot"]
    assert '<==>|"contradiction<br>' in printed["mermaid"]
