"""Traces as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from spacy.vocab import Vocab

from claimcheck.articles.model import Article
from claimcheck.claims.context import Resources
from claimcheck.claims.rulepack import load
from claimcheck.claims.trace import trace
from claimcheck.claims.trace_model import Trace
from claimcheck.language import bridge
from claimcheck.language.bridge import Analysis
from claimcheck.reports import trace_text
from tests.claims.docs import documents


@pytest.fixture(scope="module")
def resources() -> Resources:
    return Resources.of(load())


def traced(analysis: Analysis, resources: Resources) -> Trace:
    article = Article("sentence", analysis.text, published=date(2024, 3, 10))
    return trace(article, analysis, resources)


def section(printed: str, title: str) -> list[str]:
    """The lines of one section, without their indent."""
    _, _, rest = f"\n{printed}".partition(f"\n{title}\n")
    return [line.removeprefix("  ") for line in rest.partition("\n\n")[0].splitlines()]


def test_words_and_tree(resources: Resources) -> None:
    printed = trace_text.emit(traced(documents("scope")["lan"], resources))
    words = section(printed, "words")
    assert words[0].split() == ["w0", "PART", "advmod", "of", "w1", "لن", "from", "لن"]
    assert words[1].startswith("w1  VERB   root    root")
    assert words[1].endswith("  تنسحب from انسحب")
    assert section(printed, "tree") == [
        "root w1 تنسحب",
        "  advmod w0 لن",
        "  nsubj w2 القوات",
        "    amod w3 الفرنسية",
        "  obl w5 تشاد",
        "    case w4 من",
        "  punct w6 .",
    ]


def test_what_was_found(resources: Resources) -> None:
    printed = trace_text.emit(traced(documents("trace")["all"], resources))
    assert section(printed, "found") == [
        "clause    w0 to w15",
        "number    about 900 in نحو 900",
        "time      2024-09-01/2024-09-30, point in في سبتمبر 2024",
        "hedge     w5 قد",
        "speech    w0 قال credits (forward) قائد الجيش",
    ]
    rules = section(printed, "rules of withdrawal")
    assert "  hedged by: w5 قد" in rules
    assert "  speaker: قائد الجيش" in rules
    assert "  troops-change: fired, changed by w6 يغادر" in section(printed, "rules of troops")


def test_rules_that_fired_and_rules_that_failed(resources: Resources) -> None:
    printed = trace_text.emit(traced(documents("scope")["lan"], resources))
    assert "  negation  w0 لن negates w1 تنسحب\n" in printed
    rules = "\n".join(section(printed, "rules of withdrawal"))
    assert "mention of leave (verb) at w1 تنسحب\n" in rules
    assert re.search(r"\n  withdrawal-denied: fired\n    \{negated: true, .*\} holds by w0 لن\n", rules)
    assert "  withdrawal-planned: holds, but withdrawal-denied fired before it\n" in rules
    assert re.search(r"\n  withdrawal-completed: does not hold\n    \{negated: false, .*\}", rules)
    assert " fails at negated: found true at w0 لن\n" in rules
    assert " fails at under: no such word governs it\n" in rules
    assert rules.endswith("\n  gives: withdrawal.denied by withdrawal-denied")
    assert "sentence: 1 claim\n  1:1 withdrawal.denied\n" in printed


def test_rules_about_other_words_are_named_only(resources: Resources) -> None:
    printed = trace_text.emit(traced(documents("scope")["existential"], resources))
    rules = section(printed, "rules of timetable")
    assert rules[0] == "mention of timetable (noun) at w2 جدول, w3 زمني"
    assert [line for line in rules if line.startswith("  not about timetable: ")]


def test_words_that_are_no_mention(resources: Resources) -> None:
    printed = trace_text.emit(traced(documents("mentions")["treaty"], resources))
    assert section(printed, "rules of withdrawal") == [
        "no mention of leave at w0 انسحبت",
        "  excluded by unless: not_a_place",
    ]


def test_nothing(resources: Resources) -> None:
    printed = trace_text.emit(traced(bridge.empty(Vocab(), "?"), resources))
    assert printed.startswith("nothing was found: no Arabic words\n")
    for title in ("words", "tree", "found", "rules of withdrawal", "rules of troops"):
        assert section(printed, title) == ["nothing"]
    assert printed.endswith("\nclaims\nsentence: 0 claims\n")


def test_arabic_words_without_a_rule(resources: Resources) -> None:
    printed = trace_text.emit(traced(documents("scope")["ma-relative"], resources))
    assert printed.startswith("nothing was found: no word that a rule is about\n")


@pytest.mark.parametrize("source", ["attribution", "mentions", "scope", "trace"])
def test_behind_arabic_a_latin_word_follows_or_nothing(resources: Resources, source: str) -> None:
    """Otherwise a terminal would put a label or a number into the Arabic run."""
    for analysis in documents(source).values():
        lines = trace_text.emit(traced(analysis, resources)).splitlines()
        assert [s for line in lines for s in re.findall(r"[\u0620-\u064a]\W* \d+ .*[A-Za-z]", line)] == []


def test_nothing_in_a_sentence_acts_on_the_terminal(resources: Resources) -> None:
    hostile = "\x1b]0;x\x07\u202e\u2068\nclaims\r" + "\u0651" * 100
    given = traced(documents("trace")["all"], resources)
    words = tuple(replace(word, text=hostile, lemma=hostile) for word in given.words)
    speeches = tuple(replace(speech, speaker=hostile) for speech in given.speeches)
    text = given.article.text.replace("نحو", "\x1b\u202e\n").replace("في", "\x9b\r")
    article = replace(given.article, text=text, notes=(hostile,))
    printed = trace_text.emit(replace(given, article=article, words=words, speeches=speeches))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\u0651{9}", printed)
    assert printed.count("\nclaims\n") == 1
    assert all(len(line) < 400 for line in printed.splitlines())


def test_a_deep_tree_is_not_drawn_ever_further_to_the_right(resources: Resources) -> None:
    given = traced(documents("trace")["all"], resources)
    chain = tuple(replace(given.words[0], index=i, head=i - 1 if i else None) for i in range(3000))
    printed = trace_text.emit(replace(given, words=chain))
    assert len(section(printed, "tree")) == 3000
    assert max(len(line) for line in section(printed, "tree")) < 100
