"""Put claimcheck under load, and print what came of it: ``make load``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.load.loads import Held, large_ledger, many_articles, many_writers


def main() -> None:
    """Print a row for each load; fail where a result is wrong."""
    parser = argparse.ArgumentParser(description="claimcheck under load.")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    print("| load | seconds | peak MB | result | right |\n|---|---:|---:|---|---|", flush=True)
    failed = False
    for held in _all(options.articles, options.claims, options.processes, options.jobs):
        said = "yes" if held.right else "**no**"
        print(f"| {held.load} | {held.seconds:.1f} | {held.peak:.0f} | {held.result} | {said} |", flush=True)
        failed |= not held.right
    sys.exit(failed)


def _all(articles: int, claims: int, processes: int, jobs: int) -> Iterator[Held]:
    with tempfile.TemporaryDirectory() as folder:
        yield many_articles(Path(folder), articles // 10, jobs)
        yield many_articles(Path(folder), articles, jobs)
        yield from large_ledger(Path(folder), claims, processes)
        yield many_writers(Path(folder), processes, each=500)


if __name__ == "__main__":
    main()
