"""Conflicts of new articles alone: the same pairs as among all claims, each with a new claim in front."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.claims.model import Claim, Kind
from claimcheck.conflicts.class_index import ClaimClass
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.conflicts.meeting import Meeting
from claimcheck.conflicts.model import Conflict, Level
from claimcheck.conflicts.stories import places_to_compare
from tests.conflicts.building import DAY, GEOGRAPHY, PACKS, SPEAKERS, claim, count, span

SET, ABSENT = Kind.TIMETABLE_SET, Kind.TIMETABLE_ABSENT


def conflicts(claims: Collection[Claim], new: Collection[str] | None = None) -> list[Conflict]:
    return find_conflicts(claims, PACKS.conflicts, GEOGRAPHY, SPEAKERS, new=new)


def pairs(found: Collection[Conflict]) -> set[frozenset[str]]:
    """What conflicts with what, updates apart: of these only the nearest in time count."""
    return {
        frozenset((a, b))
        for c in found
        if c.level is not Level.UPDATE
        for a in (c.a, *c.also_a)
        for b in (c.b, *c.also_b)
    }


def test_old_claims_among_themselves_are_no_news() -> None:
    old = [claim("a", SET), claim("b", ABSENT)]
    assert conflicts(old)
    assert conflicts([*old, claim("new", SET, place="NE")], new={"new.txt"}) == []


def test_the_new_claim_is_in_front_however_clear_the_old_ones_are() -> None:
    old = [claim("a", SET, speaker="وزير الدفاع"), claim("b", ABSENT, speaker="الرئيس")]
    (found,) = conflicts([*old, claim("new", SET, hedged=False)], new={"new.txt"})
    assert (found.a, found.b) == ("new", "b")
    assert found.also_a == ("a",)


def test_either_side_may_be_new() -> None:
    (found,) = conflicts([claim("a", SET), claim("new", ABSENT)], new={"new.txt"})
    assert (found.a, found.b) == ("a", "new")


def test_nothing_new_no_conflict() -> None:
    assert conflicts([claim("a", SET), claim("b", ABSENT)], new=()) == []


def test_the_work_does_not_grow_with_what_old_claims_have_among_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0
    original = Meeting.level

    def counted(meeting: Meeting, a: ClaimClass, b: ClaimClass) -> object:
        nonlocal compared
        compared += 1
        return original(meeting, a, b)

    monkeypatch.setattr(Meeting, "level", counted)

    def work(size: int) -> int:
        nonlocal compared
        compared = 0
        old = [count(f"c{i}", 1000 + 100 * i, said=DAY + timedelta(i % 9)) for i in range(size)]
        conflicts([*old, count("new", 50)], new={"new.txt"})
        return compared

    small, large = work(20), work(80)
    assert small > 0
    assert large <= 4 * small + 4


_CLAIMS = st.lists(
    st.builds(
        lambda kind, place, force, low, said, speaker, hedged, ends: (
            kind,
            {
                "place": place,
                "force": force,
                "said": DAY + timedelta(said),
                "speaker": speaker,
                "hedged": hedged,
                "time": ends and span(None, ends),
                "low": low,
            },
        ),
        st.sampled_from(sorted(Kind)),
        st.sampled_from(["TD", "NE", "IQ", "IQ,SY", "Sahel", "Middle East", None]),
        st.sampled_from(["FR", "US", "NATO", "foreign", None]),
        st.sampled_from([500, 900, 1000, 2500]),
        st.sampled_from([0, 1, 20, 400]),
        st.sampled_from(["الرئيس", "وزير الدفاع", None]),
        st.booleans(),
        st.sampled_from([None, "2024-06-30", "2025-12-31"]),
    ),
    min_size=2,
    max_size=12,
)


def _claims(drawn: list[tuple[Kind, dict[str, object]]]) -> list[Claim]:
    found = []
    for i, (kind, fields) in enumerate(drawn):
        low = fields.pop("low")
        assert isinstance(low, int)
        make = count(f"c{i}", low) if kind in (Kind.TROOPS_COUNT, Kind.TROOPS_CHANGE) else None
        number = make.number if make else None
        found.append(claim(f"c{i}", kind, number=number, **fields))
    return found


@settings(max_examples=150, deadline=None)
@given(_CLAIMS, st.sets(st.integers(0, 11), min_size=1, max_size=4))
def test_the_same_pairs_as_among_all_claims(
    drawn: list[tuple[Kind, dict[str, object]]], chosen: set[int]
) -> None:
    claims = _claims([(kind, dict(fields)) for kind, fields in drawn])
    new = {f"c{i}.txt" for i in chosen}
    article = {c.id: c.article for c in claims}
    own = conflicts(claims, new)
    assert all(article[c.a] in new or article[c.b] in new for c in own)
    touched = {p for p in pairs(conflicts(claims)) if any(article[one] in new for one in p)}
    assert {p for p in pairs(own) if any(article[one] in new for one in p)} == touched


@settings(max_examples=100, deadline=None)
@given(_CLAIMS, st.sets(st.integers(0, 11), min_size=1, max_size=3))
def test_only_claims_of_the_same_places_are_needed(
    drawn: list[tuple[Kind, dict[str, object]]], chosen: set[int]
) -> None:
    claims = _claims([(kind, dict(fields)) for kind, fields in drawn])
    new = {f"c{i}.txt" for i in chosen}
    wanted = places_to_compare([c for c in claims if c.article in new], GEOGRAPHY)
    near = [c for c in claims if c.article in new or (c.place and not wanted.isdisjoint(c.place.split(",")))]
    assert conflicts(near, new) == conflicts(claims, new)
