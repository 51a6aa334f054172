"""What the tests of several commands need."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.language.pipeline import ArabicReader
from tests.cli.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty desk, in whose folder the test runs; whoever loads the model there fails."""
    monkeypatch.chdir(tmp_path)

    def refuse(folder: object = None) -> None:
        raise AssertionError("the model is loaded")

    monkeypatch.setattr(ArabicReader, "load", refuse)
    return Desk(tmp_path)
