"""The work grows with the claims of one story, and the result is the same in whatever order they come."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from claimcheck.claims.model import Claim, Kind
from claimcheck.conflicts import compare
from claimcheck.conflicts.class_index import ClaimClass
from claimcheck.conflicts.crowds import CROWD
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.conflicts.meeting import Meeting
from claimcheck.conflicts.model import Conflict
from claimcheck.reports.records import conflict_record
from tests.conflicts.building import DAY, GEOGRAPHY, PACKS, SPEAKERS, claim, count, span

ROOT = Path(__file__).resolve().parents[2]
SET, ABSENT = Kind.TIMETABLE_SET, Kind.TIMETABLE_ABSENT


def conflicts(claims: Sequence[Claim]) -> list[Conflict]:
    return find_conflicts(claims, PACKS.conflicts, GEOGRAPHY, SPEAKERS)


def comparisons(claims: Sequence[Claim], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often two classes of claims are compared."""
    compared = 0
    original = Meeting.level

    def counted(meeting: Meeting, a: ClaimClass, b: ClaimClass) -> object:
        nonlocal compared
        compared += 1
        return original(meeting, a, b)

    with monkeypatch.context() as patched:
        patched.setattr(Meeting, "level", counted)
        conflicts(claims)
    return compared


def stories(n: int) -> list[Claim]:
    return [
        claim(f"{kind}{i}", kind, place=f"P{i}")
        for i in range(n)
        for kind in (SET, ABSENT, Kind.WITHDRAWAL_DENIED)
    ]


def test_stories_are_compared_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    one, many = comparisons(stories(1), monkeypatch), comparisons(stories(60), monkeypatch)
    assert one > 0
    assert many == 60 * one


def test_forces_that_have_nothing_to_do_with_one_another_are_not_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forces = ["FR", "TR", "IR", "CN", "IN", "RU"]
    claims = [claim(f"{kind}{force}", kind, force=force) for force in forces for kind in (SET, ABSENT)]
    assert comparisons(claims, monkeypatch) == len(forces)


def test_equal_claims_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [claim(f"{kind}{i}", kind) for i in range(CROWD) for kind in (SET, ABSENT)]
    assert comparisons(claims, monkeypatch) == 1
    (found,) = conflicts(claims)
    assert len(found.also_a) == len(found.also_b) == CROWD - 1


def test_claims_far_from_one_another_in_time_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [
        claim(f"{kind}{i}", kind, said=DAY + timedelta(days=100 * i))
        for i in range(40)
        for kind in (SET, ABSENT)
    ]
    assert comparisons(claims, monkeypatch) == 40


MIXED = (
    claim("s1", SET, speaker="وزير الدفاع لوكورنو"),
    claim("s2", SET, said=DAY + timedelta(days=2), place="TD,NE"),
    claim("s3", SET, hedged=True),
    claim("n1", ABSENT, force="foreign", speaker="السفير"),
    claim("n2", ABSENT),
    claim("n3", ABSENT, speaker="لوكورنو", said=DAY + timedelta(days=3)),
    claim("g1", Kind.WITHDRAWAL_AGREED, area="الشمال"),
    claim("g2", Kind.WITHDRAWAL_PLANNED, place="Sahel"),
    claim("p1", Kind.PRESENCE_CONTINUING, place="NE", rule="presence-reinforced"),
    claim("d1", Kind.WITHDRAWAL_DENIED),
    claim("w1", Kind.WITHDRAWAL_COMPLETED, time=span("2021-01-01", "2021-12-31")),
    claim("w2", Kind.WITHDRAWAL_COMPLETED, time=span("2022-06-01", "2022-06-30")),
    *(
        count(f"c{i}", n, said=DAY + timedelta(days=30 * i))
        for i, n in enumerate((900, 2000, 5000, 900, 2000))
    ),
)


def shown(claims: Sequence[Claim]) -> str:
    return json.dumps([conflict_record(conflict) for conflict in conflicts(claims)], ensure_ascii=False)


@pytest.mark.parametrize("seed", range(12))
def test_the_order_of_the_claims_does_not_matter(seed: int) -> None:
    order = list(MIXED)
    random.Random(seed).shuffle(order)
    assert shown(order) == shown(MIXED)


def test_the_hash_seed_does_not_matter() -> None:
    script = "from tests.conflicts.test_scale import MIXED, shown; print(ascii(shown(MIXED)))"

    def printed(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"}
        return subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    first, second = printed("1"), printed("2")
    assert first == second
    assert first.strip() == ascii(shown(MIXED))


def test_every_pair_of_a_conflict_is_joined_by_its_rule() -> None:
    by_id = {one.id: one for one in MIXED}
    rules = {rule.id: rule for rule in PACKS.conflicts}
    background = compare.Background(GEOGRAPHY, SPEAKERS)
    found = conflicts(MIXED)
    assert found
    for conflict in found:
        for a in (conflict.a, *conflict.also_a):
            for b in (conflict.b, *conflict.also_b):
                joined = compare.meets(rules[conflict.rule], by_id[a], by_id[b], background)
                assert joined is conflict.level, (conflict.rule, a, b)
