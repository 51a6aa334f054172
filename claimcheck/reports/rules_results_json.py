"""What came of testing rules as one JSON document."""

from __future__ import annotations

from dataclasses import asdict

from claimcheck.reports.json_text import dumps
from claimcheck.reports.rules_results import RulesResult

SCHEMA = 1
"""The version of the document's form."""


def emit(result: RulesResult) -> str:
    """``{"schema": 1, "passed": …, "rules": […], "examples": […]}``."""
    document = {
        "schema": SCHEMA,
        "passed": result.passed,
        "rules": [
            {"id": entry.id, "sort": entry.sort, "pack": entry.pack, "covered": entry.is_covered}
            for entry in result.entries
        ],
        "examples": [asdict(example) for example in result.examples],
    }
    return dumps(document, indent=2) + "\n"
