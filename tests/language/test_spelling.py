"""Slips of the fingers, lost spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.joined_words import parted
from claimcheck.language.orthography import NormalisedText, normalise
from claimcheck.language.segmentation import prepare
from claimcheck.language.spelling import LongWords, is_one_slip, is_typing_error

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةى"
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=10)

JOINED = [
    ("القواتالأميركية", "القوات الأميركية"),
    ("القواتالامريكية", "القوات الامريكية"),
    ("سحبالقوات", "سحب القوات"),
    ("انسحابالقوات", "انسحاب القوات"),
    ("قالالرئيس", "قال الرئيس"),
    ("وحذرالرئيس", "وحذر الرئيس"),
    ("الجيشالأمريكي", "الجيش الأمريكي"),
    ("منالعراق", "من العراق"),
    ("ومنالممكن", "ومن الممكن"),
    ("فيالعراق", "في العراق"),
    ("فيالولايات", "في الولايات"),
    ("عنالمنطقة", "عن المنطقة"),
    ("بينالجانبين", "بين الجانبين"),
    ("بعدالمعركة", "بعد المعركة"),
    ("قبلالانسحاب", "قبل الانسحاب"),
    ("إلىالأراضي", "إلى الأراضي"),
    ("علىالعقوبات", "على العقوبات"),
    ("وزارةالدفاع", "وزارة الدفاع"),
    ("القوةوالجيش", "القوة والجيش"),
    ("وزارةالدفاعالأميركية", "وزارة الدفاع الأميركية"),
    ("الشرقالأوسط،", "الشرق الأوسط،"),
]
ONE_WORD = (
    "وبالأمس والأول فبالأحرى كالأسد وللأمم أفالأول منال منالهم منالك فيالق فيالقهم فيالونغا فيالوبوس بعدالة"
    " بعدالتها بعدالتهما قبالة بينالوسا ضالون عنالك الباكالوريا البكالوريوس الكاتالونية رأسمالية الاستقلالية"
    " الليبراليين معالجات معالجتها جالية سؤالهم الانفصاليون أرسالان البرتقالية غوادالاخارا علىى مباشرةا"
    " #الاتحاد_الأوروبي #حقوق_الإنسان برلمانات الوزيران الرئيسان القواتين"
).split()


class TestOneSlip:
    @pytest.mark.parametrize("word", ["ثلاثة", "ثلثة", "ثلاثثة", "ثلاتة", "ثالثة"])
    def test_yes(self, word: str) -> None:
        assert is_one_slip(word, "ثلاثة")

    @pytest.mark.parametrize("word", ["ثلثه", "ثلاثثثة", "ثالثه", ""])
    def test_no(self, word: str) -> None:
        assert not is_one_slip(word, "ثلاثة")


class TestTypingError:
    @pytest.mark.parametrize(
        "word", "انسحااب اانسحاب انسحابب انحساب انسحب انسخاب انسجاب انشحاب انسحلب".split()
    )
    def test_yes(self, word: str) -> None:
        assert is_typing_error(word, "انسحاب")

    @pytest.mark.parametrize(
        "word", ["", *"انسحاب نسحاب انسحا انسحات انسكاب انتحاب انسحناب انسب نسحابا ا".split()]
    )
    def test_no(self, word: str) -> None:
        assert not is_typing_error(word, "انسحاب")

    @given(words, words)
    def test_is_one_slip(self, word: str, right: str) -> None:
        if is_typing_error(word, right):
            assert word != right
            assert is_one_slip(word, right)

    @given(words, st.data())
    def test_finds_the_doubled_letter(self, word: str, data: st.DataObject) -> None:
        i = data.draw(st.integers(0, len(word) - 1))
        assert is_typing_error(word[:i] + word[i] + word[i:], word)


class TestLongWords:
    known = LongWords(
        ["انسحاب", "العراق", "الولايات", "ألمانيا", "أميركي", "أمريكي", "مناورة"], 6, frozenset({"انسياب"})
    )

    @pytest.mark.parametrize(
        ("form", "meant"),
        [
            ("الانسحااب", {"انسحاب"}),
            ("انسحاابات", {"انسحاب"}),
            ("الولاايات", {"الولايات"}),
            ("الماانيا", {"المانيا"}),
            ("امركية", {"اميركي", "امريكي"}),
            ("المناوورات", {"مناورة"}),
            ("انسحاب", set()),
            ("الانسحاب", set()),
            ("انسياب", set()),
            ("العرلق", set()),
            ("مناورته", set()),
            ("", set()),
            ("ال", set()),
        ],
    )
    def test_nouns(self, form: str, meant: set[str]) -> None:
        assert self.known.meant_by_noun(form) == meant

    @given(words)
    def test_what_is_meant_is_known(self, form: str) -> None:
        assert self.known.meant_by_noun(form) <= {
            "انسحاب",
            "العراق",
            "الولايات",
            "المانيا",
            "اميركي",
            "امريكي",
            "مناورة",
        }


class TestJoinedWords:
    @pytest.mark.parametrize(("text", "expected"), JOINED)
    def test_are_parted(self, text: str, expected: str) -> None:
        assert prepare(text).text == expected

    @pytest.mark.parametrize("word", ONE_WORD)
    def test_others_stay_whole(self, word: str) -> None:
        assert prepare(word).text == word

    def test_each_word_has_its_place(self) -> None:
        text = "سحبَ القوّاتِالأميركيّة"
        prepared = prepare(text)
        start = prepared.text.index("الأميركية")
        first, last = prepared.span(start, start + len("الأميركية"))
        assert text[first:last] == "الأميركيّة"
        first, last = prepared.span(start - len("القوات "), start - 1)
        assert text[first:last] == "القوّاتِ"

    @given(st.lists(st.sampled_from([*(text for text, _ in JOINED), *ONE_WORD, "،", "2021", "\n", "ـ", "َ"])))
    def test_only_blanks_are_added(self, pieces: list[str]) -> None:
        clean = normalise(" ".join(pieces))
        result = parted(clean)
        kept = [
            (char, origin) for char, origin in zip(result.text, result.origin, strict=True) if char != " "
        ]
        before = [
            (char, origin) for char, origin in zip(clean.text, clean.origin, strict=True) if char != " "
        ]
        assert kept == before
        assert list(result.origin) == sorted(result.origin)
        assert parted(result) == result

    @given(st.text())
    def test_any_text(self, text: str) -> None:
        result: NormalisedText = parted(normalise(text))
        assert len(result.text) == len(result.origin)
        assert result.text.replace(" ", "") == normalise(text).text.replace(" ", "")
