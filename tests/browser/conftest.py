"""A real browser: Debian's Chromium, driven by Playwright.

Without it these tests are skipped, but not in continuous integration, where they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        message = "no Chromium: make browser installs Debian's"
        pytest.fail(message, pytrace=False) if os.environ.get("CI") else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield running
        running.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page, and sees to it that it reports no error, requests nothing and asks nothing."""
    contexts: list[Any] = []

    def open_page(html: str, *, width: int = 1280, **options: Any) -> Any:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(html, encoding="utf-8", errors="backslashreplace")

        def asked(dialog: Any) -> None:
            noise.append(dialog.message)
            dialog.dismiss()

        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.noise = noise = list[str]()
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("dialog", asked)
        page.on("popup", lambda popup: noise.append(popup.url))
        page.on(
            "request", lambda request: None if request.url == path.as_uri() else noise.append(request.url)
        )
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
