"""Conflicts between claims built by hand, under the built-in rules."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from claimcheck.claims.model import Claim, Kind, Span, TroopNumber
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.conflicts.model import Conflict, Level
from tests.conflicts.building import DAY, GEOGRAPHY, PACKS, SPEAKERS, claim, count, span

SET, ABSENT, PENDING = Kind.TIMETABLE_SET, Kind.TIMETABLE_ABSENT, Kind.TIMETABLE_PENDING
AGREED, DENIED = Kind.WITHDRAWAL_AGREED, Kind.WITHDRAWAL_DENIED


def conflicts(*claims: Claim) -> list[Conflict]:
    return find_conflicts(claims, PACKS.conflicts, GEOGRAPHY, SPEAKERS)


def rules(*claims: Claim) -> list[str]:
    return [conflict.rule for conflict in conflicts(*claims)]


class TestOneDisagreementIsOneConflict:
    def test_however_many_claims_state_it(self) -> None:
        claims = [claim(f"s{i}", SET) for i in range(3)] + [claim(f"n{i}", ABSENT) for i in range(4)]
        (found,) = conflicts(*claims)
        assert {found.a, *found.also_a} == {"s0", "s1", "s2"}
        assert {found.b, *found.also_b} == {"n0", "n1", "n2", "n3"}
        assert len(found.also_a) == 2
        assert len(found.also_b) == 3

    def test_two_places_are_two_disagreements(self) -> None:
        here = [claim("a", SET), claim("b", ABSENT)]
        there = [claim("c", SET, place="NE"), claim("d", ABSENT, place="NE")]
        found = conflicts(*here, *there)
        assert {frozenset((c.a, c.b)) for c in found} == {frozenset("ab"), frozenset("cd")}
        assert all(c.also_a == c.also_b == () for c in found)

    def test_three_numbers_are_three(self) -> None:
        found = conflicts(count("a", 900), count("b", 2000), count("c", 5000))
        assert {frozenset((c.a, c.b)) for c in found} == {
            frozenset(p) for p in itertools.combinations("abc", 2)
        }

    def test_every_pair_is_reported_once(self) -> None:
        claims = [count(f"c{i}", n) for i, n in enumerate((900, 900, 2000, 2000, 5000))]
        pairs = [
            frozenset((a, b)) for c in conflicts(*claims) for a in (c.a, *c.also_a) for b in (c.b, *c.also_b)
        ]
        assert len(pairs) == len(set(pairs)) == 8

    def test_a_claim_about_two_places_meets_another_such_once(self) -> None:
        assert len(conflicts(claim("a", SET, place="TD,NE"), claim("b", ABSENT, place="NE,TD"))) == 1

    def test_the_clearest_pair_stands_for_it(self) -> None:
        claims = [claim("a", AGREED, hedged=True), claim("b", AGREED, speaker="الوزير"), claim("c", ABSENT)]
        (found,) = conflicts(*claims)
        assert (found.a, found.b, found.also_a, found.also_b) == ("b", "c", ("a",), ())


class TestTheStrongerRuleWins:
    def test_a_pair_is_joined_once(self) -> None:
        # Both the contradiction troop-count-mismatch and an update could join them at the border.
        claims = [count("a", 900), count("b", 2000, said=DAY + timedelta(days=45))]
        assert rules(*claims) == ["troop-count-mismatch"]

    def test_the_more_specific_rule_wins_at_one_level(self) -> None:
        partly = claim("a", Kind.WITHDRAWAL_COMPLETED, quote="انسحبت وحدات فرنسية")
        wholly = replace(partly, quote="غادر آخر جندي فرنسي")
        assert rules(partly, claim("b", DENIED)) == ["completed-vs-denied"]
        assert rules(wholly, claim("b", DENIED)) == ["fully-completed-vs-denied"]

    def test_what_the_text_weakens_is_a_conflict_of_its_own_level(self) -> None:
        found = conflicts(claim("a", SET), claim("b", SET, hedged=True), claim("c", ABSENT))
        assert [(c.level, c.a) for c in found] == [(Level.CONTRADICTION, "a"), (Level.TENSION, "b")]

    def test_an_update_joins_neighbours_in_time(self) -> None:
        claims = [
            count(str(n), n, said=DAY + timedelta(days=100 * i)) for i, n in enumerate((900, 2000, 5000))
        ]
        assert {(c.a, c.b) for c in conflicts(*claims)} == {("900", "2000"), ("2000", "5000")}

    def test_better_conflicts_come_first_within_a_level(self) -> None:
        named = [claim("a", SET, speaker="ماكرون"), claim("b", ABSENT, speaker="ديبي")]
        unnamed = [claim("c", SET, place="NE"), claim("d", ABSENT, place="NE")]
        assert [c.a for c in conflicts(*unnamed, *named)] == ["a", "c"]

    def test_strongest_first(self) -> None:
        claims = [
            claim("a", SET),
            claim("b", ABSENT),
            claim("c", AGREED),
            count("d", 900),
            count("e", 2000, said=DAY + timedelta(days=90)),
        ]
        levels = [c.level for c in conflicts(*claims)]
        assert levels == [Level.CONTRADICTION, Level.TENSION, Level.UPDATE]

    def test_the_weaker_rule_takes_what_is_left(self) -> None:
        whole, part = count("a", 2000, force="foreign"), count("b", 2500, force="coalition")
        assert rules(whole, part) == ["troop-part-exceeds-whole"]
        assert rules(count("a", 3500, force="foreign"), part) == ["troop-total-mismatch"]


class TestWhatIsNoConflict:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            pytest.param({}, {"force": "TR"}, id="different forces"),
            pytest.param({}, {"place": "NE"}, id="different places"),
            pytest.param({"area": "الشمال"}, {"area": "الجنوب"}, id="different areas"),
            pytest.param({}, {"place": None}, id="no place"),
            pytest.param({}, {"said": DAY + timedelta(days=46)}, id="long after"),
            pytest.param({}, {"said": DAY - timedelta(days=46)}, id="long before"),
            pytest.param(
                {"time": span("2024-04-01", "2024-04-30")},
                {"time": span("2024-06-01", "2024-06-30")},
                id="different times",
            ),
            pytest.param(
                {"time": span(None, "2024-04-30")}, {"time": span("2024-05-01", None)}, id="before and after"
            ),
        ],
    )
    def test_different_things(self, a: dict[str, Any], b: dict[str, Any]) -> None:
        assert conflicts(claim("a", SET, **a), claim("b", ABSENT, **b)) == []

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            pytest.param({}, {}, id="the same"),
            pytest.param({"force": None}, {}, id="an unknown force"),
            pytest.param({"area": "الشمال"}, {}, id="an area and its country"),
            pytest.param({"place": "TD,NE"}, {}, id="one of two places"),
            pytest.param({}, {"said": DAY + timedelta(days=45)}, id="at the end of the window"),
            pytest.param({"said": None}, {}, id="an unknown date"),
            pytest.param({"said": None}, {"said": None}, id="two unknown dates"),
            pytest.param({"time": span(None, "2024-04-30")}, {}, id="a time and none"),
            pytest.param(
                {"time": span(None, "2024-04-30")}, {"time": span("2024-04-30", None)}, id="times that meet"
            ),
        ],
    )
    def test_but_these_are(self, a: dict[str, Any], b: dict[str, Any]) -> None:
        assert rules(claim("a", SET, **a), claim("b", ABSENT, **b)) == ["timetable-set-vs-absent"]

    def test_kinds_that_fit_together(self) -> None:
        assert conflicts(claim("a", SET), claim("c", AGREED)) == []
        assert conflicts(claim("b", PENDING), claim("c", AGREED)) == []

    @pytest.mark.parametrize("later_first", [False, True])
    def test_an_update_names_the_earlier_number_first(self, later_first: bool) -> None:
        claims = [count("a", 5200), count("b", 2500, said=DAY + timedelta(days=300))]
        (found,) = conflicts(*(reversed(claims) if later_first else claims))
        assert (found.a, found.b) == ("a", "b")
        assert found.why.en.index("5,200") < found.why.en.index("2,500")

    def test_no_claims(self) -> None:
        assert conflicts() == []
        assert conflicts(claim("a", SET)) == []

    def test_an_update_needs_two_dates(self) -> None:
        assert conflicts(count("a", 900, said=None), count("b", 2000)) != []
        planned = claim("a", Kind.WITHDRAWAL_PLANNED, said=None)
        assert conflicts(planned, claim("b", Kind.WITHDRAWAL_COMPLETED)) == []


class TestContainment:
    @pytest.mark.parametrize(
        ("a", "b"),
        [("US", "coalition"), ("US", "foreign"), ("coalition", "foreign"), ("GB", "NATO"), ("foreign", "TR")],
    )
    def test_what_is_said_of_the_whole_concerns_the_part(self, a: str, b: str) -> None:
        assert rules(claim("a", SET, force=a), claim("b", ABSENT, force=b)) == ["timetable-set-vs-absent"]

    @pytest.mark.parametrize(("a", "b"), [("US", "FR"), ("US", "RU"), ("coalition", "RU"), ("NATO", "RU")])
    def test_others_do_not_meet(self, a: str, b: str) -> None:
        assert conflicts(claim("a", SET, force=a), claim("b", ABSENT, force=b)) == []


class TestNumbers:
    @pytest.mark.parametrize(
        ("a", "b"),
        [
            pytest.param(count("a", 900), count("b", 900), id="the same"),
            pytest.param(count("a", 900), count("b", 800, 1000), id="inside a range"),
            pytest.param(
                count("a", 2500, force="US"), count("b", 3000, force="coalition"), id="part and whole"
            ),
            pytest.param(
                count("a", 2500, approximate=True), count("b", 2700, approximate=True), id="rounded alike"
            ),
            pytest.param(count("a", 900, hedged=True), count("b", 2000), id="hedged"),
        ],
    )
    def test_fit_together(self, a: Claim, b: Claim) -> None:
        assert conflicts(a, b) == []

    def test_open_intervals(self) -> None:
        more = replace(count("a", 0), number=TroopNumber(1000, None))
        fewer = replace(count("b", 0), number=TroopNumber(None, 900))
        assert conflicts(more, count("b", 5000)) == []
        assert rules(more, count("b", 900)) == ["troop-count-mismatch"]
        assert rules(more, fewer) == ["troop-count-mismatch"]

    def test_a_part_larger_than_the_whole(self) -> None:
        part, whole = count("a", 2500, force="US"), count("b", 2000, force="foreign")
        for claims in ((part, whole), (whole, part)):
            assert rules(*claims) == ["troop-part-exceeds-whole"]

    def test_the_message_names_both(self) -> None:
        (found,) = conflicts(count("a", 900), count("b", 2000, 2500, approximate=True))
        for text in (found.why.en, found.why.ar):
            assert "900" in text
            assert "2,000" in text
            assert "2,500" in text
            assert "{" not in text
        assert "about 2,000 to 2,500" in found.why.en


class TestStability:
    claims = (
        claim("s1", SET, speaker="وزير الدفاع"),
        claim("s2", SET, said=DAY + timedelta(days=2)),
        claim("n1", ABSENT, force="foreign", speaker="السفير"),
        claim("n2", ABSENT),
        claim("g1", AGREED, area="الشمال"),
        claim("d1", DENIED),
        count("c1", 900),
        count("c2", 2000),
        count("c3", 5000, said=DAY + timedelta(days=90)),
        count("c4", 900, said=DAY + timedelta(days=1)),
    )

    def test_the_same_input_gives_the_same(self) -> None:
        assert conflicts(*self.claims) == conflicts(*self.claims)

    @pytest.mark.parametrize("seed", range(8))
    def test_pairs_do_not_depend_on_the_order_of_the_claims(self, seed: int) -> None:
        def pairs(order: Sequence[Claim]) -> set[tuple[str, frozenset[str]]]:
            return {
                (c.rule, frozenset((a, b)))
                for c in conflicts(*order)
                for a in (c.a, *c.also_a)
                for b in (c.b, *c.also_b)
            }

        order = list(self.claims)
        random.Random(seed).shuffle(order)
        assert pairs(order) == pairs(self.claims)

    @pytest.mark.parametrize("seed", range(8))
    def test_conflicts_do_not_depend_on_the_order_of_the_claims(self, seed: int) -> None:
        order = list(self.claims)
        random.Random(seed).shuffle(order)
        assert conflicts(*order) == conflicts(*self.claims)

    def test_ids_are_unique(self) -> None:
        found = conflicts(*self.claims)
        assert len({c.id for c in found}) == len({c.fingerprint for c in found}) == len(found)

    def test_the_fingerprint_depends_on_content_only(self) -> None:
        a, b = claim("a", SET), claim("b", ABSENT)
        moved = replace(a, article="other/path.md", span=Span(70, 90), line=9, column=4, trigger=Span(71, 75))
        before, after = conflicts(a, b)[0], conflicts(moved, b)[0]
        assert before.fingerprint == after.fingerprint
        assert before.id == after.id

    def test_the_fingerprint_does_not_depend_on_ids(self) -> None:
        before = conflicts(claim("a", SET, quote="س"), claim("b", ABSENT, quote="ل"))[0]
        after = conflicts(claim("x", SET, quote="س"), claim("y", ABSENT, quote="ل"))[0]
        assert before.fingerprint == after.fingerprint
        assert before.id != after.id

    def test_spelling_does_not_change_the_fingerprint(self) -> None:
        before = conflicts(claim("a", SET, quote="الانسحاب محدَّد أخيرا"), claim("b", ABSENT))[0]
        after = conflicts(claim("a", SET, quote="الانسحاب  محدد اخيرا"), claim("b", ABSENT))[0]
        assert before.fingerprint == after.fingerprint

    @pytest.mark.parametrize(
        "changed", [{"quote": "أخرى"}, {"speaker": "السفير"}, {"area": "الشمال"}, {"force": "foreign"}]
    )
    def test_other_content_changes_it(self, changed: dict[str, Any]) -> None:
        b = claim("b", ABSENT)
        assert (
            conflicts(claim("a", SET), b)[0].fingerprint
            != conflicts(claim("a", SET, **changed), b)[0].fingerprint
        )


class TestWhatAConflictSays:
    def test_where_the_two_agree_and_differ(self) -> None:
        a = claim("a", SET, speaker="الوزير", time=span(None, "2024-04-30"))
        b = claim("b", ABSENT, force="foreign", said=DAY + timedelta(days=1))
        (found,) = conflicts(a, b)
        assert found.agree == ("place",)
        assert [(d.field, d.a, d.b) for d in found.differ] == [
            ("kind", "timetable.set", "timetable.absent"),
            ("force", "FR", "foreign"),
            ("speaker", "الوزير", "–"),
            ("time", "../2024-04-30", "–"),
            ("said", "2024-03-01", "2024-03-02"),
        ]

    def test_both_languages(self) -> None:
        (found,) = conflicts(claim("a", SET), claim("b", ABSENT))
        for text in (found.why, found.unless):
            assert text.in_language("en") == text.en != text.ar == text.in_language("ar")

    @pytest.mark.parametrize("days", [0, 1])
    def test_one_speaker_against_himself(self, days: int) -> None:
        later = DAY + timedelta(days=days)
        (found,) = conflicts(
            claim("a", SET, speaker="جون كيربي"), claim("b", ABSENT, speaker="كيربي", said=later)
        )
        assert found.reversal
        assert found.said_on_one_day is (days == 0)

    @pytest.mark.parametrize("speaker", ["أوستن", None, "المتحدث باسم الحكومة"])
    def test_no_reversal(self, speaker: str | None) -> None:
        other = claim("b", ABSENT, speaker=speaker, said=DAY + timedelta(days=1))
        (found,) = conflicts(claim("a", SET, speaker="المتحدث جون كيربي"), other)
        assert not found.reversal

    def test_an_update_is_no_reversal(self) -> None:
        later = count("b", 2000, speaker="جون كيربي", said=DAY + timedelta(days=300))
        (found,) = conflicts(count("a", 900, speaker="جون كيربي"), later)
        assert found.level is Level.UPDATE
        assert not found.reversal


def test_two_numbers_are_one_disagreement_whichever_was_said_first() -> None:
    days = [DAY + timedelta(days=i) for i in range(4)]
    low = [count(f"low {day}", 1000, said=day) for day in days[::2]]
    high = [count(f"high {day}", 7000, said=day) for day in days[1::2]]
    (found,) = conflicts(*low, *high)
    assert found.a == low[0].id
    assert (len(found.also_a), len(found.also_b)) == (1, 1)


def test_the_earlier_claim_comes_first_where_sides_are_alike() -> None:
    (found,) = conflicts(count("high", 7000), count("low", 1000, said=DAY + timedelta(days=1)))
    assert (found.a, found.b) == ("high", "low")
