"""What a run on many machines costs, from what is measured on this one: ``make bench-beam``.

Everything runs on one core. The last table is a plan for an archive of any size; the prices in it are
assumptions, which options replace.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_HOUR = 3600
_GB = 1e9


@dataclass(frozen=True)
class Measured:
    """What was measured.

    Attributes:
        articles: how many articles were read.
        words: of how many words.
        claims: how many claims about a place they make.
        start_seconds: from nothing to a loaded model.
        read_seconds: of reading the articles after that.
        peak_gb: memory of the process that reads.
        article_bytes: an article, as it travels between machines.
        claim_bytes: a claim with its passage, as it travels.
        conflict_seconds: of condensing one claim and finding its conflicts.
    """

    articles: int
    words: int
    claims: int
    start_seconds: float
    read_seconds: float
    peak_gb: float
    article_bytes: float
    claim_bytes: float
    conflict_seconds: float


def main() -> None:
    """Print what is measured, and the plan."""
    parser = argparse.ArgumentParser(description="The cost of a run on many machines.")
    parser.add_argument("paths", nargs="+", type=Path, help="the articles to read")
    parser.add_argument("--claims", type=int, default=200_000, help="how many made-up claims to compare")
    parser.add_argument("--hot", type=float, default=0.1, help="which share of them belongs to one story")
    parser.add_argument("--articles", type=int, default=10_000_000, help="the size of the archive")
    parser.add_argument("--workers", type=int, default=1000, help="how many cores read it")
    parser.add_argument("--managed-core", type=float, default=0.056, help="$ an hour: Dataflow's core")
    parser.add_argument("--managed-gb", type=float, default=0.0036, help="$ an hour: a GB of its memory")
    parser.add_argument("--shuffle-gb", type=float, default=0.011, help="$: a GB that it shuffles")
    parser.add_argument(
        "--own-core", type=float, default=0.040, help="$ an hour: a core of your own with 4 GB"
    )
    parser.add_argument("--memory", type=float, default=4.0, help="GB of memory a core")
    parser.add_argument("--read-here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read_here:
        print(json.dumps(_read(options.paths)))
        return
    here = _child([sys.executable, "-m", "tests.bench.beam", *map(str, options.paths), "--read-here"])
    found = json.loads(here.output)
    _show_reading(found, options.paths)
    _show_generated()
    seconds = _show_conflicts(options.claims, options.hot)
    measured = Measured(**found, conflict_seconds=seconds)
    _show_plan(measured, options)


def _read(paths: Iterable[Path]) -> dict[str, float]:
    """Read articles here, as the local command does."""
    start = time.perf_counter()
    from apache_beam.coders import FastPrimitivesCoder

    from claimcheck.api import Checker, with_dates
    from claimcheck.articles.reader import read_paths
    from claimcheck.beam.conflicts import placed_claims

    articles, _ = read_paths([str(path) for path in paths])
    checker = Checker()
    _ = checker.reader
    loaded = time.perf_counter()
    readings = [checker.extract(article) for article in with_dates(articles, None)]
    read = time.perf_counter()
    size = FastPrimitivesCoder().encode
    placed = [size(claim) for reading in readings for claim in placed_claims(reading)]
    return {
        "articles": len(articles),
        "words": sum(len(article.text.split()) for article in articles),
        "claims": len(placed),
        "start_seconds": loaded - start,
        "read_seconds": read - loaded,
        "peak_gb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _GB,
        "article_bytes": sum(len(size(article)) for article in articles) / len(articles),
        "claim_bytes": sum(map(len, placed)) / max(1, len(placed)),
    }


@dataclass(frozen=True)
class _Ran:
    seconds: float
    output: str


def _child(command: list[str]) -> _Ran:
    start = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return _Ran(time.perf_counter() - start, done.stdout)


def _show_reading(found: dict[str, float], paths: Iterable[Path]) -> None:
    command = [sys.executable, "-m", "claimcheck", "report", *map(str, paths), "--output-format", "json"]
    local = _child([*command, "--no-cache"])
    beam = _child([*command, "--runner", "DirectRunner"])
    articles, seconds = found["articles"], found["read_seconds"]
    print(f"{articles} articles, {found['words']} words, {found['claims']} claims about a place; one core\n")
    print(f"{'':34}{'seconds':>9}{'articles/s':>12}")
    print(f"{'start-up: import, packs, model':34}{found['start_seconds']:9.1f}")
    print(f"{'read, model loaded':34}{seconds:9.1f}{articles / seconds:12.2f}")
    for name, ran in {"report": local, "report --runner DirectRunner": beam}.items():
        print(f"{name:34}{ran.seconds:9.1f}{articles / ran.seconds:12.2f}")
    print(f"the same bytes: {'yes' if local.output == beam.output else 'NO'}\n")


def _show_generated(count: int = 1000) -> None:
    """What the pipeline itself costs, without a model."""
    from claimcheck.api import Checker, with_dates
    from claimcheck.articles.reader import read_paths
    from claimcheck.beam import pipeline
    from claimcheck.beam.pipeline import Job
    from claimcheck.beam.runners import Runner
    from tests.beam.generated import Marked, make_archive

    checker = Checker()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        make_archive(archive, count)
        start = time.perf_counter()
        articles, errors = read_paths([str(archive)])
        dated = with_dates(sorted(articles, key=lambda one: one.id), None)
        here = checker.report_on([Marked().extract(one) for one in dated], sorted(map(str, errors)))
        middle = time.perf_counter()
        job = Job([str(archive)], None, checker.packs, Marked)
        there = pipeline.report(job, Runner("DirectRunner"), f"{folder}/results", checker)
        end = time.perf_counter()
    print(f"{count} made-up articles, read without a model, one in ten a copy")
    print(f"{'here':34}{middle - start:9.1f}{count / (middle - start):12.0f}")
    print(f"{'DirectRunner':34}{end - middle:9.1f}{count / (end - middle):12.0f}")
    print(f"the same report: {'yes' if here == there else 'NO'}\n")


def _show_conflicts(count: int, hot: float) -> float:
    """Condense and compare made-up claims; the seconds a claim."""
    from claimcheck.beam.conflicts import Condense, Crowd, PlacedClaim
    from claimcheck.claims.geography import Geography
    from claimcheck.claims.model import Claim
    from claimcheck.claims.rulepack import load
    from claimcheck.conflicts import collector
    from claimcheck.conflicts.compare import Background, value_of
    from claimcheck.conflicts.engine import find_in_story
    from claimcheck.conflicts.speakers import Speakers
    from claimcheck.graph.topics import story_keys
    from tests.bench.synthetic import claims

    packs = load()
    geography = Geography(packs.geography)
    background = Background(geography, Speakers.of(packs.grammar.speakers, packs.geography))
    condense = Condense(packs)
    condense.setup()
    given = [claim for claim in claims(count, hot) if claim.place]
    start = time.perf_counter()
    with collector.paused():
        crowds: dict[tuple[object, ...], Crowd] = {}
        for claim in given:
            value = value_of(claim)
            placed = PlacedClaim(claim, frozenset(), claim.quote)
            crowds[value] = condense.add_input(crowds.get(value) or condense.create_accumulator(), placed)
        left = [condense.extract_output(crowd) for crowd in crowds.values()]
    condensed = time.perf_counter()
    keys = story_keys({claim.place or "" for claim in given}, geography)
    stories: dict[str, list[Claim]] = {}
    further: dict[str, int] = {}
    for crowd in left:
        further |= crowd.further
        for one in crowd.claims:
            stories.setdefault(keys[one.claim.place or ""], []).append(one.claim)
    before = Counter(keys[claim.place or ""] for claim in given)
    seconds = {}
    for key, story in stories.items():
        begun = time.perf_counter()
        with collector.paused():
            find_in_story(story, packs.conflicts, background, lambda claim: claim.quote, further=further)
        seconds[key] = time.perf_counter() - begun
    largest = max(stories, key=lambda key: len(stories[key]))
    of_all, of_left = before[largest] / len(given), len(stories[largest]) / sum(map(len, stories.values()))
    print(f"{len(given)} made-up claims, {hot:.0%} of them one hot story; {len(stories)} story keys")
    print(f"condensed to {sum(map(len, stories.values()))} in {condensed - start:.1f} s")
    print(f"the largest key, {largest}: {of_all:.0%} of the claims, {of_left:.0%} of what is left")
    others = sum(seconds.values()) - seconds[largest]
    print(f"its conflicts: {seconds[largest]:.1f} s; those of all others: {others:.1f} s\n")
    return (condensed - start + sum(seconds.values())) / len(given)


def _show_plan(measured: Measured, options: argparse.Namespace) -> None:
    articles = options.articles
    claims = articles * measured.claims / measured.articles
    read = articles * measured.read_seconds / measured.articles / _HOUR
    start = options.workers * measured.start_seconds / _HOUR
    conflicts = claims * measured.conflict_seconds / _HOUR
    cores = read + start + conflicts
    shuffled = (2 * articles * measured.article_bytes + claims * measured.claim_bytes) / _GB
    managed = (
        cores * (options.managed_core + options.memory * options.managed_gb) + shuffled * options.shuffle_gb
    )
    rows = {
        "articles": f"{articles:,}",
        "claims about a place": f"{claims:,.0f}",
        "core-hours: reading": f"{read:,.0f}",
        f"core-hours: starting {options.workers:,} processes": f"{start:,.1f}",
        "core-hours: conflicts": f"{conflicts:,.1f}",
        f"hours on {options.workers:,} cores": f"{cores / options.workers:,.1f}",
        "GB of memory a process": f"{measured.peak_gb:.2f} of {options.memory:g}",
        "bytes an article, a claim": f"{measured.article_bytes:,.0f}, {measured.claim_bytes:,.0f}",
        "GB shuffled at most": f"{shuffled:,.0f}",
        f"$ managed, at {options.managed_core:g} a core, {options.managed_gb:g} a GB": f"{managed:,.0f}",
        f"$ own machines, at {options.own_core:g} a core": f"{cores * options.own_core:,.0f}",
    }
    print("the plan")
    for name, value in rows.items():
        print(f"{name:52}{value:>24}")


if __name__ == "__main__":
    main()
