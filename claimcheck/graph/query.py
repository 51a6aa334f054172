"""Asking a claim graph: who said what, who disagrees, which numbers were given, in which order.

All functions read a graph that `claimcheck.graph.relations.relate` made and change nothing.
Where they take a ``force``, they mean it, its parts and the wholes that it is part of; where they
take a ``place``, they mean it and its parts; both as the graph's ``PART_OF`` edges say. A force
or place that no claim is about has no node, and nothing is found for it. Codes are exact. Answers
come in the order of the days on which things were said, undated ones last.

Where they take ``titles``, two names are one speaker if they share a word that is not among them
(`claimcheck.claims.attribution.same_speaker`); the grammar pack has such words under
``speakers.titles``. Without titles names are compared as they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claims.attribution import same_speaker
from claimcheck.claims.model import Claim
from claimcheck.graph.model import CONFLICTS, EdgeType, NodeType, claim_node, node_name, places
from claimcheck.graph.query_model import Disagreement, Event, NumberGiven, Statement

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Disagreement",
    "Event",
    "NumberGiven",
    "Statement",
    "disagreements",
    "numbers_for",
    "statements_of",
    "timeline",
]

_Speakers = tuple[str | None, str | None]
_Topic = tuple[tuple[str, ...], tuple[str, ...]]


def statements_of(
    graph: nx.MultiDiGraph[str],
    speaker: str | None,
    *,
    force: str | None = None,
    place: str | None = None,
    titles: Collection[str] | None = None,
) -> tuple[Statement, ...]:
    """What a speaker says, over time; on a force, in a place if these are given.

    Args:
        graph: the graph.
        speaker: a speaker's name, None for what the articles say in their own voice.
        force: whose forces, None for any.
        place: where, None for any.
        titles: see the module.

    Returns:
        The statements that hold such claims, with these claims only.
    """
    about = {claim.id for claim in _claims(graph, force, place)}
    found = []
    for node, data in graph.nodes(data=True):
        if data["type"] == NodeType.STATEMENT and _is_speaker(data["speaker"], speaker, titles):
            stated = (graph.nodes[claim]["claim"] for claim in graph.successors(node))
            claims = tuple(claim for claim in stated if claim.id in about)
            if claims:
                found.append(Statement(data["said"], data["speaker"], data["article"], claims))
    return tuple(sorted(found, key=lambda s: (_day(s.said), s.article, s.claims[0].span.start)))


def disagreements(
    graph: nx.MultiDiGraph[str],
    speaker: str | None = None,
    *,
    force: str | None = None,
    place: str | None = None,
    titles: Collection[str] | None = None,
) -> tuple[Disagreement, ...]:
    """Who disagrees with whom, on whose forces and where, and how often.

    Contradictions and tensions are disagreements, updates are not. A conflict counts once for
    every two speakers on its two sides.

    Args:
        graph: the graph.
        speaker: only where this speaker is one of the two, None for all.
        force: whose forces either side is about, None for any.
        place: where, None for any.
        titles: see the module.
    """
    about = {claim.id for claim in _claims(graph, force, place)}
    grouped: dict[tuple[_Speakers, _Topic], list[_Pair]] = defaultdict(list)
    for pair in _pairs(graph):
        of_speaker = speaker is None or any(_is_speaker(c.speaker, speaker, titles) for c in pair.claims)
        of_topic = any(claim.id in about for claim in pair.claims)
        if pair.level != EdgeType.UPDATE and of_speaker and of_topic:
            grouped[_speakers(pair), _topic(pair)].append(pair)
    found = [_disagreement(speakers, topic, pairs) for (speakers, topic), pairs in grouped.items()]
    return tuple(sorted(found, key=lambda d: (_day(d.first), d.rules, d.conflicts)))


def numbers_for(
    graph: nx.MultiDiGraph[str], force: str | None = None, place: str | None = None
) -> tuple[NumberGiven, ...]:
    """Every number of soldiers that was ever given for a force in a place; None for any."""
    return tuple(
        NumberGiven(
            number=claim.number,
            kind=str(claim.kind),
            force=claim.force,
            place=claim.place,
            area=claim.area,
            time=claim.time,
            said=claim.said,
            speaker=claim.speaker,
            article=claim.article,
            hedged=claim.hedged,
            claim=claim.id,
        )
        for claim in _claims(graph, force, place)
        if claim.number is not None
    )


def timeline(
    graph: nx.MultiDiGraph[str], force: str | None = None, place: str | None = None
) -> tuple[Event, ...]:
    """The claims about a force in a place, None for any, and what each does to the others."""
    replaces: dict[str, list[str]] = defaultdict(list)
    disputed: dict[str, list[str]] = defaultdict(list)
    for pair in _pairs(graph):
        if pair.level == EdgeType.UPDATE:
            replaces[pair.b.id].append(pair.a.id)
        else:
            disputed[pair.a.id].append(pair.b.id)
            disputed[pair.b.id].append(pair.a.id)
    return tuple(
        Event(
            said=claim.said,
            claim=claim,
            repeats=_first_to_say(graph, claim),
            replaces=tuple(dict.fromkeys(replaces[claim.id])),
            disputed_by=tuple(dict.fromkeys(disputed[claim.id])),
        )
        for claim in _claims(graph, force, place)
    )


class _Pair(NamedTuple):
    """One claim of each side of a conflict."""

    conflict: str
    level: EdgeType
    rule: str
    a: Claim
    b: Claim

    @property
    def claims(self) -> tuple[Claim, Claim]:
        return self.a, self.b


def _pairs(graph: nx.MultiDiGraph[str]) -> Iterator[_Pair]:
    """The pairs of claims that conflicts join, also of those that stand behind the first of a side."""
    for a, b, data in graph.edges(data=True):
        if data["type"] in CONFLICTS:
            left = [a, *map(claim_node, data["also_a"])]
            right = [b, *map(claim_node, data["also_b"])]
            for first, second in product(left, right):
                claims = graph.nodes[first]["claim"], graph.nodes[second]["claim"]
                yield _Pair(data["conflict"], data["type"], data["rule"], *claims)


def _claims(graph: nx.MultiDiGraph[str], force: str | None, place: str | None) -> list[Claim]:
    """The claims about a force and a place, in the order of what is said."""
    forces = None if force is None else _names(graph, NodeType.FORCE, force, wholes=True)
    meant = None if place is None else _names(graph, NodeType.PLACE, place, wholes=False)
    found = [
        data["claim"]
        for _, data in graph.nodes(data=True)
        if data["type"] == NodeType.CLAIM
        and (forces is None or data["claim"].force in forces)
        and (meant is None or not meant.isdisjoint(places(data["claim"])))
    ]
    return sorted(found, key=lambda c: (_day(c.said), c.article, c.span.start, c.id))


def _names(graph: nx.MultiDiGraph[str], node_type: NodeType, name: str, *, wholes: bool) -> set[str]:
    """The name with those of its parts and, if asked, of the wholes that it is part of."""
    import networkx as nx

    node = node_name(node_type, name)
    if node not in graph:
        return set()
    part_of = nx.DiGraph(
        (part, whole) for part, whole, data in graph.edges(data=True) if data["type"] == EdgeType.PART_OF
    )
    part_of.add_node(node)
    found = {node} | nx.ancestors(part_of, node)
    if wholes:
        found |= nx.descendants(part_of, node)
    return {graph.nodes[n]["name"] for n in found}


def _is_speaker(name: str | None, speaker: str | None, titles: Collection[str] | None) -> bool:
    return name == speaker or (titles is not None and same_speaker(name, speaker, titles))


def _speakers(pair: _Pair) -> _Speakers:
    first, second = sorted((claim.speaker for claim in pair.claims), key=lambda s: (s is None, s or ""))
    return first, second


def _topic(pair: _Pair) -> _Topic:
    """Whose forces, and the places that both are about, else those of either."""
    a, b = (frozenset(places(claim)) for claim in pair.claims)
    forces = {claim.force for claim in pair.claims if claim.force is not None}
    return tuple(sorted(forces)), tuple(sorted(a & b or a | b))


def _disagreement(speakers: _Speakers, topic: _Topic, pairs: Sequence[_Pair]) -> Disagreement:
    levels = {pair.conflict: pair.level for pair in pairs}
    claims = [claim for pair in pairs for claim in pair.claims]
    days = [claim.said for claim in claims if claim.said is not None]
    forces, meant = topic
    return Disagreement(
        speakers=speakers,
        forces=forces,
        places=meant,
        rules=tuple(sorted({pair.rule for pair in pairs})),
        contradictions=sum(level == EdgeType.CONTRADICTION for level in levels.values()),
        tensions=sum(level == EdgeType.TENSION for level in levels.values()),
        articles=tuple(sorted({claim.article for claim in claims})),
        first=min(days, default=None),
        last=max(days, default=None),
        conflicts=tuple(sorted(levels)),
    )


def _first_to_say(graph: nx.MultiDiGraph[str], claim: Claim) -> str | None:
    for _, first, data in graph.out_edges(claim_node(claim.id), data=True):
        if data["type"] == EdgeType.SUPPORT:
            identity: str = graph.nodes[first]["claim"].id
            return identity
    return None


def _day(said: date | None) -> date:
    return said or date.max
