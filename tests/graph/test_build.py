"""The claim graph of claims built by hand."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.model import Claim, TimeSpan, TroopNumber
from claimcheck.graph.build import build
from claimcheck.graph.model import EdgeType, NodeType, claim_node, number_node, places, statement_node
from tests.graph.story import AGREED, CLAIMS, COUNT, FIRST, JUNE, MARCH, MINISTER, SECOND, claim

ROOT = Path(__file__).parents[2]
FULL = claim(
    "c1",
    article="a.txt",
    force="US",
    place="IQ,SY",
    speaker="الوزير",
    said=MARCH,
    time=TimeSpan(MARCH, None),
    number=TroopNumber(900, 2500, approximate=True, source=5000),
)
STATEMENT = statement_node(FULL)


def test_nodes() -> None:
    assert dict(build([FULL]).nodes.items()) == {
        "claim:c1": {"type": NodeType.CLAIM, "claim": FULL},
        STATEMENT: {"type": NodeType.STATEMENT, "article": "a.txt", "speaker": "الوزير", "said": MARCH},
        "article:a.txt": {"type": NodeType.ARTICLE, "name": "a.txt"},
        "speaker:الوزير": {"type": NodeType.SPEAKER, "name": "الوزير"},
        "force:US": {"type": NodeType.FORCE, "name": "US"},
        "place:IQ": {"type": NodeType.PLACE, "name": "IQ"},
        "place:SY": {"type": NodeType.PLACE, "name": "SY"},
        "time:2024-03-01/..": {"type": NodeType.TIME, "span": FULL.time},
        "number:900..2500": {"type": NodeType.NUMBER, "low": 900, "high": 2500},
        "number:5000": {"type": NodeType.NUMBER, "low": 5000, "high": 5000},
    }


def test_edges() -> None:
    assert set(build([FULL]).edges(data="type")) == {
        ("article:a.txt", STATEMENT, EdgeType.PUBLISHES),
        ("speaker:الوزير", STATEMENT, EdgeType.SAYS),
        (STATEMENT, "claim:c1", EdgeType.STATES),
        ("claim:c1", "force:US", EdgeType.ABOUT_FORCE),
        ("claim:c1", "place:IQ", EdgeType.ABOUT_PLACE),
        ("claim:c1", "place:SY", EdgeType.ABOUT_PLACE),
        ("claim:c1", "time:2024-03-01/..", EdgeType.AT_TIME),
        ("claim:c1", "number:900..2500", EdgeType.HAS_NUMBER),
        ("claim:c1", "number:5000", EdgeType.FROM_NUMBER),
    }


def test_whether_a_number_is_approximate_is_said_of_the_claim() -> None:
    graph = build([FULL, claim("c2", number=TroopNumber(900, 2500))])
    edges = [graph.get_edge_data(c, "number:900..2500")[0] for c in ("claim:c1", "claim:c2")]
    assert [edge["approximate"] for edge in edges] == [True, False]


def test_what_is_unknown_has_no_node() -> None:
    graph = build([claim("c1")])
    assert Counter(data["type"] for _, data in graph.nodes(data=True)) == {
        NodeType.CLAIM: 1, NodeType.ARTICLE: 1, NodeType.STATEMENT: 1,
    }  # fmt: skip
    assert {data["type"] for *_, data in graph.edges(data=True)} == {EdgeType.PUBLISHES, EdgeType.STATES}


def test_claims_share_nodes() -> None:
    graph = build([claim("c1", force="US", place="IQ"), claim("c2", force="US", place="IQ")])
    assert {n for n, data in graph.nodes(data=True) if data["type"] != NodeType.STATEMENT} == {
        "claim:c1", "claim:c2", f"article:{FIRST}", "force:US", "place:IQ",
    }  # fmt: skip


class TestStatements:
    def test_hold_what_one_speaker_says_on_one_day_in_one_article(self) -> None:
        graph = build(CLAIMS)
        held = [
            (
                data["speaker"],
                data["said"],
                data["article"],
                [graph.nodes[c]["claim"].id for c in graph[node]],
            )
            for node, data in graph.nodes(data=True)
            if data["type"] == NodeType.STATEMENT
        ]
        assert held == [
            (MINISTER, MARCH, FIRST, ["agreed", "count"]),
            (None, MARCH, FIRST, ["count-again"]),
            ("الناطق باسم الجيش", MARCH, SECOND, ["absent"]),
            ("الناطق باسم الجيش", JUNE, SECOND, ["count-later"]),
            (None, JUNE, SECOND, ["in-niger"]),
            (None, None, SECOND, ["nowhere"]),
        ]

    def test_two_articles_are_two(self) -> None:
        assert statement_node(claim("c1")) != statement_node(claim("c1", article=SECOND))

    def test_whose_parts_only_run_together_alike_are_two(self) -> None:
        a, b = claim("c1", article="a|b", speaker="c"), claim("c2", article="a", speaker="b|c")
        assert statement_node(a) != statement_node(b)
        assert statement_node(claim("c1", speaker="None")) != statement_node(claim("c1"))


def test_the_same_claim_twice_is_one() -> None:
    graph = build([AGREED, AGREED])
    assert nx.utils.graphs_equal(graph, build([AGREED]))


def test_nothing() -> None:
    assert list(build([])) == []


class TestDeterminism:
    @given(st.permutations(CLAIMS))
    def test_the_order_of_claims_does_not_matter(self, claims: list[Claim]) -> None:
        first, second = build(CLAIMS), build(claims)
        assert list(first.nodes(data=True)) == list(second.nodes(data=True))
        assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))

    @pytest.mark.parametrize("output_format", ["json", "graphml", "dot", "mermaid"])
    def test_nor_does_the_seed_of_hashes(self, output_format: str) -> None:
        program = (
            "import sys; from tests.graph.story import *;"
            "from claimcheck.graph.build import build; from claimcheck.graph.relations import relate;"
            f"from claimcheck.reports.graph_{output_format} import emit;"
            "graph = relate(build(CLAIMS), GEOGRAPHY, CONFLICTS);"
            "sys.stdout.buffer.write(emit(graph).encode())"
        )
        printed = {
            subprocess.run(
                [sys.executable, "-c", program],
                cwd=ROOT,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
                check=True,
                capture_output=True,
            ).stdout
            for seed in ("1", "2", "3")
        }
        assert len(printed) == 1
        assert printed != {b""}


def test_places() -> None:
    assert places(claim("c1", place="IQ,SY")) == ("IQ", "SY")
    assert places(claim("c1", place="IQ,IQ")) == ("IQ",)
    assert places(claim("c1", place="IQ")) == ("IQ",)
    assert places(claim("c1")) == ()


def test_names_of_nodes() -> None:
    assert claim_node("c1") == "claim:c1"
    assert number_node(900, 900) == "number:900"
    assert number_node(900, None) == "number:900.."
    assert number_node(None, 900) == "number:..900"
    assert number_node(0, None) == "number:0.."
    assert COUNT.number is not None
    assert number_node(COUNT.number.low, COUNT.number.high) in build([COUNT])
