"""Where the time of a cold run goes, stage by stage, in one process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

_NAMES = {
    "tokenize": "divide into sentences and words",
    "mwt": "divide words (و + ل + …)",
    "pos": "tag",
    "lemma": "lemmatise",
    "depparse": "parse",
}


def stages(paths: Sequence[str]) -> dict[str, float]:
    """Seconds by stage, in the order of the work, for reading articles and finding their conflicts.

    Args:
        paths: of articles.
    """
    from claimcheck.api import Checker, with_dates
    from claimcheck.articles.batches import fetched
    from claimcheck.articles.reader import read_paths

    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                spent[name] += time.perf_counter() - start

        return call

    articles = timed("read files", lambda: with_dates(read_paths(paths)[0], None))()
    checker: Checker = timed("load rule packs", Checker)()
    reader = timed("import Stanza, load the model", lambda: checker.reader)()
    for name, shown in _NAMES.items():
        processor = reader._pipeline.processors[name]
        processor.process = timed(shown, processor.process)
    spent |= dict.fromkeys(_NAMES.values(), 0.0)
    start = time.perf_counter()
    analyses = [
        reader.read(article.text, worth_parsing=checker._relevance.sentences)
        for article in fetched(articles, checker.prefetch)
    ]
    networks = sum(spent[shown] for shown in _NAMES.values())
    spent["segmentation, relevance, bridge to spaCy"] = time.perf_counter() - start - networks
    extract = timed("extract claims", checker._extractor.extract)
    found = [extract(article, analysis) for article, analysis in zip(articles, analyses, strict=True)]
    timed("find conflicts, tell stories", checker.report_on)(list(zip(articles, found, strict=True)))
    return dict(spent)


def table(spent: dict[str, float]) -> str:
    """The stages with their shares."""
    total = sum(spent.values())
    lines = [f"{'stage':44}{'seconds':>9}{'share':>8}"]
    lines += [f"{name:44}{seconds:9.2f}{seconds / total:8.1%}" for name, seconds in spent.items()]
    return "\n".join([*lines, f"{'together':44}{total:9.2f}"])
