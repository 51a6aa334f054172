"""Prints, as Markdown, what became of each kind of bad input and of each injected fault.

``python -m tests.robustness.table`` runs the cases of `tests.robustness.cases` and the tests of faults.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ExitStatus
from tests.robustness.cases import CASES, GOOD, Case, Result, run
from tests.robustness.known import prepare

FAULTS = ("test_whole_files.py", "test_killed_ledger.py", "test_damaged.py", "test_timeout.py")
"""The modules whose tests inject faults."""

_LONGEST = 90


def main() -> int:
    """Print both tables; returns 1 if anything is not as it should be."""
    print("| kind | given | exit status | message | others kept |\n|---|---|---|---|---|")
    bad = 0
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            result = run(case, Path(folder), prepare(Path(folder)))
        print(_row(case, result), flush=True)
        bad += not _as_it_should_be(case, result)
    print("\n| part | fault | result |\n|---|---|---|")
    for part, fault, result_of_test in _faults():
        print(f"| {part} | {fault} | {result_of_test} |")
        bad += result_of_test == "failed"
    return bad > 0


def _row(case: Case, result: Result) -> str:
    said = result.stderr.partition("\n")[0].removeprefix("claimcheck: ").replace("|", "\\|") or "–"
    message = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    kept = "yes" if {GOOD, *case.also} <= result.articles else "no"
    return f"| {case.kind} | {case.given} | {result.status} | {message} | {kept} |"


def _as_it_should_be(case: Case, result: Result) -> bool:
    said = re.search(case.says, result.stderr, re.DOTALL) is not None
    return said and result.status == case.status and {GOOD, *case.also} <= result.articles


class _Collector:
    """What became of each test, by its module and name."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the outcome of a test, or that it was skipped or could not be set up."""
        if report.when == "call" or report.outcome != "passed":
            module, _, name = report.nodeid.partition("::")
            part = Path(module).stem.removeprefix("test_").replace("_", " ")
            fault = name.replace("::", ": ").replace("test_", "").replace("_", " ").replace("|", "\\|")
            self.found.append((part, fault, {"passed": "holds"}.get(report.outcome, report.outcome)))


def _faults() -> Iterator[tuple[str, str, str]]:
    collector = _Collector()
    here = Path(__file__).parent
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["-q", "-p", "no:cacheprovider", *(str(here / name) for name in FAULTS)], [collector])
    yield from collector.found


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(ExitStatus.ERROR if main() else ExitStatus.OK)
