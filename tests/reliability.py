"""Prints docs/reliability.md: what was tried to break claimcheck, and what came of it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from datetime import date

_INTRODUCTION = """# Reliability

What was tried to break claimcheck, and what came of it. This page is printed by one command:

    make reliability > docs/reliability.md

It was printed on {day}, on {cores} cores. The tests try the same with less of each: `tests/robustness`,
`tests/fuzz` and `tests/load`. What attackers may try is in [SECURITY.md](../SECURITY.md), what every error
means in [errors.md](errors.md).
"""
_SECTIONS = (
    (
        "Bad input, and faults",
        """Each bad article is read beside a good one, whose claim must be there; each run stays below 400 MB
of memory, or below 2.6 GB where the model is needed. Below are the faults: the process killed at every
step of writing, errors of the disk at every step, damaged files, time that runs out.""",
        ("-m", "tests.robustness.table"),
    ),
    (
        "Fuzzing",
        """Guided by coverage (atheris). Inputs that did harm once are in `tests/fuzz/corpus` and are tried
again by the tests. `make fuzz FUZZ_SECONDS=3600` goes on for as long as one likes.""",
        ("-m", "tests.fuzz.main", "--seconds"),
    ),
    (
        "Load",
        """Articles are read with the model, on one core; memory should not grow with their number. The ledger
is one file, which all processes use at once.""",
        ("-m", "tests.load.main"),
    ),
)
# Their tables are no Markdown.
_PLAIN = ("Fuzzing",)


def main() -> None:
    """Print the page; fail where a part of it fails."""
    parser = argparse.ArgumentParser(description="What was tried to break claimcheck.")
    parser.add_argument("--fuzz-seconds", type=int, default=20, help="for each target")
    options = parser.parse_args()
    print(_INTRODUCTION.format(day=date.today(), cores=os.cpu_count()), flush=True)
    failed = False
    for title, text, command in _SECTIONS:
        print(f"## {title}\n\n{text}\n", flush=True)
        fence = "```\n" if title in _PLAIN else ""
        print(fence, end="", flush=True)
        given = [*command, str(options.fuzz_seconds)] if command[-1] == "--seconds" else command
        failed |= subprocess.run([sys.executable, *given], check=False).returncode != 0
        print(fence, flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
