"""The pack of function words: every list serves somewhere and has each word once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.claims.grammar_model import GrammarPack
from claimcheck.claims.pack_model import RulePacks
from claimcheck.claims.rulepack import embedded_rules
from claimcheck.language.orthography import fold

CLAIMCHECK = Path(__file__).resolve().parents[2] / "claimcheck"
RAW: dict[str, Any] = yaml.safe_load(embedded_rules().joinpath("grammar.yaml").read_text(encoding="utf-8"))
LISTS = [(section, key) for section, lists in RAW.items() if section != "version" for key in lists]


def read_lists() -> Iterator[tuple[str, str]]:
    """Where the code reads an attribute of something: the last name of that, and the attribute."""
    for path in CLAIMCHECK.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                if isinstance(node.value, ast.Attribute):
                    yield node.value.attr, node.attr
                elif isinstance(node.value, ast.Name):
                    yield node.value.id, node.attr


READ = frozenset(read_lists())


@pytest.mark.parametrize(("section", "key"), LISTS)
def test_every_list_is_used(section: str, key: str) -> None:
    assert {where for where, name in READ if name == key} & {section, "words", "_words", "_title_words"}


@pytest.mark.parametrize(("section", "key"), LISTS)
def test_no_list_has_a_word_twice(section: str, key: str) -> None:
    given = RAW[section][key]
    for words in given.values() if isinstance(given, dict) else [given]:
        folded = [fold(word) for word in words]
        assert sorted(folded) == sorted(set(folded))


def test_words_are_folded(packs: RulePacks) -> None:
    scope = packs.grammar.scope
    assert {"الا", "اذ"} <= scope.clause_openings
    assert "اصبح" in scope.existential_verbs
    assert scope.intervals["علي"] == {"بعد"}


def test_the_order_of_words_does_not_matter(packs: RulePacks) -> None:
    scope = {
        key: words[::-1] if isinstance(words, list) else {word: words[word] for word in reversed(words)}
        for key, words in RAW["scope"].items()
    }
    turned = GrammarPack.model_validate({**RAW, "scope": scope}).scope
    assert turned.model_copy(update={"existential_verbs": ()}) == packs.grammar.scope.model_copy(
        update={"existential_verbs": ()}
    )
    assert set(turned.existential_verbs) == set(packs.grammar.scope.existential_verbs)
