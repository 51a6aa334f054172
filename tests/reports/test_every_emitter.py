"""The corpus of hostile texts goes through every emitter there is, and a new one cannot be forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

import pytest

import claimcheck.reports
from claimcheck.checks.model import CheckResult, Finding, Notice, Standing, Suppression
from claimcheck.conflicts.model import Level
from claimcheck.error_codes import Code
from claimcheck.graph.build import build
from claimcheck.graph.relations import relate
from claimcheck.reports import (
    graph_dot,
    graph_graphml,
    graph_json,
    graph_mermaid,
    html_page,
    json_report,
    jsonl,
    markdown,
    story_json,
    story_markdown,
    story_text,
)
from claimcheck.reports import text as claims_text
from claimcheck.reports.check_formats import FORMATS
from claimcheck.reports.check_formats import emit as emit_check
from claimcheck.reports.model import Report
from tests.conflicts.building import GEOGRAPHY
from tests.reports.check.building import ACTIVE, SERVER_COMMAND, rule
from tests.reports.hostile import FINGERPRINT, HOSTILE, hostile_report

# These show rules, packs and errors, which are a desk's words and our own, not an article's.
_NOT_OF_ARTICLES = {
    "errors_page",
    "rules_index",
    "rules_kind_page",
    "rules_list_json",
    "rules_list_text",
    "rules_page",
    "rules_results_json",
    "rules_results_text",
    "rules_validation_text",
    "trace_text",
}


def _graph(emit: Callable[..., str]) -> Callable[[Report], str]:
    return lambda report: emit(relate(build(report.claims), GEOGRAPHY, report.conflicts))


def _story(emit: Callable[..., str]) -> Callable[[Report], str]:
    return lambda report: "".join(emit(told, report) for told in report.stories)


def _check(name: str) -> Callable[[Report], str]:
    def emit(report: Report) -> str:
        (conflict,) = report.conflicts
        text = report.claims[0].quote
        suppression = Suppression(FINGERPRINT, text, text, article=text)
        findings = (
            Finding(conflict, "a", fails=True),
            Finding(conflict, "a", Standing.KNOWN),
            Finding(conflict, "a", Standing.SUPPRESSED, suppression=suppression),
        )
        notices = (Notice(Code.STALE_BASELINE, text, text, text),)
        new = (report.articles[0].id,)
        result = CheckResult(
            report, new, findings, {conflict.rule: rule(conflict.rule)}, Level.TENSION, notices
        )
        return emit_check(name, result, language="en")

    return emit


EMITTERS: dict[str, Callable[[Report], str]] = {
    "graph_dot": _graph(graph_dot.emit),
    "graph_graphml": _graph(graph_graphml.emit),
    "graph_json": _graph(graph_json.emit),
    "graph_mermaid": _graph(graph_mermaid.emit),
    "html_page": html_page.emit,
    "json_report": json_report.emit,
    "jsonl": lambda report: jsonl.emit_claims(report.claims),
    "markdown": markdown.emit,
    "story_json": _story(story_json.emit),
    "story_markdown": _story(story_markdown.emit),
    "story_text": _story(story_text.emit),
    "text": claims_text.emit,
    **{f"check_{name}": _check(name) for name in FORMATS},
}


def test_none_is_forgotten() -> None:
    modules = {one.name for one in pkgutil.iter_modules(claimcheck.reports.__path__)}
    emitters = {
        name
        for name in modules
        if any(
            hasattr(importlib.import_module(f"claimcheck.reports.{name}"), function)
            and importlib.import_module(f"claimcheck.reports.{name}").__dict__[function].__module__
            == f"claimcheck.reports.{name}"
            for function in ("emit", "emit_claims")
        )
    }
    assert emitters - _NOT_OF_ARTICLES - {"check_formats"} == set(EMITTERS)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", EMITTERS)
def test_nothing_acts(name: str, text: str) -> None:
    report = hostile_report(text)
    printed = EMITTERS[name](report)
    assert ACTIVE.search(printed) is None
    for line in printed.split("\n"):
        if not (name == "check_github" and line.startswith(("::error ", "::warning ", "::notice "))):
            assert SERVER_COMMAND.search(line) is None, line
    # Programs get every character, people a few marks.
    for_programs = "json" in name or name in ("check_sarif", "check_gitlab")
    assert for_programs or "\u0651" * 9 not in printed
