"""What conflict rules may say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from claimcheck.claims.model import Kind
from claimcheck.claims.pack_base import PackPart
from claimcheck.conflicts.model import ConflictType, Level


class Bilingual(PackPart):
    """A message in both report languages; ``{a.speaker}`` and the like are filled in."""

    en: str
    ar: str


class ConflictExample(PackPart):
    """Two claims, as fields, and the level at which the rule joins them; None if it must not."""

    a: Mapping[str, Any]
    b: Mapping[str, Any]
    level: Level | None = None


class ConflictRule(PackPart):
    """Which claims meet, and what must differ between them.

    Attributes:
        kinds_a: kinds of the one side.
        kinds_b: kinds of the other.
        rules_a: if given, only claims that these extraction rules found.
        rules_b: likewise for the other side.
        differ: what must differ: ``kind`` (nothing further), ``number`` (intervals apart),
            ``part`` (a part larger than the whole), ``total`` (two aggregates apart), ``time``
            (spans apart).
        days: at most how many days may lie between the two statements.
        beyond: at least how many must.
        later: which side must be the later one, if that matters.
        same_force: whether containment of one force in the other is not enough.
        timed_a: whether the first side must have a time.
    """

    id: str
    level: Level
    type: ConflictType
    kinds_a: tuple[Kind, ...]
    kinds_b: tuple[Kind, ...]
    rules_a: tuple[str, ...] = ()
    rules_b: tuple[str, ...] = ()
    differ: Literal["kind", "number", "part", "total", "time"] = "kind"
    days: int | None = None
    beyond: int | None = None
    later: Literal["b"] | None = None
    same_force: bool = False
    timed_a: bool = False
    why: Bilingual
    unless: Bilingual
    fires: tuple[ConflictExample, ...] = Field(min_length=1)
    does_not_fire: tuple[ConflictExample, ...] = Field(min_length=1)
