"""Several processes that extract claims, each with a model of its own."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.articles.batches import TOGETHER, batches, fetched
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.ledger.reading import outcome

if TYPE_CHECKING:
    from claimcheck.api import Checker
    from claimcheck.articles.model import Article
    from claimcheck.ledger.model import Outcome

_AHEAD = 2
"""How many batches a process has waiting, so that it never idles and few are held in memory."""
_FEWEST_BATCHES = 8
"""For each process, so that all end at about the same time."""


class Workers:
    """Processes that are started when they are needed.

    Args:
        jobs: how many; each takes the memory of one model.
        rules: folders of further rule packs.
        model: folder of another model than the embedded one.
        timeout: after how many seconds an article is given up; 0: never.
    """

    def __init__(
        self, jobs: int, rules: Sequence[Path] = (), model: Path | None = None, timeout: float = 0
    ) -> None:
        self._jobs = jobs
        self._extract = partial(_extract, tuple(rules), model, timeout)

    def extract_all(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        """The articles with their claims, in the order given, or what is wrong with one.

        Raises:
            ConfigurationError: a process died, for want of memory as a rule.
            ModelError: there is no usable model.
            RulePackError: a rule pack is invalid.
        """
        # A process that is forked from one with PyTorch's threads may hang.
        pool = ProcessPoolExecutor(self._jobs, get_context("spawn"), _ignore_interruption)
        try:
            size = sum(len(article.text) for article in articles) // (self._jobs * _FEWEST_BATCHES)
            left = batches(articles, min(size, TOGETHER))
            waiting: deque[Future[list[Outcome]]] = deque(
                pool.submit(self._extract, batch) for batch in islice(left, self._jobs * _AHEAD)
            )
            while waiting:
                outcomes = waiting.popleft().result()
                waiting.extend(pool.submit(self._extract, batch) for batch in islice(left, 1))
                yield from outcomes
        except BrokenProcessPool as error:
            raise ConfigurationError(
                Code.WORKER_DIED,
                "a process that read articles died",
                where="--jobs",
                remedy="name fewer processes",
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _ignore_interruption() -> None:
    """An interruption is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _checker(rules: tuple[Path, ...], model: Path | None, timeout: float) -> Checker:
    from claimcheck.api import Checker
    from claimcheck.claims import rulepack

    return Checker(rulepack.load(*rules), model=model, timeout=timeout)


def _extract(
    rules: tuple[Path, ...], model: Path | None, timeout: float, batch: Sequence[Article]
) -> list[Outcome]:
    checker = _checker(rules, model, timeout)
    return [outcome(checker, article) for article in fetched(batch, checker.prefetch)]
