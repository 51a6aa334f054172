"""The list of rules as one JSON document."""

from __future__ import annotations

from typing import Any

from claimcheck.claims.pack_model import ExtractionRule
from claimcheck.reports.json_text import dumps
from claimcheck.reports.rules_catalogue import Catalogue, RuleEntry

SCHEMA = 1
"""The version of the document's form."""


def emit(catalogue: Catalogue) -> str:
    """``{"schema": 1, "rules": […], "kinds": […]}``."""
    document = {
        "schema": SCHEMA,
        "rules": [_rule(entry) for entry in catalogue.rules],
        "kinds": [
            {"name": kind.name, "en": kind.en, "ar": kind.ar, "pack": kind.pack}
            for kind in catalogue.kinds.values()
        ],
    }
    return dumps(document, indent=2) + "\n"


def _rule(entry: RuleEntry) -> dict[str, Any]:
    rule = entry.rule
    if isinstance(rule, ExtractionRule):
        says: dict[str, str] = {"kind": rule.kind}
    else:
        says = {"level": rule.level, "type": rule.type}
    return {
        "id": rule.id,
        "sort": entry.sort,
        **says,
        "pack": entry.pack,
        "about": entry.about,
        "fires": len(rule.fires),
        "does_not_fire": len(rule.does_not_fire),
        "known_misses": entry.known_misses,
    }
