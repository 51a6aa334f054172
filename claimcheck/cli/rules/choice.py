"""Rules by their ids, as users give them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import RulePacks


def check_extraction_rule(packs: RulePacks, rule: str) -> None:
    """See to it that an extraction rule of that id exists.

    Raises:
        ConfigurationError: there is none; the message names the rule whose id is nearest.
    """
    from claimcheck.claims.extract import DATED_RULE

    known = [r.id for pack in packs.extraction.values() for r in pack.rules]
    if rule in known:
        return
    if rule == DATED_RULE:
        raise ConfigurationError(
            f"{rule} has no conditions",
            where="--rule",
            remedy="it follows a withdrawal rule if there is a date",
        )
    if rule in {r.id for r in packs.conflicts.rules}:
        raise ConfigurationError(
            f"{rule} is a conflict rule", where="--rule", remedy="only extraction rules judge one sentence"
        )
    nearest = get_close_matches(rule, known, n=1, cutoff=0)
    remedy = f"do you mean {nearest[0]}?" if nearest else ""
    raise ConfigurationError(f"no extraction rule has the id {rule!r}", where="--rule", remedy=remedy)
