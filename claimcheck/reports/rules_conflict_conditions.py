"""What conflict rules ask of claims, key by key with what it means, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.claims.pack_base import PackPart
from claimcheck.claims.pack_docs import attributes
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.reports import rules_markup as markup

# What is told elsewhere on the page.
_TOLD = frozenset({"id", "level", "type", "why", "unless", "fires", "does_not_fire"})


def lines(rule: ConflictRule) -> Iterator[str]:
    """A list of the keys that a rule gives; those of a side or the like below it."""
    for name in (name for name in _given(rule) if name not in _TOLD):
        yield from _key(rule, name, "")


def _key(part: PackPart, name: str, indent: str) -> Iterator[str]:
    value = getattr(part, name)
    means = attributes(type(part)).get(name, "").rstrip(".")
    meaning = f" – {means}" if means else ""
    inner = value if isinstance(value, tuple) and value and isinstance(value[0], PackPart) else (value,)
    for number, one in enumerate(inner, 1):
        label = f"{indent}- {markup.name(name)}{f' ({number})' if len(inner) > 1 else ''}"
        if isinstance(one, PackPart):
            yield f"{label}{meaning}"
            for key in _given(one):
                yield from _key(one, key, indent + "  ")
        else:
            yield f"{label}: {markup.plain(one)}{meaning}"


def _given(part: PackPart) -> list[str]:
    """The keys that the pack gives, in the order of the model."""
    return [name for name in type(part).model_fields if name in part.model_fields_set]
