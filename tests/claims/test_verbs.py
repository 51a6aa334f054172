"""Tense, first person and hedges, word by word, where the tree says nothing."""

from __future__ import annotations

import pytest

from claimcheck.claims.context import Resources
from claimcheck.claims.scope import Tense
from tests.claims.docs import scope_over

IMPERFECT, PERFECT = "Aspect=Imp", "Aspect=Perf"


@pytest.mark.parametrize(
    ("words", "tense"),
    [
        (["انسحاب"], None),
        (["كبير/ADJ"], None),
        (["تنسحب/VERB"], Tense.PRESENT),
        (["كانت/AUX/Aspect=Perf"], Tense.PAST),
        (["انسحبت/VERB/Aspect=Perf"], Tense.PAST),
        # The tagger does not know the word: its ending or beginning tells.
        (["انسحبنا/X"], Tense.PAST),
        (["انسحبوا/X"], Tense.PAST),
        (["انسحبت/X"], Tense.PAST),
        (["تنسحب/X"], Tense.PRESENT),
        (["انسحبوا/VERB"], Tense.PRESENT),
        (["سينسحب/VERB/Aspect=Imp"], Tense.FUTURE),
        (["ستنسحب/X"], Tense.FUTURE),
        (["سننسحب/VERB"], Tense.FUTURE),
        (["سأنسحب/VERB"], Tense.FUTURE),
        (["سيبقى/VERB"], Tense.FUTURE),
        (["سيفا/VERB"], Tense.PRESENT),
        (["سعيدة/VERB"], Tense.PRESENT),
        (["ساهمت/VERB/Aspect=Perf"], Tense.PAST),
        # What stands before it.
        (["سوف", "تنسحب/VERB"], Tense.FUTURE),
        (["س", "تنسحب/VERB"], Tense.FUTURE),
        (["سوف", "القوات", "تنسحب/VERB"], Tense.PRESENT),
        (["لن", "تنسحب/VERB"], Tense.FUTURE),
        (["لن", "القوات", "كلها", "تنسحب/VERB"], Tense.FUTURE),
        (["لن", "القوات", "كلها", "هنا", "تنسحب/VERB"], Tense.PRESENT),
        (["تنسحب/VERB", "لن"], Tense.PRESENT),
        (["لم", "تنسحب/VERB/Aspect=Imp"], Tense.PAST),
        (["لم", "القوات", "تنسحب/VERB/Aspect=Imp"], Tense.PRESENT),
        (["قد", "تنسحب/VERB/Aspect=Imp"], Tense.FUTURE),
        (["ربما", "تنسحب/VERB"], Tense.FUTURE),
        (["قد", "تنسحب/X"], Tense.PRESENT),
        (["قد", "انسحبت/VERB/Aspect=Perf"], Tense.PAST),
        (["أن", "تنسحب/VERB"], Tense.SUBJUNCTIVE),
        (["أن", "القوات", "تنسحب/VERB"], Tense.PRESENT),
        (["أن", "انسحبت/VERB/Aspect=Perf"], Tense.PAST),
    ],
    ids=range(34),
)
def test_tense(resources: Resources, words: list[str], tense: Tense | None) -> None:
    scope = scope_over(resources, *words)
    verb = next((i for i, word in enumerate(words) if "/" in word), 0)
    assert scope.tense(verb) is tense


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("أنسحب/VERB/Person=1", True),
        ("انسحاب/NOUN/Person=1", True),
        ("أنسحب/VERB/Person=3", False),
        ("ننسحب/VERB/Aspect=Imp/انسحب", True),
        # The letter is the root's.
        ("نفى/VERB/Aspect=Imp/نفى", False),
        ("نقلنا/VERB/Aspect=Perf/نقل", False),
        ("ننسحب/NOUN//انسحب", False),
        ("نستبدل/X", True),
        ("نستبدل/X//نستبدلها", False),
        ("نرى/X", False),
        ("طالبنا/X", True),
        ("منا/X", False),
        ("طالبنا/VERB", False),
        ("طالبوا/X", False),
        ("نرحل/X", True),
        ("زارنا/X/Aspect=Perf", False),
        ("نالت/VERB/Aspect=Perf/انال", False),
    ],
)
def test_first_person(resources: Resources, word: str, first: bool) -> None:
    assert scope_over(resources, word).is_first_person(0) is first


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        (["ربما", "انسحبت/VERB/Aspect=Perf"], 0),
        (["قد", "تنسحب/VERB/Aspect=Imp"], 0),
        (["قد", "انسحبت/VERB/Aspect=Perf"], None),
        (["تنسحب/VERB/Aspect=Imp", "قد"], None),
        (["تنسحب/VERB/Aspect=Imp", "القوات"], None),
        (["قد", "انسحبت/VERB/Aspect=Perf", "ربما"], 2),
        (["تنسحب/VERB/Aspect=Imp", "الاحتمالات/NOUN//احتمال"], 1),
    ],
    ids=range(7),
)
def test_hedge(resources: Resources, words: list[str], hedge: int | None) -> None:
    verb = next(i for i, word in enumerate(words) if "VERB" in word)
    assert scope_over(resources, *words).hedge(verb) == hedge
