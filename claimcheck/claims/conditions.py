"""Whether a rule's conditions hold of a mention, on which words, and if not, at which key they fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimcheck.claims.context import Context
from claimcheck.claims.mentions import Mention
from claimcheck.claims.patterns import Match, Mismatch, PatternMatcher
from claimcheck.claims.scope import Tense
from claimcheck.claims.surroundings import Surroundings

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import Condition
    from claimcheck.claims.pattern_model import TreeNode, WordPattern

Concepts = tuple[str, ...]

_HEADLINE_REACH = 3
# Fewer than these are patrols and casualties, not the strength of a force.
FEWEST_SOLDIERS = 10


@dataclass(frozen=True)
class Check:
    """What one key of a condition comes to.

    Attributes:
        holds: whether it holds.
        words: the words on which it rests or, if it fails, those that stand against it.
        found: if it fails, what there is instead, in English; empty if there is nothing.
        captures: the words that a pattern captured, by their names.
    """

    holds: bool
    words: frozenset[int] = frozenset()
    found: str = ""
    captures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """The first key of a condition that does not hold.

    Attributes:
        key: its name.
        wanted: its value in the rule pack.
        found: what there is instead, in English; empty if there is nothing.
        words: the words that stand against it.
    """

    key: str
    wanted: object
    found: str
    words: frozenset[int]


@dataclass(frozen=True)
class Verdict:
    """Whether a condition holds.

    Attributes:
        words: the words on which it rests; none if it fails.
        failure: where it fails, None if it holds.
        captures: the words that its patterns captured, by their names.
    """

    words: frozenset[int] = frozenset()
    failure: Failure | None = None
    captures: Mapping[str, int] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether all of its keys hold."""
        return self.failure is None


class Judge:
    """Judges conditions over one article."""

    def __init__(self, context: Context, surroundings: Surroundings) -> None:
        self._context = context
        self._doc = context.doc
        self._scope = context.scope
        self._surroundings = surroundings
        self._patterns = PatternMatcher(context)

    def judge(self, condition: Condition, mention: Mention) -> Verdict:
        """Whether all keys of the condition that are set hold, up to the first that does not."""
        words: frozenset[int] = frozenset()
        captures: dict[str, int] = {}
        for key, wanted in set_keys(condition).items():
            check = _CHECKS[key](self, wanted, mention)
            if not check.holds:
                return Verdict(failure=Failure(key, wanted, check.found, check.words))
            words |= check.words
            captures |= check.captures
        return Verdict(words, captures=captures)

    def _concept(self, wanted: str, mention: Mention) -> Check:
        return Check(mention.concept == wanted, found=mention.concept)

    def _form(self, wanted: str, mention: Mention) -> Check:
        return Check(mention.form == wanted, found=mention.form)

    def _named(self, wanted: bool, mention: Mention) -> Check:
        return Check(mention.explicit_force == wanted, found=_yes(mention.explicit_force))

    def _negated(self, wanted: bool, mention: Mention) -> Check:
        negated = self._scope.is_negated(mention.start)
        words = self._negator(mention.start) if negated else frozenset()
        return Check(negated == wanted, words, _yes(negated))

    def _negator(self, i: int) -> frozenset[int]:
        negator = self._scope.negator_of(i)
        return frozenset() if negator is None else frozenset({negator})

    def _subject_of_past(self, wanted: bool, mention: Mention) -> Check:
        """Whether the anchor is the subject of a verb in the past, and so taken as a fact."""
        token = self._doc[mention.start]
        head = token.head
        if not wanted:
            return Check(True)
        if not token.dep_.startswith("nsubj"):
            return Check(False, found=f"it is {token.dep_}, no subject")
        words = frozenset({head.i})
        if self._scope.is_negated(head.i):
            return Check(False, words, "a negated verb")
        if head.i < token.i:
            return Check(False, words, "a verb before it")
        tense = self._scope.tense(head.i)
        return Check(tense is Tense.PAST, frozenset() if tense is Tense.PAST else words, tense or "no verb")

    def _headline(self, wanted: bool, mention: Mention) -> Check:
        sentence = self._doc[mention.start].sent
        if wanted and mention.start - sentence.start > _HEADLINE_REACH:
            return Check(False, found="too far from the beginning")
        verb = next((t.i for t in sentence if t.pos_ in ("VERB", "AUX")), None)
        if wanted and verb is not None:
            return Check(False, frozenset({verb}), "a verb")
        return Check(True)

    def _existential(self, wanted: bool, mention: Mention) -> Check:
        negator = self._scope.negator_of(mention.start)
        if not wanted:
            return Check(True)
        if negator is None:
            return Check(False, found="no negator")
        between = self._doc[negator + 1 : mention.start]
        light = self._context.grammar.scope.there_is
        holds = len(between) > 0 and all(t.norm_ in light for t in between)
        return Check(holds, frozenset() if holds else frozenset({negator}), "another negation")

    def _permanent_negated(self, wanted: bool, mention: Mention) -> Check:
        if not wanted:
            return Check(True)
        permanent = self._surroundings.permanence(mention)
        if permanent is None:
            return Check(False)
        return Check(self._scope.is_negated(permanent), frozenset({permanent}), "not negated")

    def _tense(self, wanted: tuple[str, ...], mention: Mention) -> Check:
        tense = self._scope.tense(mention.start) if mention.form == "verb" else None
        return Check(tense is not None and tense.value in wanted, found=tense or mention.form)

    def _not_under(self, wanted: Concepts, mention: Mention) -> Check:
        governor = next(self._surroundings.governing(mention, wanted), None)
        if governor is None:
            return Check(True)
        return Check(False, frozenset({governor}), self._carried(governor, wanted))

    def _carried(self, i: int, concepts: Concepts) -> str:
        return ", ".join(c for c in concepts if c in self._context.concepts_at(i))

    def _under(self, wanted: Concepts, mention: Mention) -> Check:
        return self._governed(wanted, mention, lambda i: not self._scope.is_negated(i), "negated")

    def _under_negated(self, wanted: Concepts, mention: Mention) -> Check:
        check = self._governed(wanted, mention, self._scope.is_negated, "not negated")
        if not check.holds:
            return check
        return Check(True, check.words.union(*(self._negator(i) for i in check.words)))

    def _under_future(self, wanted: Concepts, mention: Mention) -> Check:
        return self._governed(
            wanted, mention, lambda i: self._scope.tense(i) is Tense.FUTURE, "not in the future"
        )

    def _under_present(self, wanted: Concepts, mention: Mention) -> Check:
        return self._governed(
            wanted, mention, lambda i: self._scope.tense(i) is Tense.PRESENT, "not in the present"
        )

    def _governed(
        self, wanted: Concepts, mention: Mention, fits: Callable[[int], bool], otherwise: str
    ) -> Check:
        """Whether a word of the concepts governs the mention and fits; the nearest that does."""
        governors = list(self._surroundings.governing(mention, wanted))
        fitting = next((i for i in governors if fits(i)), None)
        if fitting is not None:
            return Check(True, frozenset({fitting}))
        return Check(False, frozenset(governors), otherwise if governors else "")

    def _counted(self, wanted: bool, mention: Mention) -> Check:
        start, end = self._context.analysis.span_of(self._doc[i] for i in mention.phrase)
        counted = any(
            start <= q.start < end and max(q.low or 0, q.high or 0) >= FEWEST_SOLDIERS
            for q in self._context.quantities
        )
        return Check(counted == wanted, found=_yes(counted))

    def _hedged(self, wanted: bool, mention: Mention) -> Check:
        hedge = self._scope.hedge(mention.start)
        if (hedge is not None) == wanted:
            return Check(True)
        return Check(False, frozenset() if hedge is None else frozenset({hedge}), _yes(hedge is not None))

    def _near(self, wanted: Concepts, mention: Mention) -> Check:
        region = self._surroundings.region(mention)
        found = (
            self._surroundings.permanence(mention)
            if concept == "permanent"
            else self._context.has_concept(region, concept)
            for concept in wanted
        )
        fitting = next((i for i in found if i is not None), None)
        return Check(False) if fitting is None else Check(True, frozenset({fitting}))

    def _not_near(self, wanted: Concepts, mention: Mention) -> Check:
        region = self._surroundings.region(mention)
        found = (self._context.has_concept(region, concept) for concept in wanted)
        against = next((i for i in found if i is not None), None)
        if against is None:
            return Check(True)
        return Check(False, frozenset({against}), self._carried(against, wanted))

    def _near_negated(self, wanted: Concepts, mention: Mention) -> Check:
        carried = [i for i in self._surroundings.region(mention) if self._context.has_any([i], wanted)]
        fitting = next((i for i in carried if self._scope.is_negated(i)), None)
        if fitting is None:
            return Check(False, frozenset(carried), "not negated" if carried else "")
        return Check(True, frozenset({fitting}) | self._negator(fitting))

    def _topic(self, wanted: Any, mention: Mention) -> Check:
        return Check(self._surroundings.has_topic(wanted, mention))

    def _dated(self, wanted: str, mention: Mention) -> Check:
        dated = self._surroundings.dated(mention)
        return Check(dated == wanted, found=dated or "")

    def _words(self, wanted: tuple[WordPattern, ...], mention: Mention) -> Check:
        return _matched(self._patterns.words(wanted, mention.start))

    def _tree(self, wanted: tuple[TreeNode, ...], mention: Mention) -> Check:
        return _matched(self._patterns.tree(wanted, mention.start))

    def _own_side(self, wanted: bool, mention: Mention) -> Check:
        own_side = self._surroundings.own_side(mention)
        return Check(own_side == wanted, found=_yes(own_side))


def _matched(match: Match | Mismatch) -> Check:
    if isinstance(match, Mismatch):
        return Check(False, match.words, f"{match.element}: {match.reason}")
    return Check(True, match.words, captures=match.captures)


def _yes(flag: bool) -> str:
    return "true" if flag else "false"


# The order is that of judging.
_CHECKS: Mapping[str, Callable[[Judge, Any, Mention], Check]] = {
    "concept": Judge._concept,
    "form": Judge._form,
    "named": Judge._named,
    "negated": Judge._negated,
    "subject_of_past": Judge._subject_of_past,
    "headline": Judge._headline,
    "existential": Judge._existential,
    "permanent_negated": Judge._permanent_negated,
    "tense": Judge._tense,
    "not_under": Judge._not_under,
    "under": Judge._under,
    "under_negated": Judge._under_negated,
    "under_future": Judge._under_future,
    "under_present": Judge._under_present,
    "counted": Judge._counted,
    "hedged": Judge._hedged,
    "near": Judge._near,
    "not_near": Judge._not_near,
    "near_negated": Judge._near_negated,
    "topic": Judge._topic,
    "dated": Judge._dated,
    "own_side": Judge._own_side,
    "words": Judge._words,
    "tree": Judge._tree,
}


def set_keys(condition: Condition) -> dict[str, Any]:
    """The keys of a condition that say something, with their values, in the order of judging."""
    values = ((key, getattr(condition, key)) for key in _CHECKS)
    return {key: value for key, value in values if value is not None and value != ()}
