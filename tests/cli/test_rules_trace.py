"""``claimcheck rules trace``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.claims.extract import DATED_RULE
from claimcheck.cli.main import main
from claimcheck.language.pipeline import ArabicReader
from tests.claims.docs import documents
from tests.readers import FakeReader

SENTENCE = documents("scope")["lan"].text
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Traces with a reader that knows the documents of the tests of scope and of traces."""
    known = {**documents("scope"), **documents("trace")}

    def invoke(*args: str | Path, stdin: bytes | None = None) -> Result:
        monkeypatch.setattr(ArabicReader, "load", lambda folder=None: FakeReader(known))
        return CliRunner().invoke(main, ["rules", "trace", *(str(a) for a in args)], input=stdin)

    return invoke


def fails(result: Result, *named: str) -> None:
    """The command failed with a message, not with a crash, that names these."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert "internal failure" not in result.stderr
    assert [name for name in named if name not in result.stderr] == []


@pytest.mark.parametrize("args", [("rules", "--help"), ("rules", "trace", "--help")])
def test_help(args: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, list(args))
    assert result.exit_code == 0
    assert "trace" in result.stdout


def test_a_sentence(run: Run) -> None:
    result = run(SENTENCE)
    assert result.exit_code == 0, result.output
    assert "withdrawal-denied: fired" in result.stdout
    assert "withdrawal-completed: does not hold" in result.stdout
    assert "sentence: 1 claim" in result.stdout
    assert "note: no publication date" in result.stdout
    assert result.stderr == ""


def test_standard_input(run: Run) -> None:
    assert run("-", stdin=SENTENCE.encode()).stdout == run(SENTENCE).stdout


def test_published(run: Run) -> None:
    result = run(SENTENCE, "--published", "2024-03-10")
    assert result.exit_code == 0, result.output
    assert "note:" not in result.stdout


def test_one_rule(run: Run) -> None:
    result = run(SENTENCE, "--rule", "withdrawal-completed")
    assert result.exit_code == 0, result.output
    assert "withdrawal-completed: does not hold" in result.stdout
    assert "withdrawal-planned" not in result.stdout
    assert "rules of presence" not in result.stdout


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("withdrawal-compleated", ("'withdrawal-compleated'", "do you mean withdrawal-completed?")),
        ("\x1b[31m", ("no extraction rule", "do you mean")),
        (DATED_RULE, ("has no conditions",)),
    ],
)
def test_an_unknown_rule(run: Run, rule: str, named: tuple[str, ...]) -> None:
    result = run(SENTENCE, "--rule", rule)
    fails(result, "--rule", *named)
    assert "\x1b" not in result.stderr


def test_a_conflict_rule(run: Run) -> None:
    from claimcheck.claims.rulepack import load

    rule = load().conflicts[0].id
    fails(run(SENTENCE, "--rule", rule), f"{rule} is a conflict rule")


@pytest.mark.parametrize("sentence", ["", "  ", "\n\u00a0\t"])
def test_nothing_to_trace(run: Run, sentence: str) -> None:
    fails(run(sentence), "SENTENCE", "holds no text")
    fails(run("-", stdin=sentence.encode()), "standard input", "holds no text")


@pytest.mark.parametrize(
    ("stdin", "message"), [(b"\xd8", "not UTF-8"), (b"a\x00b", "NUL"), (b"a" * 5_000_001, "larger than")]
)
def test_standard_input_that_is_no_text(run: Run, stdin: bytes, message: str) -> None:
    fails(run("-", stdin=stdin), "standard input", message)


def test_an_argument_that_is_not_utf_8(run: Run) -> None:
    fails(run("\udcd8\udce1"), "SENTENCE", "not UTF-8")


@pytest.mark.parametrize("sentence", ["hello", "?", "\x1b[31m\u202e!", "2500"])
def test_without_arabic_words(run: Run, sentence: str) -> None:
    result = run(sentence)
    assert result.exit_code == 0, result.output
    assert "nothing was found: no Arabic words" in result.stdout
    assert "sentence: 0 claims" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout


@pytest.mark.parametrize("args", [(), ("a", "b"), ("a", "--published", "soon"), ("--unknown",)])
def test_wrong_arguments(run: Run, args: tuple[str, ...]) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage" in result.stderr


def test_no_rule_packs(run: Run, tmp_path: Path) -> None:
    assert run(SENTENCE, "--rules", tmp_path / "nowhere").exit_code == 4


def test_no_model(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["rules", "trace", SENTENCE, "--model", str(tmp_path / "nowhere")])
    assert (result.exit_code, result.stdout) == (3, "")


def test_with_the_model(monkeypatch: pytest.MonkeyPatch, reader: ArabicReader) -> None:
    monkeypatch.setattr(ArabicReader, "load", lambda folder=None: reader)
    sentence = "قال الوزير إن القوات الفرنسية لن تنسحب من تشاد قبل عام 2026."
    result = CliRunner().invoke(main, ["rules", "trace", sentence, "--published", "2025-01-15"])
    assert result.exit_code == 0, result.output
    assert "withdrawal-denied: fired" in result.stdout
    assert "fails at negated: found true at" in result.stdout
    assert "speaker: الوزير" in result.stdout
    assert "sentence: 1 claim" in result.stdout
