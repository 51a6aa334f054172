"""The networks in other forms, with the claims that are found then: ``make bench-variants``.

Not tried: forms that need a compiler where claimcheck runs (``torch.compile``), and 16-bit floats, which
Stanza cannot bring to NumPy.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from claimcheck.api import Checker, with_dates
from claimcheck.articles.batches import fetched
from claimcheck.articles.reader import read_paths
from claimcheck.reports.records import claim_record
from tests.bench import scoring

_NETWORKS = ("pos", "lemma", "depparse", "mwt", "tokenize")
Variant = Callable[[Checker], contextlib.AbstractContextManager[object]]


def main() -> None:
    """Print a row for each form."""
    parser = argparse.ArgumentParser(description="The networks in other forms.")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--gold", nargs="*", default=[], type=Path, help="marked claims, JSON Lines")
    options = parser.parse_args()
    gold = [json.loads(line) for path in options.gold for line in path.read_text().splitlines() if line]
    articles = with_dates(read_paths(options.articles)[0], None)
    variants: dict[str, Variant] = {
        "32-bit floats, one thread": lambda checker: contextlib.nullcontext(),
        "8-bit integers (dynamic)": _quantised,
        "two threads": _two_threads,
    }
    print(f"{'':28}{'seconds':>9}{'claims':>8}{'the same':>10}{'F1':>7}")
    usual: set[str] = set()
    for name, variant in variants.items():
        checker = Checker()
        checker.reader.read("نص")
        found = []
        with variant(checker), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            start = time.perf_counter()
            for article in fetched(articles, checker.prefetch):
                found += [claim_record(claim) for claim in checker.extract(article)[1]]
            seconds = time.perf_counter() - start
        ids = {json.dumps(record, sort_keys=True) for record in found}
        usual = usual or ids
        score = f"{scoring.f1(gold, found):7.3f}" if gold else ""
        print(f"{name:28}{seconds:9.2f}{len(found):8}{len(ids & usual):10}{score}", flush=True)


@contextlib.contextmanager
def _quantised(checker: Checker) -> Iterator[None]:
    import torch
    from torch.ao.quantization import quantize_dynamic

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in _NETWORKS:
            trainer = checker.reader._pipeline.processors[name].trainer
            quantize_dynamic(trainer.model, {torch.nn.LSTM, torch.nn.Linear}, torch.qint8, inplace=True)  # type: ignore[no-untyped-call]
    yield


@contextlib.contextmanager
def _two_threads(checker: Checker) -> Iterator[None]:
    import torch

    torch.set_num_threads(2)
    try:
        yield
    finally:
        torch.set_num_threads(1)


if __name__ == "__main__":
    main()
