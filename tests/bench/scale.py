"""What finding conflicts costs as claims grow, without a model: ``make bench-scale``.

Claims are made up: most stories are told by few, some by many, as news are; a hot story holds a share
of all. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber

_KINDS = (
    Kind.TIMETABLE_SET,
    Kind.TIMETABLE_ABSENT,
    Kind.WITHDRAWAL_AGREED,
    Kind.WITHDRAWAL_DENIED,
    Kind.WITHDRAWAL_PLANNED,
    Kind.PRESENCE_CONTINUING,
    Kind.TROOPS_COUNT,
)
_FORCES = ("US", "FR", "RU", "TR", "GB", "IR", "IL", "DE")
_TITLES = ("وزير الدفاع", "الناطق باسم الجيش", "رئيس الحكومة", "السفير", "مصدر أمني")
_FIRST_DAY = date(2015, 1, 1)
_DAYS = 3650
_CLAIMS_A_STORY = 40
_SIZES = (1_000, 2_000, 4_000, 8_000, 16_000)


def claims(count: int, hot: float, seed: int = 7) -> Iterator[Claim]:
    """So many claims.

    Args:
        count: how many.
        hot: which share of them is about one force in one place.
        seed: of the random numbers.
    """
    chance = random.Random(seed)
    places = max(1, count // _CLAIMS_A_STORY // len(_FORCES))
    for i in range(count):
        is_hot = chance.random() < hot
        # Few stories are told by many: the ranks of places follow a power law.
        rank = 0 if is_hot else min(places, int(chance.paretovariate(0.8)))
        said = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        kind = chance.choice(_KINDS)
        counted = kind is Kind.TROOPS_COUNT
        number = 500 * chance.randint(1, 12)
        yield Claim(
            id=f"{i:016x}",
            article=f"{i // 3:08}.md",
            kind=kind,
            quote=f"قول رقم {i}",
            span=Span(20 * (i % 3), 20 * (i % 3) + 15),
            line=1,
            column=1,
            force="US" if is_hot else chance.choice(_FORCES),
            place=f"P{rank}",
            speaker=f"{chance.choice(_TITLES)} {chance.randrange(50)}" if chance.random() < 0.7 else None,
            time=TimeSpan(said, said + timedelta(days=90)) if chance.random() < 0.2 else None,
            number=TroopNumber(number, number) if counted else None,
            hedged=chance.random() < 0.1,
            said=said,
        )


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description="The cost of finding conflicts, by the number of claims.")
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--hot", type=float, nargs="+", default=(0.0, 0.2))
    parser.add_argument("--one", action="store_true", help="run here, and print one row")
    options = parser.parse_args()
    if options.one:
        _measure(options.sizes[0], options.hot[0])
        return
    heads = (("claims", 9), ("hot", 6), ("graph s", 9), ("conflicts s", 13), ("µs a claim", 12))
    print("".join(f"{name:>{width}}" for name, width in (*heads, ("found", 8), ("peak MB", 9))))
    for hot in options.hot:
        for size in options.sizes:
            given = [*("--sizes", str(size)), *("--hot", str(hot)), "--one"]
            subprocess.run([sys.executable, "-m", "tests.bench.scale", *given], check=True)


def _measure(size: int, hot: float) -> None:
    from claimcheck.claims.geography import Geography
    from claimcheck.claims.rulepack import load
    from claimcheck.conflicts.engine import find_conflicts
    from claimcheck.conflicts.speakers import Speakers
    from claimcheck.graph.build import build

    packs = load()
    geography = Geography(packs.geography)
    speakers = Speakers.of(packs.grammar.speakers, packs.geography)
    made = list(claims(size, hot))
    start = time.perf_counter()
    graph = build(made)
    built = time.perf_counter()
    found = find_conflicts(graph, packs.conflicts, geography, speakers)
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    a_claim = 1e6 * (end - start) / size
    print(
        f"{size:9}{hot:6.0%}{built - start:9.2f}{end - built:13.2f}{a_claim:12.0f}{len(found):8}{peak:9.0f}"
    )


if __name__ == "__main__":
    main()
