"""Whose forces a phrase means: by name, by possessive, by what the article spoke of before."""

from __future__ import annotations

from functools import cached_property

from claimcheck.claims.context import Context
from claimcheck.claims.geography import Entity, Role

_ANTECEDENT_REACH = 4
# What a pronoun can say to be a force's or a country's: قواتها, انسحابها, مهمتها.
_POSSESSED = ("force", "soldier", "presence", "leave", "remove", "mission", "combat_mission", "base")
_QUALIFIED = ("force", "presence", "leave", "soldier", "base")
# Groups whose very name stands for their forces.
_FORCES_BY_NAME = frozenset({"coalition", "NATO", "UN"})


class ForceFinder:
    """Finds forces in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc

    def named(self, indices: range) -> list[Entity]:
        """The entities among some words that can be a force and are not named as a place."""
        context = self._context
        return [
            e
            for e in context.entities_in(indices)
            if e.can_be_force and not context.is_place(e) and not context.qualifies_area(e)
            if not e.start or self._doc[e.start - 1].norm_ not in context.grammar.forces.led_by
        ]

    def named_in(self, indices: range) -> str | None:
        """The force named in a phrase: an adjective of a force word first, then a name."""
        found = self.named(indices)
        if not found:
            return None
        adjectives = [e for e in found if e.role is Role.ADJECTIVE and self._qualifies_force(e)]
        best = (adjectives or found)[0]
        return best.code

    def acting(self, indices: range) -> str | None:
        """The force named last among some words, the first of those joined with it by و."""
        found = self.named(indices)
        for k in range(len(found) - 1, 0, -1):
            between = self._doc[found[k - 1].end : found[k].start]
            if len(between) > 3 or not any(t.norm_ == "و" for t in between):
                return found[k].code
        return found[0].code if found else None

    def _qualifies_force(self, entity: Entity) -> bool:
        """Whether a word for forces stands before it, no preposition in between."""
        for i in range(entity.start - 1, max(-1, entity.start - 4), -1):
            if self._context.has_any([i], _QUALIFIED):
                return True
            if self._doc[i].pos_ == "ADP":
                return False
        return False

    def having(self, i: int) -> str | None:
        """Who has what begins at word ``i``: لم يعد للجيش الفرنسي وجود, للقوات التركية قواعد."""
        for entity in self.named(range(max(self._context.scope.clause_starts[i], i - _ANTECEDENT_REACH), i)):
            words = self._doc[max(entity.start - 2, 0) : entity.start]
            if entity.end == i and any(t.norm_ in self._context.grammar.scope.having for t in words):
                return entity.code
        return None

    def antecedent(self, i: int) -> str | None:
        """The force before the relative clause of word ``i``: التحالف الذي تقوده … يُبقي ثلاثة آلاف."""
        clause = self._context.scope.clause_starts[i]
        if not self._context.scope.is_relative(self._doc[clause]):
            return None
        before = self.named(range(max(0, clause - 2 * _ANTECEDENT_REACH), clause))
        groups = [e for e in before if e.role is Role.GROUP]
        found = groups or before
        return found[-1].code if found else None

    def possessor(self, indices: range) -> str | None:
        """Whose forces قواتها are, if such a phrase stands among the words."""
        return next((code for i in indices if (code := self._owner(i)) is not None), None)

    def _owner(self, i: int) -> str | None:
        """Whose forces the force word ``i`` with a possessive means: the nearest actor before it.

        Where none stands before it in the sentence, it is the first behind it.
        """
        behind = i + 1
        if behind >= len(self._doc) or self._doc[behind].pos_ != "PRON":
            return None
        if not self._context.has_any([i], _POSSESSED):
            return None
        sentence = self._doc[i].sent
        ours = self._doc[behind].norm_ == "نا"
        subject = None if ours else self.acting_country(i)
        if subject is not None:
            return subject
        if ours:
            bodies = [e for e in self.named(range(sentence.start, i)) if e.role is Role.ADJECTIVE]
            return bodies[0].code if bodies else None
        clause = range(self._context.scope.clause_starts[i], i)
        # قواتها are a country's, وجودها may be that of القوات الأميركية.
        of_forces = not self._context.has_any([i], ("force", "soldier"))
        for words in (clause, range(sentence.start, i)):
            actors = [
                e
                for e in self.named(words)
                if e.role is not Role.ADJECTIVE or (of_forces and self._qualifies_force(e))
            ]
            if actors:
                return actors[-1].code
        adjectives = self.named(range(sentence.start, i))
        if adjectives:
            return adjectives[-1].code
        following = self.named(range(i, sentence.end))
        return following[0].code if following else None

    def acting_country(self, i: int) -> str | None:
        """The country or force that is the subject of what word ``i`` depends on.

        أعلنت الدنمارك سحب قواتها, أنهت قوات الحلف الأطلسي مهمتها.
        """
        for j in self._context.scope.ancestors(i):
            if self._doc[j].pos_ == "NOUN" and j + 1 < i:
                # استعداد السعودية لإرسال قوات.
                owner = self._context.entity_at.get(j + 1)
                if owner is not None and owner.can_be_force and owner.role is not Role.ADJECTIVE:
                    return owner.code
            for child in self._doc[j].children:
                if not child.dep_.startswith("nsubj"):
                    continue
                soldiers = self._context.has_any([child.i], ("force", "soldier"))
                words = range(child.i, child.i + (_ANTECEDENT_REACH if soldiers else 1))
                found = [e for e in self.named(words) if soldiers or e.role is not Role.ADJECTIVE]
                if found:
                    return found[0].code
        return None

    def is_ours(self, indices: range) -> bool:
        """Whether a word of forces or their leaving has the first person's suffix: قواتنا, انسحابنا."""
        words = [i for i in indices if self._context.has_any([i], _POSSESSED)]
        suffixed = any(self._doc[i + 1].norm_ == "نا" for i in words if i + 1 < len(self._doc))
        return suffixed or any(self._doc[i].norm_.endswith("نا") for i in words)

    def before(self, i: int) -> str | None:
        """The force of which the article spoke last before word ``i``."""
        spoken = [code for start, code in self._spoken_of if start < i]
        if spoken:
            return spoken[-1]
        sentence = range(self._doc[i].sent.start, i)
        actors = [e for e in self.named(sentence) if e.role is not Role.ADJECTIVE]
        return actors[-1].code if actors else None

    def first(self) -> str | None:
        """The force of which the article speaks first."""
        return self._spoken_of[0][1] if self._spoken_of else None

    def other_than(self, place: str | None, i: int) -> str | None:
        """The force spoken of last before word ``i`` that is not the place's own."""
        others = [(start, code) for start, code in self._spoken_of if code != place]
        before = [code for start, code in others if start < i]
        return before[-1] if before else (others[0][1] if others else place)

    @cached_property
    def _spoken_of(self) -> list[tuple[int, str]]:
        """Where the article speaks of forces, and whose: by name, by adjective or by possessive."""
        named = [
            (e.start, e.code)
            for e in self._context.entities
            if e.can_be_force
            and not self._context.is_place(e)
            and (e.code in _FORCES_BY_NAME or self._qualifies_force(e))
        ]
        hits = {hit.start for c in ("force", "presence", "soldier") for hit in self._context.hits.get(c, ())}
        owned = [(i, code) for i in hits if (code := self._owner(i)) is not None]
        return sorted({*named, *owned})
