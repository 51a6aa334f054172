"""Scope: whether a word is negated, asked or a condition, its tense, whether it is hedged.

A general mechanism, of no domain; what it finds it gives with the words that triggered it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.claims.clauses import CLAUSE_MARKS, MA, Clauses
from claimcheck.claims.lexicon import is_verb, keys

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST_UNKNOWN_VERB = 4
_SENTENCE_MARKS = frozenset("؟?.!")
_NEGATION_REACH = 9


class Tense(StrEnum):
    """When a verb places its event; the subjunctive («أن تنسحب») leaves that to what governs it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    SUBJUNCTIVE = "subjunctive"


@dataclass(frozen=True)
class Negation:
    """A negator and the word it negates (token indices)."""

    negator: int
    target: int


class Scope(Clauses):
    """Answers questions of scope about one document."""

    def is_question(self, i: int) -> bool:
        """Whether it is asked, not said: لماذا لا تنسحب القوات؟, ما إذا كانت ستنسحب."""
        start = self.clause_starts[i]
        for j in range(i - 1, start - 1, -1):
            token = self.doc[j]
            if token.norm_ == MA and self.doc[j + 1].norm_ == "اذا":
                return True
            if token.norm_ in self._words.interrogatives and self._asks(token.i):
                return True
            if token.pos_ == "SCONJ":
                return False
        return False

    def is_conditional(self, i: int) -> bool:
        """Whether it stands in a condition: إذا لم تنسحب القوات, لو انسحبت."""
        for j in range(i - 1, max(self.clause_starts[i], i - _NEGATION_REACH) - 1, -1):
            token = self.doc[j]
            in_case = token.norm_ in self._words.in_case and j > 0 and self.doc[j - 1].norm_ == "في"
            whether = self.doc[max(j - 1, 0)].norm_ == MA
            if in_case or (token.norm_ in self._words.conditionals and not whether):
                return True
            if token.norm_ in self._words.whenever and self.tense(i) is Tense.PRESENT:
                return True
            if token.pos_ == "SCONJ":
                return False
        return False

    def _asks(self, i: int) -> bool:
        behind = self.doc[i : self.doc[i].sent.end]
        mark = next((t.text for t in behind if t.text in _SENTENCE_MARKS), "")
        return mark in ("؟", "?")

    @cached_property
    def negations(self) -> dict[int, Negation]:
        """The negations of the document by the word that they negate."""
        found: dict[int, Negation] = {}
        for token in self.doc:
            if self.is_negator(token):
                target = self._target(token)
                if target is not None:
                    found.setdefault(target, Negation(token.i, target))
        return found

    def is_negator(self, token: Token) -> bool:
        """Whether a word negates: a negator that is not part of a pseudo-negation."""
        after = [t.norm_ for t in self.doc[token.i + 1 : token.i + 3]]
        phrases = (" ".join([token.norm_, *after[:n]]) for n in (1, 2))
        if any(p in self._words.pseudo_negations for p in phrases):
            return False
        if token.norm_ == MA:
            return self._negating_ma(token)
        return token.norm_ in self._words.negators or token.lemma_ in self._words.negators

    def _negating_ma(self, token: Token) -> bool:
        """ما negates a perfect that opens a clause; elsewhere it is a relative pronoun."""
        if token.i + 1 >= len(self.doc):
            return False
        following = token.nbor()
        opens = token.i == self.clause_starts[token.i] or token.nbor(-1).norm_ in ("و", '"')
        return opens and following.pos_ == "VERB" and "Perf" in following.morph.get("Aspect", [])

    @cached_property
    def obligations(self) -> tuple[int, ...]:
        """Where «على» opens a clause and so lays a duty on what follows: على القوات أن تغادر."""
        return tuple(t.i for t in self.doc if t.norm_ == "علي" and self._opens_statement(t.i))

    def _opens_statement(self, i: int) -> bool:
        if i == self.clause_starts[i] or self.doc[i].is_sent_start:
            return True
        before = self.doc[i - 1]
        return before.text in CLAUSE_MARKS or before.text == '"' or before.norm_ in self._words.before_duty

    def _target(self, negator: Token) -> int | None:
        """The verb or noun that a negator negates.

        A verb behind the negator takes the negation, unless it merely says that something
        exists or comes about; then what exists takes it.
        """
        end = min(self.clause_end(negator.i), negator.i + _NEGATION_REACH)
        limit = 3 if negator.norm_ in self._words.narrow_negators else _NEGATION_REACH
        adverb: int | None = None
        existential = negator.norm_.startswith(("ليس", "لست"))
        for j in range(negator.i + 1, min(end, negator.i + 1 + limit)):
            token = self.doc[j]
            if token.norm_ in self._words.exceptives:
                return None
            if token.pos_ == "ADV" and adverb is None:
                adverb = j
            if self.is_existential(token):
                existential = True
            elif token.pos_ in ("VERB", "X"):
                return j
            if token.pos_ in ("NOUN", "ADJ") and token.norm_ not in self._words.not_negated:
                if existential and self._is_owner(j):
                    continue
                return j
        return adverb

    def _is_owner(self, i: int) -> bool:
        """Whether a noun, or the noun that it qualifies, stands behind a preposition of having."""
        token = self.doc[i]
        while token.pos_ == "ADJ" and token.head.i < token.i:
            token = token.head
        if token.i == 0:
            return False
        before = token.nbor(-1).norm_
        return before in self._words.having or before in self._words.at

    def is_existential(self, token: Token) -> bool:
        """Whether a verb only says that something exists or comes about."""
        if token.norm_ in self._words.no_longer and token.i and token.nbor(-1).norm_ == "لم":
            return True
        return any(is_verb(token, v) for v in self._words.existential_verbs)

    def is_negated(self, i: int) -> bool:
        """Whether the word itself is negated: directly, or as the complement of a negated noun."""
        if i in self.negations:
            return True
        if self.is_adjunct(i):
            return False
        token = self.doc[i]
        for _ in range(3):
            head = token.head
            if head.i == token.i or head.i > i or head.pos_ not in ("NOUN", "ADJ"):
                break
            if token.dep_.startswith("conj") and any(t.text == "،" for t in self.doc[head.i : token.i]):
                # عدم سعي الصين إلى نفوذ، أو استمرار الحرب
                break
            if head.i in self.negations and not token.dep_.startswith("conj"):
                return True
            token = head
        return self._in_negated_noun_phrase(i)

    def _in_negated_noun_phrase(self, i: int) -> bool:
        """By the order of words: a negated noun before ``i`` with no verb in between."""
        for j in range(i - 1, max(self.clause_starts[i], i - _NEGATION_REACH) - 1, -1):
            token = self.doc[j]
            if token.pos_ == "VERB" and not self.is_existential(token):
                return False
            if token.norm_ in self._words.circumstances | self._words.adjuncts | self._words.exceptives:
                return False
            if j in self.negations:
                narrow = self.doc[self.negations[j].negator].norm_ in self._words.narrow_negators
                return not narrow
        return False

    def negator_of(self, i: int) -> int | None:
        """The negator of word ``i`` or of the noun phrase before it, for triggers."""
        for j in range(i, max(self.clause_starts[i], i - _NEGATION_REACH) - 1, -1):
            if j in self.negations:
                return self.negations[j].negator
        return None

    def tense(self, i: int) -> Tense | None:
        """The tense of a verb, None for other words."""
        token = self.doc[i]
        if token.pos_ not in ("VERB", "AUX", "X"):
            return None
        before = {t.norm_ for t in self.doc[max(0, i - 3) : i]} if i else set()
        previous = self.doc[i - 1].norm_ if i else ""
        if previous in self._words.future or "لن" in before:
            return Tense.FUTURE
        possible = previous in self._words.possibility and "Perf" not in token.morph.get("Aspect", [])
        if possible and token.pos_ == "VERB":
            return Tense.FUTURE
        if previous == "لم":
            return Tense.PAST
        aspect = token.morph.get("Aspect", [])
        if "Perf" in aspect:
            return Tense.PAST
        if token.pos_ == "X" and token.norm_.endswith(("نا", "وا", "ت")):
            return Tense.PAST
        if token.norm_[:2] in ("سي", "ست", "سن", "سا") and len(token.norm_) > 4 and "Perf" not in aspect:
            return Tense.FUTURE
        return Tense.SUBJUNCTIVE if previous in self._words.subjunctive else Tense.PRESENT

    def is_first_person(self, i: int) -> bool:
        """Whether a word is a verb of the first person: ننسحب, طالبنا."""
        token = self.doc[i]
        if "1" in token.morph.get("Person", []):
            return True
        if token.pos_ not in ("VERB", "X") or "Perf" in token.morph.get("Aspect", []):
            return False
        unknown = token.pos_ == "X" and len(token.norm_) >= _SHORTEST_UNKNOWN_VERB
        inflected = not token.lemma_.startswith("ن") or (unknown and token.lemma_ == token.norm_)
        return (token.norm_.startswith("ن") and inflected) or (unknown and token.norm_.endswith("نا"))

    def hedge(self, i: int) -> int | None:
        """A word that weakens the statement around word ``i``, None if there is none."""
        start = self.clause_starts[i]
        indices: list[int] = [*range(start, self.clause_end(i)), *self.ancestors(i)]
        for j in indices:
            token = self.doc[j]
            if not (token.norm_ in self._words.hedges or keys(token) & self._words.hedges):
                continue
            following = self.doc[j + 1] if j + 1 < len(self.doc) else None
            emphatic = token.norm_ in self._words.emphatic_before_perfect
            if emphatic and (following is None or "Perf" in following.morph.get("Aspect", [])):
                continue
            return j
        return None
