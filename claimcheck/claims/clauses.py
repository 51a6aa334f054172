"""Clauses: where they begin and end, what governs a word, what is only said beside something else.

It follows the dependency tree and, where a parse of news prose may be wrong, the order of the
words inside the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.grammar_model import ScopeWords

CLAUSE_MARKS = frozenset("،؛:.!؟?;()[]…-")
# It negates, relates or asks; which of them, only its clause tells, so no list of words has it.
MA = "ما"
_LONGEST_INTERVAL = 5
_REACH = 14
_MAX_ANCESTORS = 6


class Clauses:
    """The clauses of one document.

    Args:
        doc: the document.
        words: the function words of the rule packs.
    """

    def __init__(self, doc: Doc, words: ScopeWords) -> None:
        self.doc = doc
        self._words = words

    @cached_property
    def clause_starts(self) -> tuple[int, ...]:
        """For each word the index at which its clause begins."""
        starts: list[int] = []
        begin = 0
        for token in self.doc:
            if token.is_sent_start or self._opens_clause(token):
                begin = token.i
            starts.append(begin)
            if token.text in CLAUSE_MARKS:
                begin = token.i + 1
        return tuple(starts)

    def clause_end(self, i: int) -> int:
        """The index behind the last word of the clause of word ``i``."""
        start = self.clause_starts[i]
        end = i
        while end < len(self.doc) and self.clause_starts[end] == start:
            end += 1
        return end

    def clause(self, i: int) -> range:
        """The indices of the clause of word ``i``."""
        return range(self.clause_starts[i], self.clause_end(i))

    def _opens_clause(self, token: Token) -> bool:
        if self.is_relative(token):
            return True
        if token.norm_ in self._words.clause_openings and token.pos_ not in ("NOUN", "ADJ"):
            return True
        if token.norm_ not in self._words.conjunctions or token.i + 1 >= len(self.doc):
            return False
        following = token.nbor()
        while self._belongs_to_verb(following) and following.i + 1 < len(self.doc):
            following = following.nbor()
        return following.pos_ == "VERB"

    def _belongs_to_verb(self, token: Token) -> bool:
        return token.norm_ in self._words.before_verb or token.norm_ == MA

    def is_relative(self, token: Token) -> bool:
        """Whether a word is a relative pronoun: الذي, التي."""
        return token.norm_ in self._words.relatives

    def governors(self, i: int) -> list[int]:
        """What may govern word ``i``, nearest first.

        These are its ancestors in the tree and what precedes it in its clause.
        """
        if i != self.clause_starts[i] and self.doc[i - 1].norm_ in self._words.about:
            return [i - 2] if i > 1 else []
        if self.is_adjunct(i):
            return []
        found = dict.fromkeys(self.ancestors(i))
        start = max(self.clause_starts[i], i - _REACH)
        for j in range(i - 1, start - 1, -1):
            found.setdefault(j)
        if self._continues_complement(i):
            sentence = self.doc[i].sent.start
            found.update({j: None for j in range(sentence, start) if self.doc[j].pos_ == "VERB"})
        return sorted(found, key=lambda j: (abs(i - j), j))

    def is_adjunct(self, i: int) -> bool:
        """Whether a noun only says when something else is: بعد الانسحاب, بعد عامين من الانسحاب."""
        if i == self.clause_starts[i]:
            return False
        if self.doc[i - 1].norm_ in self._words.adjuncts:
            return True
        openings = self._words.intervals.get(self.doc[i - 1].norm_)
        if openings is None:
            return False
        for j in range(i - 2, max(self.clause_starts[i], i - _LONGEST_INTERVAL) - 1, -1):
            if self.doc[j].norm_ in openings:
                return j < i - 2
            if self.doc[j].pos_ not in ("NUM", "NOUN", "ADJ"):
                return False
        return False

    def _continues_complement(self, i: int) -> bool:
        """Whether the clause of word ``i`` is a further complement: … وأن يبدأ."""
        opening = self.doc[self.clause_starts[i] : self.clause_starts[i] + 2]
        return any(t.norm_ in self._words.that for t in opening) and self.clause_starts[i] < i

    def ancestors(self, i: int) -> Iterator[int]:
        """The governors of word ``i`` in the dependency tree, nearest first.

        Out of a relative clause only verbs are followed: parsers attach too much to its end.
        """
        token = self.doc[i]
        in_relative_clause = False
        for _ in range(_MAX_ANCESTORS):
            head = token.head
            if head.i == token.i or token.dep_.startswith("parataxis"):
                return
            in_relative_clause |= token.dep_.startswith("acl")
            # A conjunct shares its sibling's governors, but is not governed by the sibling.
            shared = token.dep_.startswith("conj")
            if token.dep_.startswith("advcl") and self._opens_aside(token.i):
                return
            if not shared and (head.pos_ == "VERB" or not in_relative_clause):
                yield head.i
            token = head

    def _opens_aside(self, i: int) -> bool:
        """Whether word ``i`` is in a clause beside its main clause: فيما تحدث الرئيس."""
        return self.doc[self.clause_starts[i]].norm_ in self._words.clause_openings
