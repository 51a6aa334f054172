"""What checking one new article costs against an indexed archive: ``make bench-check``.

Two commands take turns, each on an article that no ledger knows: ``extract`` without a ledger, which
loads the model and parses the article, and ``check`` against the archive. The difference of
the medians is what the archive costs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from claimcheck.api import Checker
from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.ledger.store import Ledger
from claimcheck.ledger.version import version_of

_SENTENCES = (
    "أعلن وزير الدفاع أن القوات {force} ستنسحب من {place} قبل نهاية العام.",
    "قالت متحدثة باسم الخارجية إنه لا يوجد جدول زمني لانسحاب القوات {force} من {place}.",
    "ذكرت مصادر عسكرية أن 1500 جندي من القوات {force} ما زالوا في {place}.",
    "نفى قائد الجيش انسحاب القوات {force} من {place}.",
)
_FORCES = ("الفرنسية", "الأميركية", "الروسية", "التركية", "البريطانية")
_PLACES = ("تشاد", "النيجر", "مالي", "سوريا", "العراق", "أفغانستان", "ليبيا")
_NEW = "أكد وزير الخارجية وجود جدول زمني لانسحاب القوات الفرنسية من تشاد، في بيان رقم {n}."
_PAGE = "---\npublished: {day}\n---\n"
_FIRST_DAY = date(2024, 1, 1)
_FIRST_LINE = 4


def main() -> None:
    """Build an archive, take the times, print them."""
    parser = argparse.ArgumentParser(description="The cost of a check against an indexed archive.")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        claims = _build(options.articles)
        times = _measure(options.rounds)
    plain, check = (statistics.median(times[name]) for name in ("extract", "check"))
    print(f"archive                    {options.articles} articles, {claims} claims")
    print(f"extract --no-cache         {plain:.2f} s   (median of {options.rounds})")
    print(f"check --against archive    {check:.2f} s")
    print(f"difference                 {check - plain:+.2f} s")


def _build(count: int) -> int:
    """Write the archive and its ledger; returns the number of claims."""
    checker = Checker()
    version = version_of(checker.packs)
    known = list(_templates(checker))
    total = 0
    Path("archive").mkdir()
    with Ledger.open(Path("ledger")) as ledger:
        for i in range(count):
            text, claims = known[i % len(known)]
            day = _FIRST_DAY + timedelta(days=i % 300)
            article = Article(
                f"archive/{i:05}.md", f"{text}\nخبر رقم {i}.\n", published=day, first_line=_FIRST_LINE
            )
            content = _PAGE.format(day=day) + article.text
            Path(article.id).write_text(content, encoding="utf-8")
            own = [
                replace(claim, id=f"{i:08x}{n:08x}", article=article.id, line=_FIRST_LINE, said=day)
                for n, claim in enumerate(claims)
            ]
            ledger.put(article, (), own, version)
            total += len(own)
    return total


def _templates(checker: Checker) -> Iterator[tuple[str, list[Claim]]]:
    for sentence, force, place in product(_SENTENCES, _FORCES, _PLACES):
        text = sentence.format(force=force, place=place)
        yield text, checker.extract(Article("x", text, published=_FIRST_DAY))[1]


def _measure(rounds: int) -> dict[str, list[float]]:
    environment = {**os.environ, "CLAIMCHECK_LEDGER": "ledger", "OMP_NUM_THREADS": "1"}
    commands = {
        "extract": ["extract", "new.md", "--no-cache"],
        "check": ["check", "new.md", "--against", "archive", "--exit-zero"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(-1, rounds):
        for offset, (name, arguments) in enumerate(commands.items()):
            text = _NEW.format(n=2 * number + offset)
            Path("new.md").write_text(_PAGE.format(day="2024-06-01") + text + "\n", encoding="utf-8")
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "claimcheck", *arguments],
                env=environment, check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            if number >= 0:  # the first round fills the system's caches
                times[name].append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
