"""Words of the domain as people type them: which are recognised, which are other words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.claims.context import Resources
from claimcheck.claims.model import Claim
from claimcheck.claims.real_words import REAL_WORDS
from claimcheck.claims.rulepack import load
from claimcheck.language.orthography import fold

VOCAB = Vocab()
RESOURCES = Resources.of(load())

CONCEPTS = {
    "missing": "الانتخبات:not_a_place المفاضات:discuss الاسمرار:continue اتفقيات:accord محاثات:discuss",
    "doubled": "الانسحااب:leave الاانسحاب:leave المغاددرة:leave التعزيززات:force التخفييض:remove"
    " القوااعد:base تقليصص:remove الاننتشار:presence التواججد:presence الاتفاقيية:accord",
    "exchanged": "الانحساب:leave الاسنحاب:leave المغاردة:leave الاتنشار:presence معهادة:accord اسبتعاد:deny",
    "beside": "الانسجاب:leave الانسخاب:leave الانسحلب:leave الانتسار:presence المغاذرة:leave"
    " الاحنفاظ:keep الاستمزار:continue اتقاقيات:accord المفاوصات:discuss",
    "ه for ة": "المغادره:leave القتاليه:combat العسكريه:military الإتفاقيه:accord القاعده:base",
    "spelling": "الإنسحاب:leave انسحــاب:leave اِنسِحاب:leave مغادرةٍ:leave المهمّة:mission",
}
COUNTRIES = {
    "missing": "أفغانستن:AF إسرايل:IL الأمركية:US الأميكية:US كازخستان:KZ أذربيجن:AZ الفلسطني:PS",
    "doubled": "الأمرييكية:US العراقيية:IQ بريطاننيا:GB فلسطينيية:PS سورريا:SY روسييا:RU واشنططن:US",
    "exchanged": "الأميريكة:US بريطاينا:GB الفلسيطني:PS الفلطسيني:PS السعويدة:SA أوكراينا:UA أوكارنيا:UA",
    "beside": "الإسراتيلية:IL الأميزكية:US البريظانية:GB بربطانيا:GB إيظاليا:IT أفغاتستان:AF ألماانيا:DE",
    "ه for ة": "الأمريكيه:US الروسيه:RU السوريه:SY الفرنسيه:FR",
    "spelling": "أمريكى:US الاميركية:US إيـــران:IR اوكرانيا:UA",
}
OTHER_WORDS = (
    "الانسكاب الانسياب الاحتقان الانتساب الانصهار الانقلاب الانعكاس الانبعاث الانفراج الانطباق الانتصار"
    " المشتركة مشتركة المخالفات المستندات المتخلفة المعترضة المختلقة المنافية المناقضة المفوضات المحدثات"
    " المعاوضة المنارات النافورة الجنونية التجريبي التجريبية العميلات العلميات الولاءات التعزيات الإنارات"
    " التويتات الإنفاقية المباحات البدائية البحريين الأيوبية الجزائية الأمريكتين الصحراوات الاستخبارات"
    " الأمني الأمنية المايا الأماني الاستلام الاستدامة الاستمارة الاستمالة الاستقامة الاستعباد الاختلالات"
    " الاغتراف استشرى الأعراض الاعتزاز الافتراض الاستغفار الاستعارة الاستفادة الاستعلام الاحتفال الاحتفاء"
    " الاحتمال المغامرة المبادرة المصادرة المحاصرة المهاجرة المرافقة المعادلة المواصفات المقاولات مناقصات"
    " الإغريقي الإغريقية إنريكي أنطاليا الإرياني أميران الأميرية مارتنز ماركوني كونولي أوياما بوريني"
    " سردانية أوروتيا بولمان الراوندي الكرمليين برامانتي أوكانيا البرياني بلوندي الأميرات تتحالف تتوافق"
    " تتفاهم الثاني الثانية المغولية الأزبكية الحمائية الأحادية الهامشية المستعدة عرقية الغربيين المغاربة"
).split()


def document(text: str, pos: str = "NOUN") -> Doc:
    """Words of one part of speech, as a lemmatiser leaves them that does not know them."""
    words = text.split()
    folded = [fold(word) or word for word in words]
    doc = Doc(VOCAB, words=words, lemmas=folded, pos=[pos] * len(words), heads=[0] * len(words),
              deps=["dep"] * len(words))  # fmt: skip
    for token, norm in zip(doc, folded, strict=True):
        token.norm_ = norm
    return doc


def concepts(doc: Doc) -> set[str]:
    return {concept for concept, hits in RESOURCES.lexicon.find(doc).items() if hits}


def codes(doc: Doc) -> list[str]:
    return [entity.code for entity in RESOURCES.geography.find(doc)]


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (word, meaning)
        for words in table.values()
        for word, meaning in (pair.split(":") for pair in words.split())
    ]


class TestMisspelt:
    @pytest.mark.parametrize(("word", "concept"), rows(CONCEPTS))
    def test_concept(self, word: str, concept: str) -> None:
        assert concept in concepts(document(word))

    @pytest.mark.parametrize(("word", "code"), rows(COUNTRIES))
    def test_country(self, word: str, code: str) -> None:
        assert codes(document(word)) == [code]

    @pytest.mark.parametrize("pos", ["NOUN", "ADJ", "X", "PROPN", "VERB"])
    def test_whatever_the_tagger_says(self, pos: str) -> None:
        assert "leave" in concepts(document("الانسحااب", pos))

    def test_words_of_a_phrase(self) -> None:
        assert "timetable" in concepts(document("جدول اانسحاب"))
        assert codes(document("الولاايات المتحدة")) == ["US"]
        assert codes(document("الاتحاد الأوروببي")) == ["EU"]

    def test_the_hit_covers_the_word(self) -> None:
        (hit,) = RESOURCES.lexicon.find(document("قبل الانسجاب الكامل"))["leave"]
        assert (hit.start, hit.end, hit.verb) == (1, 2, False)


class TestOtherWords:
    @pytest.mark.parametrize("word", OTHER_WORDS)
    def test_is_none_of_the_domain(self, word: str) -> None:
        assert (concepts(document(word)), codes(document(word))) == (set(), [])

    @pytest.mark.parametrize("word", ["سخب", "القواب", "جنوذ", "فرنسة", "العرلق"])
    def test_short_words_are_not_mended(self, word: str) -> None:
        assert concepts(document(word)) == set()

    def test_two_slips_are_too_many(self) -> None:
        assert concepts(document("الانسجااب")) == set()

    def test_the_real_words_are_folded_and_without_article(self) -> None:
        assert {fold(word) for word in REAL_WORDS} == REAL_WORDS
        assert all(len(word) > 4 for word in REAL_WORDS)


class TestAnyWords:
    letters = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءئؤأإآـَ١a."), min_size=1, max_size=14)

    @given(words=st.lists(letters.filter(str.strip), min_size=1, max_size=8))
    def test_hits_lie_inside(self, words: list[str]) -> None:
        doc = document(" ".join(words))
        for hits in RESOURCES.lexicon.find(doc).values():
            assert all(0 <= hit.start < hit.end <= len(doc) for hit in hits)
        assert all(0 <= entity.start < entity.end <= len(doc) for entity in RESOURCES.geography.find(doc))

    @given(text=st.text(min_size=1).filter(lambda text: bool(text.split())))
    def test_no_text_is_too_strange(self, text: str) -> None:
        doc = document(text)
        RESOURCES.lexicon.find(doc)
        RESOURCES.geography.find(doc)


class TestClaims:
    """The same claim, however it is typed."""

    @pytest.mark.parametrize(
        "text",
        [
            "أعلنت وزارة الدفاع الأميركية بدء انسحاب القوات الأميركية من العراق.",
            "أعلنت وزارة الدفاع الأمركية بدء انسحااب القوات الأميركية من العراق.",
            "أعلنت وزارةالدفاع الأميركية بدء انسحابالقوات الأميركية من العراق.",
            "أعلنت وزارة الدفاع الاميركيه بدء انسحاب القواتالأميركية منالعراق.",
        ],
    )
    def test_withdrawal(self, claims_of: Callable[[str], tuple[Claim, ...]], text: str) -> None:
        assert [(claim.kind, claim.force, claim.place) for claim in claims_of(text)] == [
            ("withdrawal.underway", "US", "IQ")
        ]
