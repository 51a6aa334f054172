"""Articles and a ledger of any size, made up."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span, TroopNumber
from claimcheck.claims.rulepack import load
from claimcheck.ledger.store import Ledger
from claimcheck.ledger.version import version_of

CLAIMS_EACH = 20
_SENTENCES = (
    "أعلن وزير الدفاع {name} أن القوات {force} ستنسحب من {place} خلال {n} يوما.",
    "قالت المتحدثة {name} إنه لا يوجد جدول زمني لانسحاب القوات {force} من {place} بعد {n} يوما من المحادثات.",
    "ذكر {name} أن {n} جنديا من القوات {force} ما زالوا في {place}.",
    "افتتح {name} أمس في {place} معرضا للكتاب تشارك فيه {n} دار نشر.",
)
_NAMES = ("أحمد", "سالم", "يوسف", "كريم", "ماجد", "سامي", "نبيل", "هاني", "رامي", "فؤاد")
_FORCES = ("الفرنسية", "الأميركية", "الروسية", "التركية", "البريطانية")
_PLACES = ("تشاد", "النيجر", "مالي", "سوريا", "العراق", "أفغانستان", "ليبيا")
_CODES = tuple("TD NE ML SY IQ AF LY SN CI GA CF SO DJ UA JO KW QA BH".split())
_DAY = date(2024, 1, 1)
_EVE = date(2023, 12, 31)


def write_articles(path: Path, count: int, seed: int = 1) -> None:
    """Write so many short articles, no two of which share a sentence, as JSON Lines."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8") as lines:
        for i in range(count):
            text = "\n".join(_sentence(chance, 2 * i + k) for k in range(2))
            day = _DAY + timedelta(i % 365)
            record = {"id": f"made/{i:06}", "text": text, "published": day.isoformat()}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def _sentence(chance: random.Random, number: int) -> str:
    return chance.choice(_SENTENCES).format(
        name=f"{chance.choice(_NAMES)} ال{chance.choice(_NAMES)}",
        force=chance.choice(_FORCES),
        place=chance.choice(_PLACES),
        n=100 + number,
    )


def write_archive(folder: Path, claims: int) -> None:
    """Write an archive of so many claims, all of which ``folder / "ledger"`` knows, and new articles.

    Each article of the archive is about one place.

    The new articles, which it knows as well, contradict what the archive says of one place.

    Args:
        folder: where ``archive.jsonl`` and ``new`` are written.
        claims: how many.
    """
    version = version_of(load())
    with (
        Ledger.open(folder / "ledger") as ledger,
        (folder / "archive.jsonl").open("w", encoding="utf-8") as lines,
    ):
        for i in range(claims // CLAIMS_EACH):
            article = Article(f"archive/{i:06}", f"نص المقال {i}.", published=_DAY + timedelta(i % 365))
            record = {"id": article.id, "text": article.text, "published": str(article.published)}
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
            ledger.put(article, (), list(_claims(article, i)), version)
        (folder / "new").mkdir()
        for name in (f"new/{i:02}.txt" for i in range(20)):
            text = f"هناك 7000 جندي فرنسي في تشاد، كما جاء في {name}.\n"
            (folder / name).write_text(f"---\npublished: {_EVE}\n---\n{text}", encoding="utf-8")
            new = Article(name, text, published=_EVE, first_line=4)
            ledger.put(new, (), [_count(new, 0, "TD", 7000)], version)


def _claims(article: Article, number: int) -> Iterator[Claim]:
    for i in range(CLAIMS_EACH):
        yield _count(article, i, _CODES[number % len(_CODES)], 1000 + 10 * (number % 7))


def _count(article: Article, i: int, place: str, soldiers: int) -> Claim:
    span = Span(0, len(article.text.strip()))
    return Claim(
        id=f"{abs(hash((article.id, i))) % 16**16:016x}",
        article=article.id,
        kind=Kind.TROOPS_COUNT,
        quote=article.text.strip(),
        span=span,
        line=article.first_line,
        column=1,
        force="FR",
        place=place,
        number=TroopNumber(soldiers, soldiers),
        rule="made-up",
        trigger=span,
        said=article.published,
    )


def readings() -> Iterator[tuple[Article, list[Claim]]]:
    """Without end, articles that no other process makes, each with a claim."""
    chance = random.SystemRandom()
    while True:
        article = Article(f"{chance.getrandbits(60):015x}", f"نص {chance.getrandbits(60)}", published=_DAY)
        yield article, [_count(article, 0, "TD", 1000)]
