"""What relates claims, forces and places beyond the claims."""

from __future__ import annotations

from datetime import date
from itertools import combinations, permutations
from typing import Any, ClassVar

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.geography import Geography
from claimcheck.claims.geography_model import GeographyPack
from claimcheck.claims.model import Claim, Kind, TimeSpan, TroopNumber
from claimcheck.conflicts.model import Conflict, Level
from claimcheck.graph.build import build
from claimcheck.graph.model import EdgeType, claim_node
from claimcheck.graph.relations import relate
from tests.graph.story import CLAIMS, CONFLICTS, GEOGRAPHY, JUNE, MARCH, SECOND, claim, conflict


def edges(graph: nx.MultiDiGraph[str], kind: EdgeType) -> set[tuple[str, str]]:
    return {(a, b) for a, b, data in graph.edges(data=True) if data["type"] == kind}


def related(*claims: Claim, conflicts: tuple[Conflict, ...] = ()) -> nx.MultiDiGraph[str]:
    return relate(build(claims), GEOGRAPHY, conflicts)


def test_the_graph_given_is_not_changed() -> None:
    graph = build(CLAIMS)
    before = graph.copy()
    relate(graph, GEOGRAPHY, CONFLICTS)
    assert nx.utils.graphs_equal(graph, before)


def test_the_order_of_claims_and_conflicts_does_not_matter() -> None:
    first = relate(build(CLAIMS), GEOGRAPHY, CONFLICTS)
    for conflicts in permutations(CONFLICTS):
        second = relate(build(reversed(CLAIMS)), GEOGRAPHY, conflicts)
        assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


class TestPartOf:
    def test_of_forces(self) -> None:
        graph = related(*(claim(f, force=f) for f in ("foreign", "coalition", "FR", "US", "TR")))
        assert edges(graph, EdgeType.PART_OF) == {
            ("force:FR", "force:coalition"),
            ("force:coalition", "force:foreign"),
            ("force:US", "force:foreign"),
        }

    def test_past_what_the_graph_lacks(self) -> None:
        graph = related(claim("a", force="foreign"), claim("b", force="FR"))
        assert edges(graph, EdgeType.PART_OF) == {("force:FR", "force:foreign")}

    def test_of_places(self) -> None:
        graph = related(claim("a", place="Africa,Sahel"), claim("b", place="TD,GA"))
        assert edges(graph, EdgeType.PART_OF) == {
            ("place:TD", "place:Sahel"), ("place:Sahel", "place:Africa"), ("place:GA", "place:Africa"),
        }  # fmt: skip

    def test_what_contains_each_other_is_not_parted(self) -> None:
        pack = GeographyPack(
            version=1, countries={}, groups={}, contains={"x": ("y",), "y": ("x", "z")}, regions={}
        )
        graph = relate(build([claim(f, force=f) for f in "xyz"]), Geography(pack), ())
        assert edges(graph, EdgeType.PART_OF) == {("force:z", "force:x"), ("force:z", "force:y")}

    @given(st.sets(st.sampled_from(["Africa", "Sahel", "GA", "TD", "NE", "FR"])))
    def test_paths_are_containment_and_no_edge_is_a_shortcut(self, places: set[str]) -> None:
        graph = related(*(claim(p, place=p) for p in places))
        part_of = nx.DiGraph(edges(graph, EdgeType.PART_OF))
        paths = {(a, b) for a in part_of for b in nx.descendants(part_of, a)}
        assert paths == {
            (f"place:{a}", f"place:{b}")
            for a in places
            for b in places
            if a != b and GEOGRAPHY.place_contains(b, a)
        }
        assert set(nx.transitive_reduction(part_of).edges) == set(part_of.edges)


class TestSupport:
    GIVEN: ClassVar[dict[str, Any]] = {
        "kind": Kind.TROOPS_COUNT,
        "force": "FR",
        "place": "TD,NE",
        "area": "الشمال",
        "number": TroopNumber(900, 1000),
        "time": TimeSpan(MARCH, JUNE),
        "said": MARCH,
    }

    def test_joins_each_to_the_first_and_never_all_to_all(self) -> None:
        days = [date(2024, 1, 9 - i) for i in range(5)]
        graph = related(*(claim(f"c{i}", **{**self.GIVEN, "said": day}) for i, day in enumerate(days)))
        assert edges(graph, EdgeType.SUPPORT) == {(f"claim:c{i}", "claim:c4") for i in range(4)}

    def test_an_undated_claim_is_not_the_first(self) -> None:
        graph = related(claim("a", **{**self.GIVEN, "said": None}), claim("b", **self.GIVEN))
        assert edges(graph, EdgeType.SUPPORT) == {("claim:a", "claim:b")}

    @pytest.mark.parametrize(
        "fields",
        [
            {"speaker": "الوزير"},
            {"hedged": True},
            {"article": SECOND},
            {"place": "NE,TD"},
            {"number": TroopNumber(900, 1000, approximate=True)},
        ],
    )
    def test_what_may_differ(self, fields: dict[str, Any]) -> None:
        graph = related(claim("a", **self.GIVEN), claim("b", 9, **{**self.GIVEN, **fields}))
        assert len(edges(graph, EdgeType.SUPPORT)) == 1

    @pytest.mark.parametrize(
        "fields",
        [
            {"kind": Kind.TROOPS_CHANGE},
            {"force": "coalition"},
            {"place": "TD"},
            {"area": None},
            {"number": TroopNumber(900, 1001)},
            {"number": TroopNumber(900, 1000, source=5000)},
            {"number": None},
            {"time": TimeSpan(MARCH, None)},
            {"time": None},
        ],
    )
    def test_what_may_not(self, fields: dict[str, Any]) -> None:
        graph = related(claim("a", **self.GIVEN), claim("b", **{**self.GIVEN, **fields}))
        assert edges(graph, EdgeType.SUPPORT) == set()

    @pytest.mark.parametrize("unknown", ["force", "place"])
    def test_what_is_not_known_to_be_the_same_supports_nothing(self, unknown: str) -> None:
        fields = {**self.GIVEN, unknown: None}
        assert edges(related(claim("a", **fields), claim("b", **fields)), EdgeType.SUPPORT) == set()

    @given(st.lists(st.integers(1, 3), max_size=12))
    def test_joins_just_what_says_the_same(self, numbers: list[int]) -> None:
        claims = [
            claim(f"c{i}", force="FR", place="TD", number=TroopNumber(n, n)) for i, n in enumerate(numbers)
        ]
        support = edges(related(*claims), EdgeType.SUPPORT)
        assert len(support) == len(numbers) - len(set(numbers))
        joined = nx.Graph(support)
        for a, b in combinations(claims, 2):
            ends = claim_node(a.id), claim_node(b.id)
            together = all(end in joined for end in ends) and nx.has_path(joined, *ends)
            assert together == (a.number == b.number)


class TestConflicts:
    def test_are_edges_from_side_to_side(self) -> None:
        graph = related(
            *(claim(c) for c in "abcd"),
            conflicts=(conflict("x", "a", "b", also_a=("c",), also_b=("d",), reversal=True),),
        )
        assert list(graph.get_edge_data("claim:a", "claim:b").values()) == [
            {
                "type": EdgeType.CONTRADICTION,
                "rule": "rule-contradiction",
                "conflict": "x",
                "conflict_type": "negation",
                "fingerprint": "print-x",
                "reversal": True,
                "also_a": ("c",),
                "also_b": ("d",),
            }
        ]

    def test_of_every_level_strongest_first(self) -> None:
        found = related(
            claim("a"),
            claim("b"),
            conflicts=tuple(conflict(level, "a", "b", level) for level in reversed(Level)),
        ).get_edge_data("claim:a", "claim:b")
        assert [edge["type"] for edge in found.values()] == [
            EdgeType.CONTRADICTION, EdgeType.TENSION, EdgeType.UPDATE,
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("there", "expected"),
        [
            ("abcd", ("a", "b", ("c",), ("d",))),
            ("bcd", ("c", "b", (), ("d",))),
            ("acd", ("a", "d", ("c",), ())),
            ("cd", ("c", "d", (), ())),
            ("ac", None),
            ("bd", None),
        ],
    )
    def test_of_claims_that_are_left(self, there: str, expected: tuple[Any, ...] | None) -> None:
        whole = conflict("x", "a", "b", also_a=("c",), also_b=("d",))
        graph = related(*(claim(c) for c in there), conflicts=(whole,))
        assert set(graph) == set(build([claim(c) for c in there]))
        found = [
            (*(graph.nodes[end]["claim"].id for end in ends), data["also_a"], data["also_b"])
            for *ends, data in graph.edges(data=True)
            if data["type"] == EdgeType.CONTRADICTION
        ]
        assert found == ([] if expected is None else [expected])
