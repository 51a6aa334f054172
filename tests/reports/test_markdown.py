"""The Markdown report: golden files, its structure once rendered, and hostile values.

The golden files are rewritten by ``UPDATE_GOLDEN=1 python -m pytest tests/reports``; look at
the difference before it is committed.
"""

from __future__ import annotations

import dataclasses
import html
import os
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from claimcheck.articles.model import Article
from claimcheck.claims.model import Kind
from claimcheck.conflicts.model import ConflictType, Difference, Level
from claimcheck.reports.markdown import emit
from claimcheck.reports.messages import FIELDS, KINDS, LANGUAGES, LEVELS, TYPES
from claimcheck.reports.model import Report
from tests.reports.hostile import HOSTILE, hostile_report
from tests.reports.pages import story_report

GOLDEN = Path(__file__).parent / "golden"
# Where there is no text at all, fields are left out.
FILLED = [text for text in HOSTILE if text]
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def render(markdown: str) -> str:
    """The page that a Markdown renderer with tables and automatic links makes of it."""
    page: str = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden(report: Report, language: str) -> None:
    path = GOLDEN / f"report.{language}.md"
    printed = emit(report, language=language)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_should_be_a_table_is_one(report: Report, language: str) -> None:
    page = render(emit(report, language=language))
    # Overview, speakers, two a card, further claims, a story and its numbers, what was read, claims.
    assert page.count("<table>") == page.count("</table>") == 1 + 1 + 2 * 2 + 1 + 2 + 1 + 2
    assert "| ---" not in page
    assert page.count("<details>") == page.count("</details>") == 4
    assert page.count("<h3>") == 2
    assert "**" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_the_cards(report: Report, language: str) -> None:
    printed = emit(report, language=language)
    links = re.findall(r"\| \[\d\]\(#(\S+)\)", printed)
    headings = re.findall(r"^### (.+)$", printed, re.MULTILINE)
    assert links == [heading.lower().replace(" ", "-") for heading in headings]
    assert len(links) == 2


def test_the_strongest_conflict_comes_first(report: Report) -> None:
    printed = emit(report)
    assert printed.index("different-counts") < printed.index("agreed-without-timetable")


def test_deciding_words_are_bold_and_the_context_is_that_of_the_sentence(report: Report) -> None:
    page = render(emit(report))
    assert '<td dir="rtl" lang="ar"><strong>اتفقت</strong> الحكومتان' in page
    assert "إنه <strong>لا يوجد</strong> أي جدول زمني لمغادرة العراق.</td>" in page
    assert page.count("كما أعلن ناطق") == 1


def test_the_arabic_report_has_no_english_words_of_its_own(report: Report) -> None:
    quiet = dataclasses.replace(
        report,
        articles=tuple(dataclasses.replace(article, source=None, notes=()) for article in report.articles),
        errors=(),
    )
    page = render(emit(quiet, language="ar"))
    visible = re.sub(r"<code.*?</code>|<[^>]*>", "", page, flags=re.DOTALL)
    assert re.findall("[A-Za-z]+", visible) == []


@pytest.mark.parametrize(
    ("differ", "text"),
    [
        ((), "The speaker contradicts himself"),
        ((Difference("said", "2024-09-06", "2024-09-09"),), "A reversal"),
    ],
)
def test_one_speaker_on_both_sides(report: Report, differ: tuple[Difference, ...], text: str) -> None:
    conflict = dataclasses.replace(report.conflicts[1], differ=differ)
    assert text in emit(dataclasses.replace(report, conflicts=(conflict,)))
    two = dataclasses.replace(conflict, reversal=False)
    assert text not in emit(dataclasses.replace(report, conflicts=(two,)))


def test_copies_are_marked_and_voices_counted(report: Report) -> None:
    printed = emit(dataclasses.replace(report, conflicts=report.conflicts[:1]))
    assert "Independent voices: A 1, B 2" in printed
    assert printed.count("(copy of the same text)") == 1


def test_what_is_only_counted_is_told() -> None:
    report = story_report()
    crowded = dataclasses.replace(report.conflicts[0], also_b=(), further_a=0, further_b=1200)
    printed = emit(dataclasses.replace(report, conflicts=(crowded,)))
    assert "say the same as B (1200)" in printed
    assert "1200 more are not shown here." in printed


def test_nothing_found() -> None:
    printed = emit(Report((Article("a.md", "نص"),), (), ()))
    assert "No conflicts were found." in printed
    assert "No claims were found." in printed


def test_every_name_has_both_languages() -> None:
    assert set(KINDS) == set(Kind)
    assert set(LEVELS) == set(Level)
    assert set(TYPES) == set(ConflictType)
    for names in (*KINDS.values(), *LEVELS.values(), *TYPES.values(), *FIELDS.values()):
        assert re.search("[a-z]", names.en)
        assert not re.search("[A-Za-z]", names.ar)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", FILLED, ids=range(len(FILLED)))
def test_hostile_values_are_only_text(text: str, language: str) -> None:
    printed = emit(hostile_report(text), language=language)
    harmless = emit(hostile_report("plain"), language=language)
    assert tags(printed) == tags(harmless)
    assert not BIDI_CONTROLS.search(printed)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", printed)
    assert not re.search("\u0651{9}", printed)
    printed.encode("utf-8")
    assert len(printed) < 60_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_becomes_a_link_or_a_mention(language: str) -> None:
    (linked,) = (text for text in HOSTILE if text.startswith("see https"))
    page = render(emit(hostile_report(linked), language=language))
    # What stands in a block of code is not looked at.
    page = re.sub("<pre>.*?</pre>", "", page, flags=re.DOTALL)
    visible = html.unescape(re.sub("<[^>]*>", "", page))
    assert not re.search(r"@\w|#\d|https?://|www\.|GH-\d|:smile:", visible)


def tags(markdown: str) -> list[str]:
    """The HTML tags of the page, directions left out: they depend on the letters of the text."""
    found = re.findall("</?[a-z][^>]*>", render(markdown))
    return [tag for tag in found if not tag.startswith(("<span", "</span"))]
