"""The claim graph as node-link JSON: a golden file, round trips, hostile texts.

The golden file is rewritten by ``UPDATE_GOLDEN=1 python -m pytest tests/reports``.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.graph.build import build
from claimcheck.graph.relations import relate
from claimcheck.reports.graph_json import emit
from claimcheck.reports.graph_values import plain_graph
from tests.graph.hostile import DISPLAY_CONTROLS, HOSTILE, hostile_graph
from tests.graph.story import ABSENT, AGREED, CLAIMS, CONFLICTS, GEOGRAPHY

GOLDEN = Path(__file__).parent / "golden" / "graph.json"


def round_trip(graph: nx.MultiDiGraph[str]) -> None:
    text = emit(graph)
    assert nx.utils.graphs_equal(nx.node_link_graph(json.loads(text), edges="edges"), plain_graph(graph))
    assert DISPLAY_CONTROLS.search(text) is None
    assert "<" not in text


def test_round_trip() -> None:
    round_trip(relate(build(CLAIMS), GEOGRAPHY, CONFLICTS))


def test_golden() -> None:
    printed = emit(relate(build([AGREED, ABSENT]), GEOGRAPHY, CONFLICTS))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8")


def test_nothing() -> None:
    assert json.loads(emit(build([])))["nodes"] == []
    round_trip(build([]))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    round_trip(hostile_graph(text))


@given(st.text())
def test_any_text(text: str) -> None:
    round_trip(hostile_graph(text))
