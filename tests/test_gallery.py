"""docs/gallery.md, run as it stands."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[1] / "docs" / "gallery.md"


@pytest.mark.slow
def test_gallery() -> None:
    # Code blocks end in an empty line, so that doctest does not take the fence for output.
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried > 10
    assert failed == 0
