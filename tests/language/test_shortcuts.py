"""The shortcuts give what Stanza gives."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.pipeline import ArabicReader
from claimcheck.language.shortcuts import cycles, expanding_once


@st.composite
def heads(draw: st.DrawFn) -> list[int]:
    size = draw(st.integers(1, 40))
    return [0, *(draw(st.integers(0, size - 1)) for _ in range(size - 1))]


def _tarjan() -> Any:
    """Stanza's own, though the shortcut may be taken already."""
    import importlib.util

    from stanza.models.common import chuliu_edmonds

    spec = importlib.util.spec_from_file_location("untouched", chuliu_edmonds.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.tarjan


TARJAN = _tarjan()


@given(heads())
def test_cycles_are_those_of_stanza_in_its_order(given: list[int]) -> None:
    tree = np.array(given)
    assert [mask.tolist() for mask in cycles(tree)] == [mask.tolist() for mask in TARJAN(tree)]


def test_a_known_cycle() -> None:
    assert [mask.tolist() for mask in cycles(np.array([0, 3, 1, 2]))] == [[False, True, True, True]]


class Document:
    def __init__(self, *forms: str) -> None:
        self.forms = list(forms)
        self.expansions: list[str] = []

    def get_mwt_expansions(self, evaluation: bool = False) -> list[str]:
        assert evaluation
        return self.forms

    def set_mwt_expansions(self, expansions: list[str], process_manual_expanded: bool = True) -> None:
        assert not process_manual_expanded
        self.expansions = expansions


def test_each_form_is_expanded_once() -> None:
    asked: list[list[str]] = []

    def expand(document: Any) -> None:
        forms = document.get_mwt_expansions(evaluation=True)
        asked.append(forms)
        document.set_mwt_expansions(
            [f"{form[0]} {form[1:]}" for form in forms], process_manual_expanded=False
        )

    process = expanding_once(expand)
    first, second = Document("وقال", "بها", "وقال"), Document("بها", "لهم")
    assert process(first) is first
    process(second)
    process(Document())
    assert asked == [["وقال", "بها"], ["لهم"]]
    assert first.expansions == ["و قال", "ب ها", "و قال"]
    assert second.expansions == ["ب ها", "ل هم"]


def test_both_are_taken(reader: ArabicReader) -> None:
    from stanza.models.common import chuliu_edmonds

    assert chuliu_edmonds.tarjan is cycles
    assert reader._pipeline.processors["mwt"].process.__qualname__.startswith("expanding_once")
