"""Whether a rule's conditions hold of a mention, and which words made them hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claims.context import Context
from claimcheck.claims.mentions import Mention
from claimcheck.claims.scope import Tense

if TYPE_CHECKING:
    from claimcheck.claims.rulepack import Condition
    from claimcheck.language.dates import TimeExpression

_NOUN_OPERATOR_REACH = 5
_VERB_OPERATOR_REACH = 9
_WITHDRAWAL = ("leave", "remove")
_PARTY_REACH = 6


class Judge:
    """Judges conditions over one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._scope = context.scope
        self._governors: dict[int, list[int]] = {}

    def judge(self, condition: Condition, mention: Mention) -> frozenset[int] | None:
        """The words on which the condition rests, None if it does not hold."""
        if condition.concept is not None and condition.concept != mention.concept:
            return None
        if condition.form is not None and condition.form != mention.form:
            return None
        if condition.named is not None and condition.named != mention.explicit_force:
            return None
        words: set[int] = set()
        for part in (self._polarity, self._operators, self._surroundings, self._time_and_party):
            found = part(condition, mention)
            if found is None:
                return None
            words |= found
        return frozenset(words)

    def _polarity(self, condition: Condition, mention: Mention) -> set[int] | None:
        words: set[int] = set()
        if condition.negated is not None:
            negated = self._scope.is_negated(mention.start)
            if negated != condition.negated:
                return None
            negator = self._scope.negator_of(mention.start) if negated else None
            words |= {negator} if negator is not None else set()
        if condition.existential and not self._is_existential(mention):
            return None
        if condition.permanent_negated:
            permanent = self._context.has_concept(self._region(mention), "permanent")
            if permanent is None or not self._scope.is_negated(permanent):
                return None
            words.add(permanent)
        if condition.tense:
            tense = self._scope.tense(mention.start) if mention.form == "verb" else None
            if tense is None or tense.value not in condition.tense:
                return None
        return words

    def _is_existential(self, mention: Mention) -> bool:
        negator = self._scope.negator_of(mention.start)
        if negator is None:
            return False
        between = self._doc[negator + 1 : mention.start]
        light = {"هناك", "اي", "اية", "يعد", "تعد", "يوجد", "توجد", "ثمة", "من", "وجود", "ل", "تواجد"}
        return len(between) > 0 and all(t.norm_ in light for t in between)

    def _operators(self, condition: Condition, mention: Mention) -> set[int] | None:
        words: set[int] = set()
        if any(True for _ in self._governing(mention, condition.not_under)):
            return None
        checks = (
            (condition.under, lambda i: not self._scope.is_negated(i)),
            (condition.under_negated, self._scope.is_negated),
            (condition.under_future, lambda i: self._scope.tense(i) is Tense.FUTURE),
            (condition.under_present, lambda i: self._scope.tense(i) is Tense.PRESENT),
        )
        for concepts, holds in checks:
            if concepts:
                fitting = next((i for i in self._governing(mention, concepts) if holds(i)), None)
                if fitting is None:
                    return None
                words.add(fitting)
                if concepts is condition.under_negated:
                    negator = self._scope.negator_of(fitting)
                    words |= {negator} if negator is not None else set()
        return words

    def _governing(self, mention: Mention, concepts: Iterable[str]) -> Iterator[int]:
        """The words that govern the mention and carry one of the concepts, nearest first."""
        wanted = tuple(concepts)
        if not wanted:
            return
        for i in self.governors(mention.start):
            carried = self._context.concepts_at(i)
            if any(c in carried for c in wanted):
                yield i

    def governors(self, i: int) -> list[int]:
        """What governs word ``i``, nearest first, as far as operators reach."""
        if i not in self._governors:
            ancestors = set(self._scope._ancestors(i))
            self._governors[i] = [
                j
                for j in self._scope.governors(i)
                if j in ancestors
                or i - j <= (_VERB_OPERATOR_REACH if self._doc[j].pos_ == "VERB" else _NOUN_OPERATOR_REACH)
            ]
        return self._governors[i]

    def _region(self, mention: Mention) -> list[int]:
        """The mention's clause and phrase."""
        return sorted({*self._scope.clause(mention.start), *mention.phrase})

    def _surroundings(self, condition: Condition, mention: Mention) -> set[int] | None:
        region = [i for i in self._region(mention) if i != mention.start]
        words: set[int] = set()
        if condition.near:
            found = [self._context.has_concept(region, c) for c in condition.near]
            fitting = [i for i in found if i is not None]
            if not fitting:
                return None
            words.add(fitting[0])
        if any(self._context.has_concept(region, c) is not None for c in condition.not_near):
            return None
        if condition.topic and not self._has_topic(condition.topic, mention):
            return None
        return words

    def _has_topic(self, topic: str, mention: Mention) -> bool:
        sentence = self._doc[mention.start].sent
        if topic == "force":
            return self._context.has_concept(range(sentence.start, sentence.end), "force") is not None
        begin = sentence.start if topic == "sentence" else 0
        indices = range(begin, sentence.end)
        return any(self._context.has_concept(indices, c) is not None for c in _WITHDRAWAL)

    def _time_and_party(self, condition: Condition, mention: Mention) -> set[int] | None:
        if condition.dated == "past":
            time = self.time_of(mention)
            published = self._context.published
            if time is None or time.span is None or time.span.end is None or published is None:
                return None
            if time.span.end >= published:
                return None
        if condition.own_side is not None and self._own_side(mention) != condition.own_side:
            return None
        return set()

    def _own_side(self, mention: Mention) -> bool:
        """Whether who asks for the withdrawal is the force's own side."""
        for i in self._governing(mention, ("demand", "wish")):
            window = range(max(self._doc[i].sent.start, i - _PARTY_REACH), min(i + _PARTY_REACH, mention.start))
            parties = [self._context.entity_at[k] for k in window if k in self._context.entity_at]
            parties = [e for e in parties if e.can_be_force and not self._context.is_place(e)]
            return bool(parties) and all(e.code == mention.force for e in parties)
        return False

    def time_of(self, mention: Mention) -> TimeExpression | None:
        """The temporal expression that belongs to the mention: in its phrase, else in its clause."""
        for indices in (mention.phrase, self._scope.clause(mention.start)):
            if not len(indices):
                continue
            start, end = self._context.analysis.span_of(self._doc[i] for i in indices)
            inside = [t for t in self._context.times if start <= t.start < end and t.span is not None]
            if inside:
                return inside[0]
        return None


def is_past(day: date | None, published: date | None) -> bool:
    """Whether a day lies before the publication."""
    return day is not None and published is not None and day < published
