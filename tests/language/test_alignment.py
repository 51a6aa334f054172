"""Where the words of a multi-word token stand in it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.alignment import align


def parts(surface: str, pieces: list[str]) -> list[str]:
    return [surface[start:end] for start, end in align(surface, pieces)]


@pytest.mark.parametrize(
    ("surface", "pieces", "expected"),
    [
        ("وبحلول", "و ب حلول", "و ب حلول"),
        ("وستنسحب", "و س تنسحب", "و س تنسحب"),
        ("وقواتها", "و قوات ها", "و قوات ها"),
        ("كغيره", "ك غير ه", "ك غير ه"),
        ("ووزير", "و وزير", "و وزير"),
        ("ببغداد", "ب بغداد", "ب بغداد"),
        ("ولم", "و لم", "و لم"),
        ("للقوات", "ل القوات", "ل لقوات"),
        ("وللمرة", "و ل المرة", "و ل لمرة"),
        ("للجنة", "ل اللجنة", "ل لجنة"),
        ("للجنة", "ل لجنة", "ل لجنة"),
        ("سياستهم", "سياسة هم", "سياست هم"),
        ("وسياستها", "و سياسة ها", "و سياست ها"),
        ("مما", "من ما", "م ما"),
        ("عما", "عن ما", "ع ما"),
        ("ممن", "من من", "م من"),
        ("ألا", "أن لا", "أ لا"),
        ("لئلا", "ل أن لا", "ل ئ لا"),
        ("علي", "على ي", "عل ي"),
        ("عليها", "على ها", "علي ها"),
        ("لديها", "لدى ها", "لدي ها"),
        ("فيم", "في ما", "في م"),
        ("حلفاءها", "حلفاء ها", "حلفاء ها"),
        ("واشنطن", "واشنطن", "واشنطن"),
        ("جنديا", "جندي", "جنديا"),
    ],
)
def test_clitics(surface: str, pieces: str, expected: str) -> None:
    assert parts(surface, pieces.split()) == expected.split()


def test_a_short_changed_word_is_not_swallowed_by_a_long_one() -> None:
    assert parts("abcd", ["x", "yyyyyyyyyyyyyyy", "z"]) == ["a", "bc", "d"]


def test_pieces_share_where_there_are_too_few_characters() -> None:
    assert align("a", ["b", "c"]) == [(0, 1), (0, 1)]


@given(st.lists(st.text("ابتولكهم", min_size=1, max_size=6), min_size=1, max_size=5))
def test_pieces_written_as_they_stand_are_found_exactly(pieces: list[str]) -> None:
    assert parts("".join(pieces), pieces) == pieces


@given(
    st.text("ابتولكهم", min_size=1, max_size=8),
    st.lists(st.text("ابتولكهمن", max_size=8), min_size=1, max_size=6),
)
def test_every_piece_has_a_place_in_order(surface: str, pieces: list[str]) -> None:
    spans = align(surface, pieces)
    assert len(spans) == len(pieces)
    assert all(0 <= start < end <= len(surface) for start, end in spans)
    assert spans == sorted(spans)
    if len(surface) >= len(pieces):
        assert spans[0][0] == 0
        assert spans[-1][1] == len(surface)
        assert all(left[1] == right[0] for left, right in itertools.pairwise(spans))
