"""The claim graph as GraphML: a golden file, round trips, hostile texts.

The golden file is rewritten by ``UPDATE_GOLDEN=1 python -m pytest tests/reports``.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.graph.build import build
from claimcheck.graph.relations import relate
from claimcheck.reports.graph_graphml import emit
from claimcheck.reports.graph_values import plain_graph
from tests.graph.hostile import DISPLAY_CONTROLS, HOSTILE, hostile_graph
from tests.graph.story import ABSENT, AGREED, CLAIMS, CONFLICTS, GEOGRAPHY, claim

GOLDEN = Path(__file__).parent / "golden" / "graph.graphml"


def parse(text: str) -> Any:
    return nx.parse_graphml(text, force_multigraph=True)


def has_kept_its_shape(graph: nx.MultiDiGraph[str]) -> None:
    """All nodes and edges come back, in order, with their types, and nothing acts on a display."""
    text = emit(graph)
    found = parse(text)
    assert DISPLAY_CONTROLS.search(text) is None
    assert [kind for _, kind in found.nodes(data="type")] == [kind for _, kind in graph.nodes(data="type")]
    place = {node: i for i, node in enumerate(found)}
    original = {node: i for i, node in enumerate(graph)}
    assert Counter((place[a], place[b], data["type"]) for a, b, data in found.edges(data=True)) == Counter(
        (original[a], original[b], data["type"]) for a, b, data in graph.edges(data=True)
    )


def test_round_trip() -> None:
    graph = relate(build(CLAIMS), GEOGRAPHY, CONFLICTS)
    found = parse(emit(graph))
    plain = plain_graph(graph)
    labels = {node: found.nodes[node].pop("label") for node in found}
    assert list(found.nodes(data=True)) == list(plain.nodes(data=True))
    assert list(found.edges(keys=True, data=True)) == list(plain.edges(keys=True, data=True))
    assert labels["claim:absent"] == "timetable.absent\nFR in TD\nالناطق باسم الجيش\n2024-03-01"


def test_every_edge_has_an_id_of_its_own() -> None:
    root = ET.fromstring(emit(relate(build(CLAIMS), GEOGRAPHY, CONFLICTS)))
    ids = [edge.get("id") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(set(ids)) == len(ids) > 0


def test_golden() -> None:
    printed = emit(relate(build([AGREED, ABSENT]), GEOGRAPHY, CONFLICTS))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8")


def test_nothing() -> None:
    assert list(parse(emit(build([])))) == []


def test_names_that_differ_in_what_is_dropped_stay_apart() -> None:
    claims = [claim(f"c{i}", speaker=name) for i, name in enumerate(("a", "a\x00", "\ufffea", "a (2)"))]
    found = parse(emit(build(claims)))
    speakers = {node for node, kind in found.nodes(data="type") if kind == "speaker"}
    assert speakers == {"speaker:a", "speaker:a (2)", "speaker:a (3)", "speaker:a (2) (2)"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    has_kept_its_shape(hostile_graph(text))


@given(st.text())
def test_any_text(text: str) -> None:
    has_kept_its_shape(hostile_graph(text))
