"""What came of running the examples of rules of both sorts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.claims.examples import ExampleSort, ExtractionOutcome
from claimcheck.claims.model import Claim
from claimcheck.claims.pack_model import ExpectedClaim
from claimcheck.conflicts.model import Conflict
from claimcheck.conflicts.rule_model import ConflictExample, ConflictRule, ExampleClaim
from claimcheck.reports.rules_catalogue import RuleEntry


@dataclass(frozen=True)
class ExampleResult:
    """What came of one example.

    Attributes:
        rule: the id of the rule.
        sort: what the example shows of it.
        number: its place among those of its sort, from 1.
        shown: what is read or compared, one text or claim a line.
        expected: what must be found, one a line; nothing of the rule's if there is none.
        found: what was, by whatever rule, one a line.
        holds: whether the rule does what the example says.
    """

    rule: str
    sort: ExampleSort
    number: int
    shown: tuple[str, ...]
    expected: tuple[str, ...]
    found: tuple[str, ...]
    holds: bool


@dataclass(frozen=True)
class RulesResult:
    """What came of testing rules.

    Attributes:
        entries: the rules.
        examples: what came of their examples.
    """

    entries: Sequence[RuleEntry]
    examples: Sequence[ExampleResult]

    @cached_property
    def failures(self) -> tuple[ExampleResult, ...]:
        """The examples that a rule fails; known misses are none."""
        return tuple(e for e in self.examples if not e.holds and e.sort != ExampleSort.KNOWN_MISS)

    @cached_property
    def misses(self) -> tuple[ExampleResult, ...]:
        """The known misses that still are."""
        return tuple(e for e in self.examples if not e.holds and e.sort == ExampleSort.KNOWN_MISS)

    @cached_property
    def mended(self) -> tuple[ExampleResult, ...]:
        """The known misses that are none any more."""
        return tuple(e for e in self.examples if e.holds and e.sort == ExampleSort.KNOWN_MISS)

    @cached_property
    def uncovered(self) -> tuple[RuleEntry, ...]:
        """The rules that lack examples that fire, or examples that do not."""
        return tuple(entry for entry in self.entries if not entry.is_covered)

    @property
    def passed(self) -> bool:
        """Whether every rule has both sorts of example and does what they say."""
        return not self.failures and not self.uncovered


def extraction_result(outcome: ExtractionOutcome) -> ExampleResult:
    """The result of an example of an extraction rule."""
    example = outcome.example
    return ExampleResult(
        rule=example.rule.id,
        sort=example.sort,
        number=example.number,
        shown=(example.text,),
        expected=tuple(_expected(claim) for claim in example.gives),
        found=tuple(_found(claim) for claim in outcome.claims),
        holds=outcome.holds,
    )


def conflict_result(
    rule: ConflictRule, sort: ExampleSort, number: int, example: ConflictExample, found: Conflict | None
) -> ExampleResult:
    """The result of an example of a conflict rule.

    Args:
        rule: the rule.
        sort: what the example shows of it.
        number: its place among those of its sort, from 1.
        example: the example.
        found: the conflict that all rules together find in it.
    """
    wanted = f"{rule.id}: {example.level or rule.level}"
    came = () if found is None else (f"{found.rule}: {found.level}",)
    fires = sort == ExampleSort.FIRES
    return ExampleResult(
        rule=rule.id,
        sort=sort,
        number=number,
        shown=tuple(f"{side}: {_fields(fields)}" for side, fields in (("a", example.a), ("b", example.b))),
        expected=(wanted,) if fires else (),
        found=came,
        holds=came == (wanted,) if fires else found is None or found.rule != rule.id,
    )


def _fields(claim: ExampleClaim) -> str:
    return " ".join(f"{name}={value}" for name, value in claim.model_dump(exclude_unset=True).items())


def _expected(claim: ExpectedClaim) -> str:
    fields = claim.model_dump(exclude={"kind"}, exclude_none=True)
    return " ".join([str(claim.kind), *(f"{name}={wanted}" for name, wanted in fields.items())])


def _found(claim: Claim) -> str:
    number = claim.number
    fields = {
        "force": claim.force,
        "place": claim.place,
        "low": number and number.low,
        "high": number and number.high,
        "source": number and number.source,
    }
    said = [f"{name}={value}" for name, value in fields.items() if value is not None]
    return " ".join([f"{claim.rule}:", str(claim.kind), *said, f"«{claim.quote}»"])
