"""What is negated, asked, a condition or a duty, word by word.

A sentence is written as its words, ``text/POS/Feature=Value/lemma`` each; the word in question has a ``*``.
"""

from __future__ import annotations

import pytest

from claimcheck.claims.context import Resources
from claimcheck.claims.scope import Scope
from tests.claims.docs import scope_over


def marked(
    resources: Resources, sentence: str, tree: dict[int, tuple[int, str]] | None = None
) -> tuple[Scope, int]:
    words = sentence.split()
    at = next(i for i, word in enumerate(words) if word.startswith("*"))
    return scope_over(resources, *(word.removeprefix("*") for word in words), tree=tree), at


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("متى/ADV *تنسحب/VERB القوات ؟/PUNCT", True),
        ("متى/ADV *تنسحب/VERB القوات ?/PUNCT", True),
        ("متى/ADV *تنسحب/VERB القوات ./PUNCT", False),
        ("متى/ADV *تنسحب/VERB", False),
        ("هل/PART القوات *تنسحب/VERB ؟/PUNCT", True),
        ("يدرس/VERB الوزير ما/PRON إذا/PART كانت/AUX *ستنسحب/VERB", True),
        # The question is why he said it.
        ("لماذا/ADV قال/VERB إن/SCONJ القوات *تنسحب/VERB ؟/PUNCT", False),
    ],
)
def test_questions(resources: Resources, sentence: str, asked: bool) -> None:
    scope, at = marked(resources, sentence)
    assert scope.is_question(at) is asked


@pytest.mark.parametrize(
    ("sentence", "conditional"),
    [
        ("إذا/SCONJ *انسحبت/VERB/Aspect=Perf القوات", True),
        ("لو/SCONJ القوات *انسحبت/VERB/Aspect=Perf", True),
        ("إذا/SCONJ ما/PART *انسحبت/VERB/Aspect=Perf القوات", True),
        ("يدرس/VERB الوزير ما/PRON إذا/PART *انسحبت/VERB/Aspect=Perf القوات", False),
        ("ستنتهي/VERB الحرب في/ADP حال *انسحبت/VERB/Aspect=Perf القوات", True),
        ("ستنتهي/VERB الحرب في/ADP حالة *انسحاب القوات", True),
        ("القوات في/ADP العراق *انسحبت/VERB/Aspect=Perf", False),
        ("القوات *تنسحب/VERB/Aspect=Imp", False),
        ("عندما/SCONJ *تنسحب/VERB/Aspect=Imp القوات", True),
        ("عندما/SCONJ *انسحبت/VERB/Aspect=Perf القوات", False),
        # What is the condition is that the minister confirms it.
        ("إذا/SCONJ أكد/VERB الوزير أن/SCONJ القوات *انسحبت/VERB/Aspect=Perf", False),
    ],
)
def test_conditions(resources: Resources, sentence: str, conditional: bool) -> None:
    scope, at = marked(resources, sentence)
    assert scope.is_conditional(at) is conditional


@pytest.mark.parametrize(
    "sentence",
    [
        "ما/PART *انسحبت/VERB/Aspect=Perf",
        "ما/PART *انسحبت/VERB/Aspect=Perf القوات",
        "دخلت/VERB/Aspect=Perf القوات و/CCONJ ما/PART *انسحبت/VERB/Aspect=Perf",
        'قال/VERB/Aspect=Perf الوزير "/PUNCT ما/PART *انسحبت/VERB/Aspect=Perf القوات',
        "لا/PART *تنسحب/X القوات",
        "ليس/VERB *هنا/ADV",
        "ليس/VERB *ممكنا/ADJ",
        # The army is not negated, but what it has.
        "ليس/VERB ل/ADP الجيش *وجود",
        "ليس/VERB ل/ADP الجيش الأميركي/ADJ *وجود",
        "ليست/VERB في/ADP العراق *قواعد",
        "لا/PART توجد/VERB/Aspect=Imp/وجد في/ADP العراق *قواعد",
        "لم/PART يعد/VERB/Aspect=Imp ل/ADP الجيش *وجود",
        # Here it means "is considered", not "there is no longer".
        "لا/PART *يعد/VERB/Aspect=Imp القرار انسحابا",
        # The dual is known by its dictionary form.
        "القائدان ليسا/VERB//ليس *مستعدين/ADJ",
    ],
)
def test_the_word_that_is_negated(resources: Resources, sentence: str) -> None:
    tree = {3: (2, "amod")} if "الأميركي" in sentence else None
    scope, at = marked(resources, sentence, tree)
    assert list(scope.negations) == [at]


@pytest.mark.parametrize(
    "sentence",
    [
        "هذا/PRON ما/PRON",
        "هذا/PRON ما/PRON قاله/VERB/Aspect=Perf الوزير",
        "لا/PART شك",
        "لا/PART شك في/ADP انسحاب القوات",
        # As little as «غير» reaches, it does not reach the date.
        "غير/ADP هذا/DET و/CCONJ ذلك/DET الموعد",
        "لا/PART سوى/ADP الانسحاب",
    ],
)
def test_nothing_is_negated(resources: Resources, sentence: str) -> None:
    assert scope_over(resources, *sentence.split()).negations == {}


@pytest.mark.parametrize(
    ("sentence", "tree", "negated"),
    [
        ("عدم انسحاب *القوات", {}, True),
        ("عدم الاتفاق بعد/ADP *الانسحاب", {}, False),
        ("لا/PART خطة قبل/ADP نهاية *الانسحاب", {}, False),
        ("لا/PART خطة مع/ADP بدء *الانسحاب", {}, False),
        ("لا/PART خطة وضعها/VERB/Aspect=Perf الوزير ل/ADP *الانسحاب", {}, False),
        ("لا/PART خطة وضعها/VERB/Aspect=Perf الوزير ل/ADP *الانسحاب", {5: (1, "nmod")}, True),
        ("القوات غير/ADP قادرة/ADJ على/ADP *الانسحاب", {4: (2, "obl")}, True),
        ("موعد غير/ADP محدد/ADJ ل/ADP *الانسحاب", {}, False),
        ("*الانسحاب الكامل/ADJ غير/ADP ممكن/ADJ", {0: (3, "nsubj"), 3: (3, "ROOT")}, False),
        # A plan without the timetable is none with it; what a comma divides off is another matter.
        ("عدم تقديم خطة تحدد/VERB الموعد أو/CCONJ *جدول", {2: (1, "nmod"), 6: (2, "conj")}, True),
        ("عدم تقديم خطة ،/PUNCT أو/CCONJ *استمرار الحرب", {2: (1, "nmod"), 5: (2, "conj")}, False),
        ("عدم انسحاب قوات دخلت/VERB البلاد و/CCONJ *استمرار الحرب", {6: (1, "conj")}, False),
    ],
)
def test_how_far_a_negation_reaches(
    resources: Resources, sentence: str, tree: dict[int, tuple[int, str]], negated: bool
) -> None:
    scope, at = marked(resources, sentence, tree)
    assert scope.is_negated(at) is negated


@pytest.mark.parametrize(
    ("sentence", "duties"),
    [
        ("على/ADP القوات أن/SCONJ تغادر/VERB", (0,)),
        ('قال/VERB الوزير "/PUNCT على/ADP القوات أن/SCONJ تغادر/VERB', (3,)),
        ("انتهت/VERB الحرب ،/PUNCT على/ADP القوات أن/SCONJ تغادر/VERB", (3,)),
        ("وصلت/VERB القوات على/ADP متن سفينة", ()),
    ],
)
def test_duties(resources: Resources, sentence: str, duties: tuple[int, ...]) -> None:
    assert scope_over(resources, *sentence.split()).obligations == duties
