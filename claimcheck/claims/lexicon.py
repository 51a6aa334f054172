"""Which words of a text carry which concept of the domain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.claims.real_words import REAL_WORDS
from claimcheck.language.morphology import is_form_of, noun_keys
from claimcheck.language.orthography import fold
from claimcheck.language.spelling import LongWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBAL = frozenset({"VERB", "AUX", "X"})
# The letters of a word that is recognised although it is misspelt.
SHORTEST_MENDED = 6
_PRONOUN = "PRON"
# Every quotation mark has this shape here.
_QUOTE = '"'
# Shorter ones (عليه, إليه) are prepositions with a pronoun.
_SHORTEST_IN_YA = 4
# Concepts that a word keeps although it is part of a longer phrase of another concept.
_PARTS_OF_PHRASES = frozenset({"force", "military", "mission", "combat", "soldier", "presence"})


@dataclass(frozen=True)
class Hit:
    """Words that carry a concept: indices into the document, the end excluded.

    ``verb`` says that the first of them was recognised as a verb.
    """

    concept: str
    start: int
    end: int
    verb: bool = False


@dataclass(frozen=True)
class _Term:
    concept: str
    words: tuple[str, ...]
    verb: bool = False


@lru_cache(maxsize=100_000)
def keys_of(norm: str, lemma: str) -> frozenset[str]:
    """The folded dictionary forms of a noun that is spelt like this and has this lemma."""
    found = noun_keys(norm) | noun_keys(lemma)
    # ه typed for the ة of an adjective that is looked up in the masculine: الأمريكيه.
    if norm.endswith("يه") and len(norm) > _SHORTEST_IN_YA:
        found |= noun_keys(norm[:-1] + "ة")
    return found


def keys(token: Token) -> frozenset[str]:
    """The folded dictionary forms under which a word is looked up as a noun."""
    return keys_of(token.norm_, token.lemma_)


def is_verb(token: Token, lemma: str) -> bool:
    """Whether a word is a form of the verb with the folded dictionary form ``lemma``."""
    if not _is_verbal(token):
        return False
    return token.lemma_ == lemma or is_form_of(token.norm_, lemma)


def _is_verbal(token: Token) -> bool:
    """Whether a word may be a verb; an adjective if it has a verb's lemma and form: وافقا."""
    if token.pos_ in VERBAL:
        return True
    conjugated = token.norm_ != token.lemma_ and is_form_of(token.norm_, token.lemma_)
    return token.pos_ == "ADJ" and conjugated


class Lexicon:
    """Looks concepts up in a document.

    Args:
        concepts: for each concept its verbs, nouns and phrases, as the rule packs give them.
    """

    def __init__(self, concepts: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._nouns: dict[str, list[_Term]] = defaultdict(list)
        self._verbs: list[_Term] = []
        self._exceptions: dict[str, frozenset[str]] = {}
        spelt: set[str] = set()
        for concept, terms in concepts.items():
            self._exceptions[concept] = frozenset(fold(w) for w in terms.get("exceptions", ()))
            for verb in terms.get("verbs", ()):
                self._verbs.append(_Term(concept, tuple(fold(verb).split()), verb=True))
            for noun in (*terms.get("nouns", ()), *terms.get("phrases", ())):
                words = tuple(fold(noun).split())
                self._nouns[words[0]].append(_Term(concept, words))
                spelt.update(noun.split())

        self._long_words = LongWords(spelt, SHORTEST_MENDED, REAL_WORDS)
        self._words = frozenset(fold(word) for word in spelt)
        self._terms = lru_cache(maxsize=65536)(self._look_up)

    def find(self, doc: Doc) -> dict[str, list[Hit]]:
        """All hits by concept, in text order, the longest where several begin together.

        A long noun that is misspelt by one letter is taken for the one that is meant.
        """
        found: dict[str, dict[int, Hit]] = defaultdict(dict)
        covered: dict[int, int] = {}
        for token in doc:
            for term in self._candidates(token):
                end = self._match(doc, token.i, term)
                if token.norm_ in self._exceptions[term.concept]:
                    continue
                if end and end > found[term.concept].get(token.i, Hit("", 0, 0)).end:
                    found[term.concept][token.i] = Hit(term.concept, token.i, end, term.verb)
                    covered.update(dict.fromkeys(range(token.i + 1, end), token.i))
        return {
            concept: [hits[i] for i in sorted(hits) if i not in covered or concept in _PARTS_OF_PHRASES]
            for concept, hits in found.items()
        }

    def _candidates(self, token: Token) -> tuple[_Term, ...]:
        conjugated = token.pos_ == "VERB" and bool(token.morph.get("Aspect", []))
        return self._terms(token.norm_, token.lemma_, _is_verbal(token), conjugated)

    def _look_up(self, norm: str, lemma: str, verbal: bool, conjugated: bool) -> tuple[_Term, ...]:
        # The lemma of a verb is no noun (وقف of وقفت), but it may begin a phrase (أعاد نشر).
        nouns = [
            term
            for key in keys_of(norm, lemma)
            for term in self._nouns.get(key, ())
            if not conjugated or key in noun_keys(norm) or len(term.words) > 1
        ]
        verbs = [self._verbs[i] for i in self._verbs_of(norm, lemma)] if verbal else []
        meant = [term for key in self._meant(norm, lemma) for term in self._nouns.get(key, ())]
        return (*nouns, *verbs, *meant)

    def _meant(self, norm: str, lemma: str) -> frozenset[str]:
        """The dictionary forms that a misspelt word stands for; none where it is known as it is."""
        if len(norm) < SHORTEST_MENDED or not self._words.isdisjoint(keys_of(norm, lemma)):
            return frozenset()
        meant = self._long_words.meant_by_noun(norm)
        return meant if meant and not self._verbs_of(norm, lemma) else frozenset()

    def _verbs_of(self, norm: str, lemma: str) -> tuple[int, ...]:
        # أبقى is "he kept" rather than "I remain".
        exact = tuple(
            i for i, term in enumerate(self._verbs) if norm.startswith("ا") and term.words[0] == norm
        )
        return exact or tuple(
            i
            for i, term in enumerate(self._verbs)
            if term.words[0] == lemma or is_form_of(norm, term.words[0])
        )

    def _match(self, doc: Doc, start: int, term: _Term) -> int:
        """The index behind the match of ``term`` at ``start``, 0 if it does not match."""
        i = start + 1
        for word in term.words[1:]:
            while i < len(doc) and (doc[i].pos_ == _PRONOUN or doc[i].text == _QUOTE):
                i += 1
            if i >= len(doc) or not self._is(doc[i], word):
                return 0
            i += 1
        return i

    def _is(self, token: Token, word: str) -> bool:
        """Whether a word of a text is a form of the folded ``word``."""
        if word in keys(token) or is_verb(token, word):
            return True
        return word in self._meant(token.norm_, token.lemma_)
