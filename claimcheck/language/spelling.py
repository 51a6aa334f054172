"""Typing errors: whether one word is another with a single slip of the fingers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
        self._alike: dict[tuple[str, str, str, int], set[tuple[str, str]]] = defaultdict(set)
        for word in words:
            article = ARTICLE if word.startswith(ARTICLE) else ""
            bare = fold(word)[len(article) :]
            for length in range(max(len(bare) - 1, shortest), len(bare) + 2):
                self._alike[article, bare[0], bare[-1], length].add((article + bare, bare))

    def meant(self, word: str) -> str | None:
        """The one word that a misspelt one stands for, None if there is none or it is right."""
        articles = ("", ARTICLE) if word.startswith(ARTICLE) else ("",)
        meant = {right for article in articles for right in self._near(article, word[len(article) :])}
        return meant.pop() if len(meant) == 1 else None

    def _near(self, article: str, bare: str) -> list[str]:
        if len(bare) < self._shortest or bare in self._real or bare.startswith(_PREFIX_AND_STEM):
            return []
        alike = self._alike.get((article, bare[0], bare[-1], len(bare)), ())
        return [word for word, right in alike if is_typing_error(bare, right)]

    def meant_by_noun(self, form: str) -> frozenset[str]:
        """The dictionary forms that a misspelt noun or adjective may stand for, whatever its ending."""
        long_keys = [key for key in noun_keys(form) if len(key) >= self._shortest]
        return frozenset(right for key in long_keys if (right := self.meant(key)) and _left(form, key))


def _left(form: str, key: str) -> bool:
    """Whether the key is what a plain ending leaves; ه read as ة would be a second slip."""
    if key.endswith("ة"):
        return form.endswith(_FEMININE)
    return key in form and not form.endswith(tuple(key + ending for ending in _OTHER_ENDINGS))
