"""The claim graph of claims built by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Level
from claimcheck.graph.build import (
    EdgeType,
    NodeType,
    add_conflicts,
    build,
    claim_node,
    claims_by_place,
    places,
)


def claim(identity: str, **fields: Any) -> Claim:
    given: dict[str, Any] = {"kind": Kind.TROOPS_COUNT, "quote": "س", "article": "a.txt", **fields}
    return Claim(id=identity, span=Span(0, 1), line=1, column=1, **given)


FULL = claim(
    "c1",
    force="US",
    place="IQ,SY",
    speaker="الوزير",
    time=TimeSpan(date(2024, 1, 1), None),
    number=TroopNumber(900, 2500),
)


def test_nodes() -> None:
    graph = build([FULL])
    assert {node: data["type"] for node, data in graph.nodes(data=True)} == {
        "claim:c1": NodeType.CLAIM,
        "article:a.txt": NodeType.ARTICLE,
        "speaker:الوزير": NodeType.SPEAKER,
        "force:US": NodeType.FORCE,
        "place:IQ": NodeType.PLACE,
        "place:SY": NodeType.PLACE,
        "time:2024-01-01/..": NodeType.TIME,
        "number:900-2500": NodeType.NUMBER,
    }
    assert graph.nodes["claim:c1"]["claim"] is FULL


def test_edges() -> None:
    assert set(build([FULL]).edges(data="type")) == {
        ("article:a.txt", "claim:c1", EdgeType.STATES),
        ("speaker:الوزير", "claim:c1", EdgeType.SAYS),
        ("claim:c1", "force:US", EdgeType.ABOUT_FORCE),
        ("claim:c1", "place:IQ", EdgeType.ABOUT_PLACE),
        ("claim:c1", "place:SY", EdgeType.ABOUT_PLACE),
        ("claim:c1", "time:2024-01-01/..", EdgeType.AT_TIME),
        ("claim:c1", "number:900-2500", EdgeType.HAS_NUMBER),
    }


def test_what_is_unknown_has_no_node() -> None:
    graph = build([claim("c1")])
    assert set(graph) == {"claim:c1", "article:a.txt"}
    assert graph.number_of_edges() == 1


def test_claims_share_nodes() -> None:
    graph = build([claim("c1", force="US", place="IQ"), claim("c2", force="US", place="IQ")])
    assert set(graph) == {"claim:c1", "claim:c2", "article:a.txt", "force:US", "place:IQ"}


def test_nothing() -> None:
    assert list(build([])) == []
    assert list(claims_by_place(build([]))) == []


def test_deterministic() -> None:
    claims = [claim(f"c{i}", force=force, place="IQ") for i, force in enumerate(("US", "FR", "US"))]
    first, second = build(claims), build(claims)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_claims_by_place() -> None:
    here, there, both, nowhere = (
        claim("c1", place="SY"), claim("c2", place="IQ"), claim("c3", place="IQ,SY"), claim("c4"),
    )  # fmt: skip
    found = list(claims_by_place(build([here, there, both, nowhere])))
    assert found == [("IQ", [there, both]), ("SY", [here, both])]


def test_places() -> None:
    assert places(claim("c1", place="IQ,SY")) == ("IQ", "SY")
    assert places(claim("c1", place="IQ")) == ("IQ",)
    assert places(claim("c1")) == ()


def test_conflicts_are_edges_between_claims() -> None:
    graph = build([claim("c1", place="IQ"), claim("c2", place="IQ")])
    text = BilingualText("", "")
    for level in Level:
        conflict = Conflict(
            *("x", level, ConflictType.NEGATION, f"rule-{level}", "c1", "c2"),
            **{"also_a": (), "also_b": (), "agree": (), "differ": ()},  # type: ignore[arg-type]
            why=text,
            unless=text,
            fingerprint="",
        )
        add_conflicts(graph, [conflict])
    found = graph.get_edge_data(claim_node("c1"), claim_node("c2")).values()
    assert [(edge["type"], edge["rule"]) for edge in found] == [
        (EdgeType.CONTRADICTION, "rule-contradiction"),
        (EdgeType.TENSION, "rule-tension"),
        (EdgeType.UPDATE, "rule-update"),
    ]
