"""Untrusted text in Markdown and in the HTML inside it.

All escapes are character references, which mean the same in Markdown, in a cell of a
Markdown table and in an HTML block. References keep a character from being syntax, but
GitHub looks for mentions, issue numbers and addresses in the finished page; there a
zero-width space breaks them, as it does in Renovate and Dependabot.
"""

from __future__ import annotations

import re

from claimcheck.reports.plain_text import clean

_BREAK = "&#8203;"
_NAME_LIMIT = 300
_PROSE_LIMIT = 2000
_SYNTAX = str.maketrans({char: f"&#{ord(char)};" for char in "\\`*_{}[]|~$^"})
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LINKED = re.compile(
    r"@|#|://|\bwww(?=\.)|\bGH(?=-\d)|:(?=(?:[a-z+-][\w+-]*|100|1234|8ball):)", re.IGNORECASE | re.ASCII
)
_LEADING = re.compile(r"^(\s*)([-+=])|^(\s*\d+)([.)])")
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_HAS_ARABIC = re.compile(f"[{_ARABIC}]")
_ARABIC_RUN = re.compile(f"[{_ARABIC}](?:[^A-Za-z<>&;]*[{_ARABIC}])?")


def escape(text: str, *, limit: int | None = None) -> str:
    """``text`` as inline text that is nothing but text, on one line.

    Args:
        text: whatever an article or a file name holds.
        limit: the most code points that are shown.
    """
    escaped = clean(text, limit=limit).translate(_HTML)
    escaped = _LINKED.sub(lambda match: _defused(match.group()), escaped).translate(_SYNTAX)
    return _LEADING.sub(_reference_for_marker, escaped)


def value(text: str, *, limit: int | None = None) -> str:
    """A value inside other text, in a direction of its own that does not reach beyond it."""
    content = escape(text, limit=limit).strip()
    if _HAS_ARABIC.search(text):
        return f'<span dir="rtl" lang="ar">{content}</span>'
    return left_to_right(content)


def left_to_right(markup: str) -> str:
    """Markup, already escaped, that runs from left to right wherever it stands."""
    return f'<span dir="ltr">{markup}</span>'


def code(text: str) -> str:
    """A name that is shown character by character."""
    return f'<code dir="ltr">{escape(text, limit=_NAME_LIMIT).strip()}</code>'


def location(path: str, line: int) -> str:
    """A path and a line of it."""
    return f'<code dir="ltr">{escape(path, limit=_NAME_LIMIT).strip()}:{line}</code>'


def prose(text: str, language: str) -> str:
    """A sentence in ``language``; Arabic words in an English sentence get a direction of their own."""
    escaped = escape(text, limit=_PROSE_LIMIT).strip()
    if language == "ar":
        return escaped
    return _ARABIC_RUN.sub(lambda match: f'<span dir="rtl" lang="ar">{match.group()}</span>', escaped)


def table(header: list[str], rows: list[list[str]]) -> list[str]:
    """The lines of a Markdown table, whose cells are markup already."""
    return [_row(header), _row(["---"] * len(header)), *(_row(row) for row in rows)]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _defused(found: str) -> str:
    if found == "://":
        return f":{_BREAK}//"
    if found == "#":
        return f"&#35;{_BREAK}"
    return found + _BREAK


def _reference_for_marker(match: re.Match[str]) -> str:
    before, marker = (match[1], match[2]) if match[2] else (match[3], match[4])
    return f"{before}&#{ord(marker)};"
