"""The claim graph as GraphML, for Gephi, yEd, Cytoscape and networkx."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from claimcheck.reports.graph_values import Plain, label_lines, plain_graph
from claimcheck.reports.plain_text import clean

if TYPE_CHECKING:
    import networkx as nx

# What is left of what XML 1.0 forbids once a text is clean.
_FORBIDDEN = re.compile("[\ufffe\uffff]")


def emit(graph: nx.MultiDiGraph[str]) -> str:
    """The graph with plain attributes, and a ``label`` of a few lines for each node.

    All other texts stand on one line each, without controls and what else XML cannot hold; nodes
    whose names differ in nothing else are told apart by a number.
    """
    import networkx as nx

    plain = plain_graph(graph)
    names: dict[str, str] = {}
    taken: set[str] = set()
    document: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in plain.nodes(data=True):
        names[node] = _untaken(_clean(node), taken)
        label = "\n".join(_clean(line) for line in label_lines(graph.nodes[node]))
        document.add_node(names[node], label=label, **{k: _value(v) for k, v in data.items()})
    for source, target, key, data in plain.edges(keys=True, data=True):
        edge = {k: _value(v) for k, v in data.items()}
        document.add_edge(names[source], names[target], key=key, **edge)
    written = io.BytesIO()
    nx.write_graphml_xml(document, written)
    return written.getvalue().decode("utf-8").strip() + "\n"


def _untaken(name: str, taken: set[str]) -> str:
    found, copy = name, 1
    while found in taken:
        copy += 1
        found = f"{name} ({copy})"
    taken.add(found)
    return found


def _value(value: Plain) -> Plain:
    return _clean(value) if isinstance(value, str) else value


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", clean(text))
