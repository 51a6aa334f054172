"""Stories as they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from claimcheck.claims.model import Kind
from claimcheck.errors import ConfigurationError
from claimcheck.graph.story import Story
from claimcheck.graph.telling import tell, tell_all
from tests.conflicts.building import GEOGRAPHY
from tests.reports.pages import article_with, report_of, story_report


def test_claims_come_in_the_order_of_time() -> None:
    report = story_report()
    told = tell(tuple(reversed(report.claims)), report.conflicts, GEOGRAPHY, Story("FR", "TD"))
    said = [event.said for event in told.events]
    assert said == sorted(day for day in said if day)
    assert told.days == (said[0], said[-1])
    assert {claim.place for claim in told.claims} == {"TD", "TD,NE"}


def test_turns_are_from_what_was_said_before() -> None:
    report = story_report()
    told = tell(report.claims, report.conflicts, GEOGRAPHY, Story("FR", "TD"))
    absent = next(event for event in told.events if event.claim.kind == Kind.TIMETABLE_ABSENT)
    assert [claim.kind for claim in told.turns_from(absent)] == [Kind.TIMETABLE_SET]
    assert told.turns_from(told.events[0]) == ()


def test_no_such_story() -> None:
    report = story_report()
    with pytest.raises(ConfigurationError, match="FR in TD"):
        tell(report.claims, report.conflicts, GEOGRAPHY, Story("FR", "LY"))


class TestAll:
    def test_the_most_told_first(self) -> None:
        report = story_report()
        told = tell_all(report.claims, report.conflicts, GEOGRAPHY)
        assert [str(one.story) for one in told] == ["FR in TD", "US in NE"]

    def test_a_story_within_another_is_not_told_twice(self) -> None:
        def says(number: int, force: str) -> dict[str, object]:
            return {"kind": Kind.WITHDRAWAL_PLANNED, "quote": f"سننسحب {number}", "force": force}

        report = report_of(
            *(article_with(i, says(i, force)) for i, force in enumerate(["US", "US", "US", "coalition"]))
        )
        assert [str(one.story) for one in report.stories] == ["US in TD"]
        assert len(report.stories[0].events) == 4

    def test_one_claim_is_no_story(self) -> None:
        report = report_of(article_with(0, {"kind": Kind.WITHDRAWAL_PLANNED, "quote": "سننسحب قريبا"}))
        assert report.stories == ()

    def test_undated_claims_come_last(self) -> None:
        report = story_report()
        claims = [replace(c, said=None) if c.said == date(2024, 3, 1) else c for c in report.claims]
        told = tell(claims, report.conflicts, GEOGRAPHY, Story("FR", "TD"))
        assert [event.said for event in told.events][-2:] == [None, None]
        assert told.days == (date(2024, 3, 3), date(2024, 3, 13))
