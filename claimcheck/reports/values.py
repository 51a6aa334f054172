"""A claim's values as a reader meets them, already escaped for Markdown and HTML."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from claimcheck.claims.model import Claim, Kind, TimeSpan, TroopNumber
from claimcheck.conflicts.model import BilingualText, Difference
from claimcheck.conflicts.wording import UNKNOWN, number_in_words
from claimcheck.reports.markdown_text import left_to_right, value
from claimcheck.reports.messages import KINDS, message
from claimcheck.reports.names import force_name, place_names

NONE = UNKNOWN
"""What stands where a value is not known."""

_LIMIT = 200
Names = Mapping[str, BilingualText]
_NONE_DECLARED: Names = MappingProxyType({})


def optional(text: str | None) -> str:
    """A text of the article, or a dash."""
    return value(text, limit=_LIMIT) if text else NONE


def force(claim: Claim, language: str) -> str:
    """Whose forces."""
    return value(force_name(claim.force, language), limit=_LIMIT) if claim.force else NONE


def place(claim: Claim, language: str) -> str:
    """Where."""
    return _places(claim.place, language) if claim.place else NONE


def force_and_place(claim: Claim, language: str) -> str:
    """Whose forces and where, as far as it is known."""
    if claim.force and claim.place:
        template = message("in_place", language)
        return template.format(force=force(claim, language), place=place(claim, language))
    return force(claim, language) if claim.force else place(claim, language)


def day(when: date | None) -> str:
    """A day in ISO form, or a dash."""
    return left_to_right(when.isoformat()) if when else NONE


def time(span: TimeSpan | None, language: str) -> str:
    """A span of days; a whole month or year by its name."""
    if span is None or (span.start is None and span.end is None):
        return NONE
    if span.start is None:
        return message("until", language).format(end=day(span.end))
    if span.end is None:
        return message("from_day", language).format(start=day(span.start))
    whole = _calendar_unit(span.start, span.end)
    if whole:
        return left_to_right(whole)
    return message("period", language).format(start=day(span.start), end=day(span.end))


def number(count: TroopNumber | None, language: str) -> str:
    """How many soldiers, with thousands separators."""
    return number_in_words(count, language, left_to_right)


def kind(claim: Claim, language: str, declared: Names) -> str:
    """What the claim says, in words; ``declared`` are the names of kinds that are not built in."""
    if claim.kind in declared:
        return value(declared[claim.kind].in_language(language), limit=_LIMIT)
    return KINDS[Kind(claim.kind)].in_language(language)


def yes_or_no(flag: bool, language: str) -> str:
    """A flag in words."""
    return message("yes" if flag else "no", language)


_FIELDS: dict[str, Callable[[Claim, str], str]] = {
    "force": force,
    "place": place,
    "area": lambda claim, _: optional(claim.area),
    "speaker": lambda claim, _: optional(claim.speaker),
    "time": lambda claim, language: time(claim.time, language),
    "number": lambda claim, language: number(claim.number, language),
    "hedged": lambda claim, language: yes_or_no(claim.hedged, language),
    "said": lambda claim, _: day(claim.said),
}


def field_of_claim(claim: Claim, name: str, language: str, declared: Names = _NONE_DECLARED) -> str:
    """The value of the claim's field ``name``; a dash for what claims do not have."""
    if name == "kind":
        return kind(claim, language, declared)
    shown = _FIELDS.get(name)
    return shown(claim, language) if shown else NONE


def differing_values(
    difference: Difference, a: Claim, b: Claim, language: str, declared: Names
) -> tuple[str, str]:
    """Both values of a field in which two claims differ.

    The claims' own values where they have the field, otherwise the texts of the difference.
    """
    own = (
        field_of_claim(a, difference.field, language, declared),
        field_of_claim(b, difference.field, language, declared),
    )
    return own if own != (NONE, NONE) else (optional(difference.a), optional(difference.b))


def _places(codes: str, language: str) -> str:
    separator = message("list_comma", language)
    return separator.join(value(name, limit=_LIMIT) for name in place_names(codes, language))


def _calendar_unit(start: date, end: date) -> str | None:
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day, end.year) == (1, 1, 12, 31, start.year):
        return str(start.year)
    last_day = monthrange(start.year, start.month)[1]
    if start.day == 1 and end == start.replace(day=last_day):
        return f"{start.year:04}-{start.month:02}"
    return None
