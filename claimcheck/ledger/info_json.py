"""What a ledger holds, as one JSON document."""

from __future__ import annotations

from claimcheck.ledger.model import LedgerInfo
from claimcheck.reports.json_text import dumps

SCHEMA = 1
"""The version of the document's form."""


def emit(info: LedgerInfo) -> str:
    """``{"schema": 1, "ledger": …, "bytes": …, "readings": …, "claims": …, "versions": […]}``."""
    document = {
        "schema": SCHEMA,
        "ledger": str(info.path),
        "bytes": info.size,
        "readings": info.readings,
        "claims": info.claims,
        "versions": [
            {
                "model": one.version.model,
                "rules": one.version.packs,
                "tool": one.version.tool,
                "readings": one.readings,
                "claims": one.claims,
                "created": one.created,
                "used": one.used,
            }
            for one in info.versions
        ],
    }
    return dumps(document, indent=2) + "\n"
