"""What is kept of Stanza's sentences: as little as the bridge needs, with places of their own."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Word(NamedTuple):
    """A syntactic word, under the names that Stanza gives to its parts; ``head`` is None without a tree."""

    text: str
    lemma: str | None
    upos: str | None
    feats: str | None
    head: int | None
    deprel: str | None


class Token(NamedTuple):
    """A stretch of letters and the words in it."""

    start_char: int
    end_char: int
    words: tuple[Word, ...]


class Sentence(NamedTuple):
    """A sentence and the places of its tokens, in code points."""

    tokens: tuple[Token, ...]

    @property
    def has_tree(self) -> bool:
        """Whether it was parsed."""
        return any(word.head is not None for token in self.tokens for word in token.words)


def kept(sentence: Any, offset: int) -> Sentence:
    """Stanza's sentence, its places counted from ``offset``."""
    return Sentence(
        tuple(
            Token(
                token.start_char - offset,
                token.end_char - offset,
                tuple(Word(w.text, w.lemma, w.upos, w.feats, w.head, w.deprel) for w in token.words),
            )
            for token in sentence.tokens
        )
    )


def shifted(sentence: Sentence, offset: int) -> Sentence:
    """The sentence with its places ``offset`` further on."""
    return Sentence(
        tuple(Token(t.start_char + offset, t.end_char + offset, t.words) for t in sentence.tokens)
    )


class Memory:
    """The sentences of the stretches that were read last, so that what recurs is read once.

    Args:
        most: how many characters the stretches in it may have together.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._found: OrderedDict[str, tuple[Sentence, ...]] = OrderedDict()

    def get(self, stretch: str) -> tuple[Sentence, ...] | None:
        """The sentences of a stretch, None where it is not known."""
        if stretch in self._found:
            self._found.move_to_end(stretch)
        return self._found.get(stretch)

    def keep(self, found: Iterable[tuple[str, Sequence[Sentence]]]) -> None:
        """Keep what was read, and forget what was not asked for longest."""
        for stretch, sentences in found:
            is_new = stretch not in self._found
            self._found[stretch] = tuple(sentences)
            self._found.move_to_end(stretch)
            self._size += len(stretch) if is_new else 0
        while self._found and self._size > self._most:
            forgotten, _ = self._found.popitem(last=False)
            self._size -= len(forgotten)
