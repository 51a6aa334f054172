"""The list that settles how a word is divided, without the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import ModelError
from claimcheck.language.clitics import LIST_NAME, CliticLexicon, Corrector, Token, read, write
from claimcheck.language.model import load

LEXICON = CliticLexicon(
    whole=("واشنطن", "بغداد", "وفد", "كلب", "لندن"),
    split=(("بالعراق", ("ب", "العراق")), ("والقوات", ("و", "القوات")), ("للقوات", ("ل", "القوات"))),
)


@pytest.fixture
def corrector() -> Corrector:
    return Corrector(LEXICON)


def correct(corrector: Corrector, token: Token) -> Token:
    ((corrected,),) = corrector([[token]])
    return corrected


class TestPieces:
    @pytest.mark.parametrize(
        ("text", "pieces"),
        [
            ("واشنطن", "واشنطن"),
            ("بالعراق", "ب+العراق"),
            ("للقوات", "ل+القوات"),
            ("وواشنطن", "و+واشنطن"),
            ("فبغداد", "ف+بغداد"),
            ("وبالعراق", "و+ب+العراق"),
            ("فوالقوات", "ف+و+القوات"),
            ("بواشنطن", "ب+واشنطن"),
            ("لبغداد", "ل+بغداد"),
            ("كلندن", "ك+لندن"),
            ("وكلب", "و+كلب"),
        ],
    )
    def test_of_what_is_certain(self, corrector: Corrector, text: str, pieces: str) -> None:
        found = corrector.pieces(text)
        assert found is not None
        assert "+".join(found) == pieces

    @pytest.mark.parametrize(
        "text",
        [
            "قرية",
            "وقرية",
            "بوفد",  # too short a remainder after this clitic
            "لوفد",
            "ككلب",
            "سواشنطن",  # not a clitic that stands before nouns
            "ووبغداد",  # one clitic only is split off what is certain
            "للندن",  # the article may hide in it
            "و",
            "",
            "123",
            "London",
        ],
    )
    def test_of_what_is_not(self, corrector: Corrector, text: str) -> None:
        assert corrector.pieces(text) is None

    def test_the_article_hides_in_a_double_lam(self) -> None:
        lexicon = CliticLexicon(whole=("لقوات",), split=())
        assert Corrector(lexicon).pieces("للقوات") is None
        assert Corrector(lexicon).pieces("ولقوات") == ["و", "لقوات"]


class TestCorrector:
    @pytest.mark.parametrize("token", ["واشنطن", ("واشنطن", True), ("واشنطن", False)])
    def test_makes_whole(self, corrector: Corrector, token: Token) -> None:
        assert correct(corrector, token) == "واشنطن"
        assert corrector.expansions == {}

    @pytest.mark.parametrize("token", ["وبالعراق", ("وبالعراق", True), ("وبالعراق", False)])
    def test_divides_and_tells_the_expander(self, corrector: Corrector, token: Token) -> None:
        assert correct(corrector, token) == ("وبالعراق", True)
        assert corrector.expansions == {"وبالعراق": "و ب العراق"}

    @pytest.mark.parametrize("token", ["قرية", ("قرية", False), ("وقرية", True)])
    def test_leaves_what_it_does_not_know(self, corrector: Corrector, token: Token) -> None:
        assert correct(corrector, token) is token
        assert corrector.expansions == {}

    def test_keeps_sentences_and_their_order(self, corrector: Corrector) -> None:
        sentences: list[list[Token]] = [["زار", ("واشنطن", True), "."], [], ["بالعراق", ("بيته", True)]]
        assert corrector(sentences) == [
            ["زار", "واشنطن", "."],
            [],
            [("بالعراق", True), ("بيته", True)],
        ]

    def test_overrules_an_expansion_that_it_finds(self, corrector: Corrector) -> None:
        corrector.expansions = {"بالعراق": "بالع راق", "بيته": "بيت ه"}
        correct(corrector, "بالعراق")
        assert corrector.expansions == {"بالعراق": "ب العراق", "بيته": "بيت ه"}


class TestFile:
    def test_round_trip(self, tmp_path: Path) -> None:
        path = tmp_path / "list.tsv"
        write(path, LEXICON)
        assert read(path) == LEXICON
        assert path.read_text(encoding="utf-8").splitlines()[0] == "واشنطن\tواشنطن"

    def test_an_empty_list(self, tmp_path: Path) -> None:
        path = tmp_path / "list.tsv"
        write(path, CliticLexicon((), ()))
        assert read(path) == CliticLexicon((), ())

    @pytest.mark.parametrize(
        "line",
        [
            "واشنطن",
            "واشنطن\t",
            "\tو",
            "",
            "بالعراق\tب+",
            "بالعراق\tب++العراق",
            "بغداد\tب+غداد\tx",
            "بغداد\tغداد",
        ],
    )
    def test_a_damaged_line_is_named(self, tmp_path: Path, line: str) -> None:
        path = tmp_path / "list.tsv"
        path.write_text(f"لندن\tلندن\n{line}\nكلب\tكلب\n", encoding="utf-8")
        with pytest.raises(ValueError, match="line 2"):
            read(path)

    @pytest.mark.parametrize(
        "content", ["واشنطن\n".encode(), "واشنطن\tواشنطن\n".encode("cp1256"), b"PK\x03\x04"]
    )
    def test_a_model_with_a_damaged_list(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / LIST_NAME
        path.write_bytes(content)
        with pytest.raises(ModelError, match="the list is damaged") as raised:
            load_list_only(tmp_path)
        assert raised.value.where == str(path)
        assert raised.value.remedy

    def test_a_list_that_is_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / LIST_NAME).mkdir()
        with pytest.raises(ModelError, match="the list is damaged"):
            load_list_only(tmp_path)


def load_list_only(folder: Path) -> None:
    """Load a Stanza folder, whose list is read before anything else is."""
    (folder / "resources.json").write_text("{}", encoding="utf-8")
    load(folder)
