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
from claimcheck.claims.model import Claim, Kind, Span
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Difference, Level
from claimcheck.reports.markdown import emit
from claimcheck.reports.messages import FIELDS, KINDS, LANGUAGES, LEVELS, TYPES
from claimcheck.reports.model import Report

GOLDEN = Path(__file__).parent / "golden"
BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</td></tr></table></details><h1>x</h1>",
    "a | b | c",
    "**bold** _em_ `code` ~~gone~~ $x$ [link](javascript:x) ![image](x) [^1]",
    "one\n\n# heading\n- item\n1. item\n> quote\n***\r\n```\nfence",
    "see https://evil.example and www.evil.example or x@evil.example, @someone, #123, GH-7, a/b#1, :smile:",
    "\u202e0053 \u2066\u2067x\u2069 \u200f\u061c end",
    "\x1b[31mred\x07 \x9b0m \u2028 next",
    "م" + "\u0651" * 10_000 + "ن",
    "&lt;b&gt; &#64;someone &copy;",
    "\\| \\`x\\` \\",
    "<!-- comment --> <![CDATA[x]]> <?php ?>",
    "\ud800 half a character",
    "x" * 100_000,
]


def render(markdown: str) -> str:
    """The page that a Markdown renderer with tables and automatic links makes of it."""
    page: str = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    return page


def hostile_report(text: str) -> Report:
    """A report in which everything that an article can bring is ``text``."""
    article = Article(text, text, title=text, source=text, notes=(text,))
    span = Span(0, len(text))
    claims = tuple(
        Claim(id_, text, kind, text, span, 1, 1, text, text, text, text, rule=text, trigger=Span(1, 3))
        for id_, kind in (
            ("a", Kind.WITHDRAWAL_DENIED),
            ("b", Kind.WITHDRAWAL_UNDERWAY),
            ("c", Kind.TROOPS_COUNT),
        )
    )
    words = BilingualText(text, text)
    conflict = Conflict(
        "x",
        Level.UPDATE,
        ConflictType.NEGATION,
        text,
        "a",
        "b",
        ("c",),
        (),
        (text,),
        (Difference(text, text, text),),
        words,
        words,
        text,
    )
    return Report((article,), claims, (conflict,), (text,))


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
    assert page.count("<table>") == page.count("</table>") == 1 + 1 + 2 * 2 + 1 + 2
    assert "| ---" not in page
    assert page.count("<details>") == page.count("</details>") == 3
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
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
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
    visible = html.unescape(
        re.sub("<[^>]*>", "", render(emit(hostile_report(HOSTILE[5]), language=language)))
    )
    assert not re.search(r"@\w|#\d|https?://|www\.|GH-\d|:smile:", visible)


def tags(markdown: str) -> list[str]:
    """The HTML tags of the page, directions left out: they depend on the letters of the text."""
    found = re.findall("</?[a-z][^>]*>", render(markdown))
    return [tag for tag in found if not tag.startswith(("<span", "</span"))]
