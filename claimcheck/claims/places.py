"""Where something is said to be: in its phrase, else in the sentence, else where the article is set."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.claims.context import Context
from claimcheck.claims.geography import Entity, Role
from claimcheck.claims.lexicon import keys

_LEAVING = ("leave", "remove", "bring_back", "redeploy")
_SOLDIERS = ("force", "soldier")


class PlaceFinder:
    """Finds places in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._words = context.grammar.places
        self._between = self._words.between | {"،"}

    def find(self, anchor: int, phrase: range, force: str | None = None) -> tuple[str | None, str | None]:
        """Where it is: in the phrase, else in the sentence, else where the article is set.

        Outside its own phrase, the country of the force itself is not taken for the place.
        """
        sentence = self._doc[anchor].sent
        leaving = self._context.has_any([anchor], _LEAVING)
        regions: list[Entity] = []
        behind = range(anchor, self._next_number(anchor, sentence.end))
        before = range(anchor, sentence.start - 1, -1)
        for indices in (phrase, self._context.scope.clause(anchor), behind, before):
            found = self._context.entities_in(indices)
            places = [e for e in found if self._context.is_place(e) and not (leaving and self._is_goal(e))]
            who = self._who_leaves(anchor)
            if indices is phrase and self._context.is_left_behind(self._doc[anchor]):
                places += [e for e in found if e.role is Role.NAME and e not in (*places, who)]
            if indices is not phrase:
                places = [e for e in places if e.code != force and e.role is not Role.REGION]
                regions += [e for e in found if e.role is Role.REGION and self._is_setting(e)]
            if places:
                return self._joined([self._meant(e) for e in places], indices)
            if indices is phrase:
                if any(self._doc[i].norm_ in self._words.the_country for i in indices):
                    return self._host(anchor, force), None
                if any(self._doc[i].norm_ in self._words.there for i in indices):
                    return self._spoken_of(anchor, force), None
        return (self._joined([self._meant(regions[0])], phrase)) if regions else (None, None)

    def _next_number(self, anchor: int, end: int) -> int:
        """Where the next number of soldiers begins; what stands behind it is where those are."""
        offset = self._context.analysis.starts[anchor]
        for quantity in self._context.quantities:
            words = self._context.analysis.tokens_in(quantity.start, quantity.end)
            if quantity.start <= offset or not words or not anchor < words[-1].i + 1 < end:
                continue
            if self._context.has_any([words[-1].i + 1], _SOLDIERS):
                return words[0].i
        return end

    def _who_leaves(self, anchor: int) -> Entity | None:
        """Whoever stands right behind a verb of leaving, if what is left follows."""
        entity = self._context.entity_at.get(anchor + 1)
        return entity if entity is not None and self._context.leaves_another(entity) else None

    def _is_goal(self, entity: Entity) -> bool:
        """Whether soldiers go there, and do not leave it: خرجت القوات إلى الكويت."""
        return entity.start > 0 and self._doc[entity.start - 1].norm_ in self._words.towards

    def _is_setting(self, region: Entity) -> bool:
        """Whether a region is where things happen, and no part of an office: قائد الناتو بأوروبا."""
        head = self._doc[region.start].head
        offices = self._context.grammar.speakers.known
        return self._context.is_place(region) and not keys(head) & offices

    def _meant(self, entity: Entity) -> Entity:
        """المنطقة is what its sentence has named before, if it has, and the region otherwise."""
        if self._doc[entity.start].norm_ not in self._words.the_area:
            return entity
        before = range(self._doc[entity.start].sent.start, entity.start)
        named = [e for e in self._context.entities_in(before) if self._context.is_place(e)]
        return named[-1] if named else entity

    def _host(self, anchor: int, force: str | None) -> str | None:
        """Which country البلاد is: the one named before it, else whose parliament or president it has."""
        sentence = self._doc[anchor].sent
        named = [
            e.code
            for e in self._context.entities_in(range(sentence.start, anchor))
            if e.role in (Role.NAME, Role.AREA) and e.code != force
            if self._context.is_place(e) and not self._is_goal(e)
        ]
        if named:
            return named[-1]
        bodies = [
            e
            for e in self._context.entities_in(range(sentence.start, anchor))
            if e.role is Role.ADJECTIVE and e.code != force
            if not self._context.has_any(range(max(0, e.start - 2), e.start), ("force", "presence", "base"))
        ]
        return bodies[0].code if bodies else self._context.main_place(excluding=force)

    def _spoken_of(self, anchor: int, force: str | None) -> str | None:
        """The place named last before the anchor: هناك, هذا البلد."""
        for entity in reversed(self._context.entities):
            named = entity.can_be_place and entity.role is not Role.CAPITAL
            if entity.start < anchor and named and entity.code != force:
                return entity.code
        return self._context.main_place(excluding=force)

    def _joined(self, places: list[Entity], indices: range | Sequence[int]) -> tuple[str, str | None]:
        """One place, or several joined by و in one enumeration; an area only where it is of them all."""
        group = [places[0]]
        for entity in places[1:]:
            between = self._doc[group[-1].end : entity.start]
            if all(t.norm_ in self._between for t in between) and len(between) <= 2:
                group.append(entity)
        codes = list(dict.fromkeys(e.code for e in group))
        area = next((e for e in group if e.role is Role.AREA), None) if len(codes) == 1 else None
        words = None
        if area:
            start, end = self._context.analysis.span_of(self._doc[area.start : area.end])
            words = self._context.analysis.text[start:end]
        return ",".join(codes), words
