"""Markdown as GitHub shows it: rendered by its fork of cmark, sanitised by its rules, under its limits.

`github_sanitizing.json` is made from the default schema of npm's hast-util-sanitize 5.0.2 (MIT), which
follows GitHub's rules.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
import nh3
import pytest
from cmarkgfm.cmark import Options

from claimcheck.checks.model import CheckResult
from claimcheck.conflicts.model import Level
from claimcheck.graph.telling import Told
from claimcheck.reports import check_markdown, markdown, story_markdown
from claimcheck.reports.markdown import MAX_CHARACTERS, parts
from claimcheck.reports.messages import LANGUAGES
from claimcheck.reports.model import Report
from tests.reports.hostile import HOSTILE, hostile_report
from tests.reports.pages import many_articles, story_report

RULES = json.loads((Path(__file__).parent / "github_sanitizing.json").read_text(encoding="utf-8"))


class Seen(HTMLParser):
    """Counts tags and directions."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.directions: Counter[tuple[str, str | None]] = Counter()
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.directions.update((name, value) for name, value in attrs if name in ("dir", "lang"))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def rendered(text: str) -> str:
    """The page before it is sanitised."""
    return str(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


def sanitised(page: str) -> str:
    attributes = {tag: set(names) for tag, names in RULES["attributes"].items()}
    return nh3.clean(
        page,
        tags=set(RULES["tags"]),
        attributes=attributes,
        url_schemes=set(RULES["url_schemes"]),
        link_rel=None,
    )


def check(text: str) -> Seen:
    """What GitHub leaves is all that was there."""
    before, after = Seen(rendered(text)), Seen(sanitised(rendered(text)))
    # The sanitiser closes tables as a browser does, with a body of rows.
    before.tags.pop("tbody", None)
    after.tags.pop("tbody", None)
    assert after.tags == before.tags
    assert after.directions == before.directions
    return after


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_keeps_everything(language: str) -> None:
    report = story_report()
    seen = check(markdown.emit(report, language=language))
    text = " ".join(" ".join(seen.text).split())
    for conflict in report.conflicts:
        for claim in (report.claim_by_id[conflict.a], report.claim_by_id[conflict.b]):
            assert claim.quote in re.sub(" +", " ", text)
    assert seen.tags["table"] > 3 * len(report.conflicts)
    assert seen.directions["dir", "rtl"] > 4 * len(report.conflicts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_and_a_job_summary_keep_everything(result: CheckResult, language: str) -> None:
    report = story_report()
    check(story_markdown.emit(report.stories[0], report, language=language))
    check(check_markdown.emit(result, language=language))


@pytest.mark.parametrize("text", HOSTILE)
def test_untrusted_text_brings_nothing(text: str) -> None:
    report = hostile_report(text)
    seen = check(markdown.emit(report))
    plain = check(markdown.emit(hostile_report("كلمة")))
    assert set(seen.tags) <= set(plain.tags)
    for told in report.stories:
        check(story_markdown.emit(told, report))


@pytest.fixture(scope="module")
def long_report() -> Report:
    return many_articles(300)


@pytest.fixture(scope="module")
def found(long_report: Report) -> list[str]:
    """The parts of a long report."""
    return parts(long_report, name=lambda n: f"report-{n}.md")


class TestParts:
    def test_a_short_report_is_one(self) -> None:
        report = story_report()
        assert parts(report, name=str) == [markdown.emit(report)]

    def test_none_is_longer_than_github_takes(self, found: list[str]) -> None:
        assert len(found) > 3
        assert all(len(part) <= MAX_CHARACTERS for part in found)
        for part in found[:3]:
            check(part)

    def test_links_lead_to_the_cards(self, found: list[str]) -> None:
        links = re.findall(r"\[(\d+)\]\(report-(\d+)\.md#conflict-(\d+)\)", found[0])
        assert len(links) == 40
        for number, part, anchor in links:
            assert number == anchor
            assert f"### Conflict {number}\n" in found[int(part) - 1]

    def test_the_summary_says_how_much_there_is(self, long_report: Report, found: list[str]) -> None:
        assert f"Conflicts: **{len(long_report.conflicts)}**" in found[0]
        assert f"{len(long_report.conflicts) - 40} more are not shown here." in found[0]

    def test_the_strongest_come_first(self, found: list[str]) -> None:
        levels = re.findall(r"^Level: \*\*(\w+)\*\*", "\n".join(found), re.MULTILINE)
        ranks = [Level(level).rank for level in levels]
        assert ranks == sorted(ranks)


def test_a_story_alone() -> None:
    report = story_report()
    told: Told = report.stories[0]
    page = rendered(story_markdown.emit(told, report))
    assert page.count("<tr>") >= len(told.events)
    assert 'class="language-mermaid"' in page or 'lang="mermaid"' in page
