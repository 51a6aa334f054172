"""Articles from JSON Lines: one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from pydantic import ValidationError

from claimcheck.articles.decoding import MAX_ARTICLE_BYTES, check_size, decode
from claimcheck.articles.metadata import Record, first_problem, unknown_keys_note
from claimcheck.articles.model import Article
from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError

MAX_SKIPPED_BYTES = 1_000_000_000
"""The most bytes of one line that are passed over to come to the next."""

_REMEDY = 'give each line one object: {"id": "…", "text": "…"}'
_SKIPPED_AT_ONCE = 1_000_000


def read_records(
    stream: BinaryIO, name: str, published: date | None, max_bytes: int = MAX_ARTICLE_BYTES
) -> Iterator[tuple[str, Article] | ArticleError]:
    """The articles of a JSON Lines stream, each with ``name:line``, and the errors of broken lines.

    Empty lines are skipped. An article's lines count from 1 in its own text, as its text is
    one string of the record.

    Args:
        stream: the records.
        name: the file, for error messages.
        published: the day of publication of records that name none.
        max_bytes: the most bytes that a line may have.
    """
    line = 0
    empty = goes_on = True
    while goes_on and (data := stream.readline(max_bytes + 1)):
        line += 1
        if len(data) > max_bytes:
            goes_on = _skip_line(stream, data)
        if not data.strip():
            continue
        empty = False
        where = f"{name}:{line}"
        try:
            check_size(data, where, max_bytes)
            yield where, _article(data, name, line, published)
        except ArticleError as error:
            yield error
    if not goes_on:
        yield ArticleError(
            Code.RECORD_ENDLESS,
            f"the line does not end after {MAX_SKIPPED_BYTES:,} bytes more; what follows is not read",
            where=f"{name}:{line}",
            remedy=_REMEDY,
        )
    if empty:
        yield ArticleError(Code.NO_RECORD, "holds no article", where=name, remedy=_REMEDY)


def _skip_line(stream: BinaryIO, data: bytes) -> bool:
    """Read on to the end of a line that begins with ``data``, and say whether it was found."""
    skipped = 0
    while data and not data.endswith(b"\n") and skipped < MAX_SKIPPED_BYTES:
        data = stream.readline(_SKIPPED_AT_ONCE)
        skipped += len(data)
    return skipped < MAX_SKIPPED_BYTES


def _article(data: bytes, name: str, line: int, published: date | None) -> Article:
    where = f"{name}:{line}"
    content = decode(data, name, first_line=line)
    try:
        values = json.loads(content)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise ArticleError(
            Code.RECORD_NOT_JSON, f"is not valid JSON: {reason}", where=where, remedy=_REMEDY
        ) from error
    if not isinstance(values, dict):
        raise ArticleError(Code.RECORD_NOT_JSON, "is not a JSON object", where=where, remedy=_REMEDY)
    try:
        record = Record.model_validate(values)
    except ValidationError as error:
        field, problem = first_problem(error)
        raise ArticleError(Code.RECORD_VALUE, f"{field} {problem}", where=where, remedy=_REMEDY) from error
    if "\0" in record.text or not record.text.strip():
        problem = "holds a NUL character" if "\0" in record.text else "is empty"
        raise ArticleError(Code.RECORD_VALUE, f"text {problem}", where=where, remedy=_REMEDY)
    return Article(
        id=record.id,
        text=record.text,
        title=record.title,
        published=record.published or published,
        source=record.source,
        url=record.url,
        notes=unknown_keys_note(values, Record.model_fields),
        file=name,
        record_line=line,
    )
