"""Under a small load of each kind nothing is lost; ``make load`` has the large ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.loads import large_ledger, many_articles, many_writers


@pytest.mark.slow
def test_many_articles(tmp_path: Path) -> None:
    held = many_articles(tmp_path, 60)
    assert held.right, held


@pytest.mark.slow
def test_a_large_ledger_and_many_checks_at_once(tmp_path: Path) -> None:
    for held in large_ledger(tmp_path, 4000, 5):
        assert held.right, held


@pytest.mark.slow
def test_many_writers(tmp_path: Path) -> None:
    held = many_writers(tmp_path, 6, 40)
    assert held.right, held
