"""Every rule of the packs does what its examples say: extraction rules with the embedded model."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from claimcheck.claims.context import Resources
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.claims.pack_model import Example, ExpectedClaim, ExtractionRule
from claimcheck.claims.rulepack import load
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.conflicts.model import Conflict
from claimcheck.conflicts.rule_model import ConflictExample, ConflictRule
from claimcheck.graph.build import build

ClaimsOf = Callable[[str], tuple[Claim, ...]]
PACKS = load()
RULES = [rule for pack in PACKS.extraction.values() for rule in pack.rules]
CONFLICT_RULES = PACKS.conflicts.rules
FEWEST_EXAMPLES = 3


def _cases(examples: Callable[[ExtractionRule], Iterable[Any]], mark: Any = ()) -> list[Any]:
    # pytest escapes Arabic in the names of tests: there the examples are numbered, and
    # the message of a failure shows the text.
    return [
        pytest.param(rule, example, id=f"{rule.id} {number}", marks=mark)
        for rule in RULES
        for number, example in enumerate(examples(rule), 1)
    ]


def _fits(claim: Claim, rule: ExtractionRule, expected: ExpectedClaim) -> bool:
    number = claim.number
    found = {
        "force": claim.force,
        "place": claim.place,
        "low": number and number.low,
        "high": number and number.high,
        "source": number and number.source,
    }
    wanted = expected.model_dump(exclude={"kind"}, exclude_none=True)
    return (
        claim.rule == rule.id
        and claim.kind == expected.kind
        and all(found[field] == value for field, value in wanted.items())
    )


def _check(claims_of: ClaimsOf, rule: ExtractionRule, example: Example) -> None:
    claims = claims_of(example.text)
    for expected in example.gives:
        assert any(_fits(claim, rule, expected) for claim in claims), _shown(example, claims)
    if not example.gives:
        assert not [claim for claim in claims if claim.rule == rule.id], _shown(example, claims)


def _shown(example: Example, claims: Iterable[Claim]) -> str:
    wanted = [expected.model_dump(exclude_none=True, mode="json") for expected in example.gives]
    found = "".join(
        f"\n  {c.rule}: {c.kind} force={c.force} place={c.place} number={c.number} «{c.quote}»"
        for c in claims
    )
    return f"{example.text}\nwanted: {wanted}\nfound: {found or 'nothing'}"


@pytest.mark.parametrize(("rule", "example"), _cases(lambda rule: rule.fires))
def test_fires(claims_of: ClaimsOf, rule: ExtractionRule, example: Example) -> None:
    assert example.gives, "an example of a rule that fires must say what it gives"
    _check(claims_of, rule, example)


@pytest.mark.parametrize(("rule", "text"), _cases(lambda rule: rule.does_not_fire))
def test_does_not_fire(claims_of: ClaimsOf, rule: ExtractionRule, text: str) -> None:
    _check(claims_of, rule, Example(text=text))


@pytest.mark.parametrize(
    ("rule", "example"),
    _cases(lambda rule: rule.known_misses, pytest.mark.xfail(strict=False, reason="a known miss")),
)
def test_known_miss(claims_of: ClaimsOf, rule: ExtractionRule, example: Example) -> None:
    _check(claims_of, rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_has_enough_examples(rule: ExtractionRule) -> None:
    assert len(rule.fires) >= FEWEST_EXAMPLES
    assert len(rule.does_not_fire) >= FEWEST_EXAMPLES


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES] + [rule.id for rule in CONFLICT_RULES]
    assert [i for i, again in itertools.groupby(sorted(ids)) if len(list(again)) > 1] == []


def test_no_text_is_an_example_twice_in_one_rule() -> None:
    for rule in RULES:
        texts = [e.text for e in (*rule.fires, *rule.known_misses)] + list(rule.does_not_fire)
        assert len(texts) == len(set(texts)), rule.id


# --- conflict rules: claims are built from the examples, no model is needed ----------------------


def _claim(identity: str, fields: Mapping[str, Any]) -> Claim:
    fields = dict(fields)
    number = TroopNumber(fields.pop("low", None), fields.pop("high", None), fields.pop("approximate", False))
    time = fields.pop("time", None)
    said = fields.pop("said", None)
    claim = Claim(
        id=identity,
        article=f"{identity}.txt",
        kind=Kind(fields.pop("kind")),
        quote=identity,
        span=Span(0, 1),
        line=1,
        column=1,
        time=None if time is None else _span(time),
        number=None if number.low is None and number.high is None else number,
        said=said if said is None or isinstance(said, date) else date.fromisoformat(said),
        **{name: fields.pop(name, None) for name in ("force", "place", "area", "speaker")},
        rule=fields.pop("rule", ""),
    )
    assert not fields, f"an example of a conflict rule cannot give {sorted(fields)}"
    return claim


def _span(text: str) -> TimeSpan:
    start, end = (None if part == ".." else date.fromisoformat(part) for part in text.split("/"))
    return TimeSpan(start, end)


def _conflict_cases(examples: Callable[[ConflictRule], Iterable[ConflictExample]]) -> list[Any]:
    return [
        pytest.param(rule, example, id=f"{rule.id} {number}")
        for rule in CONFLICT_RULES
        for number, example in enumerate(examples(rule), 1)
    ]


def _conflicts(example: ConflictExample, resources: Resources) -> list[Conflict]:
    claims = [_claim("a", example.a), _claim("b", example.b)]
    titles = PACKS.grammar.speakers.titles
    return find_conflicts(build(claims), CONFLICT_RULES, resources.geography, titles)


@pytest.mark.parametrize(("rule", "example"), _conflict_cases(lambda rule: rule.fires))
def test_conflict_rule_fires(resources: Resources, rule: ConflictRule, example: ConflictExample) -> None:
    assert example.level is rule.level, "an example must name the level of its rule"
    found = _conflicts(example, resources)
    assert [(c.rule, c.level) for c in found] == [(rule.id, rule.level)]
    assert {found[0].a, found[0].b} == {"a", "b"}


@pytest.mark.parametrize(("rule", "example"), _conflict_cases(lambda rule: rule.does_not_fire))
def test_conflict_rule_does_not_fire(
    resources: Resources, rule: ConflictRule, example: ConflictExample
) -> None:
    assert example.level is None
    assert rule.id not in [c.rule for c in _conflicts(example, resources)]
