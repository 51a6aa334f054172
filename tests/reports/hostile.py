"""Texts that try to be more than text, and reports that are full of one."""

from __future__ import annotations

from datetime import date

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Difference, Level
from claimcheck.reports.model import Report
from tests.reports.pages import completed

HOSTILE = [
    "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>",
    "</script><script>window.owned = 1</script>",
    "</style><style>body { display: none }</style>",
    "</title></head><body onload='window.owned = 1'><base href='https://evil.example/'>",
    "\"><svg onload='window.owned = 1'> ' onmouseover='window.owned = 1' x='",
    "<iframe src='https://evil.example'></iframe><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<!-- --> <![CDATA[x]]> ]]> <?php ?>",
    "{{ 7 * 7 }} {% raw %} {{ ''.__class__ }} ${7*7} #{7*7}",
    "</td></tr></table></details></article></main><h1>x</h1>",
    "a | b | c",
    "**bold** _em_ `code` ~~gone~~ [link](javascript:window.owned=1) ![i](https://evil.example/x.png) [^1]",
    "one\n\n# heading\n- item\n1. item\n> quote\n***\r\n```\nfence\n~~~",
    "see https://evil.example and www.evil.example or x@evil.example, @someone, #123, GH-7, a/b#1, :smile:",
    '"];c0["x"] --> end; %%{init: {"theme": "dark"}}%% : section x',
    'click c0 href "javascript:window.owned=1"',
    "%0A::error::owned ::add-mask::x ##[error]x ##vso[task.complete]",
    "=cmd|'/c calc'!A1 +1+1 -1 @SUM(1)",
    "\u202e0053 \u2066\u2067x\u2069 \u200f\u061c end",
    "\x1b[31mred\x07 \x9b0m \x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \u2028 next \x00",
    "م" + "\u0651" * 10_000 + "ن",
    "&lt;b&gt; &#64;someone &copy; &#x202e;",
    "\\| \\`x\\` \\",
    "\ud800 half a character \ufffe\uffff",
    "x" * 20_000,
    "كلمة" * 3_000,
    "   ",
    "",
]


FINGERPRINT = "0011223344556677"


def hostile_report(text: str) -> Report:
    """A report in which everything that an article can bring is ``text``; rules are a desk's own."""
    body = f"{text}\n{text}"
    articles = (
        Article(text or "x", body, title=text, source=text, url=text, notes=(text,)),
        Article(f"{text} 2", body, title=text, source=text, url=f"https://example.org/{text}"),
    )
    span = Span(0, len(text))
    claims = tuple(
        Claim(
            id_, articles[i].id, kind, text, span, 1, 1, text, text, text, text,
            rule="some-rule", trigger=Span(1, 3), said=date(2024, 1, 1 + i), number=number,
            time=TimeSpan(None, date(2024, 2, 1)),
        )
        for id_, i, kind, number in (
            ("a", 0, Kind.WITHDRAWAL_DENIED, None),
            ("b", 1, Kind.WITHDRAWAL_UNDERWAY, None),
            ("c", 0, Kind.TROOPS_COUNT, TroopNumber(5, None)),
            ("d", 1, Kind.TROOPS_COUNT, TroopNumber(900, 1000, approximate=True)),
        )
    )  # fmt: skip
    words = BilingualText(text, text)
    conflict = Conflict(
        "x", Level.TENSION, ConflictType.NEGATION, "some-rule", "a", "b", ("c",), ("d",), (text,),
        (Difference(text, text, text),), words, words, FINGERPRINT, copies=("c",),
    )  # fmt: skip
    return completed(Report(articles, claims, (conflict,), (text,)))
