"""What is printed of valid and of invalid rule packs."""

from __future__ import annotations

from pathlib import Path

from claimcheck.claims.pack_warnings import PackWarning
from claimcheck.claims.rulepack import load
from claimcheck.error_codes import Code
from claimcheck.errors import RulePackError
from claimcheck.reports.rules_validation_text import emit
from tests.reports.rule_packs import catalogue_with


def test_valid_packs_are_counted(tmp_path: Path) -> None:
    built_in = emit(load(), (), ())
    assert built_in.startswith("valid: 7 packs, ")
    assert "0 declared kinds" in built_in
    assert "valid: 8 packs" in emit(catalogue_with(tmp_path, "words").packs, (), ())
    assert "1 declared kind, " in emit(catalogue_with(tmp_path, "words").packs, (), ())


def test_errors_and_warnings_by_file_and_line() -> None:
    errors = [
        RulePackError(Code.NO_PACK, "c", where="b.yaml:3", remedy="mend it"),
        RulePackError(Code.NO_PACK, "b", where="a.yaml:10"),
        RulePackError(Code.NO_PACK, "a", where="a.yaml:9"),
        RulePackError(Code.NO_PACK, "whole", where="a.yaml"),
    ]
    warnings = [
        PackWarning(Code.UNUSED_CONCEPT, "b.yaml:2", "d"),
        PackWarning(Code.UNUSED_CONCEPT, "a.yaml:2", "e"),
    ]
    assert emit(None, errors, warnings).splitlines() == [
        "a.yaml: whole [CC-R01]",
        "a.yaml:9: a [CC-R01]",
        "a.yaml:10: b [CC-R01]",
        "b.yaml:3: c (mend it) [CC-R01]",
        "a.yaml:2: warning: e [CC-R41]",
        "b.yaml:2: warning: d [CC-R41]",
        "4 errors",
    ]


def test_one_error() -> None:
    assert emit(None, [RulePackError(Code.NO_PACK, "a", where="a.yaml:9")], ()).endswith("\n1 error\n")


def test_hostile_names_stay_on_their_lines() -> None:
    printed = emit(
        None,
        [RulePackError(Code.NO_PACK, "a\nb\x1b", where="x\n:1")],
        [PackWarning(Code.UNUSED_CONCEPT, "y\n:2", "c\u202e\nd")],
    )
    assert printed.splitlines() == [
        "x :1: a b [CC-R01]",
        "y :2: warning: c d [CC-R41]",
        "1 error",
    ]
