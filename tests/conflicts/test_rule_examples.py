"""Every conflict rule does what its examples say; claims are built from them, no model is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from pydantic import ValidationError

from claimcheck.claims.geography import Geography
from claimcheck.claims.rulepack import load
from claimcheck.conflicts.examples import joined
from claimcheck.conflicts.model import Conflict, ConflictType, Level
from claimcheck.conflicts.rule_model import ConflictExample, ConflictRule
from claimcheck.conflicts.speakers import Speakers

PACKS = load()
RULES = PACKS.conflicts
GEOGRAPHY = Geography(PACKS.geography)
SPEAKERS = Speakers.of(PACKS.grammar.speakers, PACKS.geography)


def cases(examples: Callable[[ConflictRule], Iterable[ConflictExample]]) -> list[Any]:
    return [
        pytest.param(rule, example, id=f"{rule.id} {number}")
        for rule in RULES
        for number, example in enumerate(examples(rule), 1)
    ]


def found(example: ConflictExample) -> Conflict | None:
    return joined(example, RULES, GEOGRAPHY, SPEAKERS)


@pytest.mark.parametrize(("rule", "example"), cases(lambda rule: rule.fires))
def test_fires(rule: ConflictRule, example: ConflictExample) -> None:
    assert example.level, "an example of a rule that fires must say at which level"
    conflict = found(example)
    assert conflict is not None
    assert (conflict.rule, conflict.level) == (rule.id, example.level)


@pytest.mark.parametrize(("rule", "example"), cases(lambda rule: rule.does_not_fire))
def test_does_not_fire(rule: ConflictRule, example: ConflictExample) -> None:
    assert example.level is None
    conflict = found(example)
    assert conflict is None or conflict.rule != rule.id


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_one_of_the_examples_has_the_level_of_the_rule(rule: ConflictRule) -> None:
    assert rule.level in [example.level for example in rule.fires]


def test_every_type_and_level_has_a_rule() -> None:
    assert {rule.type for rule in RULES} == set(ConflictType)
    assert {rule.level for rule in RULES} == set(Level)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "troops.count", "lwo": 3}, "no key 'lwo' here; the nearest is 'low'"),
        ({"force": "FR"}, "Field required"),
        ({"kind": "troops.count", "time": 5}, "valid string"),
        ({"kind": "troops.count", "time": "2024"}, "write a time as"),
        ({"kind": "troops.count", "time": "2024-01-01/tomorrow"}, "write a time as"),
        ({"kind": "troops.count", "said": "yesterday"}, "valid date"),
    ],
)
def test_an_example_gives_what_claims_have(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        ConflictExample.model_validate({"a": fields, "b": {"kind": "troops.count"}})


def example(a: dict[str, Any], b: dict[str, Any]) -> ConflictExample:
    return ConflictExample.model_validate({"a": a, "b": b})


def test_an_example_may_stand_beside_other_claims() -> None:
    sent = {
        "kind": "troops.change",
        "force": "CA",
        "place": "LV",
        "low": 60,
        "high": 60,
        "said": "2025-05-01",
    }
    left = {"kind": "withdrawal.planned", "force": "CA", "place": "LV", "said": "2025-05-02"}
    assert found(example(left, sent)) is None
    assert found(example(left, {**sent, "beside": ["presence.continuing"]})) is not None
