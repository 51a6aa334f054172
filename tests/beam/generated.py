"""A made-up archive in files, and what reads it without a model."""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from claimcheck.api import Reading
from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Span, TimeSpan, TroopNumber
from claimcheck.error_codes import Code
from claimcheck.errors import ModelError
from tests.bench.synthetic import claims

CRASH = "يسقط القارئ هنا"
NO_MODEL = "لا نموذج هنا"
_END = " ⟦"


def text_of(found: list[Claim]) -> str:
    """A text with a paragraph for each claim, which says what it claims."""
    return "\n".join(f"{one.quote}{_END}{_fields(one)}⟧ {one.quote[::-1]}" for one in found) + "\n"


def _fields(claim: Claim) -> str:
    time = claim.time and [str(claim.time.start or ""), str(claim.time.end or "")]
    number = claim.number and claim.number.low
    given = [str(claim.kind), claim.force, claim.place, claim.speaker, time, number, claim.hedged]
    return json.dumps(given, ensure_ascii=False)


class Marked:
    """Reads what `text_of` wrote; a text with `CRASH` in it makes it fail."""

    def extract(self, article: Article) -> Reading:
        """The claims, and a note."""
        if CRASH in article.text:
            raise RuntimeError("the reader crashed")
        if NO_MODEL in article.text:
            raise ModelError(Code.MODEL_MISSING, "there is no model", where="model")
        noted = replace(article, notes=(*article.notes, f"{len(article.text)} characters"))
        found, start = [], 0
        for number, line in enumerate(article.text.splitlines()):
            quote, marked, rest = line.partition(_END)
            if marked:
                found.append(_claim(article, quote, start, number, json.loads(rest.partition("⟧")[0])))
            start += len(line) + 1
        return noted, found


def _claim(article: Article, quote: str, start: int, number: int, fields: list[object]) -> Claim:
    kind, force, place, speaker, time, low, hedged = fields
    span = Span(start, start + len(quote))
    return Claim(
        id=hashlib.sha256(f"{article.text}{start}".encode()).hexdigest()[:16],
        article=article.id,
        kind=str(kind),
        quote=quote,
        span=span,
        line=article.first_line + number,
        column=1,
        force=force if isinstance(force, str) else None,
        place=place if isinstance(place, str) else None,
        speaker=speaker if isinstance(speaker, str) else None,
        time=TimeSpan(*map(_day, time)) if isinstance(time, list) else None,
        number=TroopNumber(low, low) if isinstance(low, int) else None,
        hedged=bool(hedged),
        rule="marked",
        trigger=span,
        said=article.published,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def make_archive(folder: Path, articles: int, seed: int = 7) -> int:
    """Write so many articles, every tenth a copy of another, and some that cannot be read.

    Half of them have files of their own, the others are records of one file.

    Returns:
        How many cannot be read, without one that makes the reader crash.
    """
    chance = random.Random(seed)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims(3 * articles, hot=0.3, seed=seed):
        by_article[claim.article].append(claim)
    told = [(text_of(found), found[0].said or date.min) for found in by_article.values()]
    records = []
    for i in range(len(told)):
        text, day = told[i] if i % 10 != 9 else chance.choice(told[:i])
        said = day + timedelta(chance.randrange(3) if i % 20 == 19 else 0)
        if i % 2:
            records.append({"id": f"record {i}", "text": text, "published": f"{said}", "title": f"عنوان {i}"})
        else:
            head = f"---\npublished: {said}\n---\n" if i % 7 else ""
            _write(folder / f"{i % 5}" / f"{i:06}.md", f"{head}{text}".encode())
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    _write(folder / "records.jsonl", "\n".join([*lines, "{", lines[0]]).encode())
    _write(folder / "not-utf8.txt", "نص".encode("cp1256"))
    _write(folder / "front.md", b"---\ntitle: a\n")
    _write(folder / "large.txt", b"a" * 6_000_000)
    _write(folder / "empty.txt", b"\n")
    return 6


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
