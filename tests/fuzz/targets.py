"""What is fuzzed: functions from bytes that return if all is well, whatever the bytes are.

All is well when there is a result that holds what it promises, or an error that a user can do
something about. Any other exception is a finding.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from claimcheck.articles.frontmatter import read_front_matter
from claimcheck.articles.model import Article
from claimcheck.articles.reader import read_paths
from claimcheck.checks import baseline, suppressions
from claimcheck.claims import rulepack
from claimcheck.claims.pack_model import RulePack
from claimcheck.claims.pack_source import read_source
from claimcheck.claims.pack_variables import VariableResolver
from claimcheck.claims.pack_warnings import warnings
from claimcheck.config.files import layers
from claimcheck.config.load import PREFIX, load
from claimcheck.errors import ArticleError, ConfigurationError, RulePackError
from claimcheck.language.dates import find_publication_date, find_times
from claimcheck.language.numbers import find_quantities
from claimcheck.ledger import records
from claimcheck.ledger.store import Ledger
from claimcheck.reports import rules_validation_text
from claimcheck.validation import explained
from claimcheck.yaml_files import YamlFile, construct
from tests.fuzz.emitting import emit_and_parse
from tests.fuzz.extracting import extract
from tests.fuzz.source import Source
from tests.ledger.building import VERSION, article, claims, fill
from tests.reports.rule_packs import PACK

ROOT = Path(__file__).parents[2]
ANCHORS = (None, date(1, 1, 1), date(2024, 2, 29), date(9999, 12, 31))
VARIABLES = ("MODEL", "RULES", "JOBS", "CACHE", "FAIL_ON", "PUBLISHED", "SELECT", "OUTPUT", "AGAINST", "LANG")
STORED = 4


def fuzz_article(data: bytes) -> None:
    """A Markdown file, or JSON Lines, on standard input."""
    source = Source(data)
    name = source.choice(("a.md", "a.txt", "a.jsonl"))
    content = source.rest()
    found, errors = read_paths(["-"], stdin=io.BytesIO(content), stdin_filename=name)
    assert found or errors
    for one in found:
        for value in (one.id, one.title, one.source, one.url):
            (value or "").encode("utf-8")
        if name != "a.jsonl":
            assert content.endswith(one.text.encode("utf-8")), "the text is all that follows, unchanged"
    for error in errors:
        str(error).encode("utf-8")


def fuzz_front_matter(data: bytes) -> None:
    """What stands between the two lines of hyphens."""
    content = f"---\n{data.decode('utf-8', 'replace')}\n---\nنص\n"
    with suppress(ArticleError):
        read = read_front_matter(content, "a.md")
        assert content.endswith(read.text)
        assert read.first_line == content.count("\n", 0, len(content) - len(read.text)) + 1


def fuzz_numbers(data: bytes) -> None:
    """A text in which quantities are found."""
    text = data.decode("utf-8", "surrogateescape")
    last = 0
    for one in find_quantities(text):
        assert last <= one.start <= one.core_start < one.end <= len(text)
        last = one.end
        assert one.low is None or one.high is None or one.low <= one.high
        if one.noun_start is not None and one.noun_end is not None:
            assert 0 <= one.noun_start < one.noun_end <= len(text)


def fuzz_dates(data: bytes) -> None:
    """A text in which times are found."""
    source = Source(data)
    anchor = source.choice(ANCHORS)
    text = source.rest().decode("utf-8", "surrogateescape")
    for one in find_times(text, anchor):
        assert 0 <= one.start < one.end <= len(text)
        for span in (one.span, one.if_past, one.if_future):
            assert not (span and span.start and span.end) or span.start <= span.end
    find_publication_date(text)


def fuzz_rule_pack(data: bytes) -> None:
    """A rule pack: first alone, which is quick, and if that is well, beside the built-in ones."""
    path = _file("pack.yaml", data)
    try:
        source = VariableResolver(_built_in().get).resolve(read_source(path))
        RulePack.model_validate(construct(source.root, RulePackError))
    except RulePackError as error:
        assert error.where.startswith((str(path), str(rulepack.embedded_rules()))), error
        return
    except ValidationError as error:
        for problem in error.errors():
            told = explained(problem, source, RulePackError, "see docs/rules.md")
            assert told.where.startswith((str(path), str(rulepack.embedded_rules()))), told
        return
    found = rulepack.inspect([path])
    assert (found.packs is None) == bool(found.errors)
    for one in found.errors:
        assert one.where.startswith(str(path)), one
    warnings(found)
    rules_validation_text.emit(found.packs, found.errors, warnings(found))


@cache
def _built_in() -> Mapping[str, YamlFile]:
    return rulepack.inspect([]).sources


def fuzz_configuration(data: bytes) -> None:
    """A configuration file of either sort, or a value of an environment variable."""
    source = Source(data)
    kind = source.choice(("claimcheck.yml", "setup.cfg", "environment"))
    with suppress(ConfigurationError):
        if kind == "environment":
            name = PREFIX + source.choice(VARIABLES)
            value = source.rest().decode("utf-8", "surrogateescape")
            load(start=_folder(), isolated=True, environment={name: value})
        else:
            layers(_file(kind, source.rest()))


def fuzz_baseline(data: bytes) -> None:
    """The file of known conflicts: what is read can be written and read again."""
    with suppress(ConfigurationError):
        read = baseline.load(data, "base.json")
        again = baseline.load(baseline.dump(read).encode("utf-8", "surrogatepass"), "base.json")
        assert again.accepted == read.accepted


def fuzz_suppressions(data: bytes) -> None:
    """The file of accepted conflicts."""
    path = _file("suppressions.yml", data)
    with suppress(ConfigurationError):
        for one in suppressions.load(path):
            assert one.where.startswith(f"{path}:")
            assert one.reason.strip()


def fuzz_stored_reading(data: bytes) -> None:
    """The bytes of one reading in a ledger; what is read back is written as it was read."""
    one = article(1)
    with suppress(ValueError):
        notes, found = records.load(data, one)
        assert records.load(records.dump(one, notes, found), one) == (notes, found)


def fuzz_ledger_file(data: bytes) -> None:
    """A ledger some bytes of which are others: what it gives is right, and what is not right is missing."""
    source = Source(data)
    content = bytearray(_ledger())
    for _ in range(source.number(20)):
        at = source.number(len(content) - 1)
        new = source.take(source.number(8))
        content[at : at + len(new)] = new
    path = _file("ledger.sqlite3", bytes(content[: len(content) - source.number(3) * 512]))
    articles = [article(number) for number in range(STORED)]
    try:
        with closing(Ledger.open(path)) as ledger:
            found = ledger.find(articles, VERSION)
            for i, (read, told) in found.readings.items():
                assert read == articles[i]
                assert [one.quote for one in told] == [one.quote for one in claims(articles[i])]
            ledger.info()
            ledger.prune()
    except ConfigurationError:
        pass
    finally:
        for leftover in path.parent.glob("ledger.sqlite3-*"):
            leftover.unlink()


@cache
def _ledger() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite3"
        with closing(Ledger.open(path)) as ledger:
            fill(ledger, STORED)
        return path.read_bytes()


@cache
def _kept() -> tempfile.TemporaryDirectory[str]:
    fast = Path("/dev/shm")
    return tempfile.TemporaryDirectory(dir=fast if os.access(fast, os.W_OK) else None)


def _folder() -> Path:
    return Path(_kept().name)


def _file(name: str, content: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(content)
    return path


def _files(*patterns: str) -> Iterator[bytes]:
    yield from (path.read_bytes() for pattern in patterns for path in sorted(ROOT.glob(pattern)))


def _rows(table: str) -> Iterator[bytes]:
    lines = (ROOT / "tests" / "language" / "data" / table).read_text("utf-8").splitlines()
    yield from (line.partition("\t")[0].encode() for line in lines if not line.startswith("#"))


def _after(first: int, contents: Iterator[bytes]) -> Iterator[bytes]:
    yield from (bytes([first]) + content for content in contents)


def _packs() -> Iterator[bytes]:
    yield PACK.format(text="word").encode()
    yield _PATTERNS
    yield from _files("rules/common.yaml", "rules/troops.yaml", "rules/timetable.yaml")


def _record() -> Iterator[bytes]:
    one: Article = article(1)
    yield records.dump(one, ("a note",), claims(one))


@dataclass(frozen=True)
class Target:
    """One thing that is fuzzed.

    Attributes:
        name: what it is called.
        run: takes any bytes.
        examples: inputs to begin with.
    """

    name: str
    run: Callable[[bytes], None]
    examples: Callable[[], Iterator[bytes]] = lambda: iter((b"",))


_PATTERNS = b"""
version: 1
imports: [common]
variables:
  verbs: [go, leave]
concepts:
  going: {verbs: $verbs, nouns: [departure]}
anchors:
  - {concept: going, argument: [base]}
rules:
  - id: own-rule
    kind: withdrawal.planned
    about: x
    when:
      - tree:
          - {name: anchor}
          - {name: subject, relation: [nsubj], below: anchor}
          - {tag: [PART], lemma: [not], before: subject, absent: true}
    slots: {force: subject}
"""
_CONFIGURATION = (
    b"select: [numeric]\nfail-on: update\nper-path-ignores:\n  opinion/: [modal]\nrules: [mine]\n"
)
_INI = b"[claimcheck]\nselect = numeric, modal\ncache = false\nper-path-ignores =\n  opinion/: modal\n"
_BASELINE = (
    b'{"version": 1, "conflicts": [{"rule": "r", "fingerprint": "0011223344556677", "level": "update",'
    b' "article": "a", "quote": "b", "against": "c"}]}'
)
_SUPPRESSIONS = (
    b"version: 1\nsuppressions:\n  - fingerprint: 5f0c1e2d3b4a5968\n    reason: r\n    author: a\n"
    b"    expires: 2027-01-31\n"
)
_RECORDS = b'\x02{"id": "1", "text": "x", "published": "2024-09-30"}\n{"id": "2", "text": "y", "url": "u"}\n'

TARGETS = {
    target.name: target
    for target in (
        Target("article", fuzz_article, lambda: iter((*_after(0, _files("seeds/*.md")), _RECORDS))),
        Target(
            "front-matter",
            fuzz_front_matter,
            lambda: iter((b"title: x\npublished: 2024-09-30\nsource: 'y'\nurl: \"z\"",)),
        ),
        Target("numbers", fuzz_numbers, lambda: _rows("numbers.tsv")),
        Target("dates", fuzz_dates, lambda: _after(2, _rows("times.tsv"))),
        Target("claims", extract, lambda: iter(bytes(n * i % 251 for i in range(300)) for n in range(1, 60))),
        Target("rule-pack", fuzz_rule_pack, _packs),
        Target(
            "configuration",
            fuzz_configuration,
            lambda: iter((b"\x00" + _CONFIGURATION, b"\x01" + _INI, b"\x02\x034")),
        ),
        Target("baseline", fuzz_baseline, lambda: iter((_BASELINE,))),
        Target("suppressions", fuzz_suppressions, lambda: iter((_SUPPRESSIONS,))),
        Target(
            "emitters", emit_and_parse, lambda: iter(bytes([n, 8, *b"a <b> | c" * 30]) for n in range(25))
        ),
        Target("stored-reading", fuzz_stored_reading, _record),
        Target("ledger-file", fuzz_ledger_file, lambda: iter((b"\x03\x10\x00\x04abcd\x00\x44\x02xy",))),
    )
}
