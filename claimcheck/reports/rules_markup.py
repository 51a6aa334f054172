"""What the pages about rules and kinds share: links, Arabic examples, what they give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimcheck.claims.pack_model import ExpectedClaim
from claimcheck.reports.markdown_text import code, escape, prose, table, value
from claimcheck.reports.names import force_name, place_names
from claimcheck.reports.rules_catalogue import KindEntry, RuleEntry

NONE = "None."
_TEXT_LIMIT = 2000
_VALUE_LIMIT = 200
_PLAIN_NAME = re.compile(r"[\w.-]+", re.ASCII)


def name(text: str) -> str:
    """A name from a pack, such as that of a concept, shown character by character."""
    return f"`{text}`" if _PLAIN_NAME.fullmatch(text) else code(text)


def link(rule: str) -> str:
    """A link to the page of a rule; ids of rules are plain words with hyphens."""
    return f"[{rule}]({rule}.md)"


def links(entries: Iterable[RuleEntry]) -> str:
    """Links to the pages of several rules."""
    return ", ".join(link(entry.id) for entry in entries)


def pack(pack_name: str | None) -> str:
    """A pack by its name, or what stands in none."""
    return "built in" if pack_name is None else name(pack_name)


def kind(entry: KindEntry) -> str:
    """A kind, and what it is called in both languages."""
    return f"{name(entry.name)}: {prose(entry.en, 'en')} ({value(entry.ar)})"


def arabic(text: str) -> str:
    """A paragraph in Arabic."""
    return f'<p dir="rtl" lang="ar">{escape(text, limit=_TEXT_LIMIT).strip()}</p>'


def expected(claim: ExpectedClaim) -> str:
    """A claim that an example gives, with the names of forces and places."""
    parts = [name(claim.kind)]
    if claim.force is not None:
        parts.append(f"force {_named(claim.force, force_name(claim.force, 'en'))}")
    if claim.place is not None:
        parts.append(f"place {_named(claim.place, ', '.join(place_names(claim.place, 'en')))}")
    for field, wanted in claim.model_dump(exclude={"kind", "force", "place"}, exclude_none=True).items():
        parts.append(f"{field} {_shown(str(wanted))}")
    return ", ".join(parts)


def plain(given: object) -> str:
    """Whatever a pack says somewhere: of a list one is meant, of a mapping all."""
    if isinstance(given, Mapping):
        return ", ".join(f"{escape(str(key))} {plain(inner)}" for key, inner in given.items())
    if isinstance(given, list | tuple | frozenset):
        listed = sorted(given) if isinstance(given, frozenset) else given
        return (" or ".join(_grouped(inner) for inner in listed)) or "none"
    if isinstance(given, bool):
        return "yes" if given else "no"
    return _shown(str(given))


def _grouped(given: object) -> str:
    return f"({plain(given)})" if isinstance(given, Mapping) and len(given) > 1 else plain(given)


def rule_table(entries: Iterable[RuleEntry]) -> list[str]:
    """A table of rules with their packs and what they are about."""
    rows = [[link(e.id), pack(e.pack), prose(e.about, "en")] for e in entries]
    return table(["Rule", "Pack", "About"], rows) if rows else [NONE]


def _named(coded: str, called: str) -> str:
    return name(coded) if called == coded else f"{name(coded)} ({escape(called)})"


def _shown(text: str) -> str:
    return name(text) if _PLAIN_NAME.fullmatch(text) else value(text, limit=_VALUE_LIMIT)
