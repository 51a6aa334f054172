"""One text in several articles is one voice, and so is one speaker."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, Kind, Span, TroopNumber
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.conflicts.model import Conflict
from claimcheck.conflicts.voices import Voices, copies_of, passages_in
from tests.conflicts.building import GEOGRAPHY, PACKS, SPEAKERS, claim

NO_DATE = "لا يوجد أي جدول زمني"
AGENCY = (
    f"قالت الناطقة باسم الوزارة في نجامينا يوم الاثنين إنه {NO_DATE} لخروج القوات الفرنسية من تشاد، "
    "مضيفة أن المباحثات بين البلدين مستمرة منذ أسابيع."
)
EDITED = AGENCY.replace("يوم الاثنين", "أمس الاثنين")
OTHER = f"أما الجنرال فكتب في صحيفة محلية بعد عودته من الحدود الشرقية أنه {NO_DATE} واضح أمام الجنود هناك."


def at(text: str, quote: str, name: str, kind: str = Kind.TIMETABLE_ABSENT, **fields: Any) -> Claim:
    start = text.index(quote)
    place = {"quote": quote, "span": Span(start, start + len(quote)), "article": f"{name}.txt"}
    return claim(name, kind, **{**place, **fields})


def article(name: str, text: str) -> Article:
    return Article(f"{name}.txt", text)


def copies(**texts: str) -> dict[str, str]:
    claims = [at(text, NO_DATE, name) for name, text in texts.items()]
    return copies_of(claims, passages_in(article(name, text) for name, text in texts.items()))


class TestCopies:
    def test_of_one_text(self) -> None:
        assert copies(a=AGENCY, b=EDITED, c=OTHER) == {"a": "a", "b": "a"}

    def test_only_the_paragraph_counts(self) -> None:
        assert copies(a=f"{OTHER}\n\n{AGENCY}", b=AGENCY) == {}
        assert copies(a=f"مقدمة طويلة من عشر كلمات لا صلة لها بالموضوع.\n{AGENCY}\nخاتمة.", b=AGENCY)

    def test_are_not_found_in_one_article(self) -> None:
        twice = f"{AGENCY}\n{AGENCY}"
        claims = [at(twice, NO_DATE, "a"), at(twice, NO_DATE, "b", article="a.txt")]
        assert copies_of(claims, passages_in([article("a", twice)])) == {}

    @pytest.mark.parametrize(
        "fields", [{"kind": Kind.TIMETABLE_PENDING}, {"number": TroopNumber(5, 5)}], ids=["kind", "number"]
    )
    def test_say_the_same(self, fields: dict[str, Any]) -> None:
        claims = [at(AGENCY, NO_DATE, "a"), at(AGENCY, NO_DATE, "b", **fields)]
        assert copies_of(claims, passages_in([article("a", AGENCY), article("b", AGENCY)])) == {}

    def test_without_articles_the_quotations_tell(self) -> None:
        assert copies_of([at(AGENCY, AGENCY, "a"), at(EDITED, EDITED, "b")], passages_in(())) == {
            "a": "a",
            "b": "a",
        }

    def test_a_few_words_are_no_evidence(self) -> None:
        assert copies_of([at(AGENCY, NO_DATE, "a"), at(OTHER, NO_DATE, "b")], passages_in(())) == {}

    def test_vowel_marks_and_punctuation_do_not_matter(self) -> None:
        assert copies(a=AGENCY, b=AGENCY.replace("،", " ،").replace("الوزارة", "الوِزَارَة")) != {}


class TestIndependentVoices:
    def test_one_speaker_wherever_he_is_quoted(self) -> None:
        claims = [
            claim("a", Kind.TIMETABLE_ABSENT, speaker="سيباستيان لوكورنو"),
            claim("b", Kind.TIMETABLE_ABSENT, speaker="لوكورنو"),
            claim("c", Kind.TIMETABLE_ABSENT, speaker="ماكرون"),
        ]
        assert Voices({}, SPEAKERS).independent(claims) == 2

    def test_articles_that_name_nobody(self) -> None:
        claims = [claim(name, Kind.TIMETABLE_ABSENT, article=text) for name, text in ("ax", "bx", "cy")]
        assert Voices({}, SPEAKERS).independent(claims) == 2

    def test_copies(self) -> None:
        claims = [claim(name, Kind.TIMETABLE_ABSENT) for name in "abc"]
        assert Voices({"a": "a", "b": "a"}, SPEAKERS).independent(claims) == 2


class TestConflicts:
    def conflicts(self, *claims: Claim, texts: dict[str, str]) -> list[Conflict]:
        articles = [article(name, text) for name, text in texts.items()]
        return find_conflicts(claims, PACKS.conflicts, GEOGRAPHY, SPEAKERS, articles)

    def test_count_the_voices_and_name_the_copies(self) -> None:
        texts = {"a": AGENCY, "b": EDITED, "c": OTHER}
        claims = [at(text, NO_DATE, name) for name, text in texts.items()]
        (found,) = self.conflicts(*claims, claim("s", Kind.TIMETABLE_SET), texts=texts)
        assert (found.voices_a, found.voices_b) == (1, 2)
        assert found.copies == ("b",)
        assert {found.b, *found.also_b} == {"a", "b", "c"}

    def test_there_is_none_within_one_voice(self) -> None:
        def sized(text: str, name: str, low: int, *, approximate: bool) -> Claim:
            number = TroopNumber(low, low, approximate)
            return at(text, NO_DATE, name, Kind.TROOPS_COUNT, number=number)

        texts = {"a": AGENCY, "b": EDITED}
        one, other = (sized(texts[name], name, 900, approximate=False) for name in "ab")
        assert self.conflicts(one, other, texts=texts) == []
        # Another number in the same words is another statement.
        larger = sized(EDITED, "b", 2000, approximate=False)
        assert len(self.conflicts(one, larger, texts=texts)) == 1
