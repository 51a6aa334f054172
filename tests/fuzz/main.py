"""``make fuzz``: each target in turn, coverage-guided, and a table of what was found.

What is found is kept in ``build/fuzz/TARGET/found``, one input for each place at which something
went wrong; a fuzzer that finds something goes on. Whoever has mended it copies the input to
``tests/fuzz/corpus/TARGET``, where a test replays it for ever.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
_RUNS = re.compile(r"Done (\d+) runs")
_COVERED = re.compile(r"cov: (\d+)")
_WORD = re.compile(rb"[\w\x80-\xff-]{2,40}:?")
_WORDS = 400
_GRACE = 120
"""Seconds for starting up and for the last input."""


@dataclass(frozen=True)
class Outcome:
    """What came of one target.

    Attributes:
        executions: how many inputs were tried; None if the fuzzer did not come to its end.
        covered: how many branches of claimcheck were reached.
        findings: the inputs that did harm, one for each place.
    """

    executions: int | None
    covered: int
    findings: tuple[Path, ...]


def fuzz(name: str, seconds: int, work: Path) -> Outcome:
    """Fuzz one target in a process of its own.

    Args:
        name: the target.
        seconds: for how long.
        work: a folder for what is tried and what is found.
    """
    tried, found = work / name / "tried", work / name / "found"
    for folder in (tried, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, example in enumerate(TARGETS[name].examples()):
        (tried / f"example-{number}").write_bytes(example)
    words = work / name / "words.txt"
    words.write_text(_dictionary(TARGETS[name].examples()), encoding="ascii")
    kept = [CORPUS / name] if (CORPUS / name).is_dir() else []
    command = [
        sys.executable, "-m", "tests.fuzz.coverage_guided", name, str(found), str(tried), *map(str, kept),
        f"-max_total_time={seconds}", "-timeout=60", "-rss_limit_mb=4096", "-max_len=20000",
        f"-artifact_prefix={found}/libfuzzer-", f"-dict={words}",
    ]  # fmt: skip
    log = work / name / "log.txt"
    with log.open("wb") as stream:
        subprocess.run(command, stdout=stream, stderr=stream, check=False, timeout=seconds + _GRACE)
    said = log.read_text("utf-8", "replace")
    runs, covered = _RUNS.search(said), _COVERED.findall(said)
    inputs = tuple(sorted(path for path in found.iterdir() if path.suffix != ".txt"))
    return Outcome(int(runs[1]) if runs else None, int(covered[-1]) if covered else 0, inputs)


def _dictionary(examples: Iterable[bytes]) -> str:
    """The words of the examples, as libFuzzer wants to be told what to put together."""
    found = Counter(word for example in examples for word in _WORD.findall(example))
    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word, _ in found.most_common(_WORDS)
    )


def main() -> int:
    """Fuzz, print the table, and say by the exit status whether anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all by default")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--work", type=Path, default=Path("build/fuzz"))
    given = parser.parse_args()
    unknown = [name for name in given.targets if name not in TARGETS]
    if unknown:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(TARGETS)}")
    print(f"{'target':16}{'executions':>12}{'branches':>10}{'findings':>10}")
    failed = False
    for name in given.targets or TARGETS:
        outcome = fuzz(name, given.seconds, given.work)
        executions = "stopped" if outcome.executions is None else f"{outcome.executions:,}"
        print(f"{name:16}{executions:>12}{outcome.covered:>10}{len(outcome.findings):>10}", flush=True)
        for path in outcome.findings:
            print(f"    {path}")
        failed = failed or bool(outcome.findings) or outcome.executions is None
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
