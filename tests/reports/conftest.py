"""A small report, built by hand: two articles, five claims, two conflicts."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.articles.model import Article
from claimcheck.checks.model import CheckResult
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Difference, Level
from claimcheck.reports.model import Report
from tests.reports.check.building import ordinary
from tests.reports.pages import completed

FIRST = Article(
    id="desk/first.md",
    text=(
        "اتفقت الحكومتان أمس على سحب القوات الأميركية من العراق، كما أعلن ناطق باسم الحكومة في بغداد. "
        "وأضاف أن الانسحاب سينتهي بحلول نهاية العام.\n\n"
        "ويبلغ عدد الجنود الأميركيين في البلاد نحو 2500 جندي، وفق الوزارة.\n"
    ),
    title="اتفاق على سحب القوات",
    published=date(2024, 9, 6),
    source="صحيفة الفرات",
    first_line=6,
)
SECOND = Article(
    id="desk/second.txt",
    text=(
        "قال متحدث عسكري أميركي إنه لا يوجد أي جدول زمني لمغادرة العراق. وكرر أن موعد الخروج غير محدد.\n"
        "وذكرت الوزارة أن 3400 جندي أميركي ينتشرون في العراق.\n"
    ),
    published=date(2024, 9, 9),
    source="Desk Wire",
    notes=("unknown keys ignored: author",),
)


def make_claim(article: Article, id_: str, kind: Kind, quote: str, trigger: str, **fields: object) -> Claim:
    """A claim whose places are those of its words in the article."""
    start = article.text.index(quote)
    first = article.text.index(trigger)
    line, column = article.position(start)
    values: dict[str, object] = {"force": "US", "place": "IQ", "said": article.published, **fields}
    return Claim(
        id=id_,
        article=article.id,
        kind=kind,
        quote=quote,
        span=Span(start, start + len(quote)),
        line=line,
        column=column,
        trigger=Span(first, first + len(trigger)),
        **values,  # type: ignore[arg-type]
    )


AGREED = make_claim(
    FIRST,
    "c1",
    Kind.WITHDRAWAL_AGREED,
    "اتفقت الحكومتان أمس على سحب القوات الأميركية من العراق",
    "اتفقت",
    speaker="ناطق باسم الحكومة",
    time=TimeSpan(None, date(2024, 12, 31)),
    rule="agreed-verb",
)
COUNT = make_claim(
    FIRST,
    "c2",
    Kind.TROOPS_COUNT,
    "عدد الجنود الأميركيين في البلاد نحو 2500 جندي",
    "2500 جندي",
    speaker="الوزارة",
    number=TroopNumber(2500, 2500, approximate=True),
    rule="count-of-soldiers",
)
NO_TIMETABLE = make_claim(
    SECOND,
    "c3",
    Kind.TIMETABLE_ABSENT,
    "لا يوجد أي جدول زمني لمغادرة العراق",
    "لا يوجد",
    speaker="متحدث عسكري أميركي",
    rule="timetable-negated",
)
NO_DATE = make_claim(
    SECOND,
    "c5",
    Kind.TIMETABLE_ABSENT,
    "موعد الخروج غير محدد",
    "غير محدد",
    speaker="متحدث عسكري أميركي",
    rule="timetable-negated",
)
LARGER_COUNT = make_claim(
    SECOND,
    "c4",
    Kind.TROOPS_COUNT,
    "3400 جندي أميركي ينتشرون في العراق",
    "3400 جندي",
    speaker="الوزارة",
    area="محافظة الأنبار",
    number=TroopNumber(3400, 3400),
    hedged=True,
    rule="count-of-soldiers",
)

AGREED_WITHOUT_TIMETABLE = Conflict(
    id="x1",
    level=Level.TENSION,
    type=ConflictType.MODAL,
    rule="agreed-without-timetable",
    a="c1",
    b="c3",
    also_a=(),
    also_b=("c5",),
    agree=("force", "place"),
    differ=(
        Difference("kind", "withdrawal.agreed", "timetable.absent"),
        Difference("speaker", "ناطق باسم الحكومة", "متحدث عسكري أميركي"),
    ),
    why=BilingualText(
        "One side (بغداد) tells of an agreement to withdraw, the other knows of no timetable.",
        "يتحدث طرف عن اتفاق على الانسحاب، ولا يعرف الآخر جدولا زمنيا له.",
    ),
    unless=BilingualText(
        "The agreement may leave the timetable to later talks.",
        "قد يترك الاتفاق الجدول الزمني لمحادثات لاحقة.",
    ),
    fingerprint="0f1e2d3c",
    voices_b=2,
    copies=("c5",),
)
TWO_COUNTS = Conflict(
    id="x2",
    level=Level.CONTRADICTION,
    type=ConflictType.NUMERIC,
    rule="different-counts",
    a="c2",
    b="c4",
    also_a=(),
    also_b=(),
    agree=("kind", "force", "place"),
    differ=(Difference("number", "about 2,500", "3,400"), Difference("unit", "أ|ب", "ج")),
    why=BilingualText(
        "The numbers of soldiers of the same force in the same days differ by more than a rounding.",
        "عددا الجنود من القوات نفسها في الأيام نفسها مختلفان بأكثر من التقريب.",
    ),
    unless=BilingualText(
        "One number may count contractors or troops on rotation.",
        "قد يشمل أحد العددين متعاقدين أو قوات متناوبة.",
    ),
    fingerprint="4b5a6978",
    reversal=True,
)


@pytest.fixture
def report() -> Report:
    return completed(
        Report(
            articles=(FIRST, SECOND),
            claims=(AGREED, COUNT, NO_TIMETABLE, NO_DATE, LARGER_COUNT),
            conflicts=(AGREED_WITHOUT_TIMETABLE, TWO_COUNTS),
            errors=("desk/third.txt:2: is not UTF-8: bad byte 0xc7",),
        )
    )


@pytest.fixture
def result(report: Report) -> CheckResult:
    return ordinary(report)
