"""Sentences that are not parsed hold no claim, and give the others all that they give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.api import with_dates
from claimcheck.articles.model import Article
from claimcheck.articles.reader import read_paths
from claimcheck.claims.context import Resources
from claimcheck.claims.examples import PUBLISHED, examples_of
from claimcheck.claims.extract import Extractor
from claimcheck.claims.relevance import Relevance
from claimcheck.claims.rulepack import load
from claimcheck.language.bridge import Analysis
from claimcheck.language.pipeline import ArabicReader

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
RESOURCES = Resources.of(load())
RELEVANCE = Relevance(RESOURCES)


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("افتتحت المكتبة أمس. وحضر الوزير.", set()),
            ("افتتحت المكتبة أمس. وانسحبت القوات من تشاد. وحضر الوزير.", {1}),
            ("قال الوزير إن الجنود سيبقون. وحضر آخرون. ولا جدول زمنيا بعد.", {0, 2}),
        ],
    )
    def test_with_an_anchor(self, reader: ArabicReader, text: str, expected: set[int]) -> None:
        assert RELEVANCE.sentences(reader.read(text)) == expected


def test_what_is_not_parsed_has_a_flat_tree(reader: ArabicReader) -> None:
    text = "افتتحت المكتبة أمس. وانسحبت القوات من تشاد."
    found = reader.read(text, worth_parsing=lambda analysis: {1})
    full = reader.read(text)
    first, second = found.sentences
    assert {word.head.i for word in first} == {first.start}
    assert [(w.head.i, w.dep_) for w in second] == [(w.head.i, w.dep_) for w in full.sentences[1]]
    assert [(w.text, w.lemma_, w.pos_) for w in found.doc] == [(w.text, w.lemma_, w.pos_) for w in full.doc]


def test_nothing_to_parse(reader: ArabicReader) -> None:
    asked: list[Analysis] = []

    def none(analysis: Analysis) -> set[int]:
        asked.append(analysis)
        return set()

    assert len(reader.read("افتتحت المكتبة أمس.", worth_parsing=none).doc) > 2
    assert len(asked) == 1


def articles() -> list[Article]:
    found, _ = read_paths([str(SEEDS)])
    examples = [
        Article(f"{rule.id} {example.sort} {example.number}", example.text, published=PUBLISHED)
        for pack in RESOURCES.packs.extraction.values()
        for rule in pack.rules
        for example in examples_of(rule)
    ]
    return [*with_dates(found, None), *examples]


@pytest.mark.slow
def test_no_claim_is_lost_or_changed(reader: ArabicReader) -> None:
    extractor = Extractor(RESOURCES)
    count = 0
    for article in articles():
        full = extractor.extract(article, reader.read(article.text))
        quick = extractor.extract(article, reader.read(article.text, worth_parsing=RELEVANCE.sentences))
        assert quick == full, article.id
        count += len(full)
    assert count > 250
