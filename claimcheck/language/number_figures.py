"""Numbers in digits, with every separator in use."""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.language.number_model import Part
from claimcheck.language.number_patterns import END, OPTIONAL_GAP, one_of
from claimcheck.language.number_tables import SCALES

SCALE_AHEAD = f"(?={OPTIONAL_GAP}{one_of(SCALES)}{END})"
_THIN = " \u2007"
_GROUPED = re.compile(
    rf"[1-9][0-9]{{0,2}}(?P<mark>[,.'،{_THIN}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}}){{0,2}}(?![0-9])"
)
_DECIMAL = re.compile(rf"(?P<whole>[0-9]+)[.,،](?P<rest>[0-9]+){SCALE_AHEAD}")
_PLAIN = re.compile(r"[0-9]+")


def read_figures(text: str, start: int) -> Part | None:
    """Read digits with their separators; «3.5» only before a scale word."""
    decimal = _DECIMAL.match(text, start)
    grouped = _GROUPED.match(text, start)
    if decimal and (grouped is None or grouped["mark"] == "."):
        places = len(decimal["rest"])
        value = Fraction(int(decimal["whole"] + decimal["rest"]), 10**places)
        return Part(value, decimal.end("rest"))
    if grouped:
        return Part(Fraction("".join(filter(str.isdigit, grouped[0]))), grouped.end())
    plain = _PLAIN.match(text, start)
    return Part(Fraction(int(plain[0])), plain.end()) if plain else None
