"""Examples of extraction rules: which there are, and when a rule does what they say; no model."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimcheck.claims.context import Resources
from claimcheck.claims.dated_rule import DATED
from claimcheck.claims.examples import ExampleSort, ExtractionExample, examples_of, outcome, run
from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.model import Claim, Span, TroopNumber
from claimcheck.claims.pack_model import Condition, ExpectedClaim, ExtractionRule
from tests.claims.docs import documents
from tests.readers import FakeReader

TEXT = documents("scope")["lan"].text
RULE = ExtractionRule.model_validate(
    {
        "id": "withdrawal-denied",
        "kind": "withdrawal.denied",
        "about": "It is denied.",
        "when": [{"negated": True}],
        "fires": [
            {"text": "one", "gives": [{"kind": "withdrawal.denied", "force": "FR"}]},
            {"text": "two"},
        ],
        "does_not_fire": ["three"],
        "known_misses": [{"text": "four"}, {"text": "five", "gives": [{"kind": "withdrawal.denied"}]}],
    }
)


def claim(rule: str = RULE.id, kind: str = RULE.kind, **fields: Any) -> Claim:
    return Claim(
        "id", "a.txt", kind, "words", Span(0, 5), 1, 1, **{"force": "FR", "place": "TD", **fields}, rule=rule
    )


def example(sort: ExampleSort = ExampleSort.FIRES, **gives: Any) -> ExtractionExample:
    expected = ExpectedClaim.model_validate({"kind": RULE.kind, **gives})
    given = () if sort == ExampleSort.DOES_NOT_FIRE else (expected,)
    return ExtractionExample(RULE, sort, 1, "text", given)


def test_the_examples_of_a_rule_in_order() -> None:
    found = [(e.sort, e.number, e.text) for e in examples_of(RULE)]
    assert found == [
        (ExampleSort.FIRES, 1, "one"),
        (ExampleSort.FIRES, 2, "two"),
        (ExampleSort.DOES_NOT_FIRE, 1, "three"),
        (ExampleSort.KNOWN_MISS, 1, "four"),
        (ExampleSort.KNOWN_MISS, 2, "five"),
    ]


def test_what_fires_gives_at_least_a_claim_of_its_kind() -> None:
    gives = {e.text: e.gives for e in examples_of(RULE)}
    assert gives["two"] == (ExpectedClaim(kind=RULE.kind),)
    assert gives["four"] == ()


class TestOutcome:
    def test_what_is_expected_and_found(self) -> None:
        assert outcome(example(force="FR", place="TD"), [claim()]).holds

    def test_what_the_example_does_not_say_may_be_anything(self) -> None:
        assert outcome(example(), [claim(force=None, place="LY")]).holds

    @pytest.mark.parametrize(
        ("gives", "fields"),
        [
            ({"force": "TR"}, {}),
            ({"place": "TD"}, {"place": None}),
            ({"low": 5}, {}),
            ({"low": 5}, {"number": TroopNumber(4, 9)}),
            ({"high": 5}, {"number": TroopNumber(5, None)}),
            ({"source": 7}, {"number": TroopNumber(5, 5, source=9)}),
            ({"kind": "timetable.set"}, {}),
        ],
    )
    def test_another_field(self, gives: dict[str, Any], fields: dict[str, Any]) -> None:
        wanted = example(**gives)
        assert outcome(wanted, [claim(**fields)]).missing == wanted.gives

    def test_a_number(self) -> None:
        found = claim(number=TroopNumber(5, 8, source=9))
        assert outcome(example(low=5, high=8, source=9), [found]).holds

    def test_the_same_claim_by_another_rule(self) -> None:
        found = outcome(example(), [claim(rule="withdrawal-planned")])
        assert not found.holds
        assert [c.rule for c in found.claims] == ["withdrawal-planned"]

    def test_further_claims_do_no_harm(self) -> None:
        assert outcome(example(), [claim(rule="other"), claim(), claim(force="TR")]).holds

    def test_where_it_must_not_fire(self) -> None:
        other = claim(rule="other")
        assert outcome(example(ExampleSort.DOES_NOT_FIRE), [other]).holds
        assert outcome(example(ExampleSort.DOES_NOT_FIRE), [other, claim()]).unwanted == (claim(),)


def test_each_text_is_read_once(resources: Resources) -> None:
    reader = FakeReader(documents("scope"))
    examples = [ExtractionExample(RULE, ExampleSort.FIRES, n, TEXT, example().gives) for n in (1, 2)]
    found = list(run(examples, resources, reader))  # type: ignore[arg-type]
    assert reader.texts == [TEXT]
    assert [o.holds for o in found] == [True, True]
    assert {(c.rule, c.force) for o in found for c in o.claims} == {("withdrawal-denied", "FR")}


def test_the_day_on_which_examples_are_published(resources: Resources) -> None:
    day = date(2024, 3, 10)
    reader = FakeReader(documents("scope"))
    given = ExtractionExample(RULE, ExampleSort.FIRES, 1, TEXT, example().gives)
    (found,) = run([given], resources, reader, published=day)  # type: ignore[arg-type]
    assert {c.said for c in found.claims} == {day}


def test_the_rule_without_conditions() -> None:
    assert (DATED.id, DATED.when) == (DATED_RULE, ())
    ExtractionRule.model_validate(DATED.model_dump() | {"when": (Condition(),)})
