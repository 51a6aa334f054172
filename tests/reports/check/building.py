"""Results of checks, built by hand: an ordinary one, and ones that are full of somebody's text."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from claimcheck.articles.model import Article
from claimcheck.checks.model import CheckResult, Finding, Notice, Standing, Suppression
from claimcheck.claims.model import Claim, Kind, Span
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Difference, Level
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.error_codes import Code
from claimcheck.reports.model import Report
from tests.conflicts.building import PACKS

FOLDER = Path(__file__).parent
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]")
"""What acts on a terminal or on the direction of a line."""

SERVER_COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
"""What GitHub's and Azure's runners take for a command in whatever a step prints."""

HOSTILE = [
    "%0A::error::owned",
    "::error file=x::owned",
    "x\n::add-mask::secret\r\n::stop-commands::t",
    "##[add-mask]secret ##vso[task.setvariable variable=x]y",
    "]]></failure><x/><![CDATA[",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "a | b | c",
    "\u202e0053 \u2066\u2067x\u2069 \u200f\u061c end",
    "\x1b[31mred\x07 \x9b0m \u2028 next \x00\x01\ufffe\uffff",
    "`code` **bold** [link](https://evil.example) [other](1) {0} {1}",
    "a,b:c%25%2C",
    "/etc/passwd",
    "../../up",
    "https://evil.example/x",
    "&lt;b&gt; &#64;someone @someone #123",
    "</details></td></tr></table><h1>x</h1>",
    "م" + "\u0651" * 1000 + "ن",
    "\ud800 half a character",
    '"quoted" \\ back\\slash \\u202e',
    "   ",
]


def rule(id_: str, **fields: Any) -> ConflictRule:
    """A conflict rule of that id."""
    return PACKS.conflicts[0].model_copy(update={"id": id_, **fields})


def ordinary(report: Report) -> CheckResult:
    """The second article is new: one conflict fails, one is known, one suppressed."""
    agreed, counts = report.conflicts
    suppression = Suppression(
        "00112233", "The ministry counts trainers, too.", "desk@example.org", date(2030, 1, 31)
    )
    update = dataclasses.replace(
        counts, id="x3", rule="count-change", level=Level.UPDATE, fingerprint="00112233", reversal=False
    )
    return CheckResult(
        dataclasses.replace(report, conflicts=(*report.conflicts, update)),
        ("desk/second.txt",),
        (
            Finding(counts, "c4", fails=True),
            Finding(agreed, "c3", Standing.KNOWN),
            Finding(update, "c4", Standing.SUPPRESSED, suppression=suppression),
        ),
        {id_: rule(id_) for id_ in ("agreed-without-timetable", "different-counts", "count-change")},
        Level.TENSION,
        (
            Notice(
                Code.STALE_BASELINE, "the conflict 0123 is gone", "base.json", "run claimcheck baseline prune"
            ),
            Notice(Code.EXPIRED_SUPPRESSION, "expired on 2020-01-01", "suppressions.yml:7", "renew it"),
        ),
        "/home/desk",
    )


def full_of(text: str) -> CheckResult:
    """Everything that an article, a file name or a suppression can bring is this text."""
    body = f"{text}\n{text}"
    new = Article(f"new {text}", body, title=text, source=text, notes=(text,), file=text or "x")
    old = Article(f"old {text}", body, title=text, source=text, published=date(2024, 1, 1))

    def claim(id_: str, article: Article, kind: Kind) -> Claim:
        span = Span(0, len(text))
        return Claim(id_, article.id, kind, text, span, 1, 1, text, text, text, text, rule="r", trigger=span)

    claims = (
        claim("a", new, Kind.WITHDRAWAL_DENIED),
        claim("b", old, Kind.WITHDRAWAL_UNDERWAY),
        claim("c", old, Kind.WITHDRAWAL_UNDERWAY),
        claim("d", new, Kind.WITHDRAWAL_DENIED),
    )
    words = BilingualText(text, text)
    conflict = Conflict(
        "x", Level.CONTRADICTION, ConflictType.NEGATION, "some-rule", "a", "b", ("d",), ("c",),
        ("force",), (Difference(text, text, text),), words, words, "0011223344556677",
    )  # fmt: skip
    suppressed = Suppression("0011223344556677", text, text)
    return CheckResult(
        Report((new, old), claims, (conflict,), (text,)),
        (new.id,),
        (
            Finding(conflict, "a", fails=True),
            Finding(conflict, "a", Standing.KNOWN),
            Finding(conflict, "a", Standing.SUPPRESSED, suppression=suppressed),
        ),
        {"some-rule": rule("some-rule")},
        Level.TENSION,
        (Notice(Code.STALE_BASELINE, text, text, text),),
    )


def schema(name: str) -> Draft7Validator:
    """The validator of a schema in the folder beside this file."""
    return Draft7Validator(json.loads((FOLDER / "schemas" / f"{name}.json").read_text(encoding="utf-8")))
