"""Untrusted text as markup of the HTML page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from markupsafe import Markup, escape

from claimcheck.reports.context import Passage
from claimcheck.reports.plain_text import clean

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_DASH = Markup('<span aria-hidden="true">–</span>')
_LINK = re.compile(r"https?://[!-~]+")


def text(value: str | None, *, limit: int | None = None) -> Markup:
    """A text of an article, in a direction of its own; a dash where there is none."""
    shown = clean(value or "", limit=limit).strip()
    if not shown:
        return _DASH
    arabic = ' dir="rtl" lang="ar"' if _ARABIC.search(shown) else ' dir="ltr"'
    return Markup("<bdi{}>{}</bdi>").format(Markup(arabic), shown)


def day(when: date | None) -> Markup:
    """A day, in ISO form."""
    if when is None:
        return _DASH
    return Markup('<time datetime="{0}" dir="ltr">{0}</time>').format(when.isoformat())


def place(path: str, line: int) -> Markup:
    """A path and a line of it."""
    return Markup('<code dir="ltr">{}:{}</code>').format(clean(path, limit=300), line)


def quotation(passage: Passage) -> Markup:
    """A passage with its deciding words marked."""
    return _lines(passage.before) + _marked(passage.deciding) + _lines(passage.after)


def surroundings(passage: Passage, quote: tuple[str, str, str]) -> Markup:
    """A passage in which a quotation, given with its own three parts, is marked as a whole."""
    before, after = passage.before, passage.after
    inner = Markup("").join([escape(clean(quote[0])), _marked(quote[1]), escape(clean(quote[2]))])
    opening = Markup("… ") if passage.cut_before else Markup("")
    closing = Markup(" …") if passage.cut_after else Markup("")
    marked = Markup('<span class="quoted">{}</span>').format(inner)
    return opening + _lines(before) + marked + _lines(after) + closing


def link(url: str | None) -> str | None:
    """An address of the web that may be linked to, None for everything else."""
    return url if url and _LINK.fullmatch(url) else None


def joined(parts: Iterable[Markup], separator: str) -> Markup:
    """Pieces of markup with a text between them."""
    return Markup(escape(separator)).join(parts)


def _marked(value: str) -> Markup:
    return Markup("<mark>{}</mark>").format(clean(value)) if value else Markup("")


def _lines(value: str) -> Markup:
    return Markup("<br>").join(escape(clean(line)) for line in value.split("\n"))
