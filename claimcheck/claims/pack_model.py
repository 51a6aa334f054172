"""What rule packs may say.

What a user writes is validated here and nowhere else; the rest of the package works with
these frozen models.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from claimcheck.claims.geography_model import GeographyPack
from claimcheck.claims.grammar_model import GrammarPack
from claimcheck.claims.model import Kind
from claimcheck.claims.pack_base import Concept, KindName, PackPart
from claimcheck.claims.pattern_model import TreePattern, WordPattern, WordSequence
from claimcheck.claims.slots import SlotName
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.error_codes import Code
from claimcheck.validation import KEY, refusal

_TROOP_KINDS = (Kind.TROOPS_CHANGE, Kind.TROOPS_COUNT)


class Terms(PackPart):
    """The words of one concept."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = Field(default=(), alias="except")

    def with_further(self, other: Terms) -> Terms:
        """These words and those of another pack."""
        both = {name: (*getattr(self, name), *getattr(other, name)) for name in type(self).model_fields}
        return self.model_copy(update=both)


class Anchor(PackPart):
    """Which words a rule is about.

    Attributes:
        concept: the concept that the word carries.
        form: restricts it to verbs or nouns.
        argument: concepts one of which must stand in its phrase.
        actor: whether a named force or country in its phrase will do instead.
        bare: whether it may stand alone, definite, where the article has named the force before.
        from_place: whether a verb without a subject of its own may have a place to leave instead.
        besides: concepts one of which must stand in its phrase.
        without: concepts none of which may stand in its phrase.
        unless: concepts that must not be what it is from, or follow in its phrase.
    """

    concept: Concept
    form: Literal["verb", "noun"] | None = None
    argument: tuple[Concept, ...] = ()
    actor: bool = False
    bare: bool = False
    from_place: bool = False
    besides: tuple[Concept, ...] = ()
    without: tuple[Concept, ...] = ()
    unless: tuple[Concept, ...] = ()


class Condition(PackPart):
    """What must hold of an anchor and its context; all of what is given must hold.

    Attributes:
        concept: restricts the condition to anchors of this concept.
        form: whether the anchor is a verb or a noun.
        named: whether its own phrase names the force.
        negated: whether the anchor itself is negated.
        existential: whether it must be what a sentence says to exist (هناك، يوجد، لا).
        permanent_negated: whether the word for permanence near it is negated.
        under: concepts one of which must govern it, not negated.
        not_under: concepts none of which may govern it.
        under_negated: concepts one of which must govern it and be negated.
        under_future: concepts one of which must govern it in the future tense.
        under_present: concepts one of which must govern it in the present tense.
        tense: tenses one of which the anchor has, if it is a verb.
        near: concepts one of which must stand in its phrase or clause.
        not_near: concepts none of which may stand there.
        near_negated: concepts one of which must stand there and be negated.
        dated: a date before, or after, the publication must stand with it.
        subject_of_past: whether it must be the subject of a verb in the past.
        headline: whether it must open a sentence that has no verb.
        hedged: whether the text must weaken it, or must not.
        counted: whether a number of soldiers must stand in its phrase, or must not.
        own_side: whether the party that asks must, or must not, be the force's own.
        topic: a withdrawal is spoken of in the sentence or in the article so far, or a force
            is named in the sentence.
        words: a sequence of words, the anchor's among them, that must match.
        tree: a part of the dependency tree, the anchor's word on top, that must match.
    """

    concept: Concept | None = None
    form: Literal["verb", "noun"] | None = None
    named: bool | None = None
    negated: bool | None = None
    existential: bool | None = None
    permanent_negated: bool | None = None
    under: tuple[Concept, ...] = ()
    not_under: tuple[Concept, ...] = ()
    under_negated: tuple[Concept, ...] = ()
    under_future: tuple[Concept, ...] = ()
    under_present: tuple[Concept, ...] = ()
    tense: tuple[Literal["past", "present", "future", "subjunctive"], ...] = ()
    near: tuple[Concept, ...] = ()
    not_near: tuple[Concept, ...] = ()
    near_negated: tuple[Concept, ...] = ()
    dated: Literal["past", "future"] | None = None
    subject_of_past: bool | None = None
    headline: bool | None = None
    hedged: bool | None = None
    counted: bool | None = None
    own_side: bool | None = None
    topic: Literal["sentence", "article", "force"] | None = None
    words: WordSequence | None = None
    tree: TreePattern | None = None

    @property
    def captures(self) -> frozenset[str]:
        """The names under which its patterns capture words."""
        elements: tuple[WordPattern, ...] = (*(self.words or ()), *(self.tree or ()))
        return frozenset(e.name for e in elements if e.name is not None and not e.absent)


class ExpectedClaim(PackPart):
    """A claim that an example must give."""

    kind: KindName
    force: str | None = None
    place: str | None = None
    low: int | None = None
    high: int | None = None
    source: int | None = None


class Example(PackPart):
    """A text and the claims of the rule's kinds that it must give."""

    text: str
    gives: tuple[ExpectedClaim, ...] = ()


class ExtractionRule(PackPart):
    """One rule: where its condition holds of an anchor, there is a claim of its kind.

    Attributes:
        id: its name, which claims carry.
        kind: the kind of its claims.
        about: what its claims say, for the documentation.
        when: conditions one of which must hold.
        slots: fields of its claims that are read from the phrase of a captured word, with its
            name; the others come from what is understood of the mention.
        fires: texts in which it finds claims.
        does_not_fire: texts in which it finds none.
        known_misses: texts in which it ought to find what they give, or nothing if they give
            nothing, and does not yet.
    """

    id: str
    kind: KindName
    about: str
    when: tuple[Condition, ...] = Field(min_length=1)
    slots: Mapping[SlotName, str] = Field(default_factory=dict)
    fires: tuple[Example, ...] = ()
    does_not_fire: tuple[str, ...] = ()
    known_misses: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _slots_are_captured(self) -> Self:
        captured = frozenset[str]().union(*(condition.captures for condition in self.when))
        for slot, name in self.slots.items():
            if name not in captured:
                raise refusal(
                    Code.UNKNOWN_CAPTURE,
                    "{slot}: no pattern of the rule captures a word named {name}",
                    {"slot": slot, "name": repr(name), KEY: "slots"},
                )
        return self


class KindNames(PackPart):
    """What a declared kind of claim is called in reports."""

    en: str = Field(min_length=1)
    ar: str = Field(min_length=1)


class RulePack(PackPart):
    """One pack: any of these, over the same anchors.

    Attributes:
        version: of the format.
        about: what the pack is for.
        imports: packs whose variables it uses.
        variables: words and lists that ``$name`` stands for; resolved before validation.
        kinds: kinds of claims that it declares.
        concepts: words, added to those of the lexicon.
        anchors: the words that its extraction rules are about.
        rules: extraction rules; for each anchor the first that fires wins.
        conflicts: conflict rules.
    """

    version: Literal[1]
    about: str = ""
    imports: tuple[str, ...] = ()
    variables: Mapping[str, str | int | tuple[str | int, ...]] = Field(default_factory=dict)
    kinds: Mapping[str, KindNames] = Field(default_factory=dict)
    concepts: Mapping[str, Terms] = Field(default_factory=dict)
    anchors: tuple[Anchor, ...] = ()
    rules: tuple[ExtractionRule, ...] = ()
    conflicts: tuple[ConflictRule, ...] = ()


class TroopsPack(RulePack):
    """``troops.yaml``: the rule for numbers that come and go and the rule for counts, in this order."""

    @field_validator("rules")
    @classmethod
    def _one_of_each_kind(cls, rules: tuple[ExtractionRule, ...]) -> tuple[ExtractionRule, ...]:
        """Whatever their order in the pack, the rules by their kinds."""
        by_kind = {rule.kind: rule for rule in rules}
        if len(rules) != len(_TROOP_KINDS) or by_kind.keys() != set(_TROOP_KINDS):
            raise refusal(
                Code.TROOP_RULES,
                "there must be exactly one rule of kind {change} and one of kind {count}, not {found}",
                {
                    "change": str(Kind.TROOPS_CHANGE),
                    "count": str(Kind.TROOPS_COUNT),
                    "found": ", ".join(rule.kind for rule in rules) or "none",
                },
            )
        return tuple(by_kind[kind] for kind in _TROOP_KINDS)


@dataclass(frozen=True)
class RulePacks:
    """All packs of a run.

    Attributes:
        grammar: the function words of Arabic.
        geography: countries, groups, areas and regions.
        packs: all others by their names, the built-in ones first.
    """

    grammar: GrammarPack
    geography: GeographyPack
    packs: Mapping[str, RulePack]

    @cached_property
    def concepts(self) -> dict[str, Terms]:
        """The words of each concept, from all packs."""
        merged: dict[str, Terms] = {}
        for pack in self.packs.values():
            for name, terms in pack.concepts.items():
                merged[name] = merged[name].with_further(terms) if name in merged else terms
        return merged

    @cached_property
    def kinds(self) -> dict[str, KindNames]:
        """The kinds that packs declare beside the built-in ones."""
        return {name: names for pack in self.packs.values() for name, names in pack.kinds.items()}

    @cached_property
    def extraction(self) -> dict[str, RulePack]:
        """The packs with extraction rules, in the order in which they are applied."""
        return {name: pack for name, pack in self.packs.items() if pack.rules}

    @cached_property
    def conflicts(self) -> tuple[ConflictRule, ...]:
        """The conflict rules of all packs."""
        return tuple(rule for pack in self.packs.values() for rule in pack.conflicts)
