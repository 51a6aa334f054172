"""The pictures in the README, of the page on the sample articles: ``make screenshots``."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
_WIDTH, _HEIGHT = 1180, 980


def main() -> None:
    """Make a page in each language, and a picture of its beginning, its stories and its numbers."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--hide-scrollbars"]
        )
        for language in ("en", "ar"):
            path = Path(folder) / f"{language}.html"
            subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "claimcheck",
                    "report",
                    "seeds",
                    "--lang",
                    language,
                    "-o",
                    f"html={path}",
                ],
                check=True,
            )
            page = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
            page.goto(path.as_uri())
            page.screenshot(path=FOLDER / f"report.{language}.png")
            page.set_viewport_size({"width": _WIDTH, "height": _HEIGHT - 320})
            for section in ("stories", "numbers"):
                page.evaluate(
                    f"document.documentElement.style.scrollBehavior = 'auto'; location.hash = '{section}'"
                )
                page.wait_for_timeout(200)
                page.screenshot(path=FOLDER / f"{section}.{language}.png")
        browser.close()


if __name__ == "__main__":
    main()
