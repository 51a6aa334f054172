"""Rules, kinds and packs by their names, as users give them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import RulePacks
    from claimcheck.reports.rules_catalogue import Catalogue, KindEntry, RuleEntry


def rule_or_kind(catalogue: Catalogue, name: str) -> RuleEntry | KindEntry:
    """The rule or the kind of that name.

    Raises:
        ConfigurationError: there is none; the message names the nearest.
    """
    found = catalogue.rule_by_id.get(name) or catalogue.kinds.get(name)
    if found is None:
        raise _unknown("rule or kind", name, [*catalogue.rule_by_id, *catalogue.kinds])
    return found


def rules_named(catalogue: Catalogue, names: Iterable[str]) -> tuple[RuleEntry, ...]:
    """The rules with these ids or in these packs, in the order of the packs; all if there are no names.

    Raises:
        ConfigurationError: a name is that of no rule and of no pack; the message names the nearest.
    """
    wanted = set(names)
    packs = {entry.pack for entry in catalogue.rules if entry.pack is not None}
    for name in sorted(wanted - packs - catalogue.rule_by_id.keys()):
        raise _unknown("rule or pack with rules", name, [*catalogue.rule_by_id, *packs])
    return tuple(e for e in catalogue.rules if not wanted or e.id in wanted or e.pack in wanted)


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
            Code.RULE_WITHOUT_SENTENCE,
            f"{rule} has no conditions",
            where="--rule",
            remedy="it follows a withdrawal rule if there is a date",
        )
    if rule in {r.id for r in packs.conflicts}:
        raise ConfigurationError(
            Code.RULE_WITHOUT_SENTENCE,
            f"{rule} is a conflict rule",
            where="--rule",
            remedy="only extraction rules judge one sentence",
        )
    remedy = _nearest(rule, known)
    raise ConfigurationError(
        Code.RULE_UNKNOWN, f"no extraction rule has the id {rule!r}", where="--rule", remedy=remedy
    )


def _unknown(sort: str, name: str, known: Iterable[str]) -> ConfigurationError:
    return ConfigurationError(Code.RULE_UNKNOWN, f"there is no {sort} {name!r}", remedy=_nearest(name, known))


def _nearest(name: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(name, sorted(known), n=1, cutoff=0)
    return f"do you mean {nearest[0]}?" if nearest else ""
