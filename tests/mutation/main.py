"""Whether the tests notice when numbers, dates, scope or conflicts are worked out wrongly: ``make mutants``.

mutmut changes the code in one place at a time and runs the tests that reach it. Of each area a sample of the
changes is tried, drawn with a fixed seed; those that no test noticed are printed below the table.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_SURVIVED = 0
_UNREACHED = (5, 33)
_SEED = 7
_IDS = re.compile(r", ids=\[.*\]\)")
_PLAIN_NAMES = """

def pytest_make_parametrize_id(config: object, val: object, argname: str) -> str:
    return argname
"""


@dataclass(frozen=True)
class Area:
    """Code and the tests that are there for it.

    Attributes:
        code: patterns of files.
        tests: files and folders, none of which need the model.
    """

    code: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "numbers": Area(
        ("claimcheck/language/number*.py",),
        tuple(f"tests/language/test_{name}.py" for name in ("numbers", "number_sentences", "number_repairs")),
    ),
    "dates": Area(
        ("claimcheck/language/date*.py", "claimcheck/language/timespan.py"),
        tuple(f"tests/language/test_{name}.py" for name in ("dates", "date_sentences", "date_readings")),
    ),
    "scope": Area(
        ("claimcheck/claims/scope.py",),
        tuple(
            f"tests/claims/test_{name}.py"
            for name in ("scope", "verbs", "negation", "conditions", "mentions", "trace")
        ),
    ),
    "conflicts": Area(("claimcheck/conflicts/*.py",), ("tests/conflicts",)),
}


def main() -> None:
    """Print a row for each area, then the changes that no test noticed."""
    parser = argparse.ArgumentParser(description="Mutation testing of the core.")
    parser.add_argument("--areas", nargs="+", choices=AREAS, default=list(AREAS))
    parser.add_argument("--sample", type=int, default=300, help="how many changes of each area")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    print("| area | changes | tried | noticed | share |\n|---|---:|---:|---:|---:|", flush=True)
    unnoticed: list[str] = []
    for name in options.areas:
        with tempfile.TemporaryDirectory() as folder:
            found = _try(AREAS[name], Path(folder) / "clone", options.sample, options.processes)
        tried = {mutant: code for mutant, code in found.items() if code is not None}
        missed = sorted(mutant for mutant, code in tried.items() if code in (_SURVIVED, *_UNREACHED))
        noticed = len(tried) - len(missed)
        share = noticed / max(1, len(tried))
        print(f"| {name} | {len(found)} | {len(tried)} | {noticed} | {share:.0%} |", flush=True)
        unnoticed += missed
    print("\nNot noticed:\n", *unnoticed, sep="\n")


def _try(area: Area, clone: Path, sample: int, processes: int) -> Mapping[str, int | None]:
    """For each possible change the exit status of its tests, None where it was not tried."""
    subprocess.run(["git", "clone", "--quiet", str(_ROOT), str(clone)], check=True)
    with (clone / "setup.cfg").open("a", encoding="utf-8") as settings:
        settings.write(_settings(area))
    _name_plainly(clone, area.tests)
    # The first run makes the changes; what it is to try does not exist.
    _mutmut(clone, processes, ["-"])
    names = sorted(_found(clone))
    if not names:
        sys.exit("mutmut made no changes; its output is above")
    drawn = random.Random(_SEED).sample(names, min(sample, len(names)))
    _mutmut(clone, processes, drawn)
    return _found(clone)


def _name_plainly(clone: Path, tests: Sequence[str]) -> None:
    """Give the tests names that mutmut finds again: it does not find those with Arabic sentences in them."""
    with (clone / "tests" / "conftest.py").open("a", encoding="utf-8") as plugin:
        plugin.write(_PLAIN_NAMES)
    for path in (clone / one for one in tests if one.endswith(".py")):
        text = path.read_text(encoding="utf-8")
        path.write_text(_IDS.sub(")", text), encoding="utf-8")


def _settings(area: Area) -> str:
    def lines(name: str, values: Sequence[str]) -> str:
        return f"{name} =\n" + "".join(f"    {value}\n" for value in values)

    return "\n[mutmut]\n" + "".join(
        [
            lines("source_paths", ["claimcheck"]),
            lines("only_mutate", area.code),
            lines("also_copy", ["rules", "seeds", "docs", "tests", "setup.cfg"]),
            lines("pytest_add_cli_args_test_selection", area.tests),
            lines("pytest_add_cli_args", ["-x", "-q", "-p", "no:cacheprovider"]),
        ]
    )


def _mutmut(clone: Path, processes: int, names: Sequence[str]) -> None:
    given = [sys.executable, "-m", "mutmut", "run", "--max-children", str(processes), *names]
    done = subprocess.run(given, cwd=clone, check=False, capture_output=True, text=True)
    if done.returncode and names != ["-"]:
        print(done.stdout[-2000:], done.stderr[-2000:], file=sys.stderr)


def _found(clone: Path) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for path in (clone / "mutants").rglob("*.meta"):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


if __name__ == "__main__":
    main()
