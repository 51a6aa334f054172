"""A desk with articles whose claims a ledger holds already, so that commands need no model."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span, TroopNumber
from claimcheck.claims.rulepack import load
from claimcheck.cli.main import main
from claimcheck.ledger.store import Ledger
from claimcheck.ledger.version import version_of

SET = "للانسحاب جدول زمني متفق عليه"
ABSENT = "لا جدول زمنيا للانسحاب"
COUNT = "هناك {n} جندي"
DAY = date(2024, 3, 4)


class Desk:
    """A folder with articles and a ledger that knows them.

    Args:
        folder: the working folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.ledger = folder / "ledger.sqlite3"
        self._version = version_of(load())

    def page(self, name: str, quote: str, kind: Kind, **fields: Any) -> Path:
        """An article of one sentence, which makes one claim about French soldiers in Chad."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"{quote}.\n{name}\n"  # no two articles have the same text
        path.write_text(f"---\npublished: {DAY}\n---\n{text}", encoding="utf-8")
        self.know(Article(name, text, published=DAY, first_line=4), quote, kind, **fields)
        return path

    def know(self, article: Article, quote: str, kind: Kind, **fields: Any) -> None:
        """Keep the claim of an article in the ledger."""
        given = {"force": "FR", "place": "TD", "speaker": article.id, "rule": "made-up", **fields}
        span = Span(0, len(quote))
        made = Claim(
            id=f"{len(article.id):016x}", article=article.id, kind=kind, quote=quote, span=span,
            line=article.first_line, column=1, trigger=span, said=article.published, **given,
        )  # fmt: skip
        with Ledger.open(self.ledger) as ledger:
            ledger.put(article, (), [made], self._version)

    def says_set(self, name: str, **fields: Any) -> Path:
        """An article that says that there is a timetable."""
        return self.page(name, SET, Kind.TIMETABLE_SET, **fields)

    def says_absent(self, name: str, **fields: Any) -> Path:
        """An article that says that there is none."""
        return self.page(name, ABSENT, Kind.TIMETABLE_ABSENT, **fields)

    def counts(self, name: str, n: int) -> Path:
        """An article that says how many soldiers there are."""
        number = TroopNumber(n, n)
        return self.page(name, COUNT.format(n=n), Kind.TROOPS_COUNT, number=number)

    def run(self, *arguments: str | Path, stdin: bytes | None = None, **environment: str) -> Result:
        """Run claimcheck with this ledger."""
        given = {"CLAIMCHECK_LEDGER": str(self.ledger), "CLAIMCHECK_CACHE": "true", **environment}
        return CliRunner(env=given).invoke(main, [str(one) for one in arguments], input=stdin)

    def check(self, *arguments: str | Path, **environment: str) -> Result:
        """Check ``new`` against ``archive``."""
        return self.run("check", "new", "--against", "archive", *arguments, stdin=None, **environment)


def findings(result: Result) -> list[dict[str, Any]]:
    """The findings that ``--output-format jsonl`` printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]
