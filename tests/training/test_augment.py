"""Sentences made for the tokenizer."""

from __future__ import annotations

import random
from pathlib import Path

from claimcheck.language.clitics import CliticLexicon
from claimcheck.training import conllu
from claimcheck.training.augment import clitic_sentences
from tests.training.toy import sentences

LEXICON = CliticLexicon(
    whole=("واشنطن", "بغداد", "لندن"),
    split=(("والبيت", ("و", "البيت")), ("بالعراق", ("ب", "العراق")), ("للبيت", ("ل", "البيت"))),
)
FROM_THE_LIST = {
    **{form: (form,) for form in LEXICON.whole},
    **{"و" + form: ("و", form) for form in LEXICON.whole},
    **dict(LEXICON.split),
}


def make(count: int = 200, seed: int = 7) -> list[conllu.Sentence]:
    return clitic_sentences(sentences(), LEXICON, count, random.Random(seed))


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert make() == make()
    assert make() != make(seed=8)


def test_as_many_as_are_asked_for() -> None:
    assert [len(make(count)) for count in (0, 1, 5)] == [0, 1, 5]


def test_the_treebank_is_not_touched() -> None:
    treebank = sentences()
    clitic_sentences(treebank, LEXICON, 50, random.Random(1))
    assert treebank == sentences()


def test_every_token_is_the_treebanks_or_the_lists() -> None:
    original = {t.form: t.pieces for s in sentences() for t in s.tokens}
    for sentence in make():
        for token in sentence.tokens:
            assert token.pieces in (original.get(token.form), FROM_THE_LIST.get(token.form))


def test_every_sentence_has_a_word_of_the_list() -> None:
    assert all(any(t.form in FROM_THE_LIST for t in s.tokens) for s in make())


def test_every_sort_of_word_is_met() -> None:
    assert {t.form for s in make(500) for t in s.tokens} >= set(FROM_THE_LIST)


def test_numbers_and_punctuation_stay() -> None:
    signs = [t.form for s in make() for t in s.tokens if not t.form.isalpha()]
    assert set(signs) == {".", "(", ")"}


def test_trees_are_flat() -> None:
    for sentence in make():
        heads = [(word[6], word[7]) for token in sentence.tokens for word in token.words]
        assert heads == [("0", "root"), *[("1", "dep")] * (len(heads) - 1)]


def test_some_sentences_lose_their_full_stop() -> None:
    last = [s.tokens[-1] for s in make()]
    assert 0 < sum(t.form == "." for t in last) < len(last)
    assert all(t.space_after for t in last)


def test_short_sentences_are_no_source() -> None:
    short, *rest = sentences()
    del short.tokens[4:]
    made = clitic_sentences([short, *rest], LEXICON, 100, random.Random(1))
    assert all("زار" not in s.text for s in made)


def test_they_can_be_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "made.conllu"
    conllu.write(path, make())
    again = list(conllu.read(path))
    assert [s.text for s in again] == [s.text for s in make()]
    assert [[t.pieces for t in s.tokens] for s in again] == [[t.pieces for t in s.tokens] for s in make()]
