"""The job summary: tables stay tables, text stays text, and the whole stays under GitHub's limit."""

from __future__ import annotations

import dataclasses
import re

import pytest
from markdown_it import MarkdownIt

from claimcheck.checks.model import CheckResult
from claimcheck.reports.check_markdown import MAX_BYTES, emit
from claimcheck.reports.messages import LANGUAGES
from tests.reports.check.building import HOSTILE, full_of


def render(markdown: str) -> str:
    page: str = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_should_be_a_table_is_one(result: CheckResult, language: str) -> None:
    page = render(emit(result, language=language))
    # What is new, the two of its card, what is accepted.
    assert page.count("<table>") == page.count("</table>") == 4
    assert page.count("<details>") == page.count("</details>") == 1
    assert "| ---" not in page
    assert "**" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    page = render(emit(full_of(text)))
    plain = render(emit(full_of("كلمة")))
    tags = [re.findall(r"<(/?[a-z0-9]+)", one) for one in (page, plain)]
    assert {*tags[0]} <= {*tags[1], "br"}
    assert page.count("<table>") == plain.count("<table>")
    assert page.count("<a ") == plain.count("<a ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_great_many_findings_fit(result: CheckResult, language: str) -> None:
    many = dataclasses.replace(result, findings=result.findings * 4000)
    printed = emit(many, language=language)
    assert len(printed.encode()) <= MAX_BYTES
    page = render(printed)
    assert page.count("<table>") == page.count("</table>")
    assert page.count("<details>") == page.count("</details>") > 10
    assert len(re.findall(r"\d+ more are left out|أُغفل هنا \d+", printed)) == 3
