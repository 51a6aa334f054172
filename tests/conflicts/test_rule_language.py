"""What each key of a conflict rule does, and what rules may not say."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from claimcheck.claims.model import Claim, Kind, Span, TroopNumber
from claimcheck.conflicts.compare import Background, admits, meets
from claimcheck.conflicts.engine import kinds_beside
from claimcheck.conflicts.model import Level
from tests.conflicts.building import DAY, GEOGRAPHY, SPEAKERS, claim, count, rule, span

SET, ABSENT = Kind.TIMETABLE_SET, Kind.TIMETABLE_ABSENT
COUNT = {"kinds": [Kind.TROOPS_COUNT]}
A, B = {"kinds": [SET]}, {"kinds": [ABSENT]}
BACKGROUND = Background(GEOGRAPHY, SPEAKERS)


def level(a: dict[str, Any], b: dict[str, Any], **said: Any) -> Level | None:
    """The level at which a timetable and its absence meet, the claims and the rule as given."""
    return meets(rule(A, B, **said), claim("a", SET, **a), claim("b", ABSENT, **b), BACKGROUND)


class TestSides:
    @pytest.mark.parametrize(
        ("key", "value", "yes", "no"),
        [
            ("rules", ["timetable-set"], {"rule": "timetable-set"}, {"rule": "other"}),
            ("forces", ["FR"], {}, {"force": "TR"}),
            ("words", ["آخر"], {"quote": "سحب آخر القوات"}, {"quote": "سحب القوات"}),
            ("words", ["كامل"], {"quote": "انسحاب بالكامل"}, {"quote": "انسحاب"}),
            ("without_words", ["بعض"], {"quote": "سحب القوات"}, {"quote": "سحب بعض القوات"}),
            ("timed", True, {"time": span(None, "2024-04-30")}, {}),
            ("timed", False, {}, {"time": span(None, "2024-04-30")}),
            ("hedged", True, {"hedged": True}, {}),
            ("counted", True, {"number": TroopNumber(5, None)}, {"number": TroopNumber(0, 0)}),
            ("counted", False, {"number": TroopNumber(0, 0)}, {"number": TroopNumber(5, 5)}),
            ("in_area", False, {}, {"area": "الشمال"}),
        ],
    )
    def test_restrict_what_may_stand_on_them(
        self, key: str, value: Any, yes: dict[str, Any], no: dict[str, Any]
    ) -> None:
        side = rule({**A, key: value}, B).a
        assert admits(side, claim("a", SET, **yes), BACKGROUND)
        assert not admits(side, claim("a", SET, **no), BACKGROUND)

    def test_kinds(self) -> None:
        assert admits(rule(A, B).a, claim("a", SET), BACKGROUND)
        assert not admits(rule(A, B).a, claim("a", ABSENT), BACKGROUND)

    def test_what_stands_beside(self) -> None:
        change = claim("a", Kind.TROOPS_CHANGE, article="x", span=Span(0, 9))
        beside = claim("b", Kind.WITHDRAWAL_PLANNED, article="x", span=Span(8, 20))
        apart = claim("c", Kind.WITHDRAWAL_DENIED, article="x", span=Span(9, 20))
        elsewhere = claim("d", Kind.PRESENCE_CONTINUING, article="y", span=Span(0, 9))
        background = Background(GEOGRAPHY, SPEAKERS, kinds_beside([apart, change, elsewhere, beside]))
        assert background.beside["a"] == {Kind.WITHDRAWAL_PLANNED}
        for kind, found in ((beside.kind, True), (apart.kind, False), (elsewhere.kind, False)):
            with_it = rule({"kinds": [change.kind], "beside": [kind]}, B)
            without = rule({"kinds": [change.kind], "not_beside": [kind]}, B)
            assert admits(with_it.a, change, background) is found
            assert admits(without.a, change, background) is not found

    def test_one_of_several_alternatives_must_hold(self) -> None:
        sides = rule([{**A, "forces": ["TR"]}, {**A, "timed": False}], B).a  # type: ignore[arg-type]
        assert admits(sides, claim("a", SET), BACKGROUND)
        assert not admits(sides, claim("a", SET, time=span("2024-01-01", None)), BACKGROUND)


class TestAgreement:
    @pytest.mark.parametrize(
        ("force", "a", "b", "expected"),
        [
            ("related", "FR", "EU", True),
            ("related", "EU", "FR", True),
            ("related", "FR", "TR", False),
            ("related", None, "FR", True),
            ("related", None, None, False),
            ("same", "FR", "FR", True),
            ("same", "EU", "FR", False),
            ("same", None, None, False),
            ("b_in_a", "EU", "FR", True),
            ("b_in_a", "FR", "EU", False),
            ("b_in_a", "FR", "FR", False),
            ("apart", "FR", "EU", True),
            ("apart", "FR", "FR", False),
        ],
    )
    def test_force(self, force: str, a: str | None, b: str | None, expected: bool) -> None:
        assert bool(level({"force": a}, {"force": b}, agree={"force": force})) is expected

    def test_foreign_forces_in_a_country_are_not_its_own(self) -> None:
        assert level({"force": "foreign", "place": "ET"}, {"force": "ET", "place": "ET"}) is None
        assert level({"force": "foreign", "place": "SO"}, {"force": "ET", "place": "SO"})

    @pytest.mark.parametrize(
        ("place", "a", "b", "expected"),
        [
            ("common", "TD,NE", "NE,ML", True),
            ("common", "Sahel", "NE", False),
            ("same", "TD,NE", "NE,TD", True),
            ("same", "TD,NE", "NE", False),
            ("contained", "Sahel", "NE", True),
            ("contained", "NE", "Sahel", True),
            ("contained", "NE", "ML", False),
            ("b_in_a", "Sahel", "NE,ML", True),
            ("b_in_a", "NE", "Sahel", False),
            ("b_in_a", "Sahel", "NE,SO", False),
        ],
    )
    def test_place(self, place: str, a: str, b: str, expected: bool) -> None:
        assert bool(level({"place": a}, {"place": b}, agree={"place": place})) is expected

    @pytest.mark.parametrize(
        ("area", "a", "b", "expected"),
        [
            ("compatible", "جنوب تشاد", "جنوبي تشاد", True),
            ("compatible", "المنطقة الحدودية بجنوب تشاد", "جنوب تشاد", True),
            ("compatible", "جنوب تشاد", "شمال تشاد", False),
            ("compatible", "جنوب تشاد", None, True),
            ("same", "جنوب تشاد", None, False),
            ("same", None, None, True),
        ],
    )
    def test_area(self, area: str, a: str | None, b: str | None, expected: bool) -> None:
        assert bool(level({"area": a}, {"area": b}, agree={"area": area})) is expected

    @pytest.mark.parametrize(
        ("speaker", "a", "b", "expected"),
        [
            ("same", "سيباستيان لوكورنو", "لوكورنو", True),
            ("same", "لوكورنو", "ماكرون", False),
            ("same", None, None, False),
            ("different", "سيباستيان لوكورنو", "لوكورنو", False),
            ("different", "لوكورنو", "ماكرون", True),
            ("different", "لوكورنو", None, True),
            ("different", None, None, True),
        ],
    )
    def test_speaker(self, speaker: str, a: str | None, b: str | None, expected: bool) -> None:
        assert bool(level({"speaker": a}, {"speaker": b}, agree={"speaker": speaker})) is expected

    def test_the_own_voice_of_one_article_is_one_speaker(self) -> None:
        one = {"article": "x.txt"}
        assert level(one, one, agree={"speaker": "different"}) is None

    def test_time(self) -> None:
        april, june = span("2024-04-01", "2024-04-30"), span("2024-06-01", "2024-06-30")
        assert level({"time": april}, {"time": june}) is None
        assert level({"time": april}, {"time": june}, agree={"time": "any"})


def contrast(a: Claim, b: Claim, **differ: Any) -> bool:
    one = rule({"kinds": [a.kind]}, {"kinds": [b.kind]}, differ=differ, agree={"time": "any"})
    return meets(one, a, b, BACKGROUND) is not None


class TestContrasts:
    @pytest.mark.parametrize(
        ("a", "b", "percent", "expected"),
        [
            (count("a", 900), count("b", 1000), 0, True),
            (count("a", 950), count("b", 1000), 10, False),
            (count("a", 900), count("b", 800, 1000), 0, False),
            (count("a", 12_500, approximate=True), count("b", 13_000), 0, True),
            (count("a", 12_500, approximate=True), count("b", 13_000, approximate=True), 0, False),
            (count("a", 2000, approximate=True), count("b", 2100, approximate=True), 0, False),
        ],
    )
    def test_number(self, a: Claim, b: Claim, percent: int, expected: bool) -> None:
        assert contrast(a, b, by="number", percent=percent) is expected
        assert contrast(b, a, by="number", percent=percent) is expected

    def test_larger(self) -> None:
        assert contrast(count("a", 900), count("b", 1000), by="larger")
        assert not contrast(count("a", 1000), count("b", 900), by="larger")

    @pytest.mark.parametrize(
        ("days", "held", "expected"),
        [
            (10, 4000, True),
            (10, 5200, True),
            (10, 2500, False),
            (-10, 4000, True),
            (-10, 2500, True),
            (-10, 5200, False),
            (0, 4000, True),
            (0, 2500, False),
            (0, 5200, False),
        ],
    )
    def test_ends(self, days: int, held: int, expected: bool) -> None:
        change = claim("a", Kind.TROOPS_CHANGE, number=TroopNumber(2500, 2500, source=5200))
        assert contrast(change, count("b", held, said=DAY + timedelta(days=days)), by="ends") is expected

    @pytest.mark.parametrize(
        ("by", "a", "b", "expected"),
        [
            ("time", ("2024-01-01", "2024-01-31"), ("2024-02-15", None), True),
            ("time", ("2024-01-01", "2024-01-31"), ("2024-02-05", None), False),
            ("before", ("2024-01-01", "2024-01-31"), ("2024-02-15", None), True),
            ("before", ("2024-02-15", None), ("2024-01-01", "2024-01-31"), False),
            ("outlasts", ("2024-01-01", "2024-01-31"), ("2023-01-01", "2024-02-28"), True),
            ("outlasts", ("2024-01-01", "2024-01-31"), ("2024-01-01", "2024-02-05"), False),
            ("spans", ("2024-01-01", "2024-01-31"), ("2024-01-01", None), True),
            ("spans", ("2024-01-01", "2024-01-31"), ("2024-01-25", None), False),
        ],
    )
    def test_times(
        self, by: str, a: tuple[str | None, str | None], b: tuple[str | None, str | None], expected: bool
    ) -> None:
        first, second = claim("a", SET, time=span(*a)), claim("b", ABSENT, time=span(*b))
        assert contrast(first, second, by=by, days=10) is expected

    def test_what_lacks_a_number_or_a_time_does_not_differ(self) -> None:
        bare = claim("b", Kind.TROOPS_COUNT)
        for by in ("number", "larger", "ends", "time"):
            assert not contrast(count("a", 900), bare, by=by)


class TestWindow:
    @pytest.mark.parametrize(
        ("window", "days", "expected"),
        [
            ({"within": 10}, 10, True),
            ({"within": 10}, -10, True),
            ({"within": 10}, 11, False),
            ({"beyond": 10}, 10, True),
            ({"beyond": 10}, 9, False),
            ({"later": "b"}, 0, True),
            ({"later": "b"}, -1, False),
        ],
    )
    def test_statements(self, window: dict[str, Any], days: int, expected: bool) -> None:
        later = {"said": DAY + timedelta(days=days)}
        assert bool(level({}, later, window=window)) is expected

    @pytest.mark.parametrize(("of", "expected"), [("statements", True), ("times", False), ("both", False)])
    def test_of_what_is_long_past(self, of: str, expected: bool) -> None:
        old = {"time": span(None, "2012-12-31")}
        assert bool(level(old, {}, window={"within": 10, "of": of})) is expected

    @pytest.mark.parametrize("window", [{"beyond": 1}, {"later": "b"}])
    def test_an_unknown_day_is_not_known_to_be_later(self, window: dict[str, Any]) -> None:
        assert level({"said": None}, {}, window=window) is None
        assert level({"said": None}, {}, window={"within": 1})


class TestHedged:
    @pytest.mark.parametrize(
        ("hedged", "expected"),
        [("same", Level.CONTRADICTION), ("tension", Level.TENSION), ("update", Level.UPDATE), ("none", None)],
    )
    def test_weakens_as_the_rule_says(self, hedged: str, expected: Level | None) -> None:
        said = {"level": "contradiction", "hedged": hedged}
        assert level({"hedged": True}, {}, **said) is expected
        assert level({}, {"hedged": True}, **said) is expected
        assert level({}, {}, **said) is Level.CONTRADICTION


class TestWhatRulesMayNotSay:
    @pytest.mark.parametrize(
        "fields",
        [
            {"kinds_a": [SET]},
            {"agree": {"forces": "same"}},
            {"agree": {"force": "alike"}},
            {"differ": {"by": "colour"}},
            {"differ": {"percent": -1}},
            {"window": {"days": 4}},
            {"window": {"within": -1}},
            {"hedged": "contradiction"},
            {"level": "none"},
            {"why": {"en": "only"}},
        ],
    )
    def test_keys_and_values(self, fields: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            rule(A, B, **fields)

    @pytest.mark.parametrize("side", [{}, {"kinds": []}, {"kinds": [SET], "kind": SET}, []])
    def test_sides(self, side: Any) -> None:
        with pytest.raises(ValidationError):
            rule(side, B)

    def test_numbers_of_what_has_none(self) -> None:
        with pytest.raises(ValidationError, match=r"timetable.absent have no number"):
            rule(COUNT, B, differ={"by": "number"})
        assert rule(COUNT, {"kinds": ["supply.count"]}, differ={"by": "number"})
