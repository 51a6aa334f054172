"""What is said very often is counted: the cost stays that of what is said, and nothing else changes."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claims.model import Claim, Kind
from claimcheck.conflicts.compare import Background, value_of
from claimcheck.conflicts.crowds import CROWD, EXEMPLARS, condensed
from claimcheck.conflicts.engine import find_conflicts, kinds_beside
from claimcheck.conflicts.model import Conflict
from tests.conflicts.building import DAY, GEOGRAPHY, PACKS, SPEAKERS, claim, count

RULES = PACKS.conflicts
SET, ABSENT = Kind.TIMETABLE_SET, Kind.TIMETABLE_ABSENT


def background(claims: list[Claim]) -> Background:
    return Background(GEOGRAPHY, SPEAKERS, kinds_beside(claims))


def conflicts(claims: list[Claim], new: set[str] | None = None) -> list[Conflict]:
    return find_conflicts(claims, RULES, GEOGRAPHY, SPEAKERS, new=new)


def crowd(kind: str, size: int, days: int = 1, **fields: object) -> list[Claim]:
    """So many claims of one value, in turn on so many days."""
    return [claim(f"{kind}{i:06}", kind, said=DAY + timedelta(i % days), **fields) for i in range(size)]


@pytest.mark.parametrize("size", [1, 2, CROWD])
def test_what_is_no_crowd_is_left_alone(size: int) -> None:
    claims = crowd(SET, size, days=3)
    found = condensed(claims, RULES, background(claims))
    assert found.claims == tuple(claims)
    assert found.further == {}


def test_each_week_keeps_its_first_ones_and_counts_the_others() -> None:
    # The first of March 2024 is a Friday: three days are of its week, seven of the next.
    claims = crowd(SET, 1000, days=10)
    found = condensed(claims, RULES, background(claims))
    assert len(found.claims) == 2 * EXEMPLARS
    assert sorted(found.further.values()) == [300 - EXEMPLARS, 700 - EXEMPLARS]
    assert set(found.further) <= {one.id for one in found.claims}


def test_who_is_named_stands_before_who_is_not() -> None:
    named = claim("zzz", SET, speaker="وزير الدفاع لوكورنو", said=DAY + timedelta(1))
    claims = [*crowd(SET, CROWD), named]
    assert named in condensed(claims, RULES, background(claims)).claims


def test_new_articles_are_never_left_out() -> None:
    claims = crowd(SET, 500)
    new = claims[444]
    found = condensed(claims, RULES, background(claims), {new.article})
    assert new in found.claims
    assert sum(found.further.values()) == 500 - EXEMPLARS - 1
    (conflict,) = conflicts([*claims, claim("n", ABSENT)], {new.article})
    assert conflict.a == new.id


def test_what_a_rule_tells_apart_by_its_words_is_not_thrown_together() -> None:
    # Of a completed withdrawal some rules ask for words such as "all".
    some = crowd(Kind.WITHDRAWAL_COMPLETED, 100, quote="انسحبت القوات")
    every = claim("all", Kind.WITHDRAWAL_COMPLETED, quote="انسحبت جميع القوات")
    found = condensed([*some, every], RULES, background([*some, every]))
    assert every in found.claims


@given(st.randoms(use_true_random=False), st.integers(0, 300), st.integers(1, 40))
def test_nothing_is_lost_and_order_does_not_matter(chance: random.Random, size: int, days: int) -> None:
    claims = [*crowd(SET, size, days), *crowd(ABSENT, 10, days), count("c", 900)]
    found = condensed(claims, RULES, background(claims))
    assert len(found.claims) + sum(found.further.values()) == len(claims)
    assert {value_of(one) for one in found.claims} == {value_of(one) for one in claims}
    chance.shuffle(claims)
    again = condensed(claims, RULES, background(claims))
    assert set(again.claims) == set(found.claims)
    assert again.further == found.further


@given(
    st.randoms(use_true_random=False),
    st.integers(0, 300),
    st.integers(1, 40),
    st.integers(1, 9),
    st.booleans(),
)
def test_parts_can_be_condensed_apart(
    chance: random.Random, size: int, days: int, parts: int, again: bool
) -> None:
    claims = [*crowd(SET, size, days), *crowd(ABSENT, 10, days), count("c", 900)]
    whole = condensed(claims, RULES, background(claims))
    chance.shuffle(claims)
    left: list[Claim] = []
    further: dict[str, int] = {}
    for i in range(parts):
        part = condensed(claims[i::parts], RULES, background(claims))
        left += part.claims
        further.update(part.further)
        if again:
            so_far = condensed(left, RULES, background(claims), further=further)
            left, further = list(so_far.claims), so_far.further
    found = condensed(left, RULES, background(claims), further=further)
    assert set(found.claims) == set(whole.claims)
    assert found.further == whole.further


def test_a_hot_story_is_one_conflict_a_week_and_says_how_many_say_it() -> None:
    claims = [*crowd(SET, 20_000, days=28), claim("n", ABSENT)]
    (found,) = conflicts(claims)
    assert found.b == "n"
    assert found.further_b == 0
    assert 1 + len(found.also_a) + found.further_a == 20_000
    assert len(found.also_a) < 5 * EXEMPLARS


def test_a_crowd_finds_what_each_of_its_claims_would() -> None:
    """Each claim on the other side stands against the crowd, on whatever day it was made."""
    said = crowd(SET, 700, days=60)
    for day in range(0, 140, 7):
        one = claim("n", ABSENT, said=DAY + timedelta(day))
        assert bool(conflicts([*said, one])) == bool(conflicts([*crowd(SET, 60, days=60), one])), day
