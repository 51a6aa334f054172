"""Which ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.config.model import Settings
    from claimcheck.ledger.store import Ledger


def open_ledger(settings: Settings) -> Ledger:
    """Open the ledger that the settings name, else the usual one.

    Raises:
        ConfigurationError: it is not there, or cannot be used.
    """
    from claimcheck.ledger.location import default_path
    from claimcheck.ledger.store import Ledger

    return Ledger.open(settings.ledger or default_path(), create=False)
