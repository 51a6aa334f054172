"""The claim graph in DOT: a golden file, and hostile texts.

The golden file is rewritten by ``UPDATE_GOLDEN=1 python -m pytest tests/reports``.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.graph.build import build
from claimcheck.graph.model import EdgeType, NodeType
from claimcheck.graph.relations import relate
from claimcheck.reports.graph_dot import emit
from tests.graph.hostile import DISPLAY_CONTROLS, HOSTILE, hostile_graph
from tests.graph.story import CLAIMS, CONFLICTS, GEOGRAPHY, claim

GOLDEN = Path(__file__).parent / "golden" / "graph.dot"
# A quoted string in which a backslash stands before itself, a quotation mark or our line end only,
# and an ampersand begins our reference only.
_STRING = r'"(?:[^"\\&]|\\[\\"n]|&amp;)*"'
_NODE = re.compile(rf"  n\d+ \[class=({'|'.join(NodeType)}), shape=[a-z]+, label={_STRING}\];")
_EDGE = re.compile(rf"  n\d+ -> n\d+ \[class=({'|'.join(EdgeType)}), label={_STRING}(?:, color=[a-z]+\d)?\];")


def is_well_formed(graph: nx.MultiDiGraph[str]) -> None:
    text = emit(graph)
    lines = text.split("\n")
    assert (lines[:2], lines[-2:]) == (["digraph claims {", "  rankdir=LR;"], ["}", ""])
    nodes, edges = lines[2 : 2 + len(graph)], lines[2 + len(graph) : -2]
    assert [line for line in nodes if not _NODE.fullmatch(line)] == []
    assert [line for line in edges if not _EDGE.fullmatch(line)] == []
    assert len(edges) == graph.number_of_edges()
    assert DISPLAY_CONTROLS.search(text) is None


def test_golden() -> None:
    graph = relate(build(CLAIMS), GEOGRAPHY, CONFLICTS)
    printed = emit(graph)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8")
    is_well_formed(graph)


def test_nothing() -> None:
    is_well_formed(build([]))


def test_what_is_escaped() -> None:
    text = emit(build([claim("c", speaker='a"b\\c&lt;\nd')]))
    assert r'label="a\"b\\c&amp;lt; d"' in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    is_well_formed(hostile_graph(text))


@given(st.text())
def test_any_text(text: str) -> None:
    is_well_formed(hostile_graph(text))
