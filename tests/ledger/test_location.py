"""Where the ledger is kept if nobody says where."""

from __future__ import annotations

from claimcheck.ledger.location import default_path


def test_in_the_folder_for_caches() -> None:
    path = default_path()
    assert path.is_absolute()
    assert path.parts[-2:] == ("claimcheck", "ledger.sqlite3")
