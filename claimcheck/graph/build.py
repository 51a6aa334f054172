"""The claim graph: articles, claims, speakers, forces, places, and the edges between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim

if TYPE_CHECKING:
    import networkx as nx

    from claimcheck.conflicts.model import Conflict


class NodeType(StrEnum):
    """What a node stands for."""

    ARTICLE = "article"
    CLAIM = "claim"
    SPEAKER = "speaker"
    FORCE = "force"
    PLACE = "place"
    TIME = "time"
    NUMBER = "number"


class EdgeType(StrEnum):
    """How two nodes are related."""

    STATES = "states"
    SAYS = "says"
    ABOUT_FORCE = "about_force"
    ABOUT_PLACE = "about_place"
    AT_TIME = "at_time"
    HAS_NUMBER = "has_number"
    CONTRADICTION = "contradiction"
    TENSION = "tension"
    UPDATE = "update"


def build(claims: Iterable[Claim]) -> nx.MultiDiGraph[str]:
    """The graph of some claims; the same claims in the same order give the same graph.

    A claim's node carries the claim under ``claim``; every node has a ``type``.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for claim in claims:
        graph.add_node(claim_node(claim.id), type=NodeType.CLAIM, claim=claim)
        _link(graph, (NodeType.ARTICLE, claim.article), claim, EdgeType.STATES, towards_claim=True)
        _link(graph, (NodeType.SPEAKER, claim.speaker), claim, EdgeType.SAYS, towards_claim=True)
        _link(graph, (NodeType.FORCE, claim.force), claim, EdgeType.ABOUT_FORCE)
        for place in places(claim):
            _link(graph, (NodeType.PLACE, place), claim, EdgeType.ABOUT_PLACE)
        _link(
            graph, (NodeType.TIME, None if claim.time is None else str(claim.time)), claim, EdgeType.AT_TIME
        )
        number = None if claim.number is None else f"{claim.number.low}-{claim.number.high}"
        _link(graph, (NodeType.NUMBER, number), claim, EdgeType.HAS_NUMBER)
    return graph


def add_conflicts(graph: nx.MultiDiGraph[str], conflicts: Iterable[Conflict]) -> None:
    """Add an edge for each conflict between the two claims that it names."""
    for conflict in conflicts:
        graph.add_edge(
            claim_node(conflict.a), claim_node(conflict.b), type=EdgeType(conflict.level), rule=conflict.rule
        )


def claims_by_place(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, list[Claim]]]:
    """For each place, in alphabetical order, the claims about it in the order of the graph.

    This is the key by which candidates for conflicts are found.
    """
    for node in sorted(n for n, data in graph.nodes(data=True) if data["type"] is NodeType.PLACE):
        claims = [graph.nodes[claim]["claim"] for claim, _ in graph.in_edges(node)]
        yield node.partition(":")[2], claims


def places(claim: Claim) -> tuple[str, ...]:
    """The places that a claim is about, one code each."""
    return tuple(claim.place.split(",")) if claim.place else ()


def claim_node(identity: str) -> str:
    """The node of a claim."""
    return f"{NodeType.CLAIM}:{identity}"


def _link(
    graph: nx.MultiDiGraph[str],
    node: tuple[NodeType, str | None],
    claim: Claim,
    edge: EdgeType,
    *,
    towards_claim: bool = False,
) -> None:
    kind, value = node
    if value is None:
        return
    name = f"{kind}:{value}"
    graph.add_node(name, type=kind)
    ends = (name, claim_node(claim.id)) if towards_claim else (claim_node(claim.id), name)
    graph.add_edge(*ends, type=edge)
