"""Texts that try to break out of where they stand, and a graph that is full of one."""

from __future__ import annotations

import re

import networkx as nx

from claimcheck.claims.model import TroopNumber
from claimcheck.conflicts.model import Level
from claimcheck.graph.build import build
from claimcheck.graph.relations import relate
from tests.graph.story import GEOGRAPHY, MARCH, claim, conflict

DISPLAY_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

HOSTILE = [
    '"];c0["x',
    '"] --> end',
    "%%{init: {'theme': 'dark'}}%%",
    "]]><x/><![CDATA[",
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "</data></node></graph>",
    "\u202e0053 \u2066\u2067x\u2069 \u200f\u061c end",
    "one\ntwo\r\nthree\u2028four\x85five",
    "\x00\x01\x1b[31mred\ufffe\uffff",
    "\\",
    '\\"];n0->n1[label="',
    "\\N \\G \\L \\n \\\\",
    "&#8238;&lt;b&gt;&quot;",
    "#quot;#lt;script#gt;#8238;",
    "`**bold** _em_ $$x^2$$ fa:fa-ban`",
    "style a:x#35;",
    "{{x}} (x) [x] |x| a & b; ---",
    "end",
    "1. item",
    "- item",
    "م" + "\u0651" * 1000,
    "\ud800 half a character",
    "x" * 10_000,
    "   ",
    "",
]


def hostile_graph(text: str) -> nx.MultiDiGraph[str]:
    """A graph in which whatever an article or a rule pack can bring is ``text``."""
    claims = [
        claim(
            f"c{i}",
            kind=text,
            quote=text,
            article=text if i else f"{text}\x00",
            force=text,
            place=text,
            area=text,
            speaker=text if i else f"{text}\u202e",
            number=TroopNumber(900 + i, None),
            rule=text,
            said=MARCH,
        )
        for i in range(3)
    ]
    conflicts = [
        conflict(str(i), "c0", "c1", level, rule=text, fingerprint=text, also_b=("c2",))
        for i, level in enumerate(Level)
    ]
    return relate(build(claims), GEOGRAPHY, conflicts)
