"""claimcheck beside plain Stanza and beside what a user would do instead: ``make bench``.

Every command runs in a process of its own, all take turns, and medians are shown. The claims found,
and their F-score if there are marked ones (``GOLD=``), stand next to the times, so that speed is
not bought with blindness.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench import scoring
from tests.bench.floor import floor
from tests.bench.stages import stages, table

_HERE = Path(__file__).parent
_CLAIMCHECK = [sys.executable, "-m", "claimcheck"]
_PARALLEL = f"extract, cold, --jobs {os.cpu_count()}"
_SHORT = "---\npublished: 2024-03-01\n---\nقال الوزير إن القوات الفرنسية ستنسحب من تشاد قبل نهاية العام.\n"


@dataclass
class Command:
    """Something that is timed.

    Attributes:
        name: what it is called in the table.
        arguments: what is run.
        environment: variables that are set or, if None, taken away.
        reads: whether it reads all articles, so that a throughput makes sense.
        seconds: how long it took, each time.
        memory: its peak in MB, each time.
        output: what it printed the last time.
    """

    name: str
    arguments: Sequence[str]
    environment: dict[str, str | None] = field(default_factory=dict)
    reads: bool = True
    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    output: str = ""

    def run(self) -> None:
        """Run it once."""
        given = {**os.environ, **self.environment}
        environment = {name: value for name, value in given.items() if value is not None}
        with tempfile.TemporaryFile() as stream:
            start = time.perf_counter()
            process = subprocess.Popen(self.arguments, env=environment, stdout=stream)
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds.append(time.perf_counter() - start)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 1):
                sys.exit(f"{self.name}: exit status {process.returncode}")
            self.memory.append(usage.ru_maxrss / 1000)
            stream.seek(0)
            self.output = stream.read().decode()


def main() -> None:
    """Take the times, and print the table."""
    parser = argparse.ArgumentParser(description="claimcheck beside plain Stanza, grep and a keyword list.")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--gold", nargs="*", default=[], type=Path, help="marked claims, JSON Lines")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    gold = [json.loads(line) for path in options.gold for line in path.read_text().splitlines() if line]
    words = sum(len(text.split()) for text in _texts(options.articles))
    count = len(_texts(options.articles))
    with tempfile.TemporaryDirectory() as folder:
        commands = _commands(options.articles, Path(folder))
        for _ in range(options.rounds):
            for command in commands:
                command.run()
    print(f"{count} articles, {words} words, {os.cpu_count()} cores; medians of {options.rounds} rounds")
    print()
    print(f"{'':34}{'seconds':>9}{'articles/s':>12}{'words/s':>10}{'peak MB':>9}{'claims':>8}{'F1':>7}")
    for command in commands:
        print(_row(command, count, words, gold))
    by_name = {command.name: statistics.median(command.seconds) for command in commands}
    plain, cold, warm = (by_name[name] for name in ("plain Stanza", "extract, cold", "extract, warm ledger"))
    print()
    print(f"cold against plain Stanza: {plain / cold:.1f} times as fast")
    print(f"warm against plain Stanza: {plain / warm:.0f} times as fast")
    print(f"{os.cpu_count()} processes against plain Stanza: {plain / by_name[_PARALLEL]:.1f} times as fast")
    print()
    print(table(stages(options.articles)))
    print()
    print(floor(options.articles))


def _texts(paths: Sequence[str]) -> list[str]:
    from claimcheck.articles.reader import read_paths

    return [article.text for article in read_paths(paths)[0]]


def _commands(paths: Sequence[str], folder: Path) -> list[Command]:
    short = folder / "short.md"
    short.write_text(_SHORT, encoding="utf-8")
    extract = [*_CLAIMCHECK, "extract", *paths, "--output-format", "jsonl", "--isolated"]
    load = "from claimcheck.language.pipeline import ArabicReader; ArabicReader.load()"
    warm: dict[str, str | None] = {"CLAIMCHECK_LEDGER": str(folder / "ledger")}
    subprocess.run(
        [*_CLAIMCHECK, "index", *paths, "--quiet"],
        env={**os.environ, "CLAIMCHECK_LEDGER": str(folder / "ledger")},
        check=False,
    )
    return [
        Command("claimcheck --help", [*_CLAIMCHECK, "--help"], reads=False),
        Command("import stanza", [sys.executable, "-c", "import stanza"], reads=False),
        Command("import stanza, load the model", [sys.executable, "-c", load], reads=False),
        Command(
            "check, one short article, cold", [*_CLAIMCHECK, "check", str(short), "--no-cache"], reads=False
        ),
        # As a user would run it: without the settings of this project's Makefile.
        Command(
            "plain Stanza",
            [sys.executable, str(_HERE / "plain_stanza.py"), *paths],
            {"OMP_NUM_THREADS": None},
        ),
        Command("extract, cold", [*extract, "--no-cache"]),
        Command(_PARALLEL, [*extract, "--no-cache", "--jobs", str(os.cpu_count())]),
        Command("extract, warm ledger", extract, warm),
        Command("report, warm ledger", [*_CLAIMCHECK, "report", *paths, "--output-format", "json"], warm),
        Command("keyword list", [sys.executable, str(_HERE / "keywords.py"), *paths]),
        Command("grep", ["grep", "-rhcE", "(سحب|انسحاب).*(قوات|جنود)", *paths]),
    ]


def _row(command: Command, count: int, words: int, gold: list[dict[str, Any]]) -> str:
    seconds = statistics.median(command.seconds)
    rates = f"{count / seconds:12.2f}{words / seconds:10.0f}" if command.reads else f"{'':22}"
    row = f"{command.name:34}{seconds:9.2f}{rates}{statistics.median(command.memory):9.0f}"
    if command.name.startswith("extract"):
        found = [json.loads(line) for line in command.output.splitlines()]
        score = f"{scoring.f1(gold, found):7.3f}" if gold else ""
        return f"{row}{len(found):8}{score}"
    if command.name == "keyword list" and gold:
        stretches = [tuple(json.loads(line)) for line in command.output.splitlines()]
        return f"{row}{len(stretches):8}{scoring.sentence_f1(gold, stretches):7.3f}  (sentences)"
    return row


if __name__ == "__main__":
    main()
