"""claimcheck finds contradictory claims about troop withdrawals in Arabic news."""

__version__ = "0.1.0"
