"""Mentions: the words that rules are about, with the force and the place that they concern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.context import LEFT_BEHIND, Context
from claimcheck.claims.geography import Entity, Role
from claimcheck.claims.lexicon import VERBAL, Hit

if TYPE_CHECKING:
    from claimcheck.claims.rulepack import Anchor

_PHRASE_REACH = 11
_SUBJECT_REACH = 9
_ANTECEDENT_REACH = 4
_ATTRIBUTE_REACH = 3
# What is said of the role of a force also names those whom it trains: not the force itself.
_ROLES = frozenset({"advisory", "combat_mission"})
_STOP_MARKS = frozenset("،؛:.!؟?()-…")
# Groups whose very name stands for their forces.
_FORCES_BY_NAME = frozenset({"coalition", "NATO", "UN"})
_HERE = frozenset({"البلاد", "هناك", "هنا"})
_COUNTRY = frozenset({"البلد", "البلاد", "المنطقة", "بلاد"})
_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين", "اللواتي"})


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
    """Finds the mentions of anchors in one article, in order.

    It remembers which force and place the article spoke of last.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc

    def find(self, anchors: Sequence[Anchor]) -> Iterator[Mention]:
        """The mentions of any of the anchors; one per word, by the first anchor that fits."""
        taken: set[int] = set()
        hits = [(hit, anchor) for anchor in anchors for hit in self._context.hits.get(anchor.concept, ())]
        for hit, anchor in sorted(hits, key=lambda pair: pair[0].start):
            if hit.start in taken:
                continue
            mention = self._mention(hit, anchor)
            if mention:
                taken.update(range(hit.start, hit.end))
                yield mention

    def _mention(self, hit: Hit, anchor: Anchor) -> Mention | None:
        form: Literal["verb", "noun"] = "verb" if self._doc[hit.start].pos_ in ("VERB", "AUX") else "noun"
        if self._doc[hit.start].pos_ in VERBAL and self._doc[hit.start].morph.get("Aspect", []):
            form = "verb"
        if anchor.form and anchor.form != form:
            return None
        phrase = self.phrase(hit)
        around = self._around(hit, phrase) if form == "verb" else phrase
        if self._is_ruled_out(anchor, hit, phrase, around):
            return None
        force = self._force_in(around)
        if not self._has_argument(anchor, hit, form, around, force):
            return None
        return self._resolve(hit, form, phrase, around, force)

    def _antecedent(self, i: int) -> str | None:
        """The force before the relative clause of word ``i``: التحالف الذي تقوده … يُبقي ثلاثة آلاف."""
        clause = self._context.scope.clause_starts[i]
        if self._doc[clause].norm_ not in _RELATIVE:
            return None
        before = self._forces(range(max(0, clause - _ANTECEDENT_REACH), clause))
        return before[-1].code if before else None

    def _is_ruled_out(self, anchor: Anchor, hit: Hit, phrase: range, around: range) -> bool:
        has = self._context.has_concept
        remainder = hit.start > 0 and self._doc[hit.start - 1].norm_ in ("ما", "من")
        if hit.concept == "stay" and remainder:  # ما تبقى من القوات
            return True
        if "not_a_place" in anchor.unless and has(self._complement(hit, phrase), "not_a_place") is not None:
            return True
        if any(has(around, c) is not None for c in anchor.unless if c != "not_a_place"):
            return True
        if any(has(phrase, c) is not None for c in anchor.without):
            return True
        return bool(anchor.besides) and all(has(phrase, c) is None for c in anchor.besides)

    def _has_argument(
        self, anchor: Anchor, hit: Hit, form: Literal["verb", "noun"], around: range, force: str | None
    ) -> bool:
        """Whether the phrase shows that forces are meant."""
        if not anchor.argument:
            return True
        others = [i for i in around if not hit.start <= i < hit.end]
        if any(self._context.has_concept(others, c) is not None for c in anchor.argument):
            return True
        if any(self._stands_for_soldiers(i) for i in others):
            return True
        if anchor.actor and self._acts(hit):
            return True
        if form == "verb":
            return anchor.from_place and self._leaves_a_place(hit)
        if not anchor.bare:
            return False
        if hit.end < len(self._doc) and self._doc[hit.end].norm_ == "نا":
            return True
        clause = range(self._context.scope.clause_starts[hit.start], hit.start)
        if any(self._context.has_concept(clause, c) is not None for c in anchor.argument):
            return True
        return self._definite(hit) and self._force_before(hit.start) is not None

    def _stands_for_soldiers(self, i: int) -> bool:
        """الأميركيين without a noun before it: the soldiers of that country."""
        entity = self._context.entity_at.get(i)
        if entity is None or entity.role is not Role.ADJECTIVE or i == 0:
            return False
        if not self._doc[i].norm_.endswith(("ين", "ون")):
            return False
        before = self._doc[i - 1]
        return before.pos_ in ("ADP", "VERB") or "remove" in self._context.concepts_at(i - 1)

    def _acts(self, hit: Hit) -> bool:
        """Whether a named country or group is itself who leaves: انسحاب إسرائيل, روسيا انسحبت."""
        behind = self._context.entity_at.get(hit.end)
        if behind is not None and behind.can_be_force and not self._context.is_place(behind):
            return True
        subjects = [c.i for c in self._doc[hit.start].children if c.dep_.startswith("nsubj")]
        named = [self._context.entity_at[i] for i in subjects if i in self._context.entity_at]
        if any(e.can_be_force and e.role is not Role.ADJECTIVE for e in named):
            return True
        before = hit.start - 1
        while before > 0 and self._doc[before].norm_ in ("س", "سوف", "قد", "لن", "لم", "لا"):
            before -= 1
        ending = [e for e in self._context.entities if e.end == before + 1]
        return any(
            e.can_be_force and e.role is not Role.ADJECTIVE and not self._context.is_place(e) for e in ending
        )

    def _leaves_a_place(self, hit: Hit) -> bool:
        """ننسحب من لبنان: a verb without a subject of its own, and the place it leaves."""
        verb = self._doc[hit.start]
        first_person = verb.norm_.startswith("ن") or verb.norm_.endswith("نا")
        behind = range(hit.end, min(hit.end + 5, verb.sent.end))
        if not first_person and (not len(behind) or self._doc[hit.end].norm_ != "من"):
            return False
        entities = [self._context.entity_at[i] for i in behind if i in self._context.entity_at]
        return any(e.can_be_place for e in entities) or any(self._doc[i].norm_ in _COUNTRY for i in behind)

    def describe(self, hit: Hit, counted: int | None = None) -> Mention:
        """The mention of any words, without asking whether an anchor allows it.

        Args:
            hit: the words.
            counted: index of a word before them that names what they count.
        """
        phrase = self.phrase(hit)
        near = range(hit.start, min(hit.end + _ATTRIBUTE_REACH, phrase.stop))
        clause = range(
            max(self._context.scope.clause_starts[hit.start], hit.start - _SUBJECT_REACH), hit.start
        )
        around = near if counted is None else range(counted, near.stop)
        force = self._force_in(around) or self._antecedent(hit.start) or self._force_in(clause)
        return self._resolve(hit, "noun", phrase, around, force)

    def _resolve(
        self, hit: Hit, form: Literal["verb", "noun"], phrase: range, around: range, force: str | None
    ) -> Mention:
        """Settle force and place from the phrase, then from what the article said before."""
        if hit.concept in _ROLES and force is not None and force == self._context.main_place():
            force = None
        possessor = self._possessor(around, hit.start)
        code = force or possessor or self._force_before(hit.start) or self._main_force()
        named = force is not None or possessor is not None or self._is_ours(around)
        place, area = self.place(hit.start, phrase, force)
        if code is not None and code == place and force is None:
            code = self._other_force(hit.start, place)
        return Mention(hit.concept, form, hit.start, hit.end, phrase, code, named, place, area)

    def phrase(self, hit: Hit) -> range:
        """The words from the anchor to the end of its phrase: before the next verb or mark."""
        limit = min(self._sentence_end(hit.start), hit.end + _PHRASE_REACH)
        end = hit.end
        for i in range(hit.end, limit):
            token = self._doc[i]
            if token.text in _STOP_MARKS or (token.pos_ == "VERB" and i > hit.end + 1):
                break
            if token.norm_ in _RELATIVE or (token.norm_ in ("حيث", "بينما", "فيما", "ان") and i > hit.end):
                break
            end = i + 1
        return range(hit.start, end)

    def _around(self, hit: Hit, phrase: range) -> range:
        """For a verb its phrase and its subject, which may stand before it."""
        clause = self._context.scope.clause_starts[hit.start]
        if self._doc[clause].norm_ in _RELATIVE:
            clause = max(self._doc[clause].sent.start, clause - _ANTECEDENT_REACH)
        return range(max(clause, hit.start - _SUBJECT_REACH), phrase.stop)

    def _sentence_end(self, i: int) -> int:
        sentence_end: int = self._doc[i].sent.end
        return sentence_end

    def _complement(self, hit: Hit, phrase: range) -> range:
        """The two words behind the first من of the phrase, where one leaves something."""
        for i in phrase:
            if i >= hit.end and self._doc[i].norm_ == "من":
                return range(i + 1, min(i + 3, len(self._doc)))
        return range(0)

    def _definite(self, hit: Hit) -> bool:
        if self._doc[hit.start].norm_.startswith("ال"):
            return True
        return hit.end < len(self._doc) and self._doc[hit.end].pos_ == "PRON"

    def _forces(self, indices: range) -> list[Entity]:
        context = self._context
        found = [context.entity_at[i] for i in indices if i in context.entity_at]
        return [e for e in found if e.can_be_force and not context.is_place(e)]

    def _force_in(self, indices: range) -> str | None:
        """The force named in a phrase: an adjective of a force word first, then a name."""
        found = self._forces(indices)
        if not found:
            return None
        adjectives = [e for e in found if e.role is Role.ADJECTIVE and self._qualifies_force(e)]
        best = (adjectives or found)[0]
        return best.code

    def _qualifies_force(self, entity: Entity) -> bool:
        window = range(max(0, entity.start - 3), entity.start)
        return any(
            self._context.has_concept([i], c) is not None
            for i in window
            for c in ("force", "presence", "leave", "soldier", "base")
        )

    def _possessor(self, indices: range, anchor: int) -> str | None:
        """Whose forces قواتها and قوات بلاده are: the nearest actor named before."""
        for i in indices:
            follower = self._doc[i + 1] if i + 1 < len(self._doc) else None
            if follower is not None and follower.pos_ == "PRON" and self._is_force_word(i):
                sentence = range(self._doc[anchor].sent.start, i)
                clause = range(self._context.scope.clause_starts[i], i)
                for words in (clause, sentence):
                    actors = [e for e in self._forces(words) if e.role is not Role.ADJECTIVE]
                    if actors:
                        return actors[-1].code
                adjectives = self._forces(sentence)
                return adjectives[-1].code if adjectives else None
        return None

    def _is_ours(self, indices: range) -> bool:
        """Whether a force word has the first person's suffix: قواتنا, بقاؤنا."""
        behind = (i + 1 for i in indices if self._is_force_word(i) and i + 1 < len(self._doc))
        return any(self._doc[i].norm_ == "نا" for i in behind)

    def _is_force_word(self, i: int) -> bool:
        return any(self._context.has_concept([i], c) is not None for c in ("force", "presence", "soldier"))

    def _force_before(self, i: int) -> str | None:
        """The force of which the article spoke last before word ``i``."""
        for entity in reversed(self._force_mentions):
            if entity.start < i:
                return entity.code
        sentence = range(self._doc[i].sent.start, i)
        actors = [e for e in self._forces(sentence) if e.role is not Role.ADJECTIVE]
        return actors[-1].code if actors else None

    def _main_force(self) -> str | None:
        return self._force_mentions[0].code if self._force_mentions else None

    def _other_force(self, i: int, place: str | None) -> str | None:
        """The force last spoken of that is not the place's own."""
        others = [e for e in self._force_mentions if e.code != place]
        before = [e for e in others if e.start < i]
        return before[-1].code if before else (others[0].code if others else place)

    @property
    def _force_mentions(self) -> list[Entity]:
        """Entities that stand with a word for forces."""
        if not hasattr(self, "_force_list"):
            self._force_list = [
                e
                for e in self._context.entities
                if e.can_be_force
                and not self._context.is_place(e)
                and (e.code in _FORCES_BY_NAME or self._qualifies_force(e))
            ]
        return self._force_list

    def place(self, anchor: int, phrase: range, force: str | None = None) -> tuple[str | None, str | None]:
        """Where it is: in the phrase, else in the sentence, else where the article is set.

        Outside its own phrase, the country of the force itself is not taken for the place.
        """
        sentence = self._doc[anchor].sent
        behind = range(anchor, sentence.end)
        before = range(anchor, sentence.start - 1, -1)
        for indices in (phrase, self._context.scope.clause(anchor), behind, before):
            found = [self._context.entity_at[i] for i in indices if i in self._context.entity_at]
            places = [e for e in found if self._context.is_place(e)]
            if indices is phrase and self._doc[anchor].lemma_ in LEFT_BEHIND:
                places += [e for e in found if e.role is Role.NAME and e not in places]
            if indices is not phrase:
                places = [e for e in places if e.code != force]
            if places:
                return self._joined(places, indices)
            if indices is phrase and any(self._doc[i].norm_ in _HERE for i in indices):
                break
        return self._context.main_place(excluding=force), None

    def _joined(self, places: list[Entity], indices: range | Sequence[int]) -> tuple[str, str | None]:
        """One place, or several joined by و in one enumeration."""
        group = [places[0]]
        for entity in places[1:]:
            between = self._doc[group[-1].end : entity.start]
            if all(t.norm_ in ("و", "،", "في", "من") for t in between) and len(between) <= 2:
                group.append(entity)
        codes = list(dict.fromkeys(e.code for e in group))
        area = next((e for e in group if e.role is Role.AREA), None)
        words = None
        if area:
            start, end = self._context.analysis.span_of(self._doc[area.start : area.end])
            words = self._context.analysis.text[start:end]
        return ",".join(codes), words
