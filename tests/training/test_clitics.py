"""Telling clitics from letters by how often words stand in a corpus."""

from __future__ import annotations

from collections import Counter

import pytest

from claimcheck.training.clitics import (
    build_lexicon,
    majority_segmentations,
    segment,
    unanimous_segmentations,
)

COUNTS = Counter(
    {
        "القوات": 1000, "والقوات": 100, "فالقوات": 20, "للقوات": 60,
        "العراق": 800, "بالعراق": 50, "وبالعراق": 5,
        "واشنطن": 500, "اشنطن": 1, "وواشنطن": 15,
        "حكومة": 400, "حكومته": 30, "جنود": 300, "جنودهم": 20, "لجنودهم": 2,
        "بغداد": 350, "غداد": 2,
        "وزير": 200, "زير": 90,
        "سيزور": 40, "يزور": 250, "سكبير": 40, "كبير": 900,
        "عدد": 700, "وعد": 9, "فيه": 4,
    }
)  # fmt: skip
KNOWN: dict[str, tuple[str, ...]] = {
    "القوات": ("القوات",),
    "والقوات": ("و", "القوات"),
    "بالعراق": ("ب", "العراق"),
    "وبالعراق": ("و", "ب", "العراق"),
    "جنود": ("جنود",),
    "سيزور": ("س", "يزور"),
    "سكبير": ("س", "كبير"),
    "وزير": ("وزير",),
}


class TestSegment:
    @pytest.mark.parametrize(
        ("word", "pieces"),
        [
            ("والقوات", "و+القوات"),
            ("فالقوات", "ف+القوات"),
            ("بالعراق", "ب+العراق"),
            ("وبالعراق", "و+ب+العراق"),
            ("للقوات", "ل+القوات"),
            ("وواشنطن", "و+واشنطن"),
            ("حكومته", "حكومة+ه"),
            ("جنودهم", "جنود+هم"),
            ("لجنودهم", "ل+جنود+هم"),
            ("واشنطن", "واشنطن"),
            ("بغداد", "بغداد"),
            ("وزير", "وزير"),
            ("كبير", "كبير"),
            ("فيه", "فيه"),
            ("مجهول", "مجهول"),
        ],
    )
    def test_by_frequency(self, word: str, pieces: str) -> None:
        known = {form: KNOWN[form] for form in ("القوات", "جنود")}
        assert "+".join(segment(word, COUNTS, known)) == pieces

    def test_the_treebank_wins(self) -> None:
        assert segment("بغداد", COUNTS, {"بغداد": ("ب", "غداد")}) == ("ب", "غداد")
        assert segment("والقوات", COUNTS, {"والقوات": ("والقوات",)}) == ("والقوات",)
        assert segment("والقوات", COUNTS, {"القوات": ("ال", "قوات")}) == ("و", "ال", "قوات")

    def test_a_pronoun_needs_a_stem_of_the_treebank(self) -> None:
        assert segment("جنودهم", COUNTS, {}) == ("جنودهم",)


class TestSegmentationsOfTheTreebank:
    PAIRS = (
        *[("وعد", ("وعد",))] * 3,
        *[("وعد", ("و", "عد"))] * 2,
        *[("بيته", ("بيت", "ه"))] * 4,
        *[("بلد", ("بلد",))] * 3,
    )

    def test_by_majority(self) -> None:
        assert majority_segmentations(self.PAIRS) == {
            "وعد": ("وعد",),
            "بيته": ("بيت", "ه"),
            "بلد": ("بلد",),
        }

    def test_unanimous(self) -> None:
        assert unanimous_segmentations(self.PAIRS) == {"بيته": ("بيت", "ه")}
        assert unanimous_segmentations(self.PAIRS, least=3) == {"بيته": ("بيت", "ه"), "بلد": ("بلد",)}

    def test_of_nothing(self) -> None:
        assert majority_segmentations([]) == unanimous_segmentations([]) == {}


class TestLexicon:
    def test_of_a_corpus(self) -> None:
        lexicon = build_lexicon(COUNTS, KNOWN, {})
        assert lexicon.whole == ("كبير", "واشنطن", "بغداد", "وعد")
        assert lexicon.split == (
            ("والقوات", ("و", "القوات")),
            ("بالعراق", ("ب", "العراق")),
            ("سيزور", ("س", "يزور")),
            ("فالقوات", ("ف", "القوات")),
            ("وواشنطن", ("و", "واشنطن")),
            ("وبالعراق", ("و", "ب", "العراق")),
        )

    def test_leaves_out_what_is_in_doubt(self) -> None:
        lexicon = build_lexicon(COUNTS, KNOWN, {})
        forms = {*lexicon.whole, *(form for form, _ in lexicon.split)}
        assert not forms & {"وزير", "للقوات", "سكبير", "عدد", "حكومة", "لجنودهم"}

    def test_what_the_treebank_agrees_on_wins(self) -> None:
        settled: dict[str, tuple[str, ...]] = {
            "وزير": ("وزير",),
            "للقوات": ("ل", "القوات"),
            "حكومته": ("حكومة", "ه"),
            "بغداد": ("ب", "غداد"),
            "عدد": ("عدد",),
        }
        lexicon = build_lexicon(COUNTS, KNOWN, settled)
        split = dict(lexicon.split)
        assert "وزير" in lexicon.whole
        assert "عدد" not in lexicon.whole  # its first letter is no clitic's
        assert "بغداد" not in lexicon.whole
        assert {form: split[form] for form in ("للقوات", "حكومته", "بغداد")} == {
            "للقوات": ("ل", "القوات"),
            "حكومته": ("حكومة", "ه"),
            "بغداد": ("ب", "غداد"),
        }

    def test_a_division_that_the_treebank_denies_is_in_doubt(self) -> None:
        known: dict[str, tuple[str, ...]] = {**KNOWN, "والقوات": ("والقوات",)}
        assert "والقوات" not in dict(build_lexicon(COUNTS, known, {}).split)

    def test_keeps_the_most_frequent(self) -> None:
        lexicon = build_lexicon(COUNTS, KNOWN, {}, size=1)
        assert (lexicon.whole, [form for form, _ in lexicon.split]) == (("كبير",), ["والقوات"])

    def test_leaves_out_what_is_rare_short_or_no_word(self) -> None:
        counts = Counter({"واشنطن": 4, "كم": 900, "ب12": 50, "...": 800})
        lexicon = build_lexicon(counts, {}, {})
        assert (lexicon.whole, lexicon.split) == ((), ())
