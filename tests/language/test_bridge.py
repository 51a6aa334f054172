"""From Stanza's analysis to spaCy, with sentences built by hand: no model is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from claimcheck.language import bridge
from claimcheck.language.bridge import Analysis, to_analysis
from claimcheck.language.orthography import fold, normalise
from claimcheck.language.pipeline import ArabicReader
from claimcheck.language.segmentation import prepare

if TYPE_CHECKING:
    import stanza

VOCAB = Vocab()


@dataclass
class Word:
    """A Stanza word, as far as the bridge looks at it."""

    text: str
    head: int
    lemma: str | None = None
    upos: str | None = "NOUN"
    feats: str | None = None
    deprel: str | None = "dep"


@dataclass
class Token:
    words: list[Word]
    start_char: int
    end_char: int


@dataclass
class Sentence:
    tokens: list[Token] = field(default_factory=list)


@dataclass
class Document:
    sentences: list[Sentence]


Splitter = Callable[[str], Sequence[str]]


def whole(surface: str) -> Sequence[str]:
    return [surface]


def by_table(**splits: str) -> Splitter:
    return lambda surface: splits.get(surface, surface).split("+")


def parse(text: str, split: Splitter = whole) -> list[Sentence]:
    """A fake analysis of prepared text: white space divides tokens, ``split`` words.

    The first word of a sentence is its root, every other word hangs on the one before it.
    """
    sentences: list[Sentence] = []
    offset = 0
    for stretch in text.split("\n\n"):
        sentence, count = Sentence(), 0
        for found in re.finditer(r"\S+", stretch):
            pieces = split(found[0])
            words = [Word(piece, head=count + i, lemma=piece) for i, piece in enumerate(pieces)]
            words[0].deprel = "root" if count == 0 else "dep"
            sentence.tokens.append(Token(words, offset + found.start(), offset + found.end()))
            count += len(pieces)
        if sentence.tokens:
            sentences.append(sentence)
        offset += len(stretch) + 2
    return sentences


def analyse(text: str, split: Splitter = whole) -> Analysis:
    prepared = prepare(text)
    return to_analysis(VOCAB, text, prepared, parse(prepared.text, split))


def sources(analysis: Analysis) -> list[str]:
    return [analysis.source(token) for token in analysis.doc]


@pytest.mark.parametrize(
    ("text", "splits", "expected"),
    [
        ("عادت القوات", {}, ["عادت", "القوات"]),
        ("وبحلول الصيف", {"وبحلول": "و+ب+حلول"}, ["و", "ب", "حلول", "الصيف"]),
        ("وَبِحُلولِ الصيف", {"وبحلول": "و+ب+حلول"}, ["وَ", "بِ", "حُلولِ", "الصيف"]),
        ("عاد لِلقُوّاتِ", {"للقوات": "ل+القوات"}, ["عاد", "لِ", "لقُوّاتِ"]),
        ("مِن سِياسَتِهِم", {"سياستهم": "سياسة+هم"}, ["مِن", "سِياسَتِ", "هِم"]),
        ("وقـــواتـــها", {"وقواتها": "و+قوات+ها"}, ["و", "قـــواتـــ", "ها"]),
        ("\u202bولبنان\u202c هنا", {"ولبنان": "و+لبنان"}, ["و", "لبنان", "هنا"]),
        ("و\u200fلبنان", {"ولبنان": "و+لبنان"}, ["و", "لبنان"]),
        ("مِمّا", {"مما": "من+ما"}, ["مِ", "مّا"]),
        ("وﷲِ", {"والله": "و+الله"}, ["و", "ﷲِ"]),
        ("وﻻ", {"ولا": "و+لا"}, ["و", "ﻻ"]),
        ("ﻷنهم", {"لأنهم": "ل+أن+هم"}, ["ﻷ", "ﻷن", "هم"]),
        ("🇮🇶 و٢٬٥٠٠", {"و2,500": "و+2,500"}, ["🇮🇶", "و", "٢٬٥٠٠"]),
    ],
)
def test_words_in_the_source(text: str, splits: dict[str, str], expected: list[str]) -> None:
    assert sources(analyse(text, by_table(**splits))) == expected


def test_offsets_run_through_the_whole_text() -> None:
    text = "\n خبر عاجل \r\n\r\nقالَ القائدُ: نعم. وعادوا"
    analysis = analyse(text, by_table(وعادوا="و+عادوا"))
    assert [text[s:e] for s, e in zip(analysis.starts, analysis.ends, strict=True)] == [
        *("خبر", "عاجل", "قالَ", "القائدُ:", "نعم.", "و", "عادوا")
    ]


def test_sentences_and_heads() -> None:
    analysis = analyse("عنوان الخبر\nعادت وقواتها. لم تبق", by_table(**{"وقواتها.": "و+قوات+ها."}))
    assert [sentence.text for sentence in analysis.sentences] == ["عنوان الخبر", "عادت وقواتها.", "لم تبق"]
    assert [token.head.i for token in analysis.doc] == [0, 0, 2, 2, 3, 4, 6, 6]
    assert [token.i for token in analysis.doc if token.is_sent_start] == [0, 2, 6]
    assert [token.dep_ for token in analysis.doc if token.head.i == token.i] == ["root"] * 3


def test_crossing_trees_stay_one_sentence() -> None:
    prepared = prepare("ا ب ت ث")
    (sentence,) = parse(prepared.text)
    for token, head in zip(sentence.tokens, (3, 4, 0, 3), strict=True):
        token.words[0].head = head
    analysis = to_analysis(VOCAB, "ا ب ت ث", prepared, [sentence])
    assert [token.head.i for token in analysis.doc] == [2, 3, 2, 2]
    assert len(analysis.sentences) == 1


def test_tags_lemmas_and_norms() -> None:
    prepared = prepare("السيّارات")
    word = Word(
        "السيارات", head=0, lemma="سَيَّارَة", upos="NOUN", feats="Definite=Def|Number=Plur", deprel="root"
    )
    analysis = to_analysis(VOCAB, "السيّارات", prepared, [Sentence([Token([word], 0, 8)])])
    (token,) = analysis.doc
    assert (token.lemma_, token.norm_, token.pos_, token.dep_) == ("سيارة", "السيارات", "NOUN", "root")
    assert token.morph.get("Number", []) == ["Plur"]


def test_what_the_model_leaves_out() -> None:
    prepared = prepare("إلى")
    word = Word("إلى", head=0, lemma=None, upos=None, feats=None, deprel=None)
    (token,) = to_analysis(VOCAB, "إلى", prepared, [Sentence([Token([word], 0, 3)])]).doc
    assert (token.lemma_, token.norm_, token.pos_, token.dep_) == ("الي", "الي", "X", "dep")


def test_no_words() -> None:
    analysis = analyse(" \n ")
    assert len(analysis.doc) == 0
    assert analysis.sentences == ()
    assert analysis.tokens_in(0, 3) == []
    assert bridge.empty(VOCAB, "", ("note",)).notes == ("note",)


def test_tokens_in_a_span() -> None:
    text = "وقواتُها في بغداد"
    analysis = analyse(text, by_table(وقواتها="و+قوات+ها"))

    def found(start: int, end: int) -> list[str]:
        return [token.text for token in analysis.tokens_in(start, end)]

    assert found(0, len(text)) == ["و", "قوات", "ها", "في", "بغداد"]
    assert found(0, 1) == ["و"]
    assert found(1, 7) == ["قوات", "ها"]
    assert found(8, 9) == []
    assert found(7, 10) == ["ها", "في"]
    assert found(len(text), len(text) + 5) == []


def test_span_of_words() -> None:
    text = "عادت وقواتُها، من بغداد"
    analysis = analyse(text, by_table(**{"وقواتها،": "و+قوات+ها،"}))
    doc = analysis.doc
    start, end = analysis.span_of([doc[3], doc[1]])
    assert text[start:end] == "وقواتُها،"
    assert analysis.span_of(doc) == (0, len(text))
    assert analysis.source(doc[2]) == "قواتُ"


ALPHABET = (
    "ابتلقوهم" * 4
    + "أإآىةء"
    + "ًَُِّٰ" * 2
    + "ـ"
    + "\u200f\u202b\u202c\u200d\ufeff"
    + "٠٥2"
    + "NaÀ"
    + "👍🇮"
    + "ﻻﷲﷺ"
    + "«»،.؟"
)
generated = st.lists(st.text(ALPHABET, max_size=9), max_size=12).flatmap(
    lambda words: st.lists(st.sampled_from(" \n\t"), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    )
)


@given(generated, st.randoms(use_true_random=False))
def test_every_word_has_its_place(text: str, random: Random) -> None:
    surfaces: list[str] = []

    def split(surface: str) -> list[str]:
        cuts = sorted(random.sample(range(1, len(surface)), min(len(surface) - 1, random.randint(0, 3))))
        pieces = [surface[a:b] for a, b in zip([0, *cuts], [*cuts, len(surface)], strict=True)]
        surfaces.extend(pieces)
        return pieces

    analysis = analyse(text, split)
    assert [token.text for token in analysis.doc] == surfaces
    for piece, start, end in zip(surfaces, analysis.starts, analysis.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert piece in normalise(text[start:end]).text
    assert list(analysis.starts) == sorted(analysis.starts)
    assert list(analysis.ends) == sorted(analysis.ends)
    for token in analysis.doc:
        assert token.norm_ == (fold(token.text) or token.text)
        assert token in analysis.tokens_in(*analysis.span_of([token]))


@given(generated, st.randoms(use_true_random=False))
def test_rewritten_words_have_a_place_too(text: str, random: Random) -> None:
    def split(surface: str) -> list[str]:
        return [
            "".join(random.choices("ابتلقوهم", k=random.randint(1, 6))) for _ in range(random.randint(1, 4))
        ]

    analysis = analyse(text, split)
    assert all(
        0 <= start < end <= len(text) for start, end in zip(analysis.starts, analysis.ends, strict=True)
    )
    assert list(analysis.starts) == sorted(analysis.starts)
    assert list(analysis.ends) == sorted(analysis.ends)


class Pipeline:
    """A pipeline that fails on every text with ``trouble`` in it."""

    def __init__(self, trouble: str | None = None) -> None:
        self.trouble = trouble
        self.texts: list[str] = []

    @property
    def calls(self) -> int:
        return len(self.texts)

    def __call__(self, text: str) -> Document:
        self.texts.append(text)
        if self.trouble and self.trouble in text:
            raise RuntimeError("no")
        return Document(parse(text))


def reader_over(pipeline: Pipeline) -> ArabicReader:
    return ArabicReader(cast("stanza.Pipeline", pipeline))


TEXT = "العنوانُ هنا\nعادت القوّات.\n\n وهذه جملة سيئة. بغدادُ ترحب"


def test_the_reader_calls_the_pipeline_once() -> None:
    pipeline = Pipeline()
    analysis = reader_over(pipeline).read(TEXT)
    assert pipeline.calls == 1
    assert analysis.notes == ()
    assert sources(analysis) == TEXT.split()
    assert len(analysis.sentences) == 4


def test_what_recurs_is_read_once_and_stands_where_it_stands() -> None:
    pipeline = Pipeline()
    reader = reader_over(pipeline)
    first = reader.read("عادت القوات.\nهنا بغداد.")
    again = reader.read("صباح الخير.\nعادت القوات.")
    assert pipeline.texts == ["عادت القوات.\n\nهنا بغداد.", "صباح الخير."]
    assert sources(first) == ["عادت", "القوات.", "هنا", "بغداد."]
    assert sources(again) == ["صباح", "الخير.", "عادت", "القوات."]
    assert [token.head.i for token in again.doc] == [0, 0, 2, 2]


def test_texts_that_were_fetched_together_are_there() -> None:
    pipeline = Pipeline()
    reader = reader_over(pipeline)
    texts = ["عادت القوات.", "هنا بغداد.\nعادت القوات."]
    reader.prefetch(texts)
    assert [sources(reader.read(text)) for text in texts] == [text.split() for text in texts]
    assert pipeline.calls == 1


def test_one_bad_text_among_those_fetched_loses_no_other() -> None:
    reader = reader_over(Pipeline("سيئة"))
    reader.prefetch(["عادت القوات.", "جملة سيئة."])
    assert sources(reader.read("عادت القوات.")) == ["عادت", "القوات."]
    assert reader.read("جملة سيئة.").notes


def test_a_bad_sentence_loses_only_itself() -> None:
    analysis = reader_over(Pipeline("سيئة")).read(TEXT)
    assert sources(analysis) == [*["العنوانُ", "هنا", "عادت", "القوّات."], *["بغدادُ", "ترحب"]]
    assert len(analysis.sentences) == 3
    (note,) = analysis.notes
    assert "وهذه جملة سيئة" in note
    assert "RuntimeError" in note


def test_a_text_of_bad_sentences() -> None:
    analysis = reader_over(Pipeline("ا")).read("نار\nدار")
    assert len(analysis.doc) == 0
    assert len(analysis.notes) == 2


def test_a_text_without_words_needs_no_pipeline() -> None:
    pipeline = Pipeline()
    assert len(reader_over(pipeline).read("\u200f \n").doc) == 0
    assert pipeline.calls == 0
