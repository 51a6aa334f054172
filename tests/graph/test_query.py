"""Asking the graph of the story built by hand."""

from __future__ import annotations

from datetime import date

import networkx as nx
import pytest

from claimcheck.claims.model import TroopNumber
from claimcheck.conflicts.model import Level
from claimcheck.graph.build import build
from claimcheck.graph.query import disagreements, numbers_for, statements_of, timeline
from claimcheck.graph.relations import relate
from tests.graph.story import (
    CLAIMS,
    CONFLICTS,
    FIRST,
    GEOGRAPHY,
    JUNE,
    MARCH,
    MINISTER,
    SECOND,
    SPOKESMAN,
    claim,
    conflict,
)

GRAPH = relate(build(CLAIMS), GEOGRAPHY, CONFLICTS)
TITLES = frozenset({"وزير", "الناطق", "باسم"})


def graph_of(*claims: object, **fields: object) -> nx.MultiDiGraph[str]:
    return relate(build(claims), GEOGRAPHY, fields.get("conflicts", ()))  # type: ignore[arg-type]


class TestStatementsOf:
    def test_over_time(self) -> None:
        found = statements_of(GRAPH, SPOKESMAN)
        assert [(s.said, s.article, [c.id for c in s.claims]) for s in found] == [
            (MARCH, SECOND, ["absent"]),
            (JUNE, SECOND, ["count-later"]),
        ]
        assert {s.speaker for s in found} == {SPOKESMAN}

    def test_the_articles_own_voice_undated_last(self) -> None:
        found = statements_of(GRAPH, None)
        assert [s.said for s in found] == [MARCH, JUNE, None]

    def test_on_a_force_and_a_place(self) -> None:
        claims = [
            claim("a", 0, speaker=MINISTER, force="FR", place="TD"),
            claim("b", 9, speaker=MINISTER, force="coalition", place="Sahel"),
            claim("c", 19, speaker=MINISTER, force="US", place="GA"),
            claim("d", 29, speaker=SPOKESMAN, force="FR", place="TD"),
            claim("e", 39, speaker=MINISTER, force="foreign", place="GA"),
        ]
        graph = graph_of(*claims)

        def ids(**about: str) -> list[str]:
            return [c.id for s in statements_of(graph, MINISTER, **about) for c in s.claims]

        assert ids() == ["a", "b", "c", "e"]
        assert ids(force="coalition") == ["a", "b", "e"]
        assert ids(force="US") == ["c", "e"]
        assert ids(place="Sahel") == ["a", "b"]
        assert ids(place="TD") == ["a"]
        assert ids(force="FR", place="GA") == ["e"]
        assert ids(force="RU") == ids(place="FR") == []

    def test_names_are_exact_without_titles(self) -> None:
        graph = graph_of(claim("a", speaker="وزير الدفاع سامي"), claim("b", speaker="سامي"))
        assert [s.speaker for s in statements_of(graph, "سامي")] == ["سامي"]
        assert len(statements_of(graph, "سامي", titles=TITLES)) == 2

    def test_a_title_alone_does_not_make_two_one(self) -> None:
        graph = graph_of(claim("a", speaker="وزير الدفاع"), claim("b", speaker="وزير الخارجية"))
        assert [s.speaker for s in statements_of(graph, "وزير الدفاع", titles=TITLES)] == ["وزير الدفاع"]

    def test_nobody(self) -> None:
        assert statements_of(GRAPH, "أحد") == ()


class TestDisagreements:
    def test_who_with_whom_on_what(self) -> None:
        found = disagreements(GRAPH)
        assert [(d.speakers, d.forces, d.places, d.rules, d.conflicts) for d in found] == [
            ((MINISTER, None), ("FR", "coalition"), ("TD",), ("rule-contradiction",), ("x-contradiction",)),
            ((None, None), ("FR", "coalition"), ("TD",), ("rule-contradiction",), ("x-contradiction",)),
            ((SPOKESMAN, MINISTER), ("FR",), ("TD",), ("rule-tension",), ("x-tension",)),
        ]
        assert [(d.contradictions, d.tensions, d.times) for d in found] == [(1, 0, 1), (1, 0, 1), (0, 1, 1)]
        assert [(d.first, d.last) for d in found] == [(MARCH, JUNE), (MARCH, JUNE), (MARCH, MARCH)]
        assert {d.articles for d in found} == {(FIRST, SECOND)}

    def test_of_one_speaker(self) -> None:
        assert [d.speakers for d in disagreements(GRAPH, SPOKESMAN)] == [(SPOKESMAN, MINISTER)]
        assert disagreements(GRAPH, "الدفاع") == ()
        assert len(disagreements(GRAPH, "الدفاع", titles=TITLES)) == 2

    def test_on_a_force_and_a_place(self) -> None:
        assert len(disagreements(GRAPH, force="coalition", place="TD")) == 3
        assert len(disagreements(GRAPH, place="NE")) == 2
        assert disagreements(GRAPH, force="TR") == ()

    def test_are_counted_by_topic(self) -> None:
        days = [date(2024, 1, day) for day in range(1, 7)]
        claims = [
            claim(f"c{i}", speaker=MINISTER if i % 2 else SPOKESMAN, force="FR", place="TD", said=day)
            for i, day in enumerate(days)
        ]
        other = claim("o", speaker=SPOKESMAN, force="FR", place="NE", said=days[0])
        graph = graph_of(
            *claims,
            other,
            conflicts=(
                conflict("x1", "c0", "c1"),
                conflict("x2", "c3", "c2", Level.TENSION),
                conflict("x3", "c4", "c5", Level.UPDATE),
                conflict("x4", "o", "c1", Level.TENSION),
                conflict("x5", "c0", "c3", also_b=("c5",)),
            ),
        )
        there, here = disagreements(graph)
        assert (here.places, here.conflicts) == (("NE", "TD"), ("x4",))
        assert (there.contradictions, there.tensions, there.times) == (2, 1, 3)
        assert (there.first, there.last) == (days[0], days[5])
        assert there.rules == ("rule-contradiction", "rule-tension")

    def test_with_oneself(self) -> None:
        graph = graph_of(
            claim("a", speaker=MINISTER), claim("b", speaker=MINISTER), conflicts=(conflict("x", "a", "b"),)
        )
        assert [d.speakers for d in disagreements(graph)] == [(MINISTER, MINISTER)]


class TestNumbersFor:
    def test_every_number_over_time(self) -> None:
        found = numbers_for(GRAPH, "FR", "TD")
        assert [(n.claim, n.number, n.said, n.speaker, n.article) for n in found] == [
            ("count", TroopNumber(1000, 1000, True), MARCH, MINISTER, FIRST),
            ("count-again", TroopNumber(1000, 1000), MARCH, None, FIRST),
            ("count-later", TroopNumber(300, 400, source=1000), JUNE, SPOKESMAN, SECOND),
        ]
        assert [(n.kind, n.hedged) for n in found] == [
            ("troops.count", False), ("troops.count", False), ("troops.change", True),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("about", "count"), [((), 3), (("coalition",), 3), (("US",), 0), ((None, "GA"), 0)]
    )
    def test_of_others(self, about: tuple[str | None, ...], count: int) -> None:
        assert len(numbers_for(GRAPH, *about)) == count


class TestTimeline:
    def test_what_each_claim_does_to_the_others(self) -> None:
        found = timeline(GRAPH)
        assert [(e.said, e.claim.id, e.repeats, e.replaces, e.disputed_by) for e in found] == [
            (MARCH, "agreed", None, (), ("absent",)),
            (MARCH, "count", None, (), ("in-niger",)),
            (MARCH, "count-again", "count", (), ("in-niger",)),
            (MARCH, "absent", None, (), ("agreed",)),
            (JUNE, "count-later", None, ("count", "count-again"), ()),
            (JUNE, "in-niger", None, (), ("count", "count-again")),
            (None, "nowhere", None, (), ()),
        ]

    def test_of_a_force_and_a_place(self) -> None:
        assert [e.claim.id for e in timeline(GRAPH, "coalition", "NE")] == ["in-niger"]
        assert timeline(GRAPH, "TR") == ()


def test_the_graph_is_not_changed() -> None:
    before = GRAPH.copy()
    disagreements(GRAPH)
    timeline(GRAPH, "FR", "TD")
    statements_of(GRAPH, MINISTER, titles=TITLES)
    numbers_for(GRAPH, "FR")
    assert nx.utils.graphs_equal(GRAPH, before)
