"""The list of rules as plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from claimcheck.claims.pack_model import ExtractionRule
from claimcheck.reports.plain_text import clean
from claimcheck.reports.rules_catalogue import Catalogue, RuleEntry

WIDTH = 100
"""The columns of a page where no terminal says how many it has."""

_GAP = "  "
_LEAST_ABOUT = 20


def emit(catalogue: Catalogue, *, width: int = WIDTH) -> str:
    """A table of the rules of each pack, and one of the kinds that packs declare.

    Args:
        catalogue: the rules.
        width: how many columns a line may have; what a rule is about is cut to fit.
    """
    lines = [f"{len(catalogue.rules)} rules; + examples that fire, - that do not, ? known misses"]
    for (pack, sort), group in groupby(catalogue.rules, key=lambda entry: (entry.pack, entry.sort)):
        title = f"{sort} rule, built in" if pack is None else f"{sort} rules of {clean(pack)}"
        lines += ["", title, *_table([_row(entry) for entry in group], width)]
    declared = [kind for kind in catalogue.kinds.values() if kind.pack is not None]
    if declared:
        rows = [(kind.name, clean(kind.pack or ""), clean(kind.en)) for kind in declared]
        lines += ["", "declared kinds", *_table(rows, width)]
    return "\n".join(lines) + "\n"


def _row(entry: RuleEntry) -> tuple[str, ...]:
    rule = entry.rule
    says = rule.kind if isinstance(rule, ExtractionRule) else f"{rule.level}, {rule.type}"
    counts = f"+{len(rule.fires)} -{len(rule.does_not_fire)}"
    misses = f" ?{entry.known_misses}" if entry.known_misses else ""
    return rule.id, says, counts + misses, clean(entry.about)


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Rows with their columns below one another; the last one is cut, or left out where it has no room."""
    columns = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    room = width - sum(columns) - len(_GAP) * (len(columns) + 1)
    for *cells, last in rows:
        padded = [cell.ljust(size) for cell, size in zip(cells, columns, strict=True)]
        shown = [clean(last, limit=room)] if room >= _LEAST_ABOUT else []
        yield (_GAP + _GAP.join([*padded, *shown])).rstrip()
