"""The claim graph in the DOT language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from claimcheck.graph.model import EdgeType, NodeType
from claimcheck.reports.graph_values import label_lines
from claimcheck.reports.plain_text import clean

if TYPE_CHECKING:
    import networkx as nx

_SHAPES = {
    NodeType.ARTICLE: "note",
    NodeType.STATEMENT: "cds",
    NodeType.CLAIM: "box",
    NodeType.SPEAKER: "oval",
    NodeType.FORCE: "hexagon",
    NodeType.PLACE: "house",
    NodeType.TIME: "plaintext",
    NodeType.NUMBER: "plaintext",
}
_COLOURS = {
    EdgeType.CONTRADICTION: "red3",
    EdgeType.TENSION: "orange3",
    EdgeType.UPDATE: "blue3",
    EdgeType.SUPPORT: "green4",
}
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})


def emit(graph: nx.MultiDiGraph[str]) -> str:
    """The graph with a shape for each type of node and a colour for each relation of claims."""
    ids = {node: f"n{i}" for i, node in enumerate(graph)}
    return "\n".join(["digraph claims {", "  rankdir=LR;", *_nodes(graph, ids), *_edges(graph, ids), "}", ""])


def _nodes(graph: nx.MultiDiGraph[str], ids: Mapping[str, str]) -> Iterator[str]:
    for node, data in graph.nodes(data=True):
        label = _quoted(*label_lines(data))
        yield f"  {ids[node]} [class={data['type']}, shape={_SHAPES[data['type']]}, label={label}];"


def _edges(graph: nx.MultiDiGraph[str], ids: Mapping[str, str]) -> Iterator[str]:
    for source, target, data in graph.edges(data=True):
        kind = data["type"]
        label = _quoted(kind, data["rule"]) if "rule" in data else _quoted(kind)
        colour = f", color={_COLOURS[kind]}" if kind in _COLOURS else ""
        yield f"  {ids[source]} -> {ids[target]} [class={kind}, label={label}{colour}];"


def _quoted(*lines: str) -> str:
    r"""A quoted string of some lines, in which no backslash and no reference of theirs means anything."""
    return '"' + "\\n".join(clean(line).translate(_QUOTED) for line in lines) + '"'
