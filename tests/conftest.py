"""What several test modules need."""

from __future__ import annotations

import pytest

from claimcheck.language.model import embedded_model
from claimcheck.language.pipeline import ArabicReader


@pytest.fixture(scope="session")
def reader() -> ArabicReader:
    """A reader over the embedded model, which is shipped: where it is missing, the tests fail."""
    folder = embedded_model()
    if not folder.is_dir():
        pytest.fail(f"the embedded model is missing: {folder}", pytrace=False)
    return ArabicReader.load()
