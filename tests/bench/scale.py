"""What finding conflicts costs as claims grow, without a model: ``make bench-scale``.

Each size runs in a process of its own. Memory is that of the whole process, with the claims in it.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from tests.bench.synthetic import claims

_SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description="The cost of finding conflicts, by the number of claims.")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--hot", type=float, nargs="+", default=(0.0, 0.1))
    parser.add_argument("--one", action="store_true", help="run here, and print one row")
    options = parser.parse_args()
    if options.one:
        _measure(options.sizes[0], options.hot[0])
        return
    heads = (
        ("claims", 9),
        ("hot", 6),
        ("conflicts s", 13),
        ("µs a claim", 12),
        ("found", 8),
        ("claims MB", 10),
        ("peak MB", 9),
    )
    print("".join(f"{name:>{width}}" for name, width in heads))
    for hot in options.hot:
        for size in options.sizes:
            given = [*("--sizes", str(size)), *("--hot", str(hot)), "--one"]
            subprocess.run([sys.executable, "-m", "tests.bench.scale", *given], check=True)


def _measure(size: int, hot: float) -> None:
    from claimcheck.claims.geography import Geography
    from claimcheck.claims.rulepack import load
    from claimcheck.conflicts.engine import find_conflicts
    from claimcheck.conflicts.speakers import Speakers

    packs = load()
    geography = Geography(packs.geography)
    speakers = Speakers.of(packs.grammar.speakers, packs.geography)
    made = list(claims(size, hot))
    start = time.perf_counter()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    found = find_conflicts(made, packs.conflicts, geography, speakers)
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    a_claim = 1e6 * (end - start) / size
    print(f"{size:9}{hot:6.0%}{end - start:13.2f}{a_claim:12.0f}{len(found):8}{held:10.0f}{peak:9.0f}")


if __name__ == "__main__":
    main()
