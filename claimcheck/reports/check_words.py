"""What the formats of a check say in words, as plain text."""

from __future__ import annotations

import re

from claimcheck.checks.model import CheckResult, Finding
from claimcheck.claims.model import Claim
from claimcheck.reports.location import location
from claimcheck.reports.plain_text import at_line_start, clean

QUOTE_LIMIT = 1000
"""The most code points of a quotation in formats that others store or show in small."""

_WORDS = {
    "here": ("the new article", "المقال الجديد"),
    "there": ("the other side", "الطرف الآخر"),
    "also_here": ("{n} more on the side of the new article", "إفادات أخرى في جانب المقال الجديد: {n}"),
    "also_there": ("{n} more on the other side", "إفادات أخرى في الجانب الآخر: {n}"),
    "reversal": ("one speaker says both", "القائل واحد في الحالتين"),
    "unless": ("what would reconcile them", "ما يوفق بينهما"),
    "fingerprint": ("fingerprint", "البصمة"),
    "known": ("known: in the baseline", "معروف: في خط الأساس"),
    "suppressed": ("suppressed by", "استثناه"),
    "articles": ("{n} new articles", "المقالات الجديدة: {n}"),
    "articles_one": ("1 new article", "المقالات الجديدة: 1"),
    "none": ("no conflict", "لا تعارض"),
    "failing": ("{n} fail", "ما يُفشل الفحص: {n}"),
    "failing_one": ("1 fails", "ما يُفشل الفحص: 1"),
    "known_count": ("{n} known", "معروف: {n}"),
    "suppressed_count": ("{n} suppressed", "مستثنى: {n}"),
    "passing": ("{n} below the level that fails", "دون حد الإفشال: {n}"),
    "comma": (", ", "، "),
    "errors": ("{n} could not be read", "ما تعذرت قراءته: {n}"),
    "title": ("claimcheck: new articles against the archive", "claimcheck: المقالات الجديدة إزاء الأرشيف"),
    "notices": ("To be mended", "ما ينبغي إصلاحه"),
    "unreadable": ("Could not be read", "ما تعذرت قراءته"),
    "accepted": ("Accepted already", "ما سبق قبوله"),
    "reason": ("Reason", "السبب"),
    "where": ("Where", "الموضع"),
    "omitted": (
        "{n} more are left out here, to stay within the size that is shown; the other formats have them all.",
        "أُغفل هنا {n} غيرها كي لا يتجاوز الملخص الحجم المعروض؛ وهي كلها في الصيغ الأخرى.",
    ),
}
# Where each sort of plain text would be more than text: in SARIF links and placeholders.
_ACTIVE = re.compile(r"\](?=\()|\{(?=\d+\})")


def say(key: str, language: str, **values: object) -> str:
    """The words for ``key`` in ``en`` or ``ar``."""
    return _WORDS[key][language == "ar"].format(**values)


def counted(key: str, n: int, language: str) -> str:
    """The words for a number of things."""
    return say(f"{key}_one" if n == 1 else key, language, n=n)


def side(claim: Claim) -> str:
    """Who says what, and when, on one line."""
    speaker = f"{clean(claim.speaker, limit=QUOTE_LIMIT).strip()}: " if claim.speaker else ""
    said = f" ({claim.said})" if claim.said else ""
    return f"{speaker}«{clean(claim.quote, limit=QUOTE_LIMIT).strip()}»{said}"


def why(finding: Finding, language: str) -> str:
    """Why the two sides do not fit together, on one line."""
    return at_line_start(finding.conflict.why.in_language(language))


def explanation(finding: Finding, result: CheckResult, language: str) -> str:
    """The conflict in a few lines: why, both sides and where the other stands, what would reconcile them."""
    here, there = result.claim(finding.here), result.claim(finding.there)
    where = location(there, result.article_of(finding.there))
    lines = [
        why(finding, language),
        f"{say('here', language)}: {side(here)}",
        f"{say('there', language)}: {side(there)} – {clean(where.path)}:{where.line}",
        f"{say('unless', language)}: {clean(finding.conflict.unless.in_language(language))}",
    ]
    if finding.conflict.reversal:
        lines.append(say("reversal", language))
    return "\n".join(lines)


def inert(text: str) -> str:
    """Plain text without what SARIF would take for a link or a placeholder."""
    return _ACTIVE.sub(lambda match: match.group() + " ", text)
