"""One article as the extraction rules see it: words, concepts, entities, scope, times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.claims.geography import Entity, Geography, Role
from claimcheck.claims.lexicon import Hit, Lexicon, is_verb, keys
from claimcheck.claims.scope import Scope
from claimcheck.language.dates import Statement, TimeExpression, find_times
from claimcheck.language.numbers import Quantity, find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.grammar_model import GrammarPack
    from claimcheck.claims.pack_model import RulePacks
    from claimcheck.language.bridge import Analysis

_LEFT_REACH = 3
_DATELINE = re.compile(r"^\[(\d{4}-\d{2}-\d{2})\]", re.MULTILINE)


@dataclass(frozen=True)
class Resources:
    """What is compiled once from the rule packs and serves all articles."""

    packs: RulePacks
    lexicon: Lexicon
    geography: Geography

    @classmethod
    def of(cls, packs: RulePacks) -> Resources:
        """Compile the packs."""
        concepts = {name: terms.model_dump() for name, terms in packs.concepts.items()}
        return cls(packs, Lexicon(concepts), Geography(packs.geography))


class Context:
    """What is known about one article's text, computed when it is asked for.

    Args:
        analysis: the words of the article and their places.
        resources: the compiled rule packs.
        published: the day of publication; relative times are anchored to it.
    """

    def __init__(self, analysis: Analysis, resources: Resources, published: date | None) -> None:
        self.analysis = analysis
        self.resources = resources
        self.published = published
        self.scope = Scope(analysis.doc, self.grammar.scope)
        self._is_place: dict[Entity, bool] = {}

    @property
    def grammar(self) -> GrammarPack:
        """The function words of the rule packs."""
        return self.resources.packs.grammar

    @property
    def doc(self) -> Doc:
        """The words."""
        return self.analysis.doc

    @cached_property
    def hits(self) -> dict[str, list[Hit]]:
        """The concepts of the lexicon, by name; an obligation («على القوات …») is a demand."""
        found = self.resources.lexicon.find(self.doc)
        forces = {hit.start for hit in found.get("force", ())}
        obligations = [Hit("demand", i, i + 1) for i in self.scope.obligations if self._obliges(i, forces)]
        found["demand"] = sorted([*found.get("demand", ()), *obligations], key=lambda hit: hit.start)
        return found

    def _obliges(self, i: int, forces: set[int]) -> bool:
        """Whether على lays its duty on a force or its country: على القوات, على إيران, عليها سحب."""
        if i + 3 >= len(self.doc):
            return False
        following = i + 2 if self.doc[i + 1].norm_ in self.grammar.forces.all_of else i + 1
        if self.doc[following].pos_ == "PRON":
            return self.doc[following + 1].pos_ == "NOUN" or self.doc[following + 1].norm_ == "ان"
        return following in forces or following in self.entity_at

    @cached_property
    def _concepts_at(self) -> dict[int, dict[str, Hit]]:
        table: dict[int, dict[str, Hit]] = {}
        for hits in self.hits.values():
            for hit in hits:
                table.setdefault(hit.start, {})[hit.concept] = hit
        return table

    def concepts_at(self, i: int) -> dict[str, Hit]:
        """The concepts that begin at word ``i``."""
        return self._concepts_at.get(i, {})

    def has_concept(self, indices: Iterable[int], concept: str) -> int | None:
        """The first of the words that carries the concept, None if none does."""
        return next((i for i in indices if concept in self.concepts_at(i)), None)

    def has_any(self, indices: Sequence[int], concepts: Iterable[str]) -> bool:
        """Whether one of the words carries one of the concepts."""
        return any(self.has_concept(indices, concept) is not None for concept in concepts)

    @cached_property
    def entities(self) -> list[Entity]:
        """Countries, groups and areas, in order."""
        return self.resources.geography.find(self.doc)

    @cached_property
    def entity_at(self) -> dict[int, Entity]:
        """The entity that begins at a word."""
        return {e.start: e for e in self.entities}

    def entities_in(self, indices: Iterable[int]) -> list[Entity]:
        """The entities that begin at one of the words, in the order of the words."""
        return [self.entity_at[i] for i in indices if i in self.entity_at]

    @cached_property
    def times(self) -> list[TimeExpression]:
        """The temporal expressions of the text, in order.

        In a bulletin whose posts carry their own dates, relative times are anchored to these.
        """
        ends = [*(start for start, _ in self._datelines[1:]), len(self.analysis.text)]
        posts = [
            Statement(start, end, said) for (start, said), end in zip(self._datelines, ends, strict=False)
        ]
        return find_times(self.analysis.text, self.published, posts)

    @cached_property
    def _datelines(self) -> list[tuple[int, date]]:
        """The bracketed dates at the beginning of lines, with their offsets."""
        return [
            (match.start(), date.fromisoformat(match[1]))
            for match in _DATELINE.finditer(self.analysis.text)
            if _is_date(match[1])
        ]

    def said_at(self, offset: int) -> date | None:
        """The day on which what stands at an offset was said: that of its post, else of publication."""
        posts = [day for start, day in self._datelines if start <= offset]
        return posts[-1] if posts else self.published

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities of the text, in order."""
        return find_quantities(self.analysis.text)

    def is_place(self, entity: Entity) -> bool:
        """Whether the text names the entity as a place: an area, or behind a preposition of place."""
        if entity not in self._is_place:
            self._is_place[entity] = self._named_as_place(entity)
        return self._is_place[entity]

    def qualifies_area(self, entity: Entity) -> bool:
        """Whether an adjective says in which country the area right before it lies: منبج السورية."""
        before = self._entity_ending.get(entity.start)
        return entity.role is Role.ADJECTIVE and before is not None and before.role is Role.AREA

    def _named_as_place(self, entity: Entity) -> bool:
        words = self.grammar.places
        if entity.role is Role.AREA:
            return True
        if entity.role is Role.ADJECTIVE:
            return entity.start > 0 and self.doc[entity.start - 1].norm_ in words.territory
        if entity.role not in (Role.NAME, Role.REGION, Role.CAPITAL):
            return False
        if entity.role is Role.REGION and entity.end < len(self.doc) and self.doc[entity.end].pos_ == "ADJ":
            # المنطقة alone is the region, المنطقة الأمنية is some zone.
            return False
        j = entity.start - 1
        while j >= 0 and (self.doc[j].norm_ in words.of_a_country or self.doc[j].text in '"('):
            j -= 1
        if j >= 0 and self.doc[j].norm_ in words.parts:
            return True
        if j < 0:
            return False
        before = self.doc[j]
        if before.norm_ in ("و", "،"):
            ending = self._entity_ending.get(j)
            alike = ending is not None and (ending.role is Role.CAPITAL or entity.role is not Role.CAPITAL)
            return ending is not None and alike and ending.can_be_place and self.is_place(ending)
        if entity.role is Role.CAPITAL:
            return before.norm_ in words.inside
        if self.is_left_behind(before):
            return not self.leaves_another(entity)
        if self._is_left(entity):
            return True
        if before.norm_ == "من" and self._is_origin(j):
            return False
        return before.norm_ in words.prepositions

    def _is_left(self, entity: Entity) -> bool:
        """Whether the entity is the object of a verb of leaving: تغادر القوات الفرنسية النيجر."""
        token = self.doc[entity.start]
        if token.dep_.startswith("nsubj"):
            return False
        clause = range(max(self.scope.clause_starts[token.i], token.i - 5), token.i)
        verb = next((i for i in reversed(clause) if self.is_left_behind(self.doc[i])), None)
        if verb is None:
            return False
        subject = self.doc[verb + 1 : token.i]
        return len(subject) > 1 and subject[-1].pos_ in ("ADJ", "PRON", "X") and subject[0].pos_ != "ADP"

    def leaves_another(self, actor: Entity) -> bool:
        """Whether who leaves stands right behind the verb: a place follows (غادرت فرنسا مالي)."""
        for i in range(actor.end, min(actor.end + _LEFT_REACH, self.doc[actor.start].sent.end)):
            entity = self.entity_at.get(i)
            if entity is not None or self.doc[i].pos_ in ("ADP", "CCONJ", "PUNCT", "VERB"):
                return entity is not None and entity.can_be_place
        return False

    def is_left_behind(self, word: Token) -> bool:
        """Whether what stands right behind a word is the place that is left: غادروا السنغال."""
        words = self.grammar.places
        return bool(keys(word) & words.leaving_nouns) or any(is_verb(word, v) for v in words.leaving_verbs)

    def _is_origin(self, i: int) -> bool:
        """Whether «من» at word ``i`` says whose soldiers they are: ألف جندي من فرنسا, أتت قوات من إسبانيا."""
        clause = range(self.scope.clause_starts[i], i)
        if self.has_any(clause, ("leave", "remove", "rid", "end", "bring_back")):
            return False
        nearest = range(max(clause.start, i - 3), i)
        return self.has_any(nearest, ("soldier", "force")) or self.has_any(clause, ("arrive",))

    @cached_property
    def _entity_ending(self) -> dict[int, Entity]:
        return {e.end: e for e in self.entities}

    @cached_property
    def _place_weights(self) -> Counter[str]:
        places = Counter(e.code for e in self.entities if self.is_place(e) and e.role is not Role.REGION)
        named = Counter(e.code for e in self.entities if e.role is Role.NAME)
        return Counter({code: 3 * places[code] + named[code] for code in {*places, *named}})

    def main_place(self, *, excluding: str | None = None) -> str | None:
        """The place that the article is mostly about, if it is not the one to be excluded."""
        weights = {code: n for code, n in self._place_weights.items() if code != excluding}
        return max(weights, key=lambda code: (weights[code], code)) if weights else None


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
