"""A folder in which the good article's claim is in a ledger already, so that it needs no model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from claimcheck.articles.model import Article
from claimcheck.claims.model import Kind
from tests.cli.desk import Desk
from tests.robustness.cases import GOOD, TEXT


def prepare(folder: Path) -> Mapping[str, str]:
    """Put the good article there, and give the environment for a run that knows it."""
    (folder / GOOD).write_text(TEXT, encoding="utf-8")
    hidden = folder / ".ledger"
    hidden.mkdir()
    desk = Desk(hidden)
    desk.know(Article(GOOD, TEXT), TEXT, Kind.WITHDRAWAL_COMPLETED)
    return {"CLAIMCHECK_CACHE": "true", "CLAIMCHECK_LEDGER": str(desk.ledger)}
