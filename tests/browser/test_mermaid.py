"""Mermaid's own parser accepts every diagram, and draws untrusted text as text."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from claimcheck.graph.build import build
from claimcheck.graph.relations import relate
from claimcheck.reports import graph_mermaid, markdown
from claimcheck.reports.model import Report
from claimcheck.reports.network_mermaid import flowchart
from claimcheck.reports.story_mermaid import timeline
from tests.conflicts.building import GEOGRAPHY
from tests.reports.hostile import HOSTILE, hostile_report
from tests.reports.pages import many_articles, story_report

MERMAID = Path(__file__).resolve().parents[2] / "build" / "node" / "package" / "dist" / "mermaid.min.js"

# What in a drawing could run or load something.
ACTIVE = """(svg) => {
    const found = [...new DOMParser().parseFromString(svg, "text/html").querySelectorAll("*")];
    return found.filter((one) =>
        ["script", "img", "image", "iframe", "a"].includes(one.tagName.toLowerCase()) ||
        [...one.attributes].some((a) => a.name.startsWith("on") || /javascript:|https?:.*evil/.test(a.value))
    ).map((one) => one.outerHTML);
}"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(browser: Any) -> Any:
    if not MERMAID.is_file():
        message = "no Mermaid: make browser fetches it"
        pytest.fail(message, pytrace=False) if os.environ.get("CI") else pytest.skip(message)
    page = browser.new_page()
    page.set_content("<body><div id=drawing></div></body>")
    page.add_script_tag(path=str(MERMAID))
    page.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'})")
    return page


def diagrams(report: Report, language: str) -> list[str]:
    found = [flowchart(report.disagreements, language)]
    found += [timeline(told, report, language) for told in report.stories]
    found.append(graph_mermaid.emit(relate(build(report.claims), GEOGRAPHY, report.conflicts)))
    return found


def accept(page: Any, diagram: str) -> None:
    """Parse a diagram, and draw it: nothing runs, nothing but its own labels is text."""
    page.evaluate("async (text) => { await mermaid.parse(text) }", diagram)
    drawn = page.evaluate("async (text) => (await mermaid.render('drawn', text)).svg", diagram)
    assert page.evaluate(ACTIVE, drawn) == []
    assert page.evaluate("window.owned") is None


@pytest.mark.parametrize("language", ["en", "ar"])
def test_ordinary_reports(page: Any, language: str) -> None:
    for diagram in diagrams(story_report(), language):
        accept(page, diagram)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_labels(page: Any, text: str) -> None:
    for diagram in diagrams(hostile_report(text), "en"):
        accept(page, diagram)


def test_large_reports(page: Any) -> None:
    for diagram in diagrams(many_articles(200), "en"):
        accept(page, diagram)


def test_those_that_a_report_holds(page: Any) -> None:
    blocks = re.findall(r"```mermaid\n(.*?)```", markdown.emit(story_report()), re.DOTALL)
    assert len(blocks) == 1 + len(story_report().stories)
    for block in blocks:
        accept(page, block)
