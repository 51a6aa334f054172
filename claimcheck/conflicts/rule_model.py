"""What conflict rules may say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from claimcheck.claims.model import Claim, Kind
from claimcheck.claims.pack_base import KindName, PackPart, RuleName
from claimcheck.conflicts.model import ConflictType, Level
from claimcheck.error_codes import Code
from claimcheck.language.orthography import fold
from claimcheck.validation import KEY, refusal

# Rules that compare numbers expect numbers on both sides.
_NUMERIC = frozenset({"number", "larger", "ends"})
_NUMBERED_KINDS = frozenset({Kind.TROOPS_COUNT, Kind.TROOPS_CHANGE})


def _in_folded_form(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


# Words of a quotation, folded.
_QuotedWords = Annotated[tuple[str, ...], AfterValidator(_in_folded_form)]


class Bilingual(PackPart):
    """A message in both report languages.

    ``{a.number}``, ``{a.time}``, ``{a.said}`` and those of ``b`` are filled in.
    """

    en: str = Field(min_length=1)
    ar: str = Field(min_length=1)


def _is_span(text: str) -> str:
    try:
        days = [None if part == ".." else date.fromisoformat(part) for part in text.split("/")]
    except ValueError:
        days = []
    if len(days) != len(("from", "to")):
        raise refusal(Code.SPAN_SPELLING, "write a time as 2025-01-01/2025-06-30, an open end as ..")
    return text


class ExampleClaim(PackPart):
    """The fields of a claim in an example; those that are not given are unknown.

    Attributes:
        kind: what it says.
        force: whose forces.
        place: where.
        area: the area inside the place.
        speaker: who says it.
        time: when it happens, as ``FROM/TO``; an open end is ``..``.
        said: the day on which it was said.
        hedged: whether the text weakens it.
        rule: the extraction rule that found it.
        quote: its words.
        article: the article in which it stands.
        line: the line on which it stands.
        low: of a number, the least it can be.
        high: the most it can be.
        approximate: whether it is rounded.
        source: the number before a change.
        beside: kinds of further claims in the same words.
    """

    kind: KindName
    force: str | None = None
    place: str | None = None
    area: str | None = None
    speaker: str | None = None
    time: Annotated[str, AfterValidator(_is_span)] | None = None
    said: date | None = None
    hedged: bool = False
    rule: RuleName = ""
    quote: str | None = None
    article: str | None = None
    line: int = 1
    low: int | None = None
    high: int | None = None
    approximate: bool = False
    source: int | None = None
    beside: tuple[KindName, ...] = ()


class ConflictExample(PackPart):
    """Two claims, as fields, and the level at which the rule joins them; None if it must not."""

    a: ExampleClaim
    b: ExampleClaim
    level: Level | None = None


class ConflictSide(PackPart):
    """Which claims stand on one side. All that is given must hold.

    Attributes:
        kinds: what they say: one of these.
        rules: only what one of these extraction rules found.
        forces: only about one of these forces, by code.
        words: their quotation has one of these words, in any regular form.
        without_words: it has none of these.
        beside: the same words of the article also make a claim of one of these kinds.
        not_beside: they make none of these.
        timed: whether they must, or must not, have a time.
        hedged: whether the text must, or must not, weaken them.
        counted: whether they must, or must not, give a number greater than nought.
        in_area: whether they must, or must not, be about an area inside the place.
    """

    kinds: tuple[KindName, ...] = Field(min_length=1)
    rules: tuple[RuleName, ...] = ()
    forces: tuple[str, ...] = ()
    words: _QuotedWords = ()
    without_words: _QuotedWords = ()
    beside: tuple[KindName, ...] = ()
    not_beside: tuple[KindName, ...] = ()
    timed: bool | None = None
    hedged: bool | None = None
    counted: bool | None = None
    in_area: bool | None = None

    @cached_property
    def restrictions(self) -> int:
        """How many conditions it makes besides the kinds."""
        return len(self.model_fields_set - {"kinds"})


def _alternatives(given: Any) -> Any:
    """A side alone is the only alternative."""
    return (given,) if isinstance(given, Mapping | ConflictSide) else given


Sides = Annotated[tuple[ConflictSide, ...], BeforeValidator(_alternatives), Field(min_length=1)]


class Agreement(PackPart):
    """In what the two claims must agree, so that they are about one thing.

    Attributes:
        force: ``related`` (the same, or one contains the other), ``same``, ``b_in_a`` (a is the
            larger one), ``apart`` (related, yet not the same).
        place: ``common`` (a place in common), ``same`` (just the same places), ``contained`` (a
            place in common, or one lies in the other), ``b_in_a`` (all of b lies in a).
        area: ``compatible`` (the same area of the place, or one names none), ``same``.
        speaker: ``any``, ``same``, ``different`` (not known to be one).
        passage: ``any``; ``other_paragraph`` (not said by one voice in one paragraph);
            ``other_article`` (nor by one voice elsewhere in one article).
        time: ``meets`` (their times, where both have one, share a day), ``any``.
    """

    force: Literal["related", "same", "b_in_a", "apart"] = "related"
    place: Literal["common", "same", "contained", "b_in_a"] = "common"
    area: Literal["compatible", "same"] = "compatible"
    speaker: Literal["any", "same", "different"] = "any"
    passage: Literal["any", "other_paragraph", "other_article"] = "any"
    time: Literal["meets", "any"] = "meets"


class Contrast(PackPart):
    """What must differ between the two claims.

    Attributes:
        by: ``kind`` (that the two kinds meet is enough), ``number`` (the numbers are apart),
            ``larger`` (b is more than all of a), ``ends`` (the count b does not fit the change a:
            before it, the number from which it started; after it, the number at which it ended; at
            the same time, either),
            ``time`` (the times are apart), ``before`` (all of a lies before b), ``outlasts`` (b
            goes on after the end of a), ``spans`` (and has begun before it).
        percent: numbers: by how much of the smaller one the two must differ at least.
        days: times: how many days must lie between them at least.
    """

    by: Literal["kind", "number", "larger", "ends", "time", "before", "outlasts", "spans"] = "kind"
    percent: int = Field(default=0, ge=0)
    days: int = Field(default=1, ge=1)


class Window(PackPart):
    """How far the two claims may, or must, lie from one another, in days.

    Attributes:
        within: at most so many days.
        beyond: at least so many days.
        later: ``b``: b must not come before a.
        of: what is compared: ``statements``, the days on which they were made; ``times``, the
            days that they are about; ``both``: ``within`` holds for either, the others for the
            statements.
    """

    within: int | None = Field(default=None, ge=0)
    beyond: int | None = Field(default=None, ge=0)
    later: Literal["b"] | None = None
    of: Literal["statements", "times", "both"] = "both"


class ConflictRule(PackPart):
    """Which claims meet, in what they must agree, and what must differ between them.

    Attributes:
        id: its name, which conflicts carry.
        level: how far the two claims are from fitting.
        hedged: the level where the text weakens one of the two; ``same``: no other; ``none``: no
            conflict.
        type: of what nature the conflict is.
        a: the claims on the one side; of several alternatives one must hold.
        b: the claims on the other, likewise.
        agree: in what the two must agree.
        differ: what must differ.
        window: how far from one another they may lie.
        why: why the two do not fit together.
        unless: what would reconcile them.
        fires: pairs that it joins.
        does_not_fire: pairs that it must not join.
    """

    id: str
    level: Level
    hedged: Literal["same", "tension", "update", "none"] = "same"
    type: ConflictType
    a: Sides
    b: Sides
    agree: Agreement = Agreement()
    differ: Contrast = Contrast()
    window: Window = Window()
    why: Bilingual
    unless: Bilingual
    fires: tuple[ConflictExample, ...] = ()
    does_not_fire: tuple[ConflictExample, ...] = ()

    @model_validator(mode="after")
    def _numbers_have_numbers(self) -> Self:
        unnumbered = sorted(self.kinds & (set(Kind) - _NUMBERED_KINDS))
        if self.differ.by in _NUMERIC and unnumbered:
            raise refusal(
                Code.NO_NUMBERS,
                "claims of kind {kind} have no number to compare by {by}",
                {"kind": unnumbered[0], "by": repr(self.differ.by), KEY: "differ"},
            )
        return self

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of claims that may stand on either side."""
        return frozenset(kind for side in (*self.a, *self.b) for kind in side.kinds)

    def level_of(self, a: Claim, b: Claim) -> Level | None:
        """The level at which two claims that meet are joined; None where they are not."""
        if self.hedged == "same" or not (a.hedged or b.hedged):
            return self.level
        return None if self.hedged == "none" else Level(self.hedged)

    @cached_property
    def specificity(self) -> int:
        """How many conditions the rule makes: of two rules for one pair the more specific one wins."""
        said = len(self.agree.model_fields_set) + (self.differ.by != "kind")
        return sum(min(side.restrictions for side in sides) for sides in (self.a, self.b)) + said
