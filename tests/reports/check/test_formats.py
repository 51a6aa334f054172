"""What holds for every format of a check: golden files, and nothing of an article acts on anything.

The golden files are rewritten by ``UPDATE_GOLDEN=1 python -m pytest tests/reports``; look at
the difference before it is committed.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import __version__
from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_formats import FORMATS, emit
from claimcheck.reports.messages import LANGUAGES
from tests.reports.check.building import ACTIVE, FOLDER, HOSTILE, SERVER_COMMAND, full_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_golden(result: CheckResult, name: str, language: str) -> None:
    path = FOLDER / "golden" / f"{name}.{language}"
    printed = emit(name, result, language=language).replace(f'"{__version__}"', '"VERSION"')
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_not_act(name: str, text: str) -> None:
    _is_inert(name, emit(name, full_of(text), language="en"))


@given(
    st.text(st.one_of(st.sampled_from("%:,#[]\n\r\u202e\x1b{}()0|<>&\\\"'`"), st.characters()), max_size=40)
)
def test_no_text_acts(text: str) -> None:
    result = full_of(text)
    for name in FORMATS:
        _is_inert(name, emit(name, result, language="ar"))


def _is_inert(name: str, printed: str) -> None:
    assert ACTIVE.search(printed) is None
    for line in printed.split("\n"):
        if not (name == "github" and line.startswith(("::error ", "::warning ", "::notice "))):
            assert SERVER_COMMAND.search(line) is None, line
    printed.encode("utf-8", "backslashreplace")


@pytest.mark.parametrize("name", FORMATS)
def test_a_check_without_findings(name: str, result: CheckResult) -> None:
    import dataclasses

    report = dataclasses.replace(result.report, conflicts=(), errors=())
    empty = dataclasses.replace(result, report=report, findings=(), notices=())
    assert "different-counts" not in emit(name, empty, language="en").replace('"id": "different-counts"', "")
