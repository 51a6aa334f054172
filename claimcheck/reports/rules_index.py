"""The list of all rules and kinds, as Markdown: the front page of the pages about rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from claimcheck.claims.pack_model import ExtractionRule
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.reports import rules_markup as markup
from claimcheck.reports.markdown_text import prose, table, value
from claimcheck.reports.rules_catalogue import Catalogue, RuleEntry


def emit(catalogue: Catalogue) -> str:
    """A table of the extraction rules for each pack, one of the conflict rules, one of the kinds."""
    lines = [
        "# Rules",
        "",
        "What each rule finds, when it fires, and examples. How to write rules: [rule packs](../rules.md).",
        *_section("Extraction rules"),
        *_extraction(catalogue.rules),
        "## Conflict rules",
        "",
        *_conflicts(catalogue.rules),
        *_section("Kinds of claims"),
        *_kinds(catalogue),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str) -> tuple[str, ...]:
    return "", f"## {title}", ""


def _extraction(entries: Iterable[RuleEntry]) -> Iterator[str]:
    for pack, group in groupby(entries, key=lambda entry: entry.pack):
        rules = [entry.rule for entry in group if isinstance(entry.rule, ExtractionRule)]
        rows = [[markup.link(r.id), markup.name(r.kind), prose(r.about, "en")] for r in rules]
        if rows:
            yield from (f"### {markup.pack(pack)}", "", *table(["Rule", "Kind", "About"], rows), "")


def _conflicts(entries: Iterable[RuleEntry]) -> list[str]:
    rules = [entry.rule for entry in entries if isinstance(entry.rule, ConflictRule)]
    rows = [[markup.link(r.id), r.level, r.type, prose(r.why.en, "en")] for r in rules]
    return table(["Rule", "Level", "Type", "Why"], rows)


def _kinds(catalogue: Catalogue) -> list[str]:
    rows = [
        [
            markup.name(kind.name),
            prose(kind.en, "en"),
            value(kind.ar),
            markup.links(catalogue.giving(kind.name)) or "–",
            markup.links(catalogue.comparing(kind.name)) or "–",
        ]
        for kind in catalogue.kinds.values()
    ]
    return table(["Kind", "In English", "In Arabic", "Given by", "Compared by"], rows)
