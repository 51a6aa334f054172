"""How far a cold run is above what the networks' own arithmetic and reading the files take."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Sequence
from dataclasses import dataclass

# The functions in which PyTorch computes; all else is bringing numbers there and words back.
_ARITHMETIC = (
    "torch.lstm", "torch.lstm_cell", "torch._C._nn.linear", "torch.einsum", "torch.bmm", "torch.embedding",
    "torch.conv1d", "torch.cat", "torch.tanh", "torch.sigmoid", "torch.relu", "torch.logsumexp",
    "'log_softmax' of 'torch", "'softmax' of 'torch", "'max' of 'torch", "'topk' of 'torch",
)  # fmt: skip


@dataclass(frozen=True)
class Floor:
    """Processor seconds.

    Attributes:
        files: for reading the files.
        arithmetic: for the networks' arithmetic on the sentences that are read.
        together: for reading articles and extracting claims, with the model loaded.
    """

    files: float
    arithmetic: float
    together: float

    def __str__(self) -> str:
        floor = self.files + self.arithmetic
        return (
            f"floor: the networks' arithmetic {self.arithmetic:.2f} s, reading the files {self.files:.2f} s\n"
            f"reading and extracting takes {self.together:.2f} s, {self.together / floor:.2f} times the floor"
        )


def floor(paths: Sequence[str]) -> Floor:
    """Measure it over some articles, in this process.

    Args:
        paths: of articles.
    """
    from claimcheck.api import Checker, with_dates
    from claimcheck.articles.batches import fetched
    from claimcheck.articles.reader import read_paths

    start = time.process_time()
    articles = with_dates(read_paths(paths)[0], None)
    files = time.process_time() - start

    def extract(checker: Checker) -> float:
        begun = time.process_time()
        for article in fetched(articles, checker.prefetch):
            checker.extract(article)
        return time.process_time() - begun

    first, second = Checker(), Checker()
    for checker in (first, second):
        checker.reader.read("نص")
    together = extract(first)
    profile = cProfile.Profile()
    profile.runcall(extract, second)
    functions = pstats.Stats(profile).get_stats_profile().func_profiles
    arithmetic = sum(f.tottime for name, f in functions.items() if any(part in name for part in _ARITHMETIC))
    return Floor(files, arithmetic, together)
