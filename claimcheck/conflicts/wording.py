"""What a conflict says in words: its messages filled in, its values as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim, TroopNumber
from claimcheck.conflicts.model import BilingualText

if TYPE_CHECKING:
    from claimcheck.conflicts.rule_model import Bilingual

UNKNOWN = "–"
"""What stands where a value is not known."""

_PHRASES = {
    "about": BilingualText("about {number}", "نحو {number}"),
    "at_least": BilingualText("{number} or more", "{number} أو أكثر"),
    "at_most": BilingualText("at most {number}", "{number} على الأكثر"),
    "between": BilingualText("{low} to {high}", "بين {low} و{high}"),
    "change": BilingualText("from {source} to {number}", "من {source} إلى {number}"),
}


def number_in_words(number: TroopNumber | None, language: str, figure: Callable[[str], str] = str) -> str:
    """How many soldiers, with thousands separators.

    Args:
        number: what is told; None gives a dash.
        language: ``en`` or ``ar``.
        figure: what is done to each figure, as to mark its direction.
    """
    if number is None or (number.low is None and number.high is None):
        return UNKNOWN

    def phrase(key: str, **values: str) -> str:
        return _PHRASES[key].in_language(language).format(**values)

    def shown(count: int) -> str:
        return figure(f"{count:,}")

    if number.high is None and number.low is not None:
        text = phrase("at_least", number=shown(number.low))
    elif number.low is None and number.high is not None:
        text = phrase("at_most", number=shown(number.high))
    elif number.low is not None and number.low == number.high:
        text = shown(number.low)
    else:
        text = phrase("between", low=shown(number.low or 0), high=shown(number.high or 0))
    if number.approximate:
        text = phrase("about", number=text)
    return phrase("change", source=shown(number.source), number=text) if number.source is not None else text


def value_in_words(value: object, language: str) -> str:
    """A field of a claim as text; a dash where it is not known."""
    if value is None or isinstance(value, TroopNumber):
        return number_in_words(value, language)
    return str(value)


def filled(message: Bilingual, a: Claim, b: Claim) -> BilingualText:
    """A message with ``{a.number}``, ``{a.time}``, ``{a.said}`` and those of ``b`` filled in."""

    def fill(text: str, language: str) -> str:
        for side, claim in (("a", a), ("b", b)):
            for field in ("number", "time", "said"):
                shown = value_in_words(getattr(claim, field), language)
                text = text.replace(f"{{{side}.{field}}}", shown)
        return text

    return BilingualText(fill(message.en, "en"), fill(message.ar, "ar"))
