"""Every emitter over a report made of fuzzed texts: what it prints parses, and nothing in it acts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Difference, Level
from claimcheck.reports.model import Report
from tests.fuzz.source import Source
from tests.reports.check.building import ACTIVE, SERVER_COMMAND
from tests.reports.hostile import FINGERPRINT, hostile_report
from tests.reports.pages import completed
from tests.reports.test_every_emitter import EMITTERS

NAMES = tuple(EMITTERS)
FORCES = ("US", "coalition", "FR", None)
PLACES = ("IQ", "TD", "ML,NE", None)
DAYS = (None, date(1, 1, 1), date(2024, 1, 1), date(9999, 12, 31))
COMMANDS = ("::error ", "::warning ", "::notice ")


def emit_and_parse(data: bytes) -> None:
    """One emitter, over one report."""
    source = Source(data)
    name = source.choice(NAMES)
    report = _report(source)
    printed = EMITTERS[name](report)
    assert ACTIVE.search(printed) is None
    for line in printed.split("\n"):
        assert (name == "check_github" and line.startswith(COMMANDS)) or not SERVER_COMMAND.search(line), line
    PARSERS.get(name, _as_text)(printed)


def _report(source: Source) -> Report:
    """Two articles whose claims quote their texts, and a conflict between them."""
    articles = tuple(_article(source, prefix) for prefix in ("a", "b"))
    kinds = (Kind.WITHDRAWAL_DENIED, Kind.WITHDRAWAL_UNDERWAY, Kind.TROOPS_COUNT, Kind.TROOPS_CHANGE)
    claims = tuple(_claim(source, id_, articles[i % 2], kinds[i]) for i, id_ in enumerate("abcd"))
    conflict = Conflict(
        id="x",
        level=source.choice(tuple(Level)),
        type=source.choice(tuple(ConflictType)),
        rule="some-rule",
        a="a",
        b="b",
        also_a=("c",),
        also_b=("d",),
        agree=(source.text(),),
        differ=(Difference(source.text(), source.text(), source.text()),),
        why=BilingualText(source.text(), source.text()),
        unless=BilingualText(source.text(), source.text()),
        fingerprint=FINGERPRINT,
        reversal=bool(source.number(1)),
        copies=source.choice(((), ("c",))),
    )
    return completed(Report(articles, claims, (conflict,), (source.text(),)))


def _article(source: Source, prefix: str) -> Article:
    return Article(
        prefix + source.text(),
        source.text(120) or "x",
        title=source.text() or None,
        published=source.choice(DAYS),
        source=source.text() or None,
        url=source.text() or None,
        first_line=1 + source.number(9),
        notes=(source.text(),),
    )


def _claim(source: Source, id_: str, article: Article, kind: Kind) -> Claim:
    start = source.number(len(article.text) - 1)
    end = start + 1 + source.number(len(article.text) - start - 1)
    line, column = article.position(start)
    low = source.number(10**6)
    number = TroopNumber(source.choice((low, None)), low + source.number(100), bool(source.number(1)))
    return Claim(
        id_,
        article.id,
        kind,
        article.text[start:end],
        Span(start, end),
        line,
        column,
        force=source.choice(FORCES),
        place=source.choice(PLACES),
        area=source.text() or None,
        speaker=source.text() or None,
        time=source.choice((None, TimeSpan(source.choice(DAYS), None))),
        number=number if kind.startswith("troops") else None,
        hedged=bool(source.number(1)),
        rule="some-rule",
        trigger=Span(start, end),
        said=article.published,
    )


def _as_text(printed: str) -> None:
    printed.encode("utf-8")


def _as_lines(printed: str) -> None:
    for line in printed.splitlines():
        json.loads(line)


def _as_documents(printed: str) -> None:
    """JSON documents, one behind the other."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(printed):
        _, at = decoder.raw_decode(printed, at)
        at += len(printed[at:]) - len(printed[at:].lstrip())


class _Tags(HTMLParser):
    """What may act in a page: how many there are of each, and attributes that are scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs), attrs
        assert not any((value or "").strip().lower().startswith("javascript:") for _, value in attrs), attrs
        if tag in ("script", "style", "iframe", "base", "meta", "link", "object", "embed", "form"):
            self.found.append(tag)


def _tags(page: str) -> list[str]:
    parser = _Tags()
    parser.feed(page)
    return parser.found


def _as_page(printed: str) -> None:
    harmless = hostile_report("x")
    assert _tags(printed) == _tags(EMITTERS["html_page"](harmless))


PARSERS: dict[str, Callable[[str], object]] = {
    "graph_graphml": ElementTree.fromstring,
    "check_junit": ElementTree.fromstring,
    "graph_json": json.loads,
    "json_report": json.loads,
    "check_json": json.loads,
    "check_sarif": json.loads,
    "check_gitlab": json.loads,
    "check_rdjson": json.loads,
    "jsonl": _as_lines,
    "check_jsonl": _as_lines,
    "story_json": _as_documents,
    "html_page": _as_page,
}
