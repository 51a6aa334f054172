"""What stands around a mention: what governs it, its clause, how long it lasts, its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from claimcheck.claims.context import Context
from claimcheck.claims.forces import ForceFinder
from claimcheck.claims.geography import Role
from claimcheck.claims.mentions import Mention
from claimcheck.claims.scope import Tense
from claimcheck.language.dates import Granularity, TimeExpression, TimeRole, leaning, seen_from

_NOUN_OPERATOR_REACH = 5
_VERB_OPERATOR_REACH = 14
_WITHDRAWAL = ("leave", "remove", "redeploy")
_PARTY_REACH = 6
_LIST_REACH = 16
# Concepts whose words may follow what they are said of: الانسحاب سيبدأ.
_PREDICATES = frozenset({"begin", "continue", "complete", "happen", "last_for", "deny", "oblige"})
_PERMANENCE_REACH = 9
# A day right behind these is that of the decision or the demand, not of the withdrawal.
_DECIDED = ("agree", "demand", "deny", "determine", "discuss")
# A time right behind these is that of what begins, ends or is planned.
_HAPPENING = (
    *("begin", "continue", "complete", "happen", "end", "plan", "go", "mean", "last_for", "wish"),
    *("leave", "remove", "redeploy", "stay", "keep", "send", "join", "bring_back", "change"),
)


class Surroundings:
    """Answers questions about the mentions of one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._scope = context.scope
        self._forces = ForceFinder(context)
        self._governors: dict[int, list[int]] = {}

    def governing(self, mention: Mention, concepts: Iterable[str]) -> Iterator[int]:
        """The words that govern the mention and carry one of the concepts, nearest first."""
        wanted = tuple(concepts)
        if not wanted:
            return
        for i in self.governors(mention.start):
            carried = [c for c in self._context.concepts_at(i) if c in wanted]
            if any((i < mention.start or c in _PREDICATES) and self._reaches(c, i, mention) for c in carried):
                yield i

    def _reaches(self, concept: str, i: int, mention: Mention) -> bool:
        """Whether an operator that must stand right by what it is about does."""
        if concept == "warn":
            return self._doc[mention.start - 1].norm_ == "من"
        if concept == "affirm":
            return self._doc[mention.start].head.i == i
        if concept != "happen" or i > mention.start or mention.form == "verb":
            return True
        between = self._doc[i + 1 : mention.start]
        return not any(t.pos_ == "NOUN" and t.dep_.startswith(("obj", "nsubj")) for t in between)

    def governors(self, i: int) -> list[int]:
        """What governs word ``i``, nearest first, as far as operators reach."""
        if i not in self._governors:
            ancestors = set(self._scope.ancestors(i))
            self._governors[i] = [
                j for j in self._scope.governors(i) if j in ancestors or i - j <= self._operator_reach(j)
            ]
            self._governors[i] += [j for j in self._list_before(i) if j not in self._governors[i]]
        return self._governors[i]

    def _list_before(self, i: int) -> list[int]:
        """The nouns before «من بينها» or «منها», of which word ``i`` is one: مطالب، من بينها سحب القوات."""
        partitives = self._context.grammar.counting.partitives
        if i < 2 or self._doc[i - 1].pos_ != "PRON" or self._doc[i - 2].norm_ not in partitives:
            return []
        start = max(self._doc[i].sent.start, i - _LIST_REACH)
        return [j for j in range(i - 3, start - 1, -1) if self._doc[j].pos_ == "NOUN"]

    def _operator_reach(self, i: int) -> int:
        far = self._doc[i].pos_ == "VERB" or i in self._scope.obligations
        return _VERB_OPERATOR_REACH if far else _NOUN_OPERATOR_REACH

    def region(self, mention: Mention) -> list[int]:
        """The words of the mention's clause and phrase around its first word."""
        return sorted({*self._scope.clause(mention.start), *mention.phrase} - {mention.start})

    def permanence(self, mention: Mention) -> int | None:
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

    def has_topic(self, topic: Literal["sentence", "article", "force"], mention: Mention) -> bool:
        """Whether a withdrawal, or a force, is spoken of in the sentence or the article so far."""
        sentence = self._doc[mention.start].sent
        if topic == "force":
            indices = range(sentence.start, sentence.end)
            named = any(e.role is Role.GROUP for e in self._context.entities_in(indices))
            return named or self._context.has_concept(indices, "force") is not None
        begin = sentence.start if topic == "sentence" else 0
        indices = range(begin, sentence.end)
        return self._context.has_any(indices, _WITHDRAWAL)

    def own_side(self, mention: Mention) -> bool:
        """Whether who asks for the withdrawal is the force's own side."""
        for i in self.governing(mention, ("demand", "wish")):
            window = range(
                max(self._doc[i].sent.start, i - _PARTY_REACH), min(i + _PARTY_REACH, mention.start)
            )
            before = range(self._doc[i].sent.start, i)
            parties = self._forces.named(window) or self._forces.named(before)[-1:]
            return bool(parties) and all(e.code == mention.force for e in parties)
        return False

    def dated(self, mention: Mention) -> Literal["past", "future"] | None:
        """Whether the date in the mention's own phrase or clause lies before or after publication."""
        time = self.time_of(mention)
        published = self._context.said_at(self._context.analysis.starts[mention.start])
        if time is None or time.span is None or published is None or is_vague(time):
            return None
        if time.span.end is not None and time.span.end < published:
            _, phrase_end = self._context.analysis.span_of(self._doc[i] for i in mention.phrase)
            return "past" if time.start < phrase_end else None
        if self._scope.is_adjunct(mention.start):
            return None
        if time.span.start is not None and time.span.start > published:
            return "future"
        return "future" if time.span.end is not None and time.span.start is None else None

    def is_future(self, mention: Mention) -> bool:
        """Whether the anchor or what begins it is in the future tense."""
        if self._scope.tense(mention.start) is Tense.FUTURE:
            return True
        return any(self._scope.tense(i) is Tense.FUTURE for i in self.governing(mention, ("begin", "happen")))

    def time_of(self, mention: Mention) -> TimeExpression | None:
        """The temporal expression that belongs to the mention: in its phrase, else in its clause."""
        return self._time(mention, _can_be_of_claim)

    def duration_of(self, mention: Mention) -> TimeExpression | None:
        """The length of time that belongs to the mention: لمدة عام."""
        return self._time(mention, lambda time: time.is_duration and time.length is not None)

    def _time(self, mention: Mention, fits: Callable[[TimeExpression], bool]) -> TimeExpression | None:
        offset = self._context.analysis.starts[mention.start]
        for indices in (mention.phrase, self._scope.clause(mention.start)):
            if not len(indices):
                continue
            start, end = self._context.analysis.span_of(self._doc[i] for i in indices)
            for time in self._context.times:
                if start <= time.start < end and fits(time) and not self._is_of_saying(time, mention):
                    return self._leaning(seen_from(time, offset), mention)
        return None

    def _is_of_saying(self, time: TimeExpression, mention: Mention) -> bool:
        """Whether a time before the mention dates who says or decides it: أكد الخميس أن."""
        words = self._context.analysis.tokens_in(time.start, time.end)
        if not words or words[-1].i >= mention.start:
            return False
        if any(t.pos_ == "SCONJ" for t in self._doc[words[-1].i + 1 : mention.start]):
            return True
        clause = self._doc[self._scope.clause_starts[words[0].i] : words[0].i]
        verbs = [t.i for t in clause if t.pos_ == "VERB" and not self._scope.is_existential(t)]
        if not verbs or self._context.has_any(verbs[-1:], _HAPPENING):
            return False
        decided = self._context.has_any(verbs[-1:], _DECIDED)
        return not decided or (time.granularity is Granularity.DAY and time.role is TimeRole.POINT)

    def _leaning(self, time: TimeExpression, mention: Mention) -> TimeExpression:
        """A time without a year as the tense of what happens means it."""
        if mention.form == "verb":
            tense = self._scope.tense(mention.start)
        else:
            verbs = self.governing(mention, ("begin", "complete", "happen", "end"))
            tense = next((t for i in verbs if (t := self._scope.tense(i)) is not None), None)
        if tense is Tense.PAST or tense is Tense.FUTURE:
            return leaning(time, past=tense is Tense.PAST)
        return time


def is_vague(time: TimeExpression) -> bool:
    """Whether a time names no date: in the coming months, in a few days, for years."""
    return time.is_duration or (time.role == "within" and time.duration_days is None)


def _can_be_of_claim(time: TimeExpression) -> bool:
    return time.span is not None or (time.duration_days is not None and not time.is_duration)
