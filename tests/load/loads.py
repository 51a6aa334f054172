"""What claimcheck must hold under load: many articles, a large ledger, many processes at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from claimcheck.claims.rulepack import load
from claimcheck.ledger.store import Ledger
from claimcheck.ledger.version import version_of
from tests.load.made import readings, write_archive, write_articles

_CLAIMCHECK = (sys.executable, "-m", "claimcheck")
_WRITE = "import sys; from tests.load.loads import write; write(sys.argv[1], int(sys.argv[2]))"


@dataclass(frozen=True)
class Held:
    """What came of a load.

    Attributes:
        load: what it was.
        seconds: how long it took.
        peak: the memory of the largest process, in MB.
        result: what came out.
        right: whether that is right.
    """

    load: str
    seconds: float
    peak: float
    result: str
    right: bool


def many_articles(folder: Path, count: int, jobs: int = 1) -> Held:
    """So many articles in one run, read with the model."""
    path = folder / f"{count}.jsonl"
    write_articles(path, count)
    given = ("extract", path.name, "--output-format", "jsonl", "--no-cache", "--jobs", str(jobs))
    (done,), seconds, peak = _run([given], folder)
    lines = done.output.splitlines()
    articles = {json.loads(line)["article"] for line in lines}
    result = f"{len(lines)} claims in {len(articles)} articles"
    # Three of four made-up sentences make claims, so that fifteen of sixteen articles have one.
    right = done.status == 0 and len(articles) > 0.85 * count
    return Held(f"{count} articles in one run, {jobs} process(es)", seconds, peak, result, right)


def large_ledger(folder: Path, claims: int, processes: int) -> list[Held]:
    """A ledger of so many claims: one check against it, then so many at once."""
    write_archive(folder, claims)
    checks = [
        ("check", f"new/{i:02}.txt", "--against", "archive.jsonl", "--output-format", "jsonl")
        for i in range(processes)
    ]
    alone, seconds, peak = _run(checks[:1], folder)
    found = len(alone[0].output.splitlines())
    single = Held(
        f"check against a ledger of {claims} claims",
        seconds,
        peak,
        f"{found} conflict(s)",
        alone[0].status == 1 and found > 0,
    )
    together, seconds, peak = _run(checks, folder)
    same = sum(one.status == 1 and len(one.output.splitlines()) == found for one in together)
    return [
        single,
        Held(
            f"{processes} such checks at once",
            seconds,
            peak,
            f"{same} of {processes} as the single one",
            same == processes,
        ),
    ]


def many_writers(folder: Path, processes: int, each: int) -> Held:
    """So many processes that write to one ledger at once."""
    path = folder / "shared"
    given = [(sys.executable, "-c", _WRITE, str(path), str(each))] * processes
    done, seconds, peak = _run(given, folder, command=())
    with Ledger.open(path) as ledger:
        kept = sum(version.readings for version in ledger.info().versions)
    right = kept == processes * each and all(one.status == 0 for one in done)
    result = f"{kept} of {processes * each} readings kept"
    return Held(f"{processes} processes writing to one ledger at once", seconds, peak, result, right)


def write(path: str, count: int) -> None:
    """Keep so many readings, one transaction each; run in a process of its own."""
    version = version_of(load())
    with Ledger.open(Path(path)) as ledger:
        for article, claims in islice(readings(), count):
            ledger.put(article, (), claims, version)


@dataclass
class _Done:
    output: str
    status: int


def _run(
    given: Sequence[Sequence[str]], folder: Path, command: Sequence[str] = _CLAIMCHECK
) -> tuple[list[_Done], float, float]:
    """Run some commands at once: what each printed, the seconds, the largest one's peak memory in MB."""
    own = {"CLAIMCHECK_LEDGER": str(folder / "ledger"), "CLAIMCHECK_CACHE": "true", "PYTHONPATH": os.getcwd()}
    environment = {**os.environ, **own}
    start = time.perf_counter()
    outputs = [(folder / f"output-{i}").open("w+", encoding="utf-8") for i in range(len(given))]
    processes = [
        subprocess.Popen([*command, *one], cwd=folder, env=environment, stdout=output)
        for one, output in zip(given, outputs, strict=True)
    ]
    done, peak = [], 0.0
    for process, output in zip(processes, outputs, strict=True):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = max(peak, usage.ru_maxrss / 1000)
        with output:
            output.seek(0)
            done.append(_Done(output.read(), process.returncode))
    return done, time.perf_counter() - start, peak
