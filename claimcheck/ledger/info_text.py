"""What a ledger holds, as plain text for a terminal."""

from __future__ import annotations

from claimcheck.ledger.model import LedgerInfo
from claimcheck.reports.plain_text import clean

_DIGEST_LENGTH = 8


def emit(info: LedgerInfo) -> str:
    """The file, what is in it, and a line for each version; digests are cut."""
    lines = [
        clean(str(info.path)),
        f"{info.readings} readings, {info.claims} claims, {info.size / 1e6:.1f} MB",
    ]
    for one in info.versions:
        version = one.version
        lines.append(
            f"  model {_cut(version.model)}, rules {_cut(version.packs)}, tool {_cut(version.tool)}: "
            f"{one.readings} readings, {one.claims} claims, "
            f"first {clean(one.created)}, last used {clean(one.used)}"
        )
    return "\n".join(lines) + "\n"


def _cut(digest: str) -> str:
    return clean(digest[:_DIGEST_LENGTH])
