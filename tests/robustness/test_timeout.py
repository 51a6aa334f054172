"""An article that takes too long is given up; the others are read."""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimcheck.api import Checker
from claimcheck.errors import ArticleError
from claimcheck.ledger.reading import read_all
from claimcheck.ledger.store import Ledger
from claimcheck.patience import TimeUpError, at_most
from tests.ledger.building import VERSION, article
from tests.readers import FakeReader

SLOW = "هذا المقال لا ينتهي"


class SlowReader(FakeReader):
    """Never comes to the end of a text that begins with certain words, and takes no failure for one."""

    def read(self, text: str, **options: Any) -> Any:
        while text.startswith(SLOW):
            try:
                time.sleep(0.01)
            except Exception:  # as the pipeline does with what the networks raise
                return None
        return super().read(text, **options)

    def prefetch(self, texts: Any, **options: Any) -> None:
        for text in texts:
            self.read(text)


@pytest.fixture(autouse=True)
def _no_alarm_is_left() -> Any:
    before = signal.getsignal(signal.SIGALRM)
    yield
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == before


@pytest.fixture
def checker() -> Checker:
    reader: Any = SlowReader()
    return Checker(reader=reader, timeout=0.05)


def test_it_is_named_with_the_remedy(checker: Checker) -> None:
    with pytest.raises(ArticleError, match=r"given up.*0\.05 seconds") as caught:
        checker.extract(replace(article(1, text=SLOW), file="feed.jsonl", record_line=7))
    assert caught.value.where == "feed.jsonl:7"
    assert "--timeout" in caught.value.remedy


def test_the_others_are_read_and_kept(checker: Checker, tmp_path: Path) -> None:
    articles = [article(0), article(1, text=SLOW), article(2)]
    with Ledger.open(tmp_path / "ledger") as ledger:
        readings, errors = read_all(checker, articles, ledger, VERSION)
        assert [one.id for one, _ in readings] == [articles[0].id, articles[2].id]
        assert [error.where for error in errors] == [articles[1].id]
        assert ledger.find(articles, VERSION).missing == (1,)


def test_what_is_in_time_is_not_disturbed() -> None:
    with at_most(60):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0


def test_no_time_is_no_bound() -> None:
    with at_most(0):
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_an_alarm_that_python_drops_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.patience._REPEAT_SECONDS", 0.02)
    dropped: list[BaseException] = []
    with pytest.raises(TimeUpError), at_most(0.02):
        while True:
            try:
                time.sleep(1)
            except BaseException as alarm:
                if dropped:
                    raise
                dropped.append(alarm)
    assert dropped
