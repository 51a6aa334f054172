"""What is wrong with rule packs, or that nothing is, as plain text."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.pack_model import RulePacks
from claimcheck.claims.pack_warnings import PackWarning
from claimcheck.errors import RulePackError
from claimcheck.reports.plain_text import clean


def emit(packs: RulePacks | None, errors: Sequence[RulePackError], warnings: Sequence[PackWarning]) -> str:
    """Errors and warnings, each on a line that begins with its file and line, and what is valid.

    Args:
        packs: the packs, None where there are errors.
        errors: what is wrong.
        warnings: what is allowed and hardly meant.
    """
    lines = [f"{clean(str(error))}" for error in sorted(errors, key=lambda e: _place(e.where))]
    lines += [
        f"{clean(w.where)}: warning: {clean(w.message)} [{w.code.id}]"
        for w in sorted(warnings, key=lambda w: _place(w.where))
    ]
    lines.append(_counted(packs) if packs is not None else _amount(len(errors), "error"))
    return "\n".join(lines) + "\n"


def _counted(packs: RulePacks) -> str:
    rules = sum(len(pack.rules) for pack in packs.packs.values())
    conflicts = sum(len(pack.conflicts) for pack in packs.packs.values())
    kinds = len(packs.kinds)
    amounts = [
        _amount(len(packs.packs), "pack"),
        _amount(rules, "extraction rule"),
        _amount(conflicts, "conflict rule"),
        _amount(kinds, "declared kind"),
        _amount(len(packs.concepts), "concept"),
    ]
    return "valid: " + ", ".join(amounts)


def _amount(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _place(where: str) -> tuple[str, int]:
    """A file and a line, to be sorted by."""
    path, _, line = where.rpartition(":")
    return (path, int(line)) if line.isdecimal() else (where, 0)
