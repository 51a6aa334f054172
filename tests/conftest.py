"""What several test modules need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from claimcheck.language.model import embedded_model
from claimcheck.language.pipeline import ArabicReader
from tests.cli.desk import Desk

# How long an example takes says more of the machine than of the code.
settings.register_profile("claimcheck", deadline=None)
settings.load_profile("claimcheck")


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No settings from outside, and no readings kept unless a test asks for it, in a ledger of its own."""
    for name in [name for name in os.environ if name.startswith("CLAIMCHECK_")]:
        del os.environ[name]
    folder: Path = tmp_path_factory.mktemp("ledger")
    os.environ["CLAIMCHECK_CACHE"] = "false"
    os.environ["CLAIMCHECK_LEDGER"] = str(folder / "ledger.sqlite3")


@pytest.fixture(scope="session")
def reader() -> ArabicReader:
    """A reader over the embedded model, which is shipped: where it is missing, the tests fail."""
    folder = embedded_model()
    if not folder.is_dir():
        pytest.fail(f"the embedded model is missing: {folder}", pytrace=False)
    return ArabicReader.load()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty desk, in whose folder the test runs; whoever loads the model there fails."""
    monkeypatch.chdir(tmp_path)

    def refuse(folder: object = None) -> None:
        raise AssertionError("the model is loaded")

    monkeypatch.setattr(ArabicReader, "load", refuse)
    return Desk(tmp_path)
