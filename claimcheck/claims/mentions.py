"""Mentions: the words that rules are about, with the force and the place that they concern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.arguments import Arguments
from claimcheck.claims.context import Context
from claimcheck.claims.forces import ForceFinder
from claimcheck.claims.lexicon import Hit, is_verb
from claimcheck.claims.places import PlaceFinder

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import Anchor

_PHRASE_REACH = 11
_SUBJECT_REACH = 9
_ANTECEDENT_REACH = 4
_ATTRIBUTE_REACH = 3
# Whoever does this does it with forces of its own.
_OWN_ACTS = frozenset({"send", "join", "keep"})
# Words for a role: whose it is stands before them.
_ROLES = frozenset({"advisory", "fight"})
# What soldiers are sent for: those named behind it are trained, supported or fought.
_PURPOSES = ("advisory", "backing", "fight")
_PURPOSE_REACH = 2
_STOP_MARKS = frozenset("،؛:.!؟?()-…")


@dataclass(frozen=True)
class Mention:
    """One anchor where it stands.

    Attributes:
        concept: the concept of the anchor.
        form: verb or noun.
        start: index of its first word.
        end: index behind its last word.
        phrase: the indices of its noun phrase, or of the verb and its complements.
        force: whose forces, as a code.
        explicit_force: whether the phrase itself names the force.
        place: where, as a code.
        area: the area inside the place, in the article's words.
    """

    concept: str
    form: Literal["verb", "noun"]
    start: int
    end: int
    phrase: range
    force: str | None
    explicit_force: bool
    place: str | None
    area: str | None


class MentionFinder:
    """Finds the mentions of anchors in one article, in order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._forces = ForceFinder(context)
        self._arguments = Arguments(context, self._forces)
        self._places = PlaceFinder(context)

    def find(self, anchors: Sequence[Anchor]) -> Iterator[Mention]:
        """The mentions of any of the anchors; one per word, by the first anchor that fits."""
        taken: set[int] = set()
        hits = [(hit, anchor) for anchor in anchors for hit in self._context.hits.get(anchor.concept, ())]
        for hit, anchor in sorted(hits, key=lambda pair: pair[0].start):
            if hit.start in taken:
                continue
            mention = self._mention(hit, anchor)
            if mention:
                taken.add(hit.start)
                yield mention

    def _mention(self, hit: Hit, anchor: Anchor) -> Mention | None:
        tagged = self._doc[hit.start].pos_ in ("VERB", "AUX")
        form: Literal["verb", "noun"] = "verb" if tagged or hit.verb else "noun"
        if anchor.form and anchor.form != form:
            return None
        phrase = self.phrase(hit)
        around = self._around(hit, phrase) if form == "verb" else phrase
        if hit.concept in _ROLES:
            around = self._whose_role(hit)
        if self._arguments.is_ruled_out(anchor, hit, phrase, around):
            return None
        named = self._forces.acting if hit.concept in _ROLES else self._forces.named_in
        force = self._forces_that_act(hit, form) or named(self._without_circumstances(hit, around))
        if force is None and form == "noun":
            force = self._forces.having(hit.start)
        if not self._arguments.has_argument(anchor, hit, form, around):
            return None
        return self._resolve(hit, form, phrase, around, force)

    def _forces_that_act(self, hit: Hit, form: Literal["verb", "noun"]) -> str | None:
        """The forces that are the subject of a verb: قال ضابط تشادي إن القوات الفرنسية سلمت القاعدة."""
        for child in self._doc[hit.start].children if form == "verb" else ():
            if child.dep_.startswith("nsubj") and self._context.has_any([child.i], ("force",)):
                end = min(child.i + 1 + _ATTRIBUTE_REACH, self._doc[hit.start].sent.end)
                return self._forces.named_in(range(child.i, end))
        return None

    def describe(self, hit: Hit, counted: int | None = None) -> Mention:
        """The mention of any words, without asking whether an anchor allows it.

        Args:
            hit: the words.
            counted: index of a word before them that names what they count.
        """
        phrase = self.phrase(hit)
        near = self._attributes(hit, phrase)
        clause = range(
            max(self._context.scope.clause_starts[hit.start], hit.start - _SUBJECT_REACH), hit.start
        )
        around = near if counted is None else range(counted, near.stop)
        force = (
            self._forces.named_in(around)
            or self._forces.antecedent(hit.start)
            or self._forces.named_in(clause)
        )
        return self._resolve(hit, "noun", phrase, around, force)

    def _is_own_act(self, hit: Hit) -> bool:
        """Whether it is done with one's own forces: إرسال, and what somebody plans or wishes."""
        if hit.concept in _OWN_ACTS:
            return True
        if hit.concept not in ("leave", "remove"):
            return False
        return self._context.has_any(list(self._context.scope.ancestors(hit.start)), ("plan", "wish"))

    def _without_circumstances(self, hit: Hit, around: range) -> range:
        """The words up to what only says despite what or what for: رغم مطالبات تركيا, لتدريب الجيش."""
        words = self._context.grammar.scope.circumstances
        ends = (i for i in range(hit.end, around.stop) if self._doc[i].norm_ in words or self._is_purpose(i))
        return range(around.start, next(ends, around.stop))

    def _is_purpose(self, i: int) -> bool:
        """Whether what soldiers are sent for begins at word ``i``: لتدريب, لعمليات تدريب, لمحاربة."""
        if self._doc[i].norm_ not in self._context.grammar.forces.purpose:
            return False
        behind = range(i + 1, min(i + 1 + _PURPOSE_REACH, self._doc[i].sent.end))
        return self._context.has_any(behind, _PURPOSES)

    def _attributes(self, hit: Hit, phrase: range) -> range:
        """The words with what directly qualifies them: before the next verb or conjunction."""
        end = hit.end
        for i in range(hit.end, min(hit.end + _ATTRIBUTE_REACH, phrase.stop)):
            if self._doc[i].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
                break
            end = i + 1
        return range(hit.start, end)

    def _resolve(
        self, hit: Hit, form: Literal["verb", "noun"], phrase: range, around: range, force: str | None
    ) -> Mention:
        """Settle force and place from the phrase, then from what the article said before."""
        possessor = self._forces.possessor(around)
        if force is None and possessor is None and self._is_own_act(hit):
            possessor = self._forces.acting_country(hit.start)
        code = force or possessor or self._forces.before(hit.start) or self._forces.first()
        named = force is not None or possessor is not None or self._forces.is_ours(around)
        named_place, area = self._places.find(hit.start, phrase, force)
        place = named_place or self._context.main_place(excluding=code)
        if code is not None and code == place and force is None:
            code = self._forces.other_than(place, hit.start)
        return Mention(hit.concept, form, hit.start, hit.end, phrase, code, named, place, area)

    def phrase(self, hit: Hit) -> range:
        """The words from the anchor to the end of its phrase: before the next verb or mark."""
        limit = min(self._doc[hit.start].sent.end, hit.end + _PHRASE_REACH)
        end = hit.end
        for i in range(hit.end, limit):
            token = self._doc[i]
            counts = any(is_verb(token, v) for v in self._context.grammar.counting.verbs)
            if token.text in _STOP_MARKS or (token.pos_ == "VERB" and i > hit.end + 1 and not counts):
                break
            ends = token.norm_ in self._context.grammar.scope.phrase_ends and i > hit.end
            if ends or self._context.scope.is_relative(token):
                break
            end = i + 1
        return range(hit.start, end)

    def _around(self, hit: Hit, phrase: range) -> range:
        """For a verb its phrase and its subject, which may stand before it."""
        clause = self._context.scope.clause_starts[hit.start]
        if self._context.scope.is_relative(self._doc[clause]):
            clause = max(self._doc[clause].sent.start, clause - _ANTECEDENT_REACH)
        return range(max(clause, hit.start - _SUBJECT_REACH), phrase.stop)

    def _whose_role(self, hit: Hit) -> range:
        """The clause up to the words that name a role, and the adjectives right behind them.

        What follows are those whom the force trains, supports or fights.
        """
        end = hit.end
        while end < len(self._doc) and self._doc[end].pos_ in ("ADJ", "PRON"):
            end += 1
        return range(self._context.scope.clause_starts[hit.start], end)
