"""What came of testing rules: text, JSON, and what counts as a failure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from claimcheck.claims.examples import ExampleSort, ExtractionExample, outcome
from claimcheck.claims.model import Claim, Span, TroopNumber
from claimcheck.claims.pack_model import ExpectedClaim, ExtractionRule
from claimcheck.claims.rulepack import load
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Level
from claimcheck.conflicts.rule_model import ConflictExample, ConflictRule
from claimcheck.reports import rules_results_json, rules_results_text
from claimcheck.reports.rules_catalogue import Catalogue, RuleEntry
from claimcheck.reports.rules_results import (
    ExampleResult,
    RulesResult,
    conflict_result,
    extraction_result,
)

CATALOGUE = Catalogue(load())
DENIED = CATALOGUE.rule_by_id["withdrawal-denied"]
CONFLICT = CATALOGUE.rule_by_id["agreed-vs-denied"]
HELD = ExampleResult(DENIED.id, ExampleSort.FIRES, 1, ("نص",), ("wanted",), ("found",), True)
FAILED = replace(HELD, number=2, shown=("لن تنسحب",), expected=("a", "b"), found=("c",), holds=False)
MISS = replace(FAILED, sort=ExampleSort.KNOWN_MISS, number=1, shown=("بقي",))


def bare(**given: Sequence[object]) -> RuleEntry:
    """A rule with no examples but these."""
    assert isinstance(DENIED.rule, ExtractionRule)
    empty: dict[str, Sequence[object]] = {"fires": (), "does_not_fire": (), "known_misses": ()}
    return RuleEntry(DENIED.rule.model_copy(update=empty | given), "own")


class TestWhatCounts:
    def test_all_hold(self) -> None:
        result = RulesResult([DENIED], [HELD])
        assert result.passed
        assert (result.failures, result.misses, result.mended, result.uncovered) == ((), (), (), ())

    def test_a_failure(self) -> None:
        result = RulesResult([DENIED], [HELD, FAILED])
        assert result.failures == (FAILED,)
        assert not result.passed

    def test_a_known_miss_is_none(self) -> None:
        result = RulesResult([DENIED], [HELD, MISS])
        assert (result.passed, result.misses, result.mended) == (True, (MISS,), ())

    def test_one_that_works_now_is_none_either(self) -> None:
        works = replace(MISS, holds=True)
        result = RulesResult([DENIED], [works])
        assert (result.passed, result.misses, result.mended) == (True, (), (works,))

    @pytest.mark.parametrize("given", [{}, {"fires": ["a"]}, {"does_not_fire": ["a"]}])
    def test_a_rule_without_both_sorts_of_example(self, given: dict[str, Sequence[object]]) -> None:
        entry = bare(**given)
        result = RulesResult([entry], [])
        assert (result.passed, result.uncovered) == (False, (entry,))


class TestExtraction:
    def test_what_is_expected_and_what_was_found(self) -> None:
        assert isinstance(DENIED.rule, ExtractionRule)
        gives = (ExpectedClaim(kind="troops.count", force="FR", low=900),)
        example = ExtractionExample(DENIED.rule, ExampleSort.FIRES, 3, "نص", gives)
        claim = Claim(
            "id", "a", "troops.count", "كلام", Span(0, 4), 1, 1,
            force="TR", number=TroopNumber(900, None), rule="troops-count",
        )  # fmt: skip
        assert extraction_result(outcome(example, [claim])) == ExampleResult(
            rule=DENIED.id,
            sort=ExampleSort.FIRES,
            number=3,
            shown=("نص",),
            expected=("troops.count force=FR low=900",),
            found=("troops-count: troops.count force=TR low=900 «كلام»",),
            holds=False,
        )


def found(rule: str, level: Level) -> Conflict:
    words = BilingualText("", "")
    return Conflict("x", level, ConflictType.MODAL, rule, "a", "b", (), (), (), (), words, words, "")


class TestConflicts:
    @pytest.mark.parametrize(
        ("sort", "level", "conflict", "holds"),
        [
            (ExampleSort.FIRES, None, found(CONFLICT.id, Level.CONTRADICTION), True),
            (ExampleSort.FIRES, Level.TENSION, found(CONFLICT.id, Level.TENSION), True),
            (ExampleSort.FIRES, Level.TENSION, found(CONFLICT.id, Level.CONTRADICTION), False),
            (ExampleSort.FIRES, None, found("other", Level.CONTRADICTION), False),
            (ExampleSort.FIRES, None, None, False),
            (ExampleSort.DOES_NOT_FIRE, None, None, True),
            (ExampleSort.DOES_NOT_FIRE, None, found("other", Level.TENSION), True),
            (ExampleSort.DOES_NOT_FIRE, None, found(CONFLICT.id, Level.TENSION), False),
        ],
    )
    def test_when_it_holds(
        self, sort: ExampleSort, level: Level | None, conflict: Conflict | None, holds: bool
    ) -> None:
        assert isinstance(CONFLICT.rule, ConflictRule)
        assert CONFLICT.rule.level == Level.CONTRADICTION
        example = ConflictExample.model_validate(
            {"a": {"kind": "withdrawal.agreed", "force": "FR"}, "b": {"kind": "x"}, "level": level}
        )
        result = conflict_result(CONFLICT.rule, sort, 1, example, conflict)
        assert result.holds == holds
        assert result.shown == ("a: kind=withdrawal.agreed force=FR", "b: kind=x")


class TestText:
    def test_a_failure_with_all_that_was_found(self) -> None:
        printed = rules_results_text.emit(RulesResult([DENIED], [HELD, FAILED]))
        assert printed.startswith(
            "FAILED withdrawal-denied: fires 2\n    لن تنسحب\n  expected\n    a\n    b\n  found\n    c\n\n"
        )
        assert printed.endswith("\n1 rule, 2 examples, 1 failed\n")

    def test_where_nothing_is_expected_or_found(self) -> None:
        quiet = replace(FAILED, sort=ExampleSort.DOES_NOT_FIRE, expected=(), found=())
        printed = rules_results_text.emit(RulesResult([DENIED], [quiet]))
        assert "  expected\n    nothing by withdrawal-denied\n  found\n    nothing\n" in printed

    def test_known_misses(self) -> None:
        printed = rules_results_text.emit(RulesResult([DENIED], [MISS, replace(MISS, number=2, holds=True)]))
        now, still = printed.split("known misses\n")
        assert now == (
            "known misses that work now: move them to the other examples\n"
            "  withdrawal-denied: known_misses 2\n    بقي\n\n"
        )
        assert still.startswith("  withdrawal-denied: known_misses 1\n    بقي\n")
        assert "0 failed, 1 known misses, 1 known misses that work now" in printed

    def test_the_rules_that_lack_examples(self) -> None:
        printed = rules_results_text.emit(RulesResult([bare(fires=["a"])], []))
        assert "FAILED withdrawal-denied\n  no example under does_not_fire\n" in printed
        assert "1 without both sorts of example" in printed

    def test_coverage_by_pack(self) -> None:
        lines = rules_results_text.emit(
            RulesResult([DENIED, CONFLICT, bare()], [HELD, FAILED, MISS])
        ).splitlines()
        table = [line.split() for line in lines[lines.index("") + 1 :] if line[:1].isalpha()]
        assert ["conflicts", "1", "1", "0", "0"] in table

    def test_it_stays_on_its_lines(self) -> None:
        evil = replace(FAILED, shown=("a\nFAILED b\x1b[31m\u202e" + "x" * 1000,), found=("\u2028" * 3,))
        printed = rules_results_text.emit(RulesResult([DENIED], [evil]))
        assert printed.count("\nFAILED") == 0
        assert not {"\x1b", "\u202e", "\u2028"} & set(printed)
        assert max(map(len, printed.splitlines())) < 400


def test_json() -> None:
    document = json.loads(rules_results_json.emit(RulesResult([DENIED, bare()], [HELD, FAILED])))
    assert (document["schema"], document["passed"]) == (rules_results_json.SCHEMA, False)
    assert document["rules"] == [
        {"id": DENIED.id, "sort": "extraction", "pack": "withdrawal", "covered": True},
        {"id": DENIED.id, "sort": "extraction", "pack": "own", "covered": False},
    ]
    assert document["examples"][1] == {
        "rule": DENIED.id,
        "sort": "fires",
        "number": 2,
        "shown": ["لن تنسحب"],
        "expected": ["a", "b"],
        "found": ["c"],
        "holds": False,
    }
