"""Reports as the commands make them, of claims built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.conflicts.speakers import under_one_name
from claimcheck.graph.build import build
from claimcheck.graph.query import disagreements
from claimcheck.graph.relations import relate
from claimcheck.graph.telling import tell_all
from claimcheck.reports.model import Report
from tests.conflicts.building import GEOGRAPHY, PACKS, SPEAKERS

DAY = date(2024, 3, 1)
SPEAKER = ("وزير الدفاع", "الناطق باسم الجيش", "رئيس الحكومة", "المتحدثة باسم الخارجية", None)


def completed(report: Report) -> Report:
    """A report with the stories and disagreements of its claims."""
    graph = relate(build(under_one_name(report.claims, SPEAKERS)), GEOGRAPHY, report.conflicts)
    return replace(
        report,
        stories=tell_all(report.claims, report.conflicts, GEOGRAPHY),
        disagreements=disagreements(graph),
    )


def article_with(number: int, *claims: dict[str, Any]) -> tuple[Article, list[Claim]]:
    """An article and the claims in it, each of which is given by its fields."""
    said = DAY + timedelta(days=number)
    sentences = [f"جملة رقم {number} تقول {fields['quote']} في سياقها." for fields in claims]
    text = "\n\n".join(sentences) + "\n"
    article = Article(
        f"desk/{number:04}.md", text, title=f"خبر {number}", published=said, source="وكالة النيل",
        url=f"https://example.org/{number}", first_line=5,
    )  # fmt: skip
    made = []
    for i, fields in enumerate(claims):
        start = text.index(fields["quote"], sum(len(one) + 2 for one in sentences[:i]))
        line, column = article.position(start)
        given = {"force": "FR", "place": "TD", "said": said, **fields}
        made.append(
            Claim(
                id=f"{number:04}-{i}",
                article=article.id,
                span=Span(start, start + len(fields["quote"])),
                line=line,
                column=column,
                trigger=Span(start, start + 4),
                rule="made-up",
                **given,
            )
        )
    return article, made


def report_of(*found: tuple[Article, list[Claim]]) -> Report:
    """The report on some articles, with all conflicts between their claims."""
    articles = tuple(article for article, _ in found)
    claims = tuple(claim for _, claims in found for claim in claims)
    conflicts = find_conflicts(claims, PACKS.conflicts, GEOGRAPHY, SPEAKERS, articles)
    return completed(Report(articles, claims, tuple(conflicts), ("desk/broken.txt: is not UTF-8",)))


def story_report() -> Report:
    """Two stories with conflicts of all levels, numbers of all shapes, and times meant."""
    year = TimeSpan(date(2024, 1, 1), date(2024, 12, 31))
    later = TimeSpan(None, date(2031, 1, 1))
    minister, army, premier, foreign, _ = SPEAKER

    def counted(quote: str, low: int | None, high: int | None, **fields: Any) -> dict[str, Any]:
        return {"kind": Kind.TROOPS_COUNT, "quote": quote, "number": TroopNumber(low, high), **fields}

    return report_of(
        article_with(
            0,
            {
                "kind": Kind.TIMETABLE_SET,
                "quote": "هناك جدول زمني للانسحاب",
                "speaker": minister,
                "time": year,
            },
            counted("ألف جندي فرنسي", 1000, 1000, speaker=minister),
        ),
        article_with(
            2,
            {"kind": Kind.TIMETABLE_ABSENT, "quote": "لا جدول زمنيا للانسحاب", "speaker": army},
            counted("بين ألفين وثلاثة آلاف جندي", 2000, 3000, speaker=army, hedged=True),
        ),
        article_with(
            10,
            {"kind": Kind.WITHDRAWAL_DENIED, "quote": "لن نسحب جنودنا من تشاد", "speaker": premier},
            counted("أكثر من خمسة آلاف", 5000, None, speaker=None),
        ),
        article_with(
            12,
            {
                "kind": Kind.WITHDRAWAL_DEMANDED,
                "quote": "نطالب بسحب القوات",
                "speaker": foreign,
                "time": later,
            },
            counted("ما لا يزيد على أربعمئة", None, 400, speaker=foreign, place="TD,NE"),
        ),
        article_with(
            20,
            {
                "kind": Kind.WITHDRAWAL_COMPLETED,
                "quote": "اكتمل الانسحاب من النيجر",
                "place": "NE",
                "force": "US",
            },
            counted("ثمانمئة جندي", 800, 800, place="NE", force="US", speaker=minister),
        ),
        article_with(
            21,
            {
                "kind": Kind.PRESENCE_CONTINUING,
                "quote": "ما زالت القوات في النيجر",
                "place": "NE",
                "force": "US",
            },
            counted("نحو ألف ومئة", 1100, 1100, place="NE", force="US", speaker=army),
        ),
    )


def many_articles(count: int) -> Report:
    """So many articles, which tell of 35 forces and places in all sorts of ways."""
    forces, places = ("FR", "US", "RU", "TR", "GB"), ("TD", "NE", "ML", "SY", "IQ", "AF", "LY")
    kinds = (Kind.TIMETABLE_SET, Kind.TIMETABLE_ABSENT, Kind.WITHDRAWAL_DENIED, Kind.WITHDRAWAL_AGREED)
    stories = list(product(forces, places))
    return report_of(
        *(
            article_with(
                i,
                {
                    "kind": kinds[i // 7 % len(kinds)],
                    "quote": f"قول رقم {i} عن الانسحاب",
                    "force": stories[i % len(stories)][0],
                    "place": stories[i % len(stories)][1],
                    "speaker": SPEAKER[i % len(SPEAKER)],
                },
                {
                    "kind": Kind.TROOPS_COUNT,
                    "quote": f"عدد رقم {i} من الجنود",
                    "number": TroopNumber(500 + i % 97 * 10, 500 + i % 97 * 10),
                    "force": stories[i % len(stories)][0],
                    "place": stories[i % len(stories)][1],
                },
            )
            for i in range(count)
        )
    )
