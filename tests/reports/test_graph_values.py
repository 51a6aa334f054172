"""The claim graph with plain values, and short words for its nodes."""

from __future__ import annotations

import pytest

from claimcheck.claims.model import Claim, TimeSpan, TroopNumber
from claimcheck.graph.build import build
from claimcheck.graph.model import NodeType, claim_node, statement_node
from claimcheck.graph.relations import relate
from claimcheck.reports.graph_values import article_label, label_lines, plain_graph
from tests.graph.hostile import DISPLAY_CONTROLS, HOSTILE, hostile_graph
from tests.graph.story import (
    AGREED,
    CLAIMS,
    CONFLICTS,
    COUNT_LATER,
    FIRST,
    GEOGRAPHY,
    JUNE,
    MARCH,
    MINISTER,
    NOWHERE,
    SECOND,
    SPOKESMAN,
    claim,
)

GRAPH = relate(build(CLAIMS), GEOGRAPHY, CONFLICTS)


class TestPlainGraph:
    def test_a_claim(self) -> None:
        assert plain_graph(GRAPH).nodes[claim_node("count-later")] == {
            "type": "claim",
            "claim": "count-later",
            "kind": "troops.change",
            "quote": "count-later",
            "article": SECOND,
            "line": 1,
            "column": 21,
            "start": 20,
            "end": 31,
            "force": "FR",
            "place": "TD",
            "speaker": SPOKESMAN,
            "hedged": True,
            "rule": "",
            "said": "2024-06-01",
            "low": 300,
            "high": 400,
            "from": 1000,
            "approximate": False,
        }

    @pytest.mark.parametrize(
        ("node", "attributes"),
        [
            (f"article:{FIRST}", {"type": "article", "name": FIRST}),
            (
                statement_node(AGREED),
                {"type": "statement", "article": FIRST, "speaker": MINISTER, "said": "2024-03-01"},
            ),
            (statement_node(NOWHERE), {"type": "statement", "article": SECOND}),
            (f"speaker:{MINISTER}", {"type": "speaker", "name": MINISTER}),
            ("force:FR", {"type": "force", "name": "FR"}),
            ("place:TD", {"type": "place", "name": "TD"}),
            ("time:../2024-12-31", {"type": "time", "last": "2024-12-31"}),
            ("number:300..400", {"type": "number", "low": 300, "high": 400}),
        ],
    )
    def test_other_nodes(self, node: str, attributes: dict[str, object]) -> None:
        assert plain_graph(GRAPH).nodes[node] == attributes

    def test_a_conflict(self) -> None:
        (edge,) = plain_graph(GRAPH).get_edge_data("claim:count", "claim:count-later").values()
        assert edge == {
            "type": "update",
            "rule": "rule-update",
            "conflict": "x-update",
            "conflict_type": "negation",
            "fingerprint": "print-x-update",
            "reversal": False,
            "also_a": "count-again",
        }

    def test_every_value_is_plain(self) -> None:
        plain = plain_graph(GRAPH)
        records = [data for _, data in plain.nodes(data=True)] + [data for *_, data in plain.edges(data=True)]
        assert {type(value) for data in records for value in data.values()} == {str, int, bool}

    def test_has_the_nodes_and_edges_of_the_graph(self) -> None:
        plain = plain_graph(GRAPH)
        assert list(plain) == list(GRAPH)
        assert [edge[:2] for edge in plain.edges] == [edge[:2] for edge in GRAPH.edges]
        assert [key for *_, key in plain.edges(keys=True)] == list(range(GRAPH.number_of_edges()))


class TestLabels:
    @pytest.mark.parametrize(
        ("given", "lines"),
        [
            (COUNT_LATER, ("troops.change", "FR in TD", "1,000 to 300–400", SPOKESMAN, "2024-06-01")),
            (NOWHERE, ("presence.continuing",)),
            (
                claim("c", number=TroopNumber(2500, 2500, True), force="FR"),
                ("troops.count", "FR", "≈ 2,500"),
            ),
            (claim("c", number=TroopNumber(1000, None)), ("troops.count", "≥ 1,000")),
            (
                claim("c", number=TroopNumber(None, 1000, True), place="TD"),
                ("troops.count", "in TD", "≈ ≤ 1,000"),
            ),
        ],
    )
    def test_of_a_claim(self, given: Claim, lines: tuple[str, ...]) -> None:
        assert label_lines({"type": NodeType.CLAIM, "claim": given}) == lines

    @pytest.mark.parametrize(
        ("data", "lines"),
        [
            ({"type": NodeType.STATEMENT, "speaker": MINISTER, "said": MARCH}, (MINISTER, "2024-03-01")),
            ({"type": NodeType.STATEMENT, "speaker": None, "said": None}, ("the article",)),
            ({"type": NodeType.TIME, "span": TimeSpan(MARCH, JUNE)}, ("2024-03-01/2024-06-01",)),
            ({"type": NodeType.NUMBER, "low": None, "high": None}, ("?",)),
            ({"type": NodeType.FORCE, "name": "FR"}, ("FR",)),
            ({"type": NodeType.SPEAKER, "name": "س" * 50}, ("س" * 39 + "…",)),
        ],
    )
    def test_of_other_nodes(self, data: dict[str, object], lines: tuple[str, ...]) -> None:
        assert label_lines(data) == lines

    def test_of_an_article_keep_the_end(self) -> None:
        shown = article_label("archive/" * 20 + "2024-03-01-first.md")
        assert len(shown) == 60
        assert shown.startswith("…")
        assert shown.endswith("/2024-03-01-first.md")
        assert article_label("a.md") == "a.md"

    @pytest.mark.parametrize("text", HOSTILE)
    def test_are_short_lines_fit_for_display(self, text: str) -> None:
        labels = [line for _, data in hostile_graph(text).nodes(data=True) for line in label_lines(data)]
        assert [line for line in labels if not line or len(line) > 100 or DISPLAY_CONTROLS.search(line)] == []
