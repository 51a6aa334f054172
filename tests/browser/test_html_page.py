"""The HTML page in a browser: no noise, filters, expanding, accessibility, untrusted text, size."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.reports.html_page import MAX_CARDS, emit
from tests.browser.conftest import Open
from tests.reports.hostile import HOSTILE, hostile_report
from tests.reports.pages import many_articles, story_report

LANGUAGES = ("en", "ar")
WIDTHS = (1280, 390)

pytestmark = pytest.mark.slow


def shown(page: Any) -> list[str]:
    """The cards that can be seen."""
    return [card.get_attribute("id") for card in page.query_selector_all(".card") if card.is_visible()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_opens_quietly_and_fits(opened: Open, language: str, width: int) -> None:
    page = opened(emit(story_report(), language=language), width=width)
    assert page.noise == []
    assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(shown(page)) == len(story_report().conflicts)
    assert page.is_visible("#filter")


@pytest.mark.parametrize("language", LANGUAGES)
def test_is_whole_without_javascript(opened: Open, language: str) -> None:
    page = opened(emit(story_report(), language=language), java_script_enabled=False)
    assert page.noise == []
    assert not page.is_visible("#filter")
    assert page.locator(".card").count() == len(story_report().conflicts)
    summary = page.locator(".card summary").first
    summary.click()
    assert page.locator(".card .context").first.is_visible()


class TestFilters:
    @pytest.fixture
    def page(self, opened: Open) -> Any:
        return opened(emit(story_report()))

    def test_by_level(self, page: Any) -> None:
        before = len(shown(page))
        page.uncheck("input[value=contradiction]")
        after = shown(page)
        assert 0 < len(after) < before
        assert all(page.get_attribute(f"#{one}", "data-level") != "contradiction" for one in after)
        assert page.text_content("#count") == str(len(after))

    @pytest.mark.parametrize("key", ["rule", "place", "force", "speaker"])
    def test_by_a_list(self, page: Any, key: str) -> None:
        options = page.locator(f"select[name={key}] option").count()
        assert options > 2
        seen = set()
        for i in range(1, options):
            page.select_option(f"select[name={key}]", index=i)
            found = shown(page)
            assert found
            seen |= set(found)
        page.click("button[type=reset]")
        every = len(story_report().conflicts)
        page.wait_for_function(f"document.getElementById('count').value == '{every}'")
        assert seen <= set(shown(page))
        assert len(shown(page)) == every

    def test_by_day(self, page: Any) -> None:
        everything = len(shown(page))
        page.fill("input[name=from]", "2024-03-10")
        assert 0 < len(shown(page)) < everything
        page.fill("input[name=from]", "2030-01-01")
        assert shown(page) == []
        assert page.is_visible("#none")

    def test_opening_and_closing_all(self, page: Any) -> None:
        page.click("#expand")
        assert page.locator("#conflicts details:not([open])").count() == 0
        page.click("#collapse")
        assert page.locator("#conflicts details[open]").count() == 0

    def test_by_keyboard(self, page: Any) -> None:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#conflicts"
        page.locator(".card summary").first.focus()
        page.keyboard.press("Enter")
        assert page.locator(".card .context").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(opened: Open, language: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(emit(story_report(), language=language), width=width, color_scheme=scheme, bypass_csp=True)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    results = Axe().run(page).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in results["violations"]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_prints(opened: Open, language: str) -> None:
    page = opened(emit(story_report(), language=language))
    page.emulate_media(media="print")
    assert not page.is_visible("#filter")
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize("text", HOSTILE)
def test_untrusted_text_stays_text(opened: Open, text: str) -> None:
    page = opened(emit(hostile_report(text)), width=390)
    page.click("#expand")
    page.wait_for_timeout(30)
    assert page.noise == []
    assert page.evaluate("window.owned") is None
    assert page.locator("script").count() == 1
    assert page.locator("style").count() == 1
    assert page.locator("img, iframe, object, embed, base, link, meta[http-equiv=refresh]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    handlers = (
        "[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => a.name.startsWith('on')))"
    )
    assert page.evaluate(handlers) is False
    addresses = page.eval_on_selector_all("a", "found => found.map(one => one.getAttribute('href'))")
    assert all(one.startswith(("#", "https://", "http://")) for one in addresses)


def test_the_policy_forbids_what_the_page_does_not_do(opened: Open) -> None:
    page = opened(emit(story_report()))
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.owned = 1";
            document.body.append(script);
            const image = document.createElement("img");
            image.src = "https://evil.example/x.png";
            document.body.append(image);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.owned") is None
    refused = [one for one in page.noise if "Content Security Policy" in one]
    assert len(refused) == 2
    assert [one for one in page.noise if one not in refused] == ["https://evil.example/x.png"]


def test_a_great_many_conflicts_open_in_seconds(opened: Open) -> None:
    report = many_articles(2000)
    page = opened(emit(report))
    page.set_default_timeout(20_000)
    assert page.noise == []
    assert page.locator(".card").count() == min(MAX_CARDS, len(report.conflicts))
    assert page.get_by_text(f"{len(report.conflicts) - MAX_CARDS} more conflicts").is_visible()
    page.uncheck("input[value=contradiction]")
    assert int(page.text_content("#count")) < MAX_CARDS
