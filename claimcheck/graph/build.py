"""The claim graph of claims alone; `claimcheck.graph.relations` adds what needs more than claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from claimcheck.claims.model import Claim
from claimcheck.graph.model import (
    EdgeType,
    NodeType,
    claim_node,
    node_name,
    number_node,
    places,
    statement_node,
)

if TYPE_CHECKING:
    import networkx as nx


def build(claims: Iterable[Claim]) -> nx.MultiDiGraph[str]:
    """The graph of some claims; the same claims in whatever order give the same graph.

    Every node and every edge has a ``type``; `NodeType` and `EdgeType` say what else they have.
    Claims stand in the order of their articles' ids and, within an article, of the text. Of
    claims with the same id only the first has a node.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for claim in sorted(claims, key=_order):
        if claim_node(claim.id) not in graph:
            _add(graph, claim)
    return graph


def _order(claim: Claim) -> tuple[str, int, int, str, str, date]:
    return (
        claim.article,
        claim.span.start,
        claim.span.end,
        claim.id,
        claim.speaker or "",
        claim.said or date.max,
    )


def _add(graph: nx.MultiDiGraph[str], claim: Claim) -> None:
    own = claim_node(claim.id)
    graph.add_node(own, type=NodeType.CLAIM, claim=claim)
    statement = statement_node(claim)
    if statement not in graph:
        _add_statement(graph, statement, claim)
    graph.add_edge(statement, own, type=EdgeType.STATES)
    if claim.force is not None:
        graph.add_edge(own, _named(graph, NodeType.FORCE, claim.force), type=EdgeType.ABOUT_FORCE)
    for place in places(claim):
        graph.add_edge(own, _named(graph, NodeType.PLACE, place), type=EdgeType.ABOUT_PLACE)
    if claim.time is not None:
        time = node_name(NodeType.TIME, str(claim.time))
        graph.add_node(time, type=NodeType.TIME, span=claim.time)
        graph.add_edge(own, time, type=EdgeType.AT_TIME)
    if claim.number is not None:
        number = _number(graph, claim.number.low, claim.number.high)
        graph.add_edge(own, number, type=EdgeType.HAS_NUMBER, approximate=claim.number.approximate)
        if claim.number.source is not None:
            source = _number(graph, claim.number.source, claim.number.source)
            graph.add_edge(own, source, type=EdgeType.FROM_NUMBER)


def _add_statement(graph: nx.MultiDiGraph[str], statement: str, claim: Claim) -> None:
    said: dict[str, Any] = {"article": claim.article, "speaker": claim.speaker, "said": claim.said}
    graph.add_node(statement, type=NodeType.STATEMENT, **said)
    graph.add_edge(_named(graph, NodeType.ARTICLE, claim.article), statement, type=EdgeType.PUBLISHES)
    if claim.speaker is not None:
        graph.add_edge(_named(graph, NodeType.SPEAKER, claim.speaker), statement, type=EdgeType.SAYS)


def _named(graph: nx.MultiDiGraph[str], node_type: NodeType, value: str) -> str:
    node = node_name(node_type, value)
    graph.add_node(node, type=node_type, name=value)
    return node


def _number(graph: nx.MultiDiGraph[str], low: int | None, high: int | None) -> str:
    node = number_node(low, high)
    graph.add_node(node, type=NodeType.NUMBER, low=low, high=high)
    return node
