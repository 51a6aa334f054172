"""The HTML page without a browser: what stands in it."""

from __future__ import annotations

import dataclasses
import html
import re

import pytest

from claimcheck.claims.model import TroopNumber
from claimcheck.reports.html_numbers import numbers_plot
from claimcheck.reports.html_page import MAX_CARDS, emit
from claimcheck.reports.html_timeline import MAX_ROWS, timeline
from claimcheck.reports.html_words import _WORDS
from claimcheck.reports.messages import LANGUAGES
from claimcheck.reports.model import Report
from tests.reports.hostile import HOSTILE, hostile_report
from tests.reports.pages import many_articles, story_report


def visible(page: str) -> str:
    body = re.sub(r"<(style|script|title)\b.*?</\1>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub("<[^>]*>", " ", body))


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sides_of_every_conflict_are_quoted(language: str) -> None:
    report = story_report()
    text = " ".join(visible(emit(report, language=language)).split())
    for conflict in report.conflicts:
        for id_ in (conflict.a, conflict.b):
            words = report.claim_by_id[id_].quote.split()
            assert " ".join(words[1:]) in text
        assert conflict.fingerprint in text


def test_what_is_only_counted_is_told() -> None:
    report = story_report()
    crowded = dataclasses.replace(report.conflicts[0], also_b=(), further_a=0, further_b=1200)
    text = visible(emit(dataclasses.replace(report, conflicts=(crowded,))))
    assert "say the same as B (1200)" in text
    assert "1200 more are not shown here." in text


def test_the_arabic_page_has_no_english_words_of_its_own() -> None:
    report = story_report()
    page = emit(dataclasses.replace(report, errors=()), language="ar")
    # Names of files, rules and outlets.
    page = re.sub(r'<code.*?</code>|<bdi dir="ltr">.*?</bdi>|<option.*?</option>', "", page, flags=re.DOTALL)
    assert set(re.findall("[A-Za-z]{2,}", visible(page))) <= {"claimcheck", "story", "JSON"}


def test_every_word_has_both_languages() -> None:
    for english, arabic in _WORDS.values():
        assert re.search("[a-z●▬!]", english)
        assert re.search("[\u0600-\u06ff]", arabic)


def test_nothing_is_loaded_from_anywhere() -> None:
    page = emit(story_report())
    assert not re.search(r"\b(?:src|srcset|data|poster|action)=", page)
    assert not re.search(r"url\(|@import|<link|<base|<img", page)
    links = re.findall(r'href="([^"]*)"([^>]*)', page)
    assert all(href.startswith("#") or "noreferrer" in rest for href, rest in links)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a b", ""]
)
def test_only_addresses_of_the_web_are_linked(url: str) -> None:
    report = story_report()
    articles = tuple(dataclasses.replace(article, url=url) for article in report.articles)
    page = emit(dataclasses.replace(report, articles=articles))
    assert set(re.findall(r'href="([^#"][^"]*)"', page)) == set()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_untrusted_text_adds_no_markup(text: str) -> None:
    def tags(report: Report) -> set[str]:
        return set(re.findall(r"<(/?[a-z0-9]+)", emit(report)))

    assert tags(hostile_report(text)) <= tags(hostile_report("كلمة")) | {
        "br",
        "/a",
        "a",
        "li",
        "/li",
        "ul",
        "/ul",
    }
    printed = emit(hostile_report(text))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", printed)
    assert not re.search("\u0651{9}", printed)
    printed.encode("utf-8")


def test_a_notebook_shows_it_in_a_frame_of_its_own() -> None:
    shown = story_report()._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert 'sandbox="allow-scripts"' in shown
    assert shown.count("<") == 2
    assert html.unescape(re.findall('srcdoc="([^"]*)"', shown)[0]) == emit(story_report())


class TestNumbers:
    def test_points_are_as_high_as_their_numbers(self) -> None:
        report = story_report()
        plot = numbers_plot(report.stories[0], report, "en")
        assert plot is not None
        assert [point.label for point in plot.points] == ["1", "2", "3", "4"]
        first, interval, at_least, at_most = plot.points
        assert first.y == first.low == first.high
        assert interval.low is not None
        assert interval.high is not None
        assert interval.high < interval.y < interval.low < first.y
        assert interval.hollow
        assert at_least.opens_up
        assert at_least.high is None
        assert at_most.opens_down
        assert at_most.y > first.y

    def test_in_arabic_time_runs_from_right_to_left(self) -> None:
        report = story_report()
        xs = {}
        for language in LANGUAGES:
            plot = numbers_plot(report.stories[0], report, language)
            assert plot is not None
            xs[language] = [point.x for point in plot.points]
        assert xs["en"] == sorted(xs["en"])
        assert xs["ar"] == sorted(xs["ar"], reverse=True)

    def test_numbers_on_one_spot_share_a_label(self) -> None:
        report = story_report()
        claims = [c for c in report.stories[0].claims if c.number]
        same = [dataclasses.replace(c, number=TroopNumber(7, 7), said=claims[0].said) for c in claims]
        events = tuple(
            dataclasses.replace(event, claim=claim)
            for event, claim in zip(report.stories[0].events, same, strict=False)
        )
        plot = numbers_plot(dataclasses.replace(report.stories[0], events=events), report, "en")
        assert plot is not None
        assert [point.label for point in plot.points] == ["1, 2, 3, 4", "", "", ""]

    def test_one_number_is_no_plot(self) -> None:
        report = story_report()
        told = dataclasses.replace(report.stories[0], events=report.stories[0].events[:2])
        assert numbers_plot(told, report, "en") is None


class TestTimeline:
    def test_bars_and_dots(self) -> None:
        report = story_report()
        rows = timeline(report.stories[0], report, "en").rows
        first = rows[0]
        assert first.bar is not None
        assert first.dot is not None
        assert first.bar.x <= first.dot <= first.bar.x + first.bar.width
        (far,) = [row for row in rows if row.bar and row.bar.open_right]
        assert far.bar is not None
        assert far.bar.open_left

    def test_of_a_long_story_turns_are_kept(self) -> None:
        report = many_articles(2500)
        told = report.stories[0]
        shown = timeline(told, report, "en")
        assert len(shown.rows) == MAX_ROWS
        assert shown.left_out == len(told.events) - MAX_ROWS
        assert any(row.turns for row in shown.rows)


def test_the_strongest_have_cards_where_there_are_too_many() -> None:
    report = many_articles(1000)
    page = emit(report)
    assert page.count('class="card ') == min(MAX_CARDS, len(report.conflicts))
    levels = re.findall(r'data-level="(\w+)"', page)
    assert levels == sorted(levels, key=["contradiction", "tension", "update"].index)
