"""Claims as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.claims.model import Claim
from claimcheck.reports.json_text import dumps
from claimcheck.reports.records import claim_record


def emit_claims(claims: Iterable[Claim]) -> str:
    """One claim a line, each line ended by a newline; empty where there is no claim."""
    return "".join(dumps(claim_record(claim)) + "\n" for claim in claims)
