"""What a conflict is: two claims that do not fit together, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How far two claims are from fitting together, strongest first."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    UPDATE = "update"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Level).index(self)


class ConflictType(StrEnum):
    """The nature of a conflict, after de Marneffe et al. (2008)."""

    NEGATION = "negation"
    NUMERIC = "numeric"
    TEMPORAL = "temporal"
    MODAL = "modal"
    LEXICAL = "lexical"
    PART_WHOLE = "part-whole"


@dataclass(frozen=True)
class Difference:
    """A field in which two claims differ, with both values as text."""

    field: str
    a: str
    b: str


@dataclass(frozen=True)
class BilingualText:
    """The same words in English and in Arabic."""

    en: str
    ar: str

    def in_language(self, code: str) -> str:
        """The text in ``en`` or ``ar``."""
        return self.ar if code == "ar" else self.en


@dataclass(frozen=True)
class Conflict:
    """Two claims that do not fit together.

    Attributes:
        id: stable for the same pair of claims and the same rule.
        level: how far they are from fitting.
        type: of what nature the conflict is.
        rule: the conflict rule that found it.
        a: id of the clearest claim on the rule's first side.
        b: id of the clearest claim on its second side.
        also_a: ids of further claims that say the same as ``a``.
        also_b: ids of further claims that say the same as ``b``.
        agree: names of the fields in which both are the same.
        differ: the fields in which they are not.
        why: why they do not fit together.
        unless: what would reconcile them.
        fingerprint: depends on content only, never on paths or lines.
        reversal: whether one speaker says both.
        voices_a: how many independent voices say what ``a`` says.
        voices_b: how many say what ``b`` says.
        copies: ids of those claims of either side that only repeat another one's text.
        further_a: how many more claims say the same as ``a`` in the weeks of ``a`` and ``also_a``;
            only where so many say it that they are counted instead of compared.
        further_b: how many say the same as ``b``.
    """

    id: str
    level: Level
    type: ConflictType
    rule: str
    a: str
    b: str
    also_a: tuple[str, ...]
    also_b: tuple[str, ...]
    agree: tuple[str, ...]
    differ: tuple[Difference, ...]
    why: BilingualText
    unless: BilingualText
    fingerprint: str
    reversal: bool = False
    voices_a: int = 1
    voices_b: int = 1
    copies: tuple[str, ...] = ()
    further_a: int = 0
    further_b: int = 0

    @property
    def said_on_one_day(self) -> bool:
        """Whether ``a`` and ``b`` were said on one day, or neither day is known."""
        return all(difference.field != "said" for difference in self.differ)
