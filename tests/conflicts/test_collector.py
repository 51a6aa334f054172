"""The garbage collector is left as it was found."""

from __future__ import annotations

import gc

import pytest

from claimcheck.conflicts import collector


@pytest.mark.parametrize("enabled", [True, False])
def test_is_paused_and_restored(enabled: bool) -> None:
    was_enabled = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(KeyError), collector.paused():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
