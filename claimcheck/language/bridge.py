"""From Stanza's analysis to spaCy: words, lemmas, tags, trees, and the exact place of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from claimcheck.language.alignment import align
from claimcheck.language.orthography import NormalisedText, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token
    from spacy.vocab import Vocab


@dataclass(frozen=True)
class Analysis:
    """A text and its words.

    Attributes:
        text: the source text, unchanged.
        doc: Stanza's syntactic words as a spaCy ``Doc`` with lemmas (folded), universal tags,
            features, heads, relations and sentence starts; ``norm_`` is the folded form.
        starts: for each word of ``doc`` where it begins in ``text``, in code points.
        ends: likewise where it ends.
        notes: what could not be analysed, in words for the user.
    """

    text: str
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in order."""
        return tuple(self.doc.sents)

    def span_of(self, tokens: Iterable[Token]) -> tuple[int, int]:
        """The smallest source span that holds all the given words."""
        indices = [t.i for t in tokens]
        return min(self.starts[i] for i in indices), max(self.ends[i] for i in indices)

    def source(self, token: Token) -> str:
        """The word as it stands in the source text."""
        return self.text[self.starts[token.i] : self.ends[token.i]]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The words that overlap a source span."""
        from bisect import bisect_left, bisect_right

        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        return [self.doc[i] for i in range(first, last)]


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    first: bool


def empty(vocab: Vocab, text: str, notes: tuple[str, ...] = ()) -> Analysis:
    """The analysis of a text in which there is no word."""
    from spacy.tokens import Doc

    return Analysis(text, Doc(vocab), (), (), notes)


def to_analysis(vocab: Vocab, text: str, prepared: NormalisedText, sentences: Sequence[Any]) -> Analysis:
    """Bring Stanza's sentences over ``prepared`` back to ``text``.

    Args:
        vocab: the spaCy vocabulary of the run.
        text: the source text.
        prepared: what the model was given, with the origin of each character.
        sentences: Stanza's ``Sentence`` objects.
    """
    from spacy.tokens import Doc

    words: list[_Word] = []
    for sentence in sentences:
        words += _words(sentence, prepared, len(words))
    if not words:
        return empty(vocab, text)
    doc = Doc(
        vocab,
        words=[w.text for w in words],
        spaces=[_space_after(words, i) for i in range(len(words))],
        lemmas=[w.lemma for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        heads=[w.head for w in words],
        deps=[w.deprel for w in words],
        sent_starts=[w.first for w in words],
    )
    for token in doc:
        token.norm_ = fold(token.text) or token.text
    return Analysis(text, doc, tuple(w.start for w in words), tuple(w.end for w in words))


def _words(sentence: Any, prepared: NormalisedText, base: int) -> Iterator[_Word]:
    """The words of one sentence; ``base`` is the index of its first word in the document."""
    index = base
    # What was not parsed gets a flat tree, under its first word.
    has_tree = any(word.head is not None for token in sentence.tokens for word in token.words)
    for token in sentence.tokens:
        surface = prepared.text[token.start_char : token.end_char]
        spans = align(surface, [word.text for word in token.words])
        for word, (start, end) in zip(token.words, spans, strict=True):
            source_start, source_end = prepared.span(token.start_char + start, token.start_char + end)
            lemma = fold(word.lemma or "") or fold(word.text)
            yield _Word(
                text=word.text,
                start=source_start,
                end=source_end,
                lemma=lemma or word.text,
                upos=word.upos or "X",
                feats=word.feats or "",
                head=(base + word.head - 1 if word.head else index) if has_tree else base,
                deprel=word.deprel or "dep",
                first=index == base,
            )
            index += 1


def _space_after(words: Sequence[_Word], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1].start > words[i].end
