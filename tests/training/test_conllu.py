"""Reading and writing CoNLL-U."""

from __future__ import annotations

import gzip
from pathlib import Path

from claimcheck.training import conllu
from claimcheck.training.conllu import FORM, MISC, Sentence, SurfaceToken
from tests.training.toy import TOY, sentences

ODD = """\
# newpar
# text = كُتُبٌ هنا
1\tكُتُبٌ\tكتاب\tNOUN\t_\t_\t0\troot\t_\tGloss=books
1.1\tهي\tهو\tPRON\t_\t_\t_\t_\t1:nsubj\t_
2-3\tبِهَا\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|X=1
2\tبِ\tب\tADP\t_\t_\t3\tcase\t_\t_
2.1\tx\tx\tX\t_\t_\t_\t_\t_\t_
3\tها\tهو\tPRON\t_\t_\t1\tobl\t_\t_
4\tَ\tَ\tX\t_\t_\t1\tdep\t_\t_
"""


def row(number: int, form: str) -> list[str]:
    return [str(number), form, "_", "X", "_", "_", "0", "dep", "_", "_"]


def odd(folder: Path) -> Sentence:
    path = folder / "odd.conllu"
    path.write_text(ODD, encoding="utf-8")
    (sentence,) = conllu.read(path)
    return sentence


def test_tokens_and_words() -> None:
    first, second, third = sentences()
    assert [t.form for t in first.tokens] == ["زار", "الوزير", "بالأمس", "مدرسة", "القرية", "."]
    assert [t.is_multiword for t in first.tokens] == [False, False, True, False, False, False]
    assert first.tokens[2].pieces == ("ب", "الأمس")
    assert second.tokens[0].pieces == ("و", "وصل")
    assert third.tokens[-2].pieces == ("ل", "الأطفال")


def test_text_and_space() -> None:
    texts = [line[9:] for line in TOY.read_text(encoding="utf-8").splitlines() if line.startswith("# text")]
    assert [s.text for s in sentences()] == texts
    assert [t.form for t in sentences()[2].tokens if not t.space_after] == ["(", "الجديد", "للأطفال"]


def test_comments() -> None:
    assert [s.comments for s in sentences()] == [
        ["# newdoc id = toy", "# newpar"],
        ["# sent_id = toy-2"],
        ["# newpar", "# mwt_surface = gold"],
    ]


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "copy.conllu"
    conllu.write(path, sentences())
    assert path.read_text(encoding="utf-8") == TOY.read_text(encoding="utf-8")


def test_a_gzipped_file(tmp_path: Path) -> None:
    path = tmp_path / "toy.conllu.gz"
    path.write_bytes(gzip.compress(TOY.read_bytes()))
    assert list(conllu.read(path)) == sentences()


def test_vowel_marks_are_removed_from_forms(tmp_path: Path) -> None:
    tokens = odd(tmp_path).tokens
    assert [t.form for t in tokens[:2]] == ["كتب", "بها"]
    assert tokens[1].pieces == ("ب", "ها")


def test_a_form_of_marks_alone_is_kept(tmp_path: Path) -> None:
    assert odd(tmp_path).tokens[-1].form == "\u064e"


def test_empty_nodes_are_skipped(tmp_path: Path) -> None:
    words = [word for token in odd(tmp_path).tokens for word in token.words]
    assert [word[0] for word in words] == ["1", "2", "3", "4"]


def test_no_empty_line_at_the_end_and_other_misc(tmp_path: Path) -> None:
    sentence = odd(tmp_path)
    assert [t.space_after for t in sentence.tokens] == [True, False, True]
    assert sentence.tokens[0].words[0][MISC] == "Gloss=books"


def test_empty_lines_and_comments_alone_make_no_sentence(tmp_path: Path) -> None:
    path = tmp_path / "empty.conllu"
    path.write_text("\n\n# newdoc id = a\n\n", encoding="utf-8")
    assert list(conllu.read(path)) == []


def test_words_are_numbered_by_their_places(tmp_path: Path) -> None:
    path = tmp_path / "made.conllu"
    made = Sentence(
        [
            SurfaceToken("في", [row(7, "في")]),
            SurfaceToken("وبيته", [row(1, "و"), row(1, "بيت"), row(1, "ه")], space_after=False),
            SurfaceToken("!", [row(2, "!")]),
        ],
        ["# newpar"],
    )
    conllu.write(path, [made])
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["# newpar", "# text = في وبيته!"]
    assert [line.split("\t")[0] for line in lines[2:-1]] == ["1", "2-4", "2", "3", "4", "5"]
    assert [line.split("\t")[MISC] for line in lines[2:-1]] == ["_", "SpaceAfter=No", "_", "_", "_", "_"]
    (again,) = conllu.read(path)
    assert [t.pieces for t in again.tokens] == [("في",), ("و", "بيت", "ه"), ("!",)]
    assert again.tokens[1].words[1][FORM] == "بيت"
