"""The page about one kind of claim, as Markdown."""

from __future__ import annotations

from claimcheck.reports import rules_markup as markup
from claimcheck.reports.rules_catalogue import Catalogue, KindEntry


def emit(catalogue: Catalogue, kind: KindEntry) -> str:
    """What a kind is called, the rules that give it and the conflict rules that compare it."""
    declared = "built in" if kind.pack is None else f"declared by the pack {markup.name(kind.pack)}"
    lines = [
        f"# {kind.name}",
        "",
        f"Kind of claim, {declared}.",
        "",
        "## What it is called",
        "",
        markup.kind(kind) + ".",
        "",
        "## Rules that give it",
        "",
        *markup.rule_table(catalogue.giving(kind.name)),
        "",
        "## Conflict rules that compare it",
        "",
        *markup.rule_table(catalogue.comparing(kind.name)),
    ]
    return "\n".join(lines) + "\n"
