"""Words that run into one another where a site lost its spaces: «القوةالأميركية», «منالعراق».

A space is put back only where no Arabic word can go on: behind ة, between ى and the article,
before an article whose noun begins with a hamza, behind a few prepositions, and around a few
nouns of every news report.
"""

from __future__ import annotations

import re

from claimcheck.language.orthography import NormalisedText

_LETTER = "[\u0621-\u064a]"
_START = f"(?<!{_LETTER})"
_END = f"(?!{_LETTER})"
_NOUNS = ("قوات", "جيش", "جنود", "رئيس", "وزير", "حكومة", "برلمان", "ولايات")
_SEAMS = (
    rf"(?<={_LETTER}ة)(?={_LETTER}{{2}})",
    rf"(?<=ى)(?=ال{_LETTER}{{3}})",
    # Before the article may stand a proclitic: وبالأمس, القوةوالجيش.
    rf"(?<={_LETTER}{{3}})(?<![بفكلو])(?=ال[أإآ]{_LETTER}{{2}})",
    rf"(?<={_LETTER}{{3}})(?<!ة[بفكلو])(?=ال(?:{'|'.join(_NOUNS)}){_END})",
    *(rf"(?<=ال{noun})(?=ال{_LETTER}{{4}})" for noun in _NOUNS),
    rf"(?:{_START}|(?<={_START}[وف]))(?:من|عن|قبل|بين|ضد)(?=ال{_LETTER}{{4}})",
    # بعدالتهما is «with the justice of both», Villalonga a name.
    rf"(?:{_START}|(?<={_START}و))(?:بعد(?!الت)|في(?!ال[وي]{_LETTER}{{3}}{_END}))(?=ال{_LETTER}{{4}})",
)
_SEAM = re.compile("|".join(_SEAMS))


def parted(clean: NormalisedText) -> NormalisedText:
    """Put a blank where one is certainly missing; it has the offset of the letter before it."""
    seams = [seam.end() for seam in _SEAM.finditer(clean.text)]
    if not seams:
        return clean
    chars: list[str] = []
    origin: list[int] = []
    for start, end in zip([0, *seams], [*seams, len(clean.text)], strict=True):
        if start:
            chars.append(" ")
            origin.append(clean.origin[start - 1])
        chars += clean.text[start:end]
        origin += clean.origin[start:end]
    return NormalisedText("".join(chars), tuple(origin), clean.source)
