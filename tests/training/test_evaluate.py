"""Scores of pipelines that only pretend to parse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimcheck.training import conllu
from claimcheck.training.conllu import FORM, UPOS, Sentence
from claimcheck.training.evaluate import METRICS, raw_text, score, with_original_surface
from tests.training.toy import sentences

HEAD = 6


class Parrot:
    """Knows beforehand what it will be asked to parse."""

    def __init__(self, known: list[Sentence], folder: Path) -> None:
        self.known = known
        self.path = folder / "known.conllu"
        self.asked: list[str] = []

    def __call__(self, text: str) -> Any:
        from stanza.utils.conll import CoNLL

        self.asked.append(text)
        conllu.write(self.path, self.known)
        return CoNLL.conll2doc(str(self.path))


# udtools leaves the files that it reads to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
class TestScore:
    def test_of_the_right_trees(self, tmp_path: Path) -> None:
        parrot = Parrot(sentences(), tmp_path)
        assert score(parrot, sentences()) == dict.fromkeys(METRICS, 100.0)
        assert parrot.asked == [raw_text(sentences())]

    def test_of_a_wrong_head(self, tmp_path: Path) -> None:
        known = sentences()
        known[0].tokens[1].words[0][HEAD] = "5"
        scores = score(Parrot(known, tmp_path), sentences())
        words = sum(len(t.words) for s in sentences() for t in s.tokens)
        assert scores["UAS"] == scores["LAS"] == pytest.approx(100 * (words - 1) / words, abs=0.01)
        assert {m for m in METRICS if scores[m] < 100} == {"UAS", "LAS"}

    def test_of_a_wrong_tag(self, tmp_path: Path) -> None:
        known = sentences()
        known[0].tokens[1].words[0][UPOS] = "VERB"
        scores = score(Parrot(known, tmp_path), sentences())
        assert {m for m in METRICS if scores[m] < 100} == {"UPOS"}

    def test_of_a_word_that_is_not_divided(self, tmp_path: Path) -> None:
        known = sentences()
        token = known[2].tokens[2]
        whole = token.words[0]
        whole[FORM] = token.form
        token.words = [whole]
        for other in known[2].tokens[3:]:
            for word in other.words:
                word[HEAD] = str(int(word[HEAD]) - 1) if int(word[HEAD]) > 4 else word[HEAD]
        scores = score(Parrot(known, tmp_path), sentences())
        assert scores["Tokens"] == scores["Sentences"] == 100
        assert 80 < scores["Words"] < 100


class TestRawText:
    def test_paragraphs(self) -> None:
        first, second, third = (s.text for s in sentences())
        assert raw_text(sentences()) == f"{first} {second}\n\n{third}"

    def test_documents(self) -> None:
        one, two = sentences()[:2]
        two.comments = ["# newdoc id = other"]
        assert raw_text([one, two]) == f"{one.text}\n\n{two.text}"

    def test_of_nothing(self) -> None:
        assert raw_text([]) == ""


class TestOriginalSurface:
    def test_is_chosen_by_the_comment(self) -> None:
        (chosen,) = with_original_surface(sentences())
        assert chosen.tokens == sentences()[2].tokens

    def test_makes_paragraphs(self) -> None:
        treebank = sentences()
        treebank[1].comments.append("# mwt_surface = gold")
        second, third = with_original_surface(treebank)
        assert raw_text([second, third]) == f"{second.text}\n\n{third.text}"
        assert treebank[1].comments == ["# sent_id = toy-2", "# mwt_surface = gold"]

    def test_without_any(self) -> None:
        assert with_original_surface(sentences()[:2]) == []
