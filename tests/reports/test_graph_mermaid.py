"""The claims and conflicts as a Mermaid flowchart: a golden file, its bounds, hostile texts.

The golden file is rewritten by ``UPDATE_GOLDEN=1 python -m pytest tests/reports``.
"""

from __future__ import annotations

import os
import re
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.model import TroopNumber
from claimcheck.conflicts.model import Level
from claimcheck.graph.build import build
from claimcheck.graph.relations import relate
from claimcheck.reports.graph_mermaid import MAX_CLAIMS, MAX_CONFLICTS, emit
from tests.graph.hostile import DISPLAY_CONTROLS, HOSTILE, hostile_graph
from tests.graph.story import CLAIMS, CONFLICTS, GEOGRAPHY, MARCH, claim, conflict

GOLDEN = Path(__file__).parent / "golden" / "graph.mmd"
# What Mermaid accepts by default.
MERMAIDS_LIMIT = 50_000
# Entities, line breaks of ours, and nothing else that is ASCII punctuation.
_LABEL = r'"(?:<br>|#(?:quot|lt|gt|colon|\d+);|[^\x00-\x1f!"#$%&\'()*+/:;<=>?@\[\\\]^_`{|}~])+"'
_LINE = re.compile(
    "flowchart LR"
    r"|%% (?:claims|conflicts) left out: \d+"
    rf"|  subgraph a\d+\[{_LABEL}\]"
    rf"|    c\d+\[{_LABEL}\]"
    "|  end"
    rf"|  c\d+ (?:<==>|<-\.->|-->)\|{_LABEL}\| c\d+"
)


def is_well_formed(text: str) -> None:
    lines = text.split("\n")
    assert lines[-1] == ""
    assert [line for line in lines[:-1] if not _LINE.fullmatch(line)] == []
    assert DISPLAY_CONTROLS.search(text) is None
    assert len(text) < MERMAIDS_LIMIT


def drawn(text: str) -> tuple[int, int]:
    """How many claims and how many conflicts are drawn."""
    claims = re.findall(r"^ {4}c\d+\[", text, re.MULTILINE)
    conflicts = re.findall(r"^ {2}c\d+ ", text, re.MULTILINE)
    return len(claims), len(conflicts)


def test_golden() -> None:
    printed = emit(relate(build(CLAIMS), GEOGRAPHY, CONFLICTS))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(printed, encoding="utf-8")
    assert printed == GOLDEN.read_text(encoding="utf-8")
    is_well_formed(printed)


def test_nothing() -> None:
    assert emit(build([])) == "flowchart LR\n"


class TestBounds:
    def graph(self, claims: int, *pairs: tuple[int, int, Level]) -> nx.MultiDiGraph[str]:
        return relate(
            build([claim(f"c{i:03}", i, force="FR", number=TroopNumber(i, i)) for i in range(claims)]),
            GEOGRAPHY,
            [
                conflict(f"{n}", f"c{a:03}", f"c{b:03}", level, fingerprint=f"{n:04}")
                for n, (a, b, level) in enumerate(pairs)
            ],
        )

    def test_as_many_claims_as_there_may_be(self) -> None:
        text = emit(self.graph(MAX_CLAIMS, (0, 1, Level.TENSION)))
        assert drawn(text) == (MAX_CLAIMS, 1)
        assert "%%" not in text

    def test_of_more_only_those_with_conflicts(self) -> None:
        text = emit(self.graph(MAX_CLAIMS + 1, (0, 1, Level.TENSION), (1, 2, Level.UPDATE)))
        assert drawn(text) == (3, 2)
        assert f"%% claims left out: {MAX_CLAIMS - 2}\n" in text
        assert "conflicts left out" not in text

    def test_strongest_first(self) -> None:
        updates = [(i, i + 1, Level.UPDATE) for i in range(0, 80, 2)]
        tensions = [(i, i + 1, Level.TENSION) for i in range(80, 160, 2)]
        contradictions = [(i, i + 1, Level.CONTRADICTION) for i in range(160, 170, 2)]
        text = emit(self.graph(170, *updates, *tensions, *contradictions))
        assert drawn(text) == (MAX_CLAIMS, MAX_CLAIMS // 2)
        assert text.count("contradiction<br>") == 5
        assert text.count("update<br>") == 0
        assert f"%% conflicts left out: {85 - MAX_CLAIMS // 2}\n" in text

    def test_the_number_of_conflicts(self) -> None:
        pairs = [(a, b, Level.TENSION) for a, b in combinations(range(20), 2)]
        text = emit(self.graph(20, *pairs))
        assert drawn(text) == (20, MAX_CONFLICTS)
        assert f"%% conflicts left out: {len(pairs) - MAX_CONFLICTS}\n" in text

    def test_the_size(self) -> None:
        text = "{" * 200
        number = TroopNumber(10**9, 10**9 + 1, True, 10**9)
        claims = [
            claim(
                f"c{i}", kind=text, article=f"{i}{text}", force=text, place=text, speaker=text,
                number=number, said=MARCH,
            )
            for i in range(MAX_CLAIMS)
        ]  # fmt: skip
        conflicts = [
            conflict(str(n), f"c{a}", f"c{b}", rule=text)
            for n, (a, b) in enumerate(combinations(range(MAX_CLAIMS), 2))
        ]
        printed = emit(relate(build(claims), GEOGRAPHY, conflicts))
        assert drawn(printed) == (MAX_CLAIMS, MAX_CONFLICTS)
        is_well_formed(printed)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts(text: str) -> None:
    printed = emit(hostile_graph(text))
    is_well_formed(printed)
    assert drawn(printed) == (3, 3)


@given(st.text())
def test_any_text(text: str) -> None:
    printed = emit(hostile_graph(text))
    is_well_formed(printed)
    assert drawn(printed) == (3, 3)
