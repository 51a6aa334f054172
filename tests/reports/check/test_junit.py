"""JUnit XML, read by junitparser: a case an article, a failure a conflict that fails."""

from __future__ import annotations

import pytest
from junitparser import Error, Failure, JUnitXml, TestSuite

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_junit import emit
from tests.reports.check.building import HOSTILE, full_of


def suite(result: CheckResult) -> TestSuite:
    (only,) = JUnitXml.fromstring(emit(result).encode())
    return only


def test_cases(result: CheckResult) -> None:
    found = suite(result)
    article, unreadable = list(found)
    assert (found.tests, found.failures, found.errors) == (2, 1, 1)
    assert article.name == "desk/second.txt"
    (failure,) = article.result
    assert isinstance(failure, Failure)
    assert failure.type == "contradiction:different-counts"
    assert result.claim("c4").quote in failure.text
    assert "agreed-without-timetable (known)" in article.system_out
    (error,) = unreadable.result
    assert isinstance(error, Error)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    found = suite(full_of(text))
    article, _ = list(found)
    assert len(article.result) == 1
    assert found.failures == 1
