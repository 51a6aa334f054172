"""What relates the nodes of a claim graph beyond the claims: containment, agreement, conflicts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.graph.model import CONFLICTS, EdgeType, NodeType, claim_node, places

if TYPE_CHECKING:
    import networkx as nx

    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.model import Conflict

_Contains = Callable[[str, str], bool]


def relate(
    graph: nx.MultiDiGraph[str], geography: Geography, conflicts: Iterable[Conflict]
) -> nx.MultiDiGraph[str]:
    """The graph with the edges that join forces, places and claims among themselves.

    - ``PART_OF`` joins a force or place to what directly contains it: if the graph has a third one
      between the two, there is no edge past it.
    - ``SUPPORT`` joins every claim to the first one that says the same: of the same kind, force,
      places and area, with equal numbers and times. Claims whose force or place is unknown
      support nothing. Whether a claim is hedged, and whether its number is approximate, do not
      matter.
    - Each conflict becomes one edge from a claim of its first side to one of its second, with
      ``conflict`` (its id), ``rule``, ``fingerprint``, ``conflict_type``, ``reversal``, and ``also_a`` and
      ``also_b``, the ids of further claims on either side. A claim that the graph lacks is
      replaced by another one of its side; a conflict without a claim on one side is left out.

    Args:
        graph: a graph that `claimcheck.graph.build.build` made; it is not changed.
        geography: which forces and places contain which.
        conflicts: in any order.
    """
    related = graph.copy()
    for node_type, contains in (
        (NodeType.FORCE, geography.contains),
        (NodeType.PLACE, geography.place_contains),
    ):
        nodes = {data["name"]: node for node, data in graph.nodes(data=True) if data["type"] == node_type}
        for part, whole in _direct_parts(nodes, contains):
            related.add_edge(nodes[part], nodes[whole], type=EdgeType.PART_OF)
    for claim, first in _supports(data["claim"] for _, data in graph.nodes(data=True) if "claim" in data):
        related.add_edge(claim_node(claim.id), claim_node(first.id), type=EdgeType.SUPPORT)
    for conflict in sorted(conflicts, key=_conflict_order):
        _add_conflict(related, conflict)
    return related


def _direct_parts(names: Collection[str], contains: _Contains) -> Iterator[tuple[str, str]]:
    """Part and whole, in alphabetical order; two that contain each other are neither."""
    parts = {
        whole: [p for p in sorted(names) if contains(whole, p) and not contains(p, whole)]
        for whole in sorted(names)
    }
    for whole, inside in parts.items():
        indirect = {deeper for part in inside for deeper in parts[part]}
        yield from ((part, whole) for part in inside if part not in indirect)


def _supports(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each claim that says what an earlier one says, and the first that said it."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in sorted(claims, key=_said_order):
        if claim.force is None or claim.place is None:
            continue
        number = claim.number and (claim.number.low, claim.number.high, claim.number.source)
        said = (claim.kind, claim.force, frozenset(places(claim)), claim.area, number, claim.time)
        earlier = first.setdefault(said, claim)
        if earlier is not claim:
            yield claim, earlier


def _said_order(claim: Claim) -> tuple[date, str, int, str]:
    return claim.said or date.max, claim.article, claim.span.start, claim.id


def _conflict_order(conflict: Conflict) -> tuple[int, str, str, str]:
    return CONFLICTS.index(EdgeType(conflict.level)), conflict.rule, conflict.fingerprint, conflict.id


def _add_conflict(graph: nx.MultiDiGraph[str], conflict: Conflict) -> None:
    left = [c for c in (conflict.a, *conflict.also_a) if claim_node(c) in graph]
    right = [c for c in (conflict.b, *conflict.also_b) if claim_node(c) in graph]
    if left and right:
        graph.add_edge(
            claim_node(left[0]),
            claim_node(right[0]),
            type=EdgeType(conflict.level),
            rule=conflict.rule,
            conflict=conflict.id,
            conflict_type=str(conflict.type),
            fingerprint=conflict.fingerprint,
            reversal=conflict.reversal,
            also_a=tuple(left[1:]),
            also_b=tuple(right[1:]),
        )
