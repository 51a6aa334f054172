"""What `clean` removes, and what it leaves alone; the escapes of Markdown, one by one."""

from __future__ import annotations

import pytest

from claimcheck.reports.markdown_text import code, escape, location, prose, value
from claimcheck.reports.plain_text import MAX_MARKS, clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("سَيَّارَة ١٢٣ km\u00b2", "سَيَّارَة ١٢٣ km\u00b2"),
        ("كتاب\u200cها", "كتاب\u200cها"),
        ("a\r\n\t b\u2028c\x85d\u00a0e", "a b c d e"),
        ("\u202ex\u202c\u2066y\u2069\u200e\u200f\u061c\u200b\ufeff\u00ad", "xy"),
        ("\x1b[2Jx\x00\x07\x9b", "[2Jx"),
        ("x\U000e0041\U000e007f", "x"),
        ("\ud800", "\ufffd"),
        ("ب" + "\u064b" * 10_000 + "ت", "ب" + "\u064b" * MAX_MARKS + "ت"),
        ("e" + "\u0301\u20dd" * 50, "e" + "\u0301\u20dd" * 4),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_limit_ends_in_an_ellipsis() -> None:
    assert clean("abc def", limit=5) == "abc…"
    assert clean("abc", limit=3) == "abc"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a & b < c", "a &amp; b &lt; c"),
        ("&#64;", "&amp;&#35;&#8203;64;"),
        ("x|y", "x&#124;y"),
        ("[a](b)", "&#91;a&#93;(b)"),
        ("- item", "&#45; item"),
        ("12. item", "12&#46; item"),
        ("12) item", "12&#41; item"),
        ("+ 3.5 - 1", "&#43; 3.5 - 1"),
        ("# a", "&#35;&#8203; a"),
        ("@all", "@&#8203;all"),
        ("http://x", "http:&#8203;//x"),
        ("WWW.x", "WWW&#8203;.x"),
        ("a:12: b", "a:12: b"),
        (":tada:", ":&#8203;tada:"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_values_have_a_direction_of_their_own() -> None:
    assert value(" بغداد ") == '<span dir="rtl" lang="ar">بغداد</span>'
    assert value("AFP") == '<span dir="ltr">AFP</span>'
    assert code("a|b") == '<code dir="ltr">a&#124;b</code>'
    assert location("a" * 400, 7) == f'<code dir="ltr">{"a" * 299}…:7</code>'


def test_arabic_words_in_an_english_sentence() -> None:
    span = '<span dir="rtl" lang="ar">{}</span>'
    assert prose("said «لن 7 نغادر» & left", "en") == f"said «{span.format('لن 7 نغادر')}» &amp; left"
    assert prose("قال <b>", "ar") == "قال &lt;b&gt;"
