"""Both parsers of YAML give the same trees and refuse the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.errors import ConfigurationError
from claimcheck.yaml_composers import COMPOSERS

RULES = Path(__file__).resolve().parents[1] / "rules"
PLAIN = """
a: [no, yes, on, true, false, 1, 1.5, 2024-03-01, null, "x: #"]
رأي/: {ب: 'واحد'}
c: >-
  text
  on two lines
"""
REFUSED = [
    "a: &x 1",
    "a: *x",
    "a: !!python/object:os.system x",
    "a: !tag x",
    "a: 1\nb: 2\na: 3",
    "? [a]\n: 1",
    "a: " + "[" * 31 + "]" * 31,
    "a: " + "[" * 100_000,
    "[",
    "a: b: c",
    'a: "',
    "\t- a",
    "--- a\n--- b",
]


def tree(node: yaml.Node | None) -> Any:
    if node is None:
        return None
    head = (type(node).__name__, node.tag, node.start_mark.name, node.start_mark.line, node.start_mark.column)
    if isinstance(node, yaml.ScalarNode):
        return (*head, node.value)
    return (*head, [tuple(map(tree, one)) if isinstance(one, tuple) else tree(one) for one in node.value])


def composed(composer: Any, text: str) -> Any:
    return tree(composer(text, "desk.yml", ConfigurationError).get_single_node())


def test_there_are_two() -> None:
    assert len(COMPOSERS) == 2


@pytest.mark.parametrize("text", [PLAIN, "", "# nothing", *(p.read_text() for p in RULES.glob("*.yaml"))])
def test_the_same_trees(text: str) -> None:
    plain, quick = (composed(composer, text) for composer in COMPOSERS)
    assert plain == quick


def test_only_true_and_false_are_booleans() -> None:
    for composer in COMPOSERS:
        loader = composer(PLAIN, "desk.yml", ConfigurationError)
        values = loader.construct_document(loader.get_single_node())["a"]
        assert values[:5] == ["no", "yes", "on", True, False]


@pytest.mark.parametrize("text", REFUSED)
def test_the_same_is_refused(text: str) -> None:
    raised = []
    for composer in COMPOSERS:
        with pytest.raises((yaml.YAMLError, ConfigurationError)) as caught:
            composed(composer, text)
        error = caught.value
        raised.append((type(error) is ConfigurationError, getattr(error, "where", "")))
    assert raised[0] == raised[1]
