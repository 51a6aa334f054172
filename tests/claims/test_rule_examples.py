"""Every extraction rule of the packs does what its examples say, with the embedded model."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from claimcheck.claims.dated_rule import DATED
from claimcheck.claims.examples import ExampleSort, ExtractionExample, ExtractionOutcome, examples_of, outcome
from claimcheck.claims.model import Claim
from claimcheck.claims.pack_model import ExtractionRule
from claimcheck.claims.rulepack import load

ClaimsOf = Callable[[str], tuple[Claim, ...]]
PACKS = load()
RULES = [*(rule for pack in PACKS.extraction.values() for rule in pack.rules), DATED]
FEWEST_EXAMPLES = 3


def _case(example: ExtractionExample) -> Any:
    # pytest escapes Arabic in the names of tests: there the examples are numbered, and
    # the message of a failure shows the text.
    miss = example.sort == ExampleSort.KNOWN_MISS
    marks = [pytest.mark.xfail(strict=False, reason="a known miss")] if miss else []
    return pytest.param(example, id=f"{example.rule.id} {example.sort} {example.number}", marks=marks)


def _shown(found: ExtractionOutcome) -> str:
    wanted = [claim.model_dump(exclude_none=True, mode="json") for claim in found.example.gives]
    claims = "".join(
        f"\n  {c.rule}: {c.kind} force={c.force} place={c.place} number={c.number} «{c.quote}»"
        for c in found.claims
    )
    return f"{found.example.text}\nwanted: {wanted}\nfound: {claims or 'nothing'}"


@pytest.mark.parametrize("example", [_case(example) for rule in RULES for example in examples_of(rule)])
def test_example(claims_of: ClaimsOf, example: ExtractionExample) -> None:
    found = outcome(example, claims_of(example.text))
    assert found.holds, _shown(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_fires_says_what_it_gives(rule: ExtractionRule) -> None:
    assert [example.text for example in rule.fires if not example.gives] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_has_enough_examples(rule: ExtractionRule) -> None:
    assert len(rule.fires) >= FEWEST_EXAMPLES
    assert len(rule.does_not_fire) >= FEWEST_EXAMPLES


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES] + [rule.id for rule in PACKS.conflicts]
    assert [i for i, again in itertools.groupby(sorted(ids)) if len(list(again)) > 1] == []


def test_no_text_is_an_example_twice_in_one_rule() -> None:
    for rule in RULES:
        texts = [e.text for e in (*rule.fires, *rule.known_misses)] + list(rule.does_not_fire)
        assert len(texts) == len(set(texts)), rule.id
