"""All that lies near a span is found, and little else is looked at."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.conflicts.intervals import gap
from claimcheck.conflicts.span_index import SpanIndex
from claimcheck.language.timespan import TimeSpan

_DAYS = st.none() | st.dates(date(2020, 1, 1), date(2023, 12, 31)) | st.sampled_from([date.min, date.max])


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    start, end = draw(_DAYS), draw(_DAYS)
    if start and end and end < start:
        start, end = end, start
    return TimeSpan(start, end)


@given(st.lists(spans(), max_size=30), spans(), st.none() | st.integers(0, 800))
def test_finds_all_that_is_near_once(others: list[TimeSpan], span: TimeSpan, within: int | None) -> None:
    index = SpanIndex((other, i) for i, other in enumerate(others))
    found = list(index.near(span, within))
    assert len(found) == len(set(found))
    near = {i for i, other in enumerate(others) if within is None or gap(span, other) <= within}
    assert near <= set(found)


def test_what_is_far_is_not_looked_at() -> None:
    day = date(2020, 1, 1)
    dated = [TimeSpan(day + timedelta(i), day + timedelta(i + i % 3)) for i in range(1000)]
    index = SpanIndex((span, span) for span in [*dated, TimeSpan(day, day + timedelta(2000))])
    found = list(index.near(TimeSpan(day, day), 10))
    assert 12 <= len(found) <= 16
