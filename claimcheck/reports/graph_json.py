"""The claim graph as node-link JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.reports.graph_values import plain_graph
from claimcheck.reports.json_text import dumps

if TYPE_CHECKING:
    import networkx as nx


def emit(graph: nx.MultiDiGraph[str]) -> str:
    """The graph as `networkx.node_link_data` lays it out, with ``edges`` for the edges.

    `networkx.node_link_graph` gives it back with every character. ``<`` is escaped, so that the
    document can stand in a page's script.
    """
    import networkx as nx

    text = dumps(nx.node_link_data(plain_graph(graph), edges="edges"), indent=2)
    return text.replace("<", "\\u003c") + "\n"
