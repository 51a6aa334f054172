"""A conflict rule as SARIF describes rules."""

from __future__ import annotations

import re
from typing import Any

from claimcheck.conflicts.model import Level
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.reports.check_words import inert, say
from claimcheck.reports.markdown_text import prose
from claimcheck.reports.plain_text import clean

LEVELS = {Level.CONTRADICTION: "error", Level.TENSION: "warning", Level.UPDATE: "note"}
# What is filled in from the two claims.
_PLACEHOLDER = re.compile(r"\s*(?:[(:؛]\s*)?\{[ab]\.\w+\}(?:\s*[;؛]\s*\{[ab]\.\w+\})*\)?")


def rule_record(rule: ConflictRule, language: str) -> dict[str, Any]:
    """The rule with its level, and help as text and as Markdown.

    Args:
        rule: the rule.
        language: of its help, ``en`` or ``ar``.
    """
    why, unless = (_without_values(getattr(text, language)) for text in (rule.why, rule.unless))
    reconciled = say("unless", language)
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in re.split(r"\W+", rule.id)),
        "shortDescription": {"text": inert(why)},
        "fullDescription": {"text": inert(f"{why} {reconciled}: {unless}")},
        "help": {
            "text": inert(f"{why} {reconciled}: {unless}"),
            "markdown": f"{prose(why, language)}\n\n**{reconciled}:** {prose(unless, language)}",
        },
        "defaultConfiguration": {"level": LEVELS[rule.level]},
        "properties": {"tags": [rule.type.value, rule.level.value]},
    }


def _without_values(template: str) -> str:
    return clean(_PLACEHOLDER.sub("", template)).strip()
