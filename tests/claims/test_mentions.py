"""Whose forces and where, on documents built by hand."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.articles.model import Article
from claimcheck.claims.context import Context, Resources
from claimcheck.claims.extract import Extractor
from claimcheck.claims.mentions import Mention, MentionFinder
from claimcheck.claims.model import Kind
from tests.claims.docs import documents


def mentions(identity: str, resources: Resources) -> list[Mention]:
    context = Context(documents("mentions")[identity], resources, date(2024, 3, 10))
    return list(MentionFinder(context).find(resources.packs.packs["withdrawal"].anchors))


@pytest.mark.parametrize(
    ("identity", "form", "force", "place", "area"),
    [
        ("adjective", "verb", "FR", "TD", None),
        ("possessive", "verb", "RU", "SY", None),
        ("possessive-actor", "noun", "US", "NE", None),
        ("area", "verb", "IL", "LB", "جنوب لبنان"),
        ("two-places", "verb", "RU", "SY,LY", None),
        ("own-country", "verb", "coalition", "IQ", None),
        ("earlier", "noun", "TR", "LY", None),
    ],
)
def test_force_and_place(
    resources: Resources, identity: str, form: str, force: str, place: str, area: str | None
) -> None:
    (mention,) = mentions(identity, resources)
    assert (mention.form, mention.force, mention.place, mention.area) == (form, force, place, area)


@pytest.mark.parametrize(
    ("identity", "named"),
    [("adjective", True), ("possessive", True), ("first-person", True), ("earlier", False)],
)
def test_whether_the_phrase_names_the_force(resources: Resources, identity: str, named: bool) -> None:
    (mention,) = mentions(identity, resources)
    assert mention.explicit_force == named


@pytest.mark.parametrize("identity", ["no-force", "treaty"])
def test_no_mention(resources: Resources, identity: str) -> None:
    assert mentions(identity, resources) == []


def test_the_first_person_is_the_speakers_country(resources: Resources) -> None:
    analysis = documents("mentions")["first-person"]
    (claim,) = Extractor(resources).extract(Article("a.txt", analysis.text), analysis)
    assert claim.kind == Kind.WITHDRAWAL_PLANNED
    assert (claim.force, claim.place, claim.speaker) == ("TR", "LY", "وزير الدفاع التركي")
    assert analysis.text[claim.span.start : claim.span.end] == claim.quote == "نسحب قواتنا من ليبيا"
