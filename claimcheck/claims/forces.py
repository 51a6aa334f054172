"""Whose forces a phrase means: by name, by possessive, by what the article spoke of before."""

from __future__ import annotations

from functools import cached_property

from claimcheck.claims.context import Context
from claimcheck.claims.geography import Entity, Role
from claimcheck.claims.scope import RELATIVES

_ANTECEDENT_REACH = 4
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
        return [e for e in context.entities_in(indices) if e.can_be_force and not context.is_place(e)]

    def named_in(self, indices: range) -> str | None:
        """The force named in a phrase: an adjective of a force word first, then a name."""
        found = self.named(indices)
        if not found:
            return None
        adjectives = [e for e in found if e.role is Role.ADJECTIVE and self._qualifies_force(e)]
        best = (adjectives or found)[0]
        return best.code

    def _qualifies_force(self, entity: Entity) -> bool:
        window = range(max(0, entity.start - 3), entity.start)
        return self._context.has_any(window, ("force", "presence", "leave", "soldier", "base"))

    def antecedent(self, i: int) -> str | None:
        """The force before the relative clause of word ``i``: التحالف الذي تقوده … يُبقي ثلاثة آلاف."""
        clause = self._context.scope.clause_starts[i]
        if self._doc[clause].norm_ not in RELATIVES:
            return None
        before = self.named(range(max(0, clause - _ANTECEDENT_REACH), clause))
        return before[-1].code if before else None

    def possessor(self, indices: range, anchor: int) -> str | None:
        """Whose forces قواتها and قوات بلاده are: the nearest actor named before."""
        for i in indices:
            follower = self._doc[i + 1] if i + 1 < len(self._doc) else None
            if follower is not None and follower.pos_ == "PRON" and self._is_force_word(i):
                sentence = range(self._doc[anchor].sent.start, i)
                clause = range(self._context.scope.clause_starts[i], i)
                for words in (clause, sentence):
                    actors = [e for e in self.named(words) if e.role is not Role.ADJECTIVE]
                    if actors:
                        return actors[-1].code
                adjectives = self.named(sentence)
                return adjectives[-1].code if adjectives else None
        return None

    def is_ours(self, indices: range) -> bool:
        """Whether a force word has the first person's suffix: قواتنا, بقاؤنا."""
        behind = (i + 1 for i in indices if self._is_force_word(i) and i + 1 < len(self._doc))
        return any(self._doc[i].norm_ == "نا" for i in behind)

    def _is_force_word(self, i: int) -> bool:
        return self._context.has_any([i], ("force", "presence", "soldier"))

    def before(self, i: int) -> str | None:
        """The force of which the article spoke last before word ``i``."""
        for entity in reversed(self._force_mentions):
            if entity.start < i:
                return entity.code
        sentence = range(self._doc[i].sent.start, i)
        actors = [e for e in self.named(sentence) if e.role is not Role.ADJECTIVE]
        return actors[-1].code if actors else None

    def first(self) -> str | None:
        """The force of which the article speaks first."""
        return self._force_mentions[0].code if self._force_mentions else None

    def other_than(self, place: str | None, i: int) -> str | None:
        """The force spoken of last before word ``i`` that is not the place's own."""
        others = [e for e in self._force_mentions if e.code != place]
        before = [e for e in others if e.start < i]
        return before[-1].code if before else (others[0].code if others else place)

    @cached_property
    def _force_mentions(self) -> list[Entity]:
        """Entities that stand with a word for forces."""
        return [
            e
            for e in self._context.entities
            if e.can_be_force
            and not self._context.is_place(e)
            and (e.code in _FORCES_BY_NAME or self._qualifies_force(e))
        ]
