"""From bytes to text: UTF-8, strictly, and within bounds."""

from __future__ import annotations

import codecs

from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError

MAX_ARTICLE_BYTES = 1_000_000
"""The most bytes of a file with one article, or of one line of a ``.jsonl`` file, unless more are allowed."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def check_size(data: bytes, where: str, most: int = MAX_ARTICLE_BYTES) -> None:
    """Raise ArticleError where there are more bytes than one article may have."""
    if len(data) > most:
        raise ArticleError(
            Code.ARTICLE_TOO_LARGE,
            f"larger than {most:,} bytes, the most that one article may have",
            where=where,
            remedy="give each article a file or a line of a .jsonl file, or raise --max-article-size",
        )


def decode(data: bytes, name: str, *, first_line: int = 1) -> str:
    """The text of ``data``, without a byte order mark, every other character unchanged.

    Args:
        data: the bytes of a file, or of a part of it.
        name: the file, for error messages.
        first_line: the line of the file, from 1, on which ``data`` begins.

    Raises:
        ArticleError: the bytes are not UTF-8, or hold a NUL; it names the first bad line.
    """
    content = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + content.count(b"\n", 0, error.start)
        other = "UTF-16" if data.startswith(_UTF16_MARKS) else "WINDOWS-1256"
        raise ArticleError(
            Code.ARTICLE_NOT_UTF8,
            f"is not UTF-8: bad byte 0x{content[error.start]:02x}",
            where=f"{name}:{line}",
            remedy=f"convert it, for example with iconv -f {other} -t UTF-8",
        ) from error
    if "\0" in text:
        line = first_line + text.count("\n", 0, text.index("\0"))
        raise ArticleError(
            Code.ARTICLE_BINARY,
            "holds a NUL character, so it is not plain text",
            where=f"{name}:{line}",
            remedy="give it as plain text in UTF-8",
        )
    return text
