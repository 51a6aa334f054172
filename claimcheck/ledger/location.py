"""Where the ledger is kept."""

from __future__ import annotations

from pathlib import Path

_NAME = "ledger.sqlite3"


def default_path() -> Path:
    """A file in the user's folder for caches."""
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False) / _NAME
