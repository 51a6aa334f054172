"""Scope on documents built by hand: what is negated, when it happens, what governs it."""

from __future__ import annotations

import pytest

from claimcheck.claims.context import Resources
from claimcheck.claims.scope import Scope, Tense
from claimcheck.language.bridge import Analysis
from tests.claims.docs import documents, index, without_tree


def read(identity: str) -> Analysis:
    return documents("scope")[identity]


@pytest.fixture(params=["tree", "order"])
def by_tree(request: pytest.FixtureRequest) -> bool:
    """Whether the parse is right, or all that is known is the order of the words."""
    return bool(request.param == "tree")


def scope_of(identity: str, resources: Resources, *, by_tree: bool = True) -> tuple[Analysis, Scope]:
    analysis = read(identity) if by_tree else without_tree(read(identity))
    return analysis, Scope(analysis.doc, resources.packs.grammar.scope)


@pytest.mark.parametrize(
    ("identity", "negator", "target"),
    [
        ("la", "لا", "تنسحب"),
        ("lam", "لم", "تنسحب"),
        ("lan", "لن", "تنسحب"),
        ("laysa", "ليس", "وجود"),
        ("ma", "ما", "انسحبت"),
        ("ghayr", "غير", "ممكن"),
        ("dun", "دون", "تحديد"),
        ("adam", "عدم", "انسحاب"),
        ("narrow", "غير", "محدد"),
        ("two-clauses", "لم", "تنسحب"),
        ("existential", "لا", "جدول"),
        ("existential-hunak", "ليس", "موعد"),
    ],
)
def test_what_a_negator_negates(
    resources: Resources, by_tree: bool, identity: str, negator: str, target: str
) -> None:
    analysis, scope = scope_of(identity, resources, by_tree=by_tree)
    assert [(n.negator, n.target) for n in scope.negations.values()] == [
        (index(analysis, negator), index(analysis, target))
    ]
    assert scope.is_negated(index(analysis, target))
    assert scope.negator_of(index(analysis, target)) == index(analysis, negator)


@pytest.mark.parametrize("identity", ["la-tazal", "ma-relative", "perfect", "present", "sawfa"])
def test_no_negation(resources: Resources, by_tree: bool, identity: str) -> None:
    analysis, scope = scope_of(identity, resources, by_tree=by_tree)
    assert scope.negations == {}
    assert not any(scope.is_negated(token.i) for token in analysis.doc)


@pytest.mark.parametrize(
    ("identity", "word", "negated"),
    [
        ("existential", "انسحاب", True),
        ("existential-hunak", "الانسحاب", True),
        ("dun", "موعد", True),
        ("dun", "انسحبت", False),
        ("narrow", "موعد", False),
        ("narrow", "تنسحب", False),
        ("two-clauses", "تبقى", False),
        ("adam", "أكد", False),
        ("ghayr", "الانسحاب", False),
    ],
)
def test_how_far_a_negation_reaches(
    resources: Resources, by_tree: bool, identity: str, word: str, negated: bool
) -> None:
    analysis, scope = scope_of(identity, resources, by_tree=by_tree)
    assert scope.is_negated(index(analysis, word)) == negated


@pytest.mark.parametrize(
    ("identity", "word", "tense"),
    [
        ("narrow", "تنسحب", Tense.FUTURE),
        ("sawfa", "تنسحب", Tense.FUTURE),
        ("lan", "تنسحب", Tense.FUTURE),
        ("lam", "تنسحب", Tense.PAST),
        ("perfect", "انسحبت", Tense.PAST),
        ("qad-perfect", "انسحبت", Tense.PAST),
        ("present", "تنسحب", Tense.PRESENT),
        ("la", "تنسحب", Tense.PRESENT),
        ("bada", "الانسحاب", None),
    ],
)
def test_tense(resources: Resources, identity: str, word: str, tense: Tense | None) -> None:
    analysis, scope = scope_of(identity, resources)
    assert scope.tense(index(analysis, word)) is tense


@pytest.mark.parametrize(
    ("identity", "word", "hedge"),
    [
        ("qad-imperfect", "تنسحب", "قد"),
        ("muhtamal", "تنسحب", "المحتمل"),
        ("qad-perfect", "انسحبت", None),
        ("present", "تنسحب", None),
        ("lan", "تنسحب", None),
    ],
)
def test_hedges(resources: Resources, by_tree: bool, identity: str, word: str, hedge: str | None) -> None:
    analysis, scope = scope_of(identity, resources, by_tree=by_tree)
    found = scope.hedge(index(analysis, word))
    assert (None if found is None else analysis.doc[found].text) == hedge


@pytest.mark.parametrize(
    ("identity", "word", "governor"),
    [
        ("demand", "سحب", "طالب"),
        ("bada", "الانسحاب", "بدأت"),
        ("conjunct", "سحب", "بدأت"),
        ("complement", "تنسحب", "قررت"),
        ("muhtamal", "تنسحب", "المحتمل"),
    ],
)
def test_governors(resources: Resources, by_tree: bool, identity: str, word: str, governor: str) -> None:
    analysis, scope = scope_of(identity, resources, by_tree=by_tree)
    assert index(analysis, governor) in scope.governors(index(analysis, word))


def test_governors_come_nearest_first(resources: Resources, by_tree: bool) -> None:
    analysis, scope = scope_of("demand", resources, by_tree=by_tree)
    word = index(analysis, "سحب")
    distances = [abs(word - i) for i in scope.governors(word)]
    assert distances == sorted(distances)


def test_what_only_says_when_is_not_governed(resources: Resources, by_tree: bool) -> None:
    analysis, scope = scope_of("adjunct", resources, by_tree=by_tree)
    assert scope.governors(index(analysis, "انسحاب")) == []


def test_a_conjunct_is_not_governed_by_its_sibling(resources: Resources) -> None:
    analysis, scope = scope_of("conjunct", resources)
    assert index(analysis, "رفضت") not in scope.governors(index(analysis, "سحب"))


def test_clauses(resources: Resources) -> None:
    analysis, scope = scope_of("two-clauses", resources)
    first, second = scope.clause(index(analysis, "تنسحب")), scope.clause(index(analysis, "تبقى"))
    assert first.stop == second.start == index(analysis, "و")
    assert second.stop == len(analysis.doc)


def test_a_relative_pronoun_opens_a_clause(resources: Resources) -> None:
    analysis, scope = scope_of("relative", resources)
    assert scope.clause(index(analysis, "اتخذت")).start == index(analysis, "الذي")


def test_an_unsplit_future_is_a_future(resources: Resources) -> None:
    """Where the tokenizer leaves ستنسحب whole, its prefix still says that it is a future."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=["ستنسحب", "القوات"], pos=["VERB", "NOUN"], morphs=["Aspect=Imp", ""])
    doc[0].norm_ = "ستنسحب"
    assert Scope(doc, resources.packs.grammar.scope).tense(0) is Tense.FUTURE
