"""The result that the tests of all formats share."""

from __future__ import annotations

import pytest

from claimcheck.checks.model import CheckResult
from claimcheck.reports.model import Report
from tests.reports.check.building import ordinary


@pytest.fixture
def result(report: Report) -> CheckResult:
    return ordinary(report)
