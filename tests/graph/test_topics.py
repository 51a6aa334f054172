"""Which claims can meet: places, the regions in which they lie, and claims about several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.graph.model import EdgeType
from claimcheck.graph.topics import story_keys, topic_graph
from tests.graph.story import GEOGRAPHY


@pytest.mark.parametrize(
    ("places", "together"),
    [
        (["IQ", "LB"], [{"IQ"}, {"LB"}]),
        (["IQ", "SY", "IQ,SY", "LB"], [{"IQ", "SY", "IQ,SY"}, {"LB"}]),
        (["TD", "NE", "Sahel", "GA"], [{"TD", "NE", "Sahel"}, {"GA"}]),
        (["TD", "GA", "Africa"], [{"TD", "GA", "Africa"}]),
        # A region that no claim is about joins nothing.
        (["TD", "NE"], [{"TD"}, {"NE"}]),
        ([], []),
    ],
)  # fmt: skip
def test_keys(places: list[str], together: list[set[str]]) -> None:
    keys = story_keys(places, GEOGRAPHY)
    groups = {key: {place for place in keys if keys[place] == key} for key in keys.values()}
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, together))


@given(st.lists(st.sampled_from(["IQ", "SY", "IQ,SY", "TD", "Sahel", "Africa", "NE,TD", "SY,LB"])))
def test_neither_order_nor_number_matters(places: list[str]) -> None:
    keys = story_keys(places, GEOGRAPHY)
    assert set(keys) == set(places)
    assert story_keys(reversed(places * 2), GEOGRAPHY) == keys


def test_the_graph() -> None:
    graph = topic_graph(["TD,NE", "Sahel"], GEOGRAPHY)
    assert set(graph) == {"topic:TD,NE", "topic:Sahel", "place:TD", "place:NE", "place:Sahel"}
    assert graph.edges["topic:TD,NE", "place:TD"] == {"type": EdgeType.ABOUT_PLACE}
    assert graph.edges["place:TD", "place:Sahel"] == {"type": EdgeType.PART_OF}
