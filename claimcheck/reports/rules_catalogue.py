"""All rules of a run, of both sorts, with the packs in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimcheck.claims.dated_rule import DATED
from claimcheck.claims.model import Kind
from claimcheck.claims.pack_model import ExtractionRule, RulePacks
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.reports.messages import KINDS


@dataclass(frozen=True)
class RuleEntry:
    """One rule.

    Attributes:
        rule: the rule.
        pack: the name of its pack, None for the rule that stands in none.
    """

    rule: ExtractionRule | ConflictRule
    pack: str | None

    @property
    def id(self) -> str:
        """The rule's name."""
        return self.rule.id

    @property
    def sort(self) -> str:
        """``extraction`` or ``conflict``."""
        return "extraction" if isinstance(self.rule, ExtractionRule) else "conflict"

    @property
    def about(self) -> str:
        """What it finds, in one English sentence."""
        return self.rule.about if isinstance(self.rule, ExtractionRule) else self.rule.why.en

    @property
    def known_misses(self) -> int:
        """How many texts are known with which it does not deal yet."""
        return len(self.rule.known_misses) if isinstance(self.rule, ExtractionRule) else 0

    @property
    def is_covered(self) -> bool:
        """Whether it has examples that fire and examples that do not."""
        return bool(self.rule.fires and self.rule.does_not_fire)


@dataclass(frozen=True)
class KindEntry:
    """One kind of claim.

    Attributes:
        name: its name.
        en: what it is called in English.
        ar: what it is called in Arabic.
        pack: the pack that declares it, None if it is built in.
    """

    name: str
    en: str
    ar: str
    pack: str | None


@dataclass(frozen=True)
class Catalogue:
    """The rules and kinds of all packs, in the order of the packs.

    Attributes:
        packs: the packs.
    """

    packs: RulePacks

    @cached_property
    def rules(self) -> tuple[RuleEntry, ...]:
        """All rules, those for extraction first."""
        return (*self._extraction(), *self._conflicts())

    @cached_property
    def rule_by_id(self) -> dict[str, RuleEntry]:
        """All rules by their ids."""
        return {entry.id: entry for entry in self.rules}

    @cached_property
    def kinds(self) -> dict[str, KindEntry]:
        """All kinds by their names, the built-in ones first."""
        built_in = {str(kind): KindEntry(str(kind), KINDS[kind].en, KINDS[kind].ar, None) for kind in Kind}
        declared = {
            kind: KindEntry(kind, names.en, names.ar, name)
            for name, pack in self.packs.packs.items()
            for kind, names in pack.kinds.items()
        }
        return {**built_in, **declared}

    def giving(self, kind: str) -> tuple[RuleEntry, ...]:
        """The extraction rules that give claims of a kind."""
        return tuple(e for e in self.rules if isinstance(e.rule, ExtractionRule) and e.rule.kind == kind)

    def comparing(self, name: str) -> tuple[RuleEntry, ...]:
        """The conflict rules that name a kind of claim, or an extraction rule."""
        return tuple(
            entry
            for entry in self.rules
            if isinstance(entry.rule, ConflictRule) and name in _asked(entry.rule)
        )

    def _extraction(self) -> Iterator[RuleEntry]:
        for name, pack in self.packs.packs.items():
            yield from (RuleEntry(rule, name) for rule in pack.rules)
        yield RuleEntry(DATED, None)

    def _conflicts(self) -> Iterator[RuleEntry]:
        for name, pack in self.packs.packs.items():
            yield from (RuleEntry(rule, name) for rule in pack.conflicts)


def _asked(rule: ConflictRule) -> frozenset[str]:
    """The kinds and rules of which claims must be, and whatever other words a conflict rule asks for."""
    return frozenset(_texts(rule.model_dump(exclude={"why", "unless", "fires", "does_not_fire"})))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _texts(inner))
    elif isinstance(value, list | tuple | frozenset):
        yield from (text for inner in value for text in _texts(inner))
