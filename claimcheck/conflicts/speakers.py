"""Which speakers are one across articles: by their family names, never by an office or a country."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.language.morphology import ARTICLE, noun_keys
from claimcheck.language.orthography import fold

if TYPE_CHECKING:
    from claimcheck.claims.geography_model import GeographyPack
    from claimcheck.claims.grammar_model import SpeakerWords
    from claimcheck.claims.model import Claim


class Speakers:
    """Tells speakers apart.

    A speaker is known by what is left of the words of his phrase without those that many share:
    جون كيربي of المتحدث باسم وزارة الدفاع الأميركية جون كيربي. The last of them is the family
    name. Where nothing is left, as of وزارة الدفاع التركية, only the very same words name the same
    speaker, and only if they are definite: مسؤول أميركي may be anybody.

    Args:
        shared: folded words that many speakers share.
    """

    def __init__(self, shared: Iterable[str] = ()) -> None:
        self._shared = frozenset(shared)
        self._names = lru_cache(maxsize=65536)(self._find_names)

    @classmethod
    def of(cls, words: SpeakerWords, geography: GeographyPack) -> Speakers:
        """With the offices of the grammar pack and the countries and groups of the geography."""
        named = [name for country in geography.countries.values() for name in country.names]
        named += [name for country in geography.countries.values() for name in country.adjectives]
        for group in geography.groups.values():
            named += [*group.names, *group.adjectives]
        places = {fold(name) for name in named}
        others = (
            words.titles,
            words.known,
            words.quantifiers,
            words.title_tails,
            words.offices_of_others,
        )
        return cls(places.union(*others))

    def same(self, a: str | None, b: str | None) -> bool:
        """Whether two phrases are known to name one speaker."""
        if a is None or b is None:
            return False
        names_a, names_b = self._names(a), self._names(b)
        if names_a and names_b:
            shorter, longer = sorted((set(names_a), set(names_b)), key=len)
            return names_a[-1] == names_b[-1] and shorter <= longer
        return not names_a and not names_b and _is_definite(a) and _words(a) == _words(b)

    def voice(self, speaker: str) -> str:
        """A name under which whatever this speaker says is counted once."""
        names = self._names(speaker)
        return names[-1] if names else " ".join(_words(speaker))

    def _find_names(self, speaker: str) -> tuple[str, ...]:
        """The words of a phrase that no others share; what an office is of (وزير الحرب) is no name."""
        words = _words(speaker)
        offices = [not self._shared.isdisjoint(noun_keys(word)) for word in words]
        return tuple(
            word
            for i, word in enumerate(words)
            if not offices[i]
            if not (
                i and offices[i - 1] and word.startswith(ARTICLE) and not words[i - 1].startswith(ARTICLE)
            )
        )


def under_one_name(claims: Iterable[Claim], speakers: Speakers) -> list[Claim]:
    """The claims, each speaker under the name that he has most often.

    Args:
        claims: what is said.
        speakers: tells who is who.
    """
    found = list(claims)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in found:
        if claim.speaker:
            names[speakers.voice(claim.speaker)][claim.speaker] += 1
    usual = {voice: min(given, key=lambda name: (-given[name], name)) for voice, given in names.items()}
    return [
        replace(claim, speaker=usual[speakers.voice(claim.speaker)]) if claim.speaker else claim
        for claim in found
    ]


def _words(speaker: str) -> list[str]:
    words = (fold(word).strip('"،:()«»“”') for word in speaker.split())
    return [word for word in words if word]


def _is_definite(speaker: str) -> bool:
    return any(word.startswith(ARTICLE) for word in _words(speaker)[:2])
