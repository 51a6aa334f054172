"""A scale of days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reports.time_axis import TimeAxis

DAYS = st.lists(st.dates(), min_size=1, max_size=6)


@given(DAYS)
def test_days_keep_their_order_and_stay_inside(days: list[date]) -> None:
    axis = TimeAxis.over(days)
    places = [axis.at(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@given(DAYS)
def test_mirrored_it_is_the_same_from_the_other_side(days: list[date]) -> None:
    axis, mirrored = TimeAxis.over(days), TimeAxis.over(days, mirrored=True)
    for day in days:
        assert abs(axis.at(day) + mirrored.at(day) - 1) < 1e-9
    assert [name for _, name in axis.ticks()] == [name for _, name in mirrored.ticks()]


@given(DAYS)
def test_there_are_few_ticks_in_their_order(days: list[date]) -> None:
    ticks = TimeAxis.over(days).ticks()
    assert len(ticks) <= 6
    assert [x for x, _ in ticks] == sorted(x for x, _ in ticks)
    assert all(0 <= x <= 1 for x, _ in ticks)


def test_months_and_years() -> None:
    first = date(2024, 1, 20)
    assert [name for _, name in TimeAxis.over([first, first + timedelta(days=60)]).ticks()] == [
        "2024-02", "2024-03", "2024-04",
    ]  # fmt: skip
    assert [name for _, name in TimeAxis.over([first, date(2028, 6, 1)]).ticks()] == [
        "2024", "2025", "2026", "2027", "2028",
    ]  # fmt: skip


def test_what_lies_beyond_is_at_the_end() -> None:
    axis = TimeAxis.over([date(2024, 1, 1), date(2024, 12, 31)])
    assert axis.at(date(1990, 1, 1)) == 0
    assert axis.at(date(2090, 1, 1)) == 1
