"""Which of an article's speakers are one: the short name and the full one, the bare office."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.language.morphology import noun_keys
from claimcheck.language.orthography import fold

if TYPE_CHECKING:
    from claimcheck.claims.grammar_model import SpeakerWords


class Names:
    """Which of an article's speakers are one: the short name and the full one, the bare office.

    Args:
        speakers: the speakers as the article names them, each with the index of the word that
            lets it speak, in order.
        words: the words of the rule packs for offices and what surrounds them.
        places: folded names of countries and groups, which are nobody's family name.
    """

    def __init__(
        self, speakers: Iterable[tuple[int, str]], words: SpeakerWords, places: frozenset[str]
    ) -> None:
        self._title_words = words
        self._places = places
        self._known = [(i, name, _words(name)) for i, name in speakers]

    def full(self, name: str, i: int) -> str:
        """The fullest form of the name of who speaks at word ``i``.

        A family name is taken for the fullest name that ends with it, a bare office (الوزير) for
        the last one of that office before.
        """
        words = _words(name)
        if not words or " ".join(words) in self._places:
            return name
        longer = [
            (k, known)
            for k, known, others in self._known
            if len(others) > len(words) and self._title_words.offices_of_others.isdisjoint(others[1:])
            if self._shortens(words, others)
        ]
        if self._family(words) is None:
            before = [known for k, known in longer if k < i]
            return before[-1] if before else name
        return max((known for _, known in longer), key=lambda known: (len(known), known), default=name)

    def _shortens(self, words: list[str], others: list[str]) -> bool:
        family = self._family(words)
        if family is None:
            bare_office = len(words) == 1 and words[0].startswith("ال")
            return bare_office and bool(noun_keys(words[0]) & noun_keys(others[0]))
        if family != self._family(others) or not set(words) <= set(others):
            return False
        return others[len(others) - 2 - others[::-1].index(family)] not in self._title_words.before_others

    def _family(self, words: list[str]) -> str | None:
        """The last word that is no office: the family name."""
        return next((w for w in reversed(words) if not noun_keys(w) & self._title_words.known), None)


def _words(name: str) -> list[str]:
    return [fold(w).strip('"،:()«»“”') for w in name.split()]
