"""Typing errors: whether one word is another with a single slip of the fingers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claimcheck.language.morphology import ARTICLE, noun_keys
from claimcheck.language.orthography import fold

_KEYBOARD = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "يةوزظ")
_FEMININE = ("ة", "ات", "تين", "تان")
# تتحالف is a verb of its own, not a misspelt تحالف.
_PREFIX_AND_STEM = "تت"
# Of constructs; more often they end a foreign name.
_OTHER_ENDINGS = ("و", "ي", "تا", "تي")
_SAME_SHAPE = ("طظ", "صض", "دذ", "رز", "حخج", "بتثني", "سش", "عغ", "فق", "كگ")


def is_one_slip(word: str, right: str) -> bool:
    """Whether a letter of ``right`` is missing, added, wrong, or changed places with the next."""
    if abs(len(word) - len(right)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, other = word[same:], right[same:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _pairs() -> Iterator[tuple[str, str]]:
    for row in _KEYBOARD:
        yield from pairwise(row)
    for shapes in _SAME_SHAPE:
        yield from ((a, b) for a in shapes for b in shapes if a != b)


_EASILY_MISTAKEN = frozenset(pair for a, b in _pairs() for pair in ((a, b), (b, a)))


def is_typing_error(word: str, right: str) -> bool:
    """Whether ``word`` is ``right`` with one slip that typists make, its first and last letter being right.

    A letter is missing, doubled, has changed places with the next, or is one that lies beside
    the right one on the keyboard or has its shape.
    """
    if word == right or not word or word[0] != right[:1] or word[-1] != right[-1:]:
        return False
    longer, shorter = (word, right) if len(word) > len(right) else (right, word)
    i = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), len(shorter))
    if len(word) == len(right):
        if word[i + 1 :] == right[i + 1 :]:
            return (word[i], right[i]) in _EASILY_MISTAKEN
        return word[i : i + 2] == right[i : i + 2][::-1] and word[i + 2 :] == right[i + 2 :]
    if longer[i + 1 :] != shorter[i:]:
        return False
    return len(word) < len(right) or word[i] == word[i - 1]


class LongWords:
    """Long words that are recognised although they are misspelt.

    Args:
        words: the words, with their hamza: the أل of ألمانيا is no article.
        shortest: how many letters, the article not counted, must be typed; too many words lie one
            slip from a short one.
        real: folded words without article that are right as they are.
    """

    def __init__(self, words: Iterable[str], shortest: int, real: frozenset[str]) -> None:
        self._shortest = shortest
        self._real = real
        self._alike: dict[tuple[str, str, str, int], set[tuple[str, str]]] = {}
        for word in words:
            article = ARTICLE if word.startswith(ARTICLE) else ""
            bare = fold(word)[len(article) :]
            feminine = bare.endswith("ي") and len(bare) >= shortest and not bare.startswith(ARTICLE)
            for form in (bare, bare + "ة") if feminine else (bare,):
                for length in range(max(len(form) - 1, shortest), len(form) + 2):
                    self._alike.setdefault((article, form[0], form[-1], length), set()).add(
                        (article + bare, form)
                    )

    def meant(self, word: str) -> Sequence[str]:
        """The words that a misspelt one may stand for; none if it is right as it is."""
        if not word.startswith(ARTICLE):
            return self._near("", word)
        if len(word) < self._shortest + len(ARTICLE):
            # Too short with an article, it is no word that merely begins like one either: الثاني, ألباني.
            return ()
        return (*self._near("", word), *self._near(ARTICLE, word[len(ARTICLE) :]))

    def meant_by_noun(self, form: str) -> frozenset[str]:
        """The dictionary forms that a misspelt noun or adjective may stand for, whatever its ending."""
        found: set[str] = set()
        for key in noun_keys(form):
            meant = self.meant(key)
            if meant and _left(form, key):
                found.update(meant)
        return frozenset(found)

    def _near(self, article: str, bare: str) -> Sequence[str]:
        if len(bare) < self._shortest:
            return ()
        alike = self._alike.get((article, bare[0], bare[-1], len(bare)))
        if alike is None or bare in self._real or bare.startswith(_PREFIX_AND_STEM):
            return ()
        # One slip in a long word spares its beginning or its end: a quick look before the close one.
        close = [(word, right) for word, right in alike if bare[1] == right[1] or bare[-2] == right[-2]]
        return [word for word, right in close if is_typing_error(bare, right)]


def _left(form: str, key: str) -> bool:
    """Whether the key is what a plain ending leaves; ه read as ة would be a second slip."""
    if key.endswith("ة"):
        return form.endswith(_FEMININE)
    return key in form and not form.endswith(tuple(key + ending for ending in _OTHER_ENDINGS))
