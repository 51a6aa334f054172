"""Where a claim stands in a file, as editors and code hosts count."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim


@dataclass(frozen=True)
class Location:
    """A stretch of a file; lines and columns count from 1, columns in code points.

    Attributes:
        path: the file as it was given, with slashes.
        line: the line on which it begins.
        end_line: the line on which it ends.
        column: the column of its first character; None where only the line is known.
        end_column: the column behind its last character; None likewise.
    """

    path: str
    line: int
    end_line: int
    column: int | None = None
    end_column: int | None = None


def location(claim: Claim, article: Article) -> Location:
    """Where the quotation of a claim stands.

    Of an article that is one line of a JSON Lines file only that line is known, as its text
    stands there in escaped form.
    """
    if article.record_line is not None:
        return Location(article.file or article.id, article.record_line, article.record_line)
    line, column = article.position(claim.span.start)
    end_line, end_column = article.position(claim.span.end)
    return Location(article.file or article.id, line, end_line, column, end_column)


def path_below(path: str, root: str) -> str:
    """A path as seen from ``root`` if it lies below it, otherwise as it is; both with slashes."""
    normal, top = posixpath.normpath(path), posixpath.normpath(root)
    prefix = top if top.endswith("/") else f"{top}/"
    return normal.removeprefix(prefix)
