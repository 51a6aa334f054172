"""Whether a rule's conditions hold of a mention, and which words made them hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.context import Context
from claimcheck.claims.forces import ForceFinder
from claimcheck.claims.geography import Role
from claimcheck.claims.mentions import Mention
from claimcheck.claims.scope import Tense

if TYPE_CHECKING:
    from claimcheck.claims.rulepack import Condition
    from claimcheck.language.dates import TimeExpression

_NOUN_OPERATOR_REACH = 5
_VERB_OPERATOR_REACH = 14
_WITHDRAWAL = ("leave", "remove", "redeploy")
_PARTY_REACH = 6
# Concepts whose words may follow what they are said of: الانسحاب سيبدأ.
_PREDICATES = frozenset({"begin", "continue", "complete", "happen", "last_for", "deny"})
_PERMANENCE_REACH = 9
_HEADLINE_REACH = 3
# Fewer than these are patrols and casualties, not the strength of a force.
FEWEST_SOLDIERS = 10


class Judge:
    """Judges conditions over one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._scope = context.scope
        self._forces = ForceFinder(context)
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
        if condition.subject_of_past and not self._is_subject_of_past(mention):
            return None
        if condition.headline and not self._is_headline(mention):
            return None
        if condition.existential and not self._is_existential(mention):
            return None
        if condition.permanent_negated:
            permanent = self._permanence(mention)
            if permanent is None or not self._scope.is_negated(permanent):
                return None
            words.add(permanent)
        if condition.tense:
            tense = self._scope.tense(mention.start) if mention.form == "verb" else None
            if tense is None or tense.value not in condition.tense:
                return None
        return words

    def _is_subject_of_past(self, mention: Mention) -> bool:
        """Whether the anchor is the subject of a verb in the past, and so taken as a fact."""
        token = self._doc[mention.start]
        head = token.head
        if not token.dep_.startswith("nsubj") or self._scope.is_negated(head.i):
            return False
        return head.i > token.i and self._scope.tense(head.i) is Tense.PAST

    def _is_headline(self, mention: Mention) -> bool:
        sentence = self._doc[mention.start].sent
        if mention.start - sentence.start > _HEADLINE_REACH:
            return False
        return not any(t.pos_ in ("VERB", "AUX") for t in sentence)

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
            if any(c in carried and (i < mention.start or c in _PREDICATES) for c in wanted):
                yield i

    def governors(self, i: int) -> list[int]:
        """What governs word ``i``, nearest first, as far as operators reach."""
        if i not in self._governors:
            ancestors = set(self._scope.ancestors(i))
            self._governors[i] = [
                j
                for j in self._scope.governors(i)
                if j in ancestors
                or i - j <= (_VERB_OPERATOR_REACH if self._doc[j].pos_ == "VERB" else _NOUN_OPERATOR_REACH)
            ]
        return self._governors[i]

    def _region(self, mention: Mention) -> list[int]:
        """The words of the mention's clause and phrase around its first word."""
        return sorted({*self._scope.clause(mention.start), *mention.phrase} - {mention.start})

    def _is_hedged(self, mention: Mention) -> bool:
        return self._scope.hedge(mention.start) is not None

    def _surroundings(self, condition: Condition, mention: Mention) -> set[int] | None:
        words: set[int] = set()
        if condition.counted is not None and self._is_counted(mention) != condition.counted:
            return None
        if condition.hedged is not None and self._is_hedged(mention) != condition.hedged:
            return None
        region = self._region(mention) if condition.near or condition.not_near else []
        if condition.near:
            found = [
                self._permanence(mention) if c == "permanent" else self._context.has_concept(region, c)
                for c in condition.near
            ]
            fitting = [i for i in found if i is not None]
            if not fitting:
                return None
            words.add(fitting[0])
        if self._context.has_any(region, condition.not_near):
            return None
        if condition.topic and not self._has_topic(condition.topic, mention):
            return None
        return words

    def _permanence(self, mention: Mention) -> int | None:
        """The word behind the anchor that says how long: وجود دائم, الوجود ليس دائما."""
        end = min(mention.end + _PERMANENCE_REACH, self._doc[mention.start].sent.end)
        for i in range(mention.end, end):
            token = self._doc[i]
            light = self._scope.is_existential(token) or self._scope.is_negator(token)
            if token.pos_ == "VERB" and not light:
                return None
            if "permanent" in self._context.concepts_at(i):
                return i
        return None

    def _is_counted(self, mention: Mention) -> bool:
        start, end = self._context.analysis.span_of(self._doc[i] for i in mention.phrase)
        return any(
            start <= q.start < end and max(q.low or 0, q.high or 0) >= FEWEST_SOLDIERS
            for q in self._context.quantities
        )

    def _has_topic(self, topic: str, mention: Mention) -> bool:
        sentence = self._doc[mention.start].sent
        if topic == "force":
            indices = range(sentence.start, sentence.end)
            named = any(e.role is Role.GROUP for e in self._context.entities_in(indices))
            return named or self._context.has_concept(indices, "force") is not None
        begin = sentence.start if topic == "sentence" else 0
        indices = range(begin, sentence.end)
        return self._context.has_any(indices, _WITHDRAWAL)

    def _time_and_party(self, condition: Condition, mention: Mention) -> set[int] | None:
        if condition.dated is not None and self._dated(mention) != condition.dated:
            return None
        if condition.own_side is not None and self._own_side(mention) != condition.own_side:
            return None
        return set()

    def _own_side(self, mention: Mention) -> bool:
        """Whether who asks for the withdrawal is the force's own side."""
        for i in self._governing(mention, ("demand", "wish")):
            window = range(
                max(self._doc[i].sent.start, i - _PARTY_REACH), min(i + _PARTY_REACH, mention.start)
            )
            parties = self._forces.named(window)
            return bool(parties) and all(e.code == mention.force for e in parties)
        return False

    def _dated(self, mention: Mention) -> str | None:
        """Whether the date in the mention's own phrase or clause lies before or after publication."""
        time = self.time_of(mention)
        published = self._context.said_at(self._context.analysis.starts[mention.start])
        if time is None or time.span is None or published is None or is_vague(time):
            return None
        if time.span.end is not None and time.span.end < published:
            _, phrase_end = self._context.analysis.span_of(self._doc[i] for i in mention.phrase)
            return "past" if time.start < phrase_end else None
        if time.span.start is not None and time.span.start > published:
            return "future"
        return "future" if time.span.end is not None and time.span.start is None else None

    def is_future(self, mention: Mention) -> bool:
        """Whether the anchor or what begins it is in the future tense."""
        if self._scope.tense(mention.start) is Tense.FUTURE:
            return True
        return any(
            self._scope.tense(i) is Tense.FUTURE for i in self._governing(mention, ("begin", "happen"))
        )

    def time_of(self, mention: Mention) -> TimeExpression | None:
        """The temporal expression that belongs to the mention: in its phrase, else in its clause."""
        for indices in (mention.phrase, self._scope.clause(mention.start)):
            if not len(indices):
                continue
            start, end = self._context.analysis.span_of(self._doc[i] for i in indices)
            inside = [t for t in self._context.times if start <= t.start < end and _can_be_of_claim(t)]
            if inside:
                return inside[0]
        return None


def is_vague(time: TimeExpression) -> bool:
    """Whether a time names no date: in the coming months, in a few days, for years."""
    return time.is_duration or (time.role == "within" and time.duration_days is None)


def _can_be_of_claim(time: TimeExpression) -> bool:
    return time.span is not None or (time.duration_days is not None and not time.is_duration)
