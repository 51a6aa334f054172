"""Which claims can meet at all: the places that they are about, and which of these lie in one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.graph.model import EdgeType, NodeType, node_name, place_codes

if TYPE_CHECKING:
    import networkx as nx

    from claimcheck.claims.geography import Geography

_TOPIC = "topic"


def topic_graph(places: Iterable[str], geography: Geography) -> nx.Graph[str]:
    """The graph of what claims are about, however many there are.

    A topic is what the ``place`` of claims may be: one code or several. It is joined to the place
    of each code, and each place to the regions that some claims are about and in which it lies.

    Args:
        places: the places of the claims.
        geography: which place lies in which.
    """
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for topic in sorted(set(places)):
        graph.add_node(_topic_node(topic), type=_TOPIC, name=topic)
        for code in place_codes(topic):
            place = node_name(NodeType.PLACE, code)
            graph.add_node(place, type=NodeType.PLACE, name=code)
            graph.add_edge(_topic_node(topic), place, type=EdgeType.ABOUT_PLACE)
    codes = [data["name"] for _, data in graph.nodes(data=True) if data["type"] == NodeType.PLACE]
    for code in codes:
        for region in geography.regions_of(code):
            if (whole := node_name(NodeType.PLACE, region)) in graph:
                graph.add_edge(node_name(NodeType.PLACE, code), whole, type=EdgeType.PART_OF)
    return graph


def story_keys(places: Iterable[str], geography: Geography) -> dict[str, str]:
    """By the place of a claim the key of those with which it can meet: claims with other keys never do.

    Args:
        places: the places of the claims.
        geography: which place lies in which.
    """
    import networkx as nx

    graph = topic_graph(places, geography)
    keys: dict[str, str] = {}
    for component in nx.connected_components(graph):
        members = [graph.nodes[node] for node in component]
        key = min(data["name"] for data in members if data["type"] == NodeType.PLACE)
        keys.update({data["name"]: key for data in members if data["type"] == _TOPIC})
    return keys


def _topic_node(topic: str) -> str:
    return f"{_TOPIC}:{topic}"
