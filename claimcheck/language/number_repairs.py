"""Mends what the keyboard does to number words: a lost space, one wrong letter."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.language.number_nouns import SOLDIER, SOLDIERS
from claimcheck.language.number_patterns import LETTER_RUN, PROCLITICS, compiled, key, keys, one_of
from claimcheck.language.number_tables import COUNTED_HUNDREDS, NOT_MISSPELT, NUMERALS, SCALES, TEN_OF_TEENS
from claimcheck.language.orthography import NormalisedText
from claimcheck.language.spelling import is_one_slip

_CLITICS = compiled(PROCLITICS)
_LONGEST_CLITIC = 4
_SHORTEST_HEAD = 3
_LONGEST_JOINED = 30
_SHORTEST_MENDED = 6
_SHORTEST_MEANT = 5
_COUNTED = frozenset(SCALES) | TEN_OF_TEENS.keys() | COUNTED_HUNDREDS.keys() | SOLDIER | SOLDIERS
_APPROXIMATE = keys("نحو حوالي قرابة زهاء")
_COMPARED = keys("أكثر أقل أزيد")
# «الفان» and «الفين» are too much like words with an article.
_REPAIRABLE = frozenset(
    word for word in NUMERALS if len(word) >= _SHORTEST_MEANT and not word.startswith("ال")
)
# A misspelt word is a number where it counts something.
_COUNTS = compiled(f" (?:من )?(?:ال)?(?:{one_of(SOLDIER | SOLDIERS | SCALES.keys())}|و{one_of(NUMERALS)})N")


def repaired(normalised: NormalisedText) -> NormalisedText:
    """Part joined words and mend misspelt ones; every character keeps the offset it came from."""
    text = key(normalised.text)
    letters: list[str] = []
    origin: list[int] = []
    done = 0
    for run in LETTER_RUN.finditer(text):
        word = run[0]
        mended = _mended(word) if len(word) >= _SHORTEST_MENDED and _COUNTS.match(text, run.end()) else word
        seams = _seams(word) if mended == word else ()
        if mended == word and not seams:
            continue
        letters += normalised.text[done : run.start()]
        origin += normalised.origin[done : run.start()]
        last = len(word) - 1
        for i, letter in enumerate(mended):
            if i in seams:
                letters.append(" ")
                origin.append(normalised.origin[run.start() + i])
            letters.append(letter)
            origin.append(normalised.origin[run.start() + (last if i == len(mended) - 1 else min(i, last))])
        done = run.end()
    letters += normalised.text[done:]
    origin += normalised.origin[done:]
    return NormalisedText("".join(letters), tuple(origin), normalised.source)


def _stems(word: str) -> list[int]:
    """Where a word may begin behind its clitics."""
    return [stem for stem in range(_LONGEST_CLITIC + 1) if _CLITICS.fullmatch(word[:stem])]


@lru_cache(maxsize=65536)
def _mended(word: str) -> str:
    """The number word meant by one that is a letter off it; the word itself if it is none."""
    stems = _stems(word)
    if any(word[stem:] in NUMERALS or word[stem:] in NOT_MISSPELT for stem in stems):
        return word
    for stem in stems:
        bare = word[stem:]
        if len(bare) < _SHORTEST_MEANT:
            continue
        meant = sorted(right for right in _REPAIRABLE if right[0] == bare[0] and is_one_slip(bare, right))
        if meant and max(len(bare), len(meant[0])) >= _SHORTEST_MENDED:
            return word[:stem] + meant[0]
    return word


@lru_cache(maxsize=65536)
def _seams(word: str) -> tuple[int, ...]:
    """Where spaces are missing in «ثلاثةآلاف», «ألفينوخمسمئة» and «أكثرمن»."""
    if len(word) > _LONGEST_JOINED:
        return ()
    for stem in _stems(word):
        if word[stem:] in NUMERALS:
            return ()
        for seam in range(stem + _SHORTEST_HEAD, len(word) - 1):
            if not _may_join(word[stem:seam], word[seam:]):
                continue
            further = tuple(seam + i for i in _seams(word[seam:]))
            return (seam, *further)
    return ()


def _may_join(head: str, rest: str) -> bool:
    if head in NUMERALS:
        further = rest.startswith("و") and rest[1:] in NUMERALS
        return rest in _COUNTED or further or any(rest[:i] in _COUNTED for i in _seams(rest)[:1])
    return (head in _APPROXIMATE and rest in NUMERALS) or (head in _COMPARED and rest == "من")
