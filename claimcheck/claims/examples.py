"""The examples of extraction rules, and whether the rules do what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claimcheck.articles.model import Article
from claimcheck.claims.context import Resources
from claimcheck.claims.extract import Extractor
from claimcheck.claims.model import Claim
from claimcheck.claims.pack_model import ExpectedClaim, ExtractionRule
from claimcheck.language.pipeline import ArabicReader

PUBLISHED = date(2025, 1, 15)
"""The day on which examples are taken to be published, unless another one is given."""

_NAME = "example"


class ExampleSort(StrEnum):
    """What an example shows of its rule; the key under which it stands in the pack."""

    FIRES = "fires"
    DOES_NOT_FIRE = "does_not_fire"
    KNOWN_MISS = "known_misses"


@dataclass(frozen=True)
class ExtractionExample:
    """One example of an extraction rule.

    Attributes:
        rule: the rule.
        sort: what the example shows of it.
        number: its place among those of its sort, from 1.
        text: what is read.
        gives: the claims of the rule that must be found; none of the rule's if there are none.
    """

    rule: ExtractionRule
    sort: ExampleSort
    number: int
    text: str
    gives: tuple[ExpectedClaim, ...]


@dataclass(frozen=True)
class ExtractionOutcome:
    """What was found in an example.

    Attributes:
        example: the example.
        claims: all claims that were found in it, of whatever rule.
        missing: expected claims that are not among them.
        unwanted: claims of the rule, where there must be none.
    """

    example: ExtractionExample
    claims: tuple[Claim, ...]
    missing: tuple[ExpectedClaim, ...]
    unwanted: tuple[Claim, ...]

    @property
    def holds(self) -> bool:
        """Whether the rule does what the example says."""
        return not self.missing and not self.unwanted


def examples_of(rule: ExtractionRule) -> Iterator[ExtractionExample]:
    """The examples of a rule, in the order of the pack.

    One under ``fires`` that does not say what it gives must give a claim of the rule's kind.
    """
    any_claim = (ExpectedClaim(kind=rule.kind),)
    for number, fires in enumerate(rule.fires, 1):
        yield ExtractionExample(rule, ExampleSort.FIRES, number, fires.text, fires.gives or any_claim)
    for number, text in enumerate(rule.does_not_fire, 1):
        yield ExtractionExample(rule, ExampleSort.DOES_NOT_FIRE, number, text, ())
    for number, miss in enumerate(rule.known_misses, 1):
        yield ExtractionExample(rule, ExampleSort.KNOWN_MISS, number, miss.text, miss.gives)


def outcome(example: ExtractionExample, claims: Iterable[Claim]) -> ExtractionOutcome:
    """Compare the claims that were found in an example with those that must be."""
    found = tuple(claims)
    own = tuple(claim for claim in found if claim.rule == example.rule.id)
    missing = tuple(wanted for wanted in example.gives if not any(_fits(c, wanted) for c in own))
    return ExtractionOutcome(example, found, missing, () if example.gives else own)


def run(
    examples: Iterable[ExtractionExample],
    resources: Resources,
    reader: ArabicReader,
    *,
    published: date = PUBLISHED,
) -> Iterator[ExtractionOutcome]:
    """Read examples and see whether their rules do what they say; each text is read once.

    Args:
        examples: the examples.
        resources: the rule packs, compiled.
        reader: reads their texts.
        published: the day on which they are taken to be published.
    """
    extractor = Extractor(resources)
    read: dict[str, tuple[Claim, ...]] = {}
    for example in examples:
        if example.text not in read:
            article = Article(_NAME, example.text, published=published)
            read[example.text] = tuple(extractor.extract(article, reader.read(example.text)))
        yield outcome(example, read[example.text])


def _fits(claim: Claim, wanted: ExpectedClaim) -> bool:
    number = claim.number
    found = {
        "kind": claim.kind,
        "force": claim.force,
        "place": claim.place,
        "low": number and number.low,
        "high": number and number.high,
        "source": number and number.source,
    }
    return all(found[name] == value for name, value in wanted.model_dump(exclude_none=True).items())
