"""Patterns over documents built by hand: what matches, what it captures, what stands against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.claims.context import Context, Resources
from claimcheck.claims.lexicon import Lexicon
from claimcheck.claims.pack_base import CONCEPTS
from claimcheck.claims.pack_model import RulePacks
from claimcheck.claims.pattern_compile import REACH
from claimcheck.claims.pattern_model import MOST_ELEMENTS, TreeNode, TreePattern, WordPattern, WordSequence
from claimcheck.claims.patterns import Match, Mismatch, PatternMatcher
from claimcheck.language.bridge import Analysis
from claimcheck.validation import KEY
from tests.claims.docs import analysis

Element = Mapping[str, Any]
Maker = Callable[[Sequence[str], Sequence[int], Sequence[str]], PatternMatcher]

_TREE: TypeAdapter[tuple[TreeNode, ...]] = TypeAdapter(TreePattern)
_WORDS: TypeAdapter[tuple[WordPattern, ...]] = TypeAdapter(WordSequence)
_VOCAB = Vocab()
_CONCEPTS: dict[str, dict[str, Sequence[str]]] = {
    "base": {"nouns": ["قاعدة"], "phrases": ["قاعدة جوية"]},
    "party": {"nouns": ["جانب", "طرف"]},
    "out|side": {"nouns": ["خارج"]},
}
ANCHOR: Element = {"name": "anchor"}

# A negated agreement, a base that is handed over, a headline.
_TEXT = "ولم يتفق الجانبان على جدول زمني. سلّمت البعثة القاعدة الجوية إلى الجيش. تسليم القاعدة"
_CONLLU = """\
1	و	و	CCONJ	_	_	3	cc	_	_
2	لم	لم	PART	_	_	3	advmod	_	_
3	يتفق	اتفق	VERB	_	Aspect=Imp|Mood=Jus|Number=Sing|Person=3|VerbForm=Fin	0	root	_	_
4	الجانبان	جانب	NOUN	_	Case=Nom|Definite=Def|Number=Dual	3	nsubj	_	_
5	على	على	ADP	_	_	6	case	_	_
6	جدول	جدول	NOUN	_	Case=Gen|Definite=Ind|Number=Sing	3	obl:arg	_	_
7	زمني	زمني	ADJ	_	Case=Gen|Number=Sing	6	amod	_	_
8	.	.	PUNCT	_	_	3	punct	_	_

1	سلّمت	سلّم	VERB	_	Aspect=Perf|Number=Sing|Person=3	0	root	_	_
2	البعثة	بعثة	NOUN	_	Case=Nom|Number=Sing	1	nsubj	_	_
3	القاعدة	قاعدة	NOUN	_	Case=Acc,Gen|Number=Sing	1	obj	_	_
4	الجوية	جوي	ADJ	_	Number=Sing	3	amod	_	_
5	إلى	إلى	ADP	_	_	6	case	_	_
6	الجيش	جيش	NOUN	_	Case=Gen|Number=Sing	1	obl	_	_
7	.	.	PUNCT	_	_	1	punct	_	_

1	تسليم	تسليم	NOUN	_	Case=Nom|Number=Sing	0	root	_	_
2	القاعدة	قاعدة	NOUN	_	Case=Gen|Number=Sing	1	nmod	_	_
"""
AND, NOT, AGREE, PARTIES, ON, SCHEDULE, TEMPORAL, STOP = range(8)
HAND_OVER, MISSION, BASE, AIR, TO, ARMY, SECOND_STOP = range(8, 15)
HANDING_OVER, BASE_AGAIN = range(15, 17)


@pytest.fixture(scope="session")
def few_concepts(packs: RulePacks, resources: Resources) -> Resources:
    """The built-in packs with a lexicon of a few concepts."""
    return Resources(packs, Lexicon(_CONCEPTS), resources.geography)


@pytest.fixture(scope="session")
def matcher(few_concepts: Resources) -> PatternMatcher:
    return PatternMatcher(Context(analysis(_TEXT, _CONLLU), few_concepts, None))


@pytest.fixture(scope="session")
def made(few_concepts: Resources) -> Maker:
    """Gives a matcher over one sentence of words that are all different: tags, heads, relations."""

    def make(tags: Sequence[str], heads: Sequence[int], deps: Sequence[str]) -> PatternMatcher:
        words = [f"w{i}" for i in range(len(tags))]
        doc = Doc(
            _VOCAB,
            words=words,
            lemmas=words,
            pos=list(tags),
            morphs=[""] * len(tags),
            heads=list(heads),
            deps=list(deps),
        )
        return PatternMatcher(Context(Analysis("", doc, (), ()), few_concepts, None))

    return make


def tree(*nodes: Element) -> tuple[TreeNode, ...]:
    return _TREE.validate_python(nodes, context={CONCEPTS: _CONCEPTS})


def sequence(*elements: Element) -> tuple[WordPattern, ...]:
    return _WORDS.validate_python(elements, context={CONCEPTS: _CONCEPTS})


def captures(found: Match | Mismatch) -> dict[str, int]:
    """The captures of a match, without the anchor's."""
    assert isinstance(found, Match), found
    return {name: word for name, word in found.captures.items() if name != "anchor"}


# One word


@pytest.mark.parametrize(
    ("anchor", "said", "fits"),
    [
        (HAND_OVER, {"word": ["سلمت"]}, True),
        (HAND_OVER, {"word": ["سَلَّمت", "سلم"]}, True),
        (HAND_OVER, {"word": ["سلم"]}, False),
        (TO, {"word": ["الى"]}, True),
        (HAND_OVER, {"lemma": ["سلّم"]}, True),
        (HAND_OVER, {"lemma": ["سلمت"]}, False),
        (HAND_OVER, {"tag": ["NOUN", "VERB"]}, True),
        (HAND_OVER, {"tag": ["NOUN", "PROPN"]}, False),
        (SCHEDULE, {"relation": ["obl"]}, True),
        (SCHEDULE, {"relation": ["nsubj", "obl:arg"]}, True),
        (SCHEDULE, {"relation": ["obl:agent"]}, False),
        (SCHEDULE, {"relation": ["obj"]}, False),
        (ARMY, {"relation": ["obl:arg"]}, False),
        (BASE, {"relation": ["obj"]}, True),
        (BASE, {"concept": ["base"]}, True),
        (BASE, {"concept": ["party", "base"]}, True),
        (PARTIES, {"concept": ["base"]}, False),
        (AIR, {"concept": ["base"]}, False),
        (PARTIES, {"feature": {"Number": ["Dual"]}}, True),
        (PARTIES, {"feature": {"Number": ["Sing", "Dual"], "Case": ["Nom"]}}, True),
        (PARTIES, {"feature": {"Number": ["Dual"], "Case": ["Gen"]}}, False),
        (PARTIES, {"feature": {"Number": ["Du"]}}, False),
        (PARTIES, {"feature": {"Case": ["om"]}}, False),
        (PARTIES, {"feature": {"Gender": ["Masc"]}}, False),
        (BASE, {"feature": {"Case": ["Gen"]}}, True),
        (BASE, {"feature": {"Case": ["Nom", "Acc"]}}, True),
        (ON, {"feature": {"Number": ["Sing"]}}, False),
        (AGREE, {"feature": {"Person": [3]}}, True),
        (AGREE, {"feature": {"Person": ["1"]}}, False),
        (AGREE, {"feature": {"VerbForm": ["Fin"]}}, True),
        (AGREE, {"feature": {"Form": ["Fin"]}}, False),
        (AGREE, {"lemma": ["اتفق"], "tag": ["VERB"], "relation": ["root"]}, True),
        (AGREE, {"lemma": ["اتفق"], "tag": ["NOUN"], "relation": ["root"]}, False),
    ],
)
def test_what_is_said_of_a_word(matcher: PatternMatcher, anchor: int, said: Element, fits: bool) -> None:
    match = Match({"anchor": anchor}, frozenset({anchor}))
    mismatch = ("anchor", frozenset({anchor}))
    for found in (
        matcher.tree(tree({**ANCHOR, **said}), anchor),
        matcher.words(sequence({**ANCHOR, **said}), anchor),
    ):
        if isinstance(found, Match):
            assert fits
            assert found == match
        else:
            assert not fits
            assert (found.element, found.words) == mismatch


def test_a_relation_is_no_beginning_of_another(made: Maker) -> None:
    matcher = made(["VERB", "VERB"], [0, 0], ["root", "ccomp"])
    assert isinstance(matcher.tree(tree({**ANCHOR, "relation": ["ccomp"]}), 1), Match)
    assert isinstance(matcher.tree(tree({**ANCHOR, "relation": ["cc"]}), 1), Mismatch)


def test_a_name_of_a_concept_is_taken_as_it_is(few_concepts: Resources) -> None:
    """No letter of it is a mark of a pattern."""
    one = analysis("خارج", "1\tخارج\tخارج\tNOUN\t_\t_\t0\troot\t_\t_")
    matcher = PatternMatcher(Context(one, few_concepts, None))
    assert isinstance(matcher.tree(tree({**ANCHOR, "concept": ["out|side"]}), 0), Match)


# Trees


@pytest.mark.parametrize(
    ("anchor", "link", "said", "word"),
    [
        (HAND_OVER, "below", {"tag": ["NOUN"], "relation": ["obj"]}, BASE),
        (HAND_OVER, "below", {"tag": ["ADJ"]}, None),
        (HAND_OVER, "under", {"tag": ["ADJ"]}, AIR),
        (HAND_OVER, "under", {"tag": ["VERB"]}, None),
        (AIR, "above", {}, BASE),
        (AIR, "above", {"tag": ["VERB"]}, None),
        (AIR, "over", {"tag": ["VERB"]}, HAND_OVER),
        (AIR, "over", {"tag": ["ADJ"]}, None),
        (HAND_OVER, "above", {}, None),
        (HAND_OVER, "over", {}, None),
        (ARMY, "before", {"tag": ["NOUN"]}, BASE),
        (ARMY, "before", {"lemma": ["بعثة"]}, MISSION),
        (BASE, "after", {"tag": ["NOUN"]}, ARMY),
        (BASE, "after", {"lemma": ["بعثة"]}, None),
        # Beyond the ends of the sentence there are such words.
        (BASE, "before", {"tag": ["PART"]}, None),
        (BASE, "after", {"lemma": ["تسليم"]}, None),
        (HAND_OVER, "before", {"tag": ["PUNCT"]}, None),
        (BASE_AGAIN, "above", {"lemma": ["تسليم"]}, HANDING_OVER),
    ],
)
def test_where_a_node_hangs(
    matcher: PatternMatcher, anchor: int, link: str, said: Element, word: int | None
) -> None:
    node = {"name": "found", link: "anchor", **said}
    found = matcher.tree(tree(ANCHOR, node), anchor)
    if word is None:
        assert found == Mismatch("found", "no word fits")
    else:
        assert found == Match({"anchor": anchor, "found": word}, frozenset({anchor, word}))
    optional = matcher.tree(tree(ANCHOR, {**node, "optional": True}), anchor)
    assert captures(optional) == ({} if word is None else {"found": word})
    absent = matcher.tree(tree(ANCHOR, {**node, "absent": True}), anchor)
    if word is None:
        assert captures(absent) == {}
    else:
        assert absent == Mismatch("found", "must be absent but is there", frozenset({word}))


def test_nodes_hang_on_nodes(matcher: PatternMatcher) -> None:
    pattern = tree(
        {**ANCHOR, "lemma": ["سلّم"]},
        {"name": "base", "below": "anchor", "relation": ["obj", "nmod"], "concept": ["base"]},
        {"below": "base", "lemma": ["جوي"]},
        {"name": "receiver", "below": "anchor", "relation": ["obl", "iobj"], "optional": True},
        {"below": "anchor", "lemma": ["لم", "لن"], "absent": True},
    )
    found = matcher.tree(pattern, HAND_OVER)
    assert captures(found) == {"base": BASE, "receiver": ARMY}
    assert isinstance(found, Match)
    assert found.words == {HAND_OVER, BASE, AIR, ARMY}


def test_a_negated_sentence_is_no_affirmative_one(matcher: PatternMatcher) -> None:
    agreed: tuple[Element, ...] = (
        {**ANCHOR, "lemma": ["اتفق"]},
        {"name": "who", "below": "anchor", "concept": ["party"]},
        {"name": "what", "below": "anchor", "relation": ["obl"], "lemma": ["جدول"]},
    )
    assert captures(matcher.tree(tree(*agreed), AGREE)) == {"who": PARTIES, "what": SCHEDULE}
    negation = {"below": "anchor", "lemma": ["لم", "لن"], "absent": True}
    mismatch = Mismatch("element 4", "must be absent but is there", frozenset({NOT}))
    assert matcher.tree(tree(*agreed, negation), AGREE) == mismatch
    other = {"below": "anchor", "lemma": ["لن"], "absent": True}
    assert isinstance(matcher.tree(tree(*agreed, other), AGREE), Match)


def test_a_word_that_leads_nowhere_is_passed_over(matcher: PatternMatcher) -> None:
    """The nearest noun below the verb has no adjective, the next has one."""
    noun = {"name": "noun", "below": "anchor", "tag": ["NOUN"]}
    assert captures(matcher.tree(tree(ANCHOR, noun), HAND_OVER)) == {"noun": MISSION}
    adjective = {"below": "noun", "tag": ["ADJ"]}
    assert captures(matcher.tree(tree(ANCHOR, noun, adjective), HAND_OVER)) == {"noun": BASE}
    complement = {**noun, "relation": ["obl", "obj"]}
    bare = tree(ANCHOR, complement, {**adjective, "absent": True})
    assert captures(matcher.tree(bare, HAND_OVER)) == {"noun": ARMY}
    preposition = {"below": "noun", "tag": ["ADP"], "absent": True}
    barer = tree(ANCHOR, complement, {**adjective, "absent": True}, preposition)
    assert matcher.tree(barer, HAND_OVER) == Mismatch(
        "element 3", "must be absent but is there", frozenset({AIR})
    )


def test_no_two_nodes_have_the_same_word(matcher: PatternMatcher) -> None:
    nouns = [{"name": name, "below": "anchor", "tag": ["NOUN"]} for name in "abcd"]
    found = matcher.tree(tree(ANCHOR, *nouns[:3]), HAND_OVER)
    assert captures(found) == {"a": MISSION, "b": BASE, "c": ARMY}
    assert matcher.tree(tree(ANCHOR, *nouns), HAND_OVER) == Mismatch(
        "d", "the words that fit are other nodes'"
    )
    last = {**nouns[3], "optional": True}
    assert captures(matcher.tree(tree(ANCHOR, *nouns[:3], last), HAND_OVER)) == captures(found)


def test_a_choice_is_taken_back(matcher: PatternMatcher) -> None:
    noun = {"name": "noun", "below": "anchor", "tag": ["NOUN"]}
    subject = {"name": "subject", "below": "anchor", "relation": ["nsubj"]}
    found = matcher.tree(tree(ANCHOR, noun, subject), HAND_OVER)
    assert captures(found) == {"noun": BASE, "subject": MISSION}


def test_optional_nodes_take_what_is_left_in_their_order(matcher: PatternMatcher) -> None:
    first = {"name": "first", "below": "anchor", "tag": ["NOUN"], "optional": True}
    required = {"name": "second", "below": "anchor", "relation": ["nsubj"]}
    third = {"name": "third", "below": "anchor", "relation": ["obj", "obl"], "optional": True}
    found = matcher.tree(tree(ANCHOR, first, required, third), HAND_OVER)
    assert captures(found) == {"first": BASE, "second": MISSION, "third": ARMY}


def test_a_word_of_another_node_is_not_absent(matcher: PatternMatcher) -> None:
    obj = {"name": "object", "below": "anchor", "relation": ["obj"]}
    absent = {"below": "anchor", "concept": ["base"], "absent": True}
    for optional in (True, False):
        found = matcher.tree(tree(ANCHOR, {**obj, "optional": optional}, absent), HAND_OVER)
        assert found == Mismatch("element 3", "must be absent but is there", frozenset({BASE}))


def test_the_nearest_word_is_taken_and_of_two_the_later(made: Maker) -> None:
    matcher = made(["NOUN"] * 5, [2] * 5, ["obj", "obj", "root", "obj", "obj"])
    names = {"a": 3, "b": 1, "c": 4, "d": 0}
    nodes = [{"name": name, "below": "anchor", "relation": ["obj"]} for name in names]
    assert captures(matcher.tree(tree(ANCHOR, *nodes), 2)) == names


def test_a_word_does_not_hang_across_sentences(matcher: PatternMatcher) -> None:
    pattern = tree({**ANCHOR, "concept": ["base"]}, {"name": "head", "above": "anchor"})
    assert captures(matcher.tree(pattern, BASE)) == {"head": HAND_OVER}
    assert captures(matcher.tree(pattern, BASE_AGAIN)) == {"head": HANDING_OVER}
    assert captures(matcher.tree(pattern, BASE)) == {"head": HAND_OVER}


# Sequences


@pytest.mark.parametrize(
    ("anchor", "elements", "expected"),
    [
        (BASE, (ANCHOR, {"tag": ["ADJ"], "name": "kind"}), {"kind": AIR}),
        (BASE, ({"tag": ["NOUN"], "name": "who"}, ANCHOR), {"who": MISSION}),
        (BASE, (ANCHOR, {"name": "any"}, {"tag": ["ADP"], "name": "to"}), {"any": AIR, "to": TO}),
        (BASE, ({"tag": ["VERB"]}, {"lemma": ["بعثة"]}, ANCHOR, {"lemma": ["جوي"]}), {}),
        # Optional words.
        (BASE, (ANCHOR, {"tag": ["ADJ"], "name": "a", "optional": True}, {"tag": ["ADP"]}), {"a": AIR}),
        (TO, (ANCHOR, {"tag": ["ADJ"], "name": "a", "optional": True}, {"tag": ["NOUN"]}), {}),
        (ARMY, (ANCHOR, {"tag": ["ADJ"], "name": "a", "optional": True}), {}),
        (BASE_AGAIN, (ANCHOR, {"tag": ["ADJ"], "name": "a", "optional": True}), {}),
        (HAND_OVER, ({"tag": ["PUNCT"], "name": "a", "optional": True}, ANCHOR), {}),
        # The first takes the word before the others.
        (
            BASE,
            (ANCHOR, *({"tag": ["ADJ"], "name": name, "optional": True} for name in "ab"), {"tag": ["ADP"]}),
            {"a": AIR},
        ),
        # It is left out where the pattern would not match with it.
        (BASE, (ANCHOR, {"name": "a", "optional": True}, {"tag": ["ADJ"], "name": "b"}), {"b": AIR}),
        # Absent words.
        (BASE, (ANCHOR, {"tag": ["NOUN"], "absent": True}), {}),
        (BASE, ({"tag": ["PART"], "absent": True}, ANCHOR), {}),
        (BASE_AGAIN, (ANCHOR, {"name": "any", "absent": True}), {}),
        (HAND_OVER, ({"name": "any", "absent": True}, ANCHOR), {}),
        (BASE, (ANCHOR, {"tag": ["ADP"], "absent": True}, {"tag": ["ADJ"], "name": "a"}), {"a": AIR}),
        (BASE, (ANCHOR, {"tag": ["ADP"], "absent": True}, {"tag": ["NOUN"], "absent": True}), {}),
    ],
)
def test_words_next_to_one_another(
    matcher: PatternMatcher, anchor: int, elements: Sequence[Element], expected: dict[str, int]
) -> None:
    assert captures(matcher.words(sequence(*elements), anchor)) == expected


def test_all_words_of_a_sequence(matcher: PatternMatcher) -> None:
    pattern = sequence(
        {"tag": ["PART"], "absent": True},
        {"lemma": ["بعثة"]},
        ANCHOR,
        {"tag": ["ADJ"], "optional": True},
        {"word": ["إلى", "على"], "name": "to"},
        {"concept": ["base"], "absent": True},
    )
    assert matcher.words(pattern, BASE) == Match(
        {"anchor": BASE, "to": TO}, frozenset({MISSION, BASE, AIR, TO})
    )


@pytest.mark.parametrize(
    ("anchor", "elements", "element", "reason", "words"),
    [
        (BASE, (ANCHOR, {"tag": ["ADP"], "name": "to"}), "to", "the word there does not fit", {AIR}),
        (ARMY, ({"tag": ["ADJ"]}, ANCHOR), "element 1", "the word there does not fit", {TO}),
        (STOP, (ANCHOR, {"tag": ["VERB"]}), "element 2", "the sentence has no word there", set()),
        (HAND_OVER, ({"tag": ["PUNCT"]}, ANCHOR), "element 1", "the sentence has no word there", set()),
        (BASE_AGAIN, (ANCHOR, {"name": "any"}), "any", "the sentence has no word there", set()),
        (
            BASE,
            (ANCHOR, {"tag": ["ADJ"], "optional": True}, {"tag": ["ADP"]}, {"tag": ["ADJ"], "name": "a"}),
            "a",
            "the word there does not fit",
            {ARMY},
        ),
        (
            AGREE,
            ({"lemma": ["لم"], "absent": True}, ANCHOR),
            "element 1",
            "must be absent but is there",
            {NOT},
        ),
        (
            TO,
            (ANCHOR, {"tag": ["ADJ"], "optional": True}, {"tag": ["VERB"], "name": "verb"}),
            "verb",
            "the word there does not fit",
            {ARMY},
        ),
        (
            AGREE,
            ({"tag": ["CCONJ"], "absent": True}, {"tag": ["PART"], "optional": True}, ANCHOR),
            "element 1",
            "must be absent but is there",
            {AND},
        ),
        (
            BASE,
            (ANCHOR, {"tag": ["ADJ"], "absent": True}, {"name": "next"}),
            "element 2",
            "must be absent but is there",
            {AIR},
        ),
        # Leaving the optional word out is no way round an absent one.
        (
            BASE,
            (ANCHOR, {"tag": ["ADJ"], "optional": True}, {"word": ["إلى"], "absent": True, "name": "to"}),
            "to",
            "must be absent but is there",
            {TO},
        ),
    ],
)
def test_words_that_do_not_stand_there(
    matcher: PatternMatcher,
    anchor: int,
    elements: Sequence[Element],
    element: str,
    reason: str,
    words: set[int],
) -> None:
    assert matcher.words(sequence(*elements), anchor) == Mismatch(element, reason, frozenset(words))


# Bounds


def test_an_endless_sentence(made: Maker) -> None:
    """A list of two thousand words below the first: no combination of them is tried in vain."""
    n = 2000
    matcher = made(["VERB"] + ["NOUN"] * (n - 1), [0] * n, ["root"] + ["obj"] * (n - 1))
    nodes = [{"name": f"n{i}", "under": "anchor", "tag": ["NOUN"]} for i in range(MOST_ELEMENTS - 2)]
    assert isinstance(matcher.tree(tree(ANCHOR, *nodes), 0), Match)
    found = matcher.tree(tree(ANCHOR, *nodes, {"name": "none", "before": "n9", "tag": ["ADJ"]}), 0)
    assert found == Mismatch("none", "no word fits")


def test_an_endless_chain(made: Maker) -> None:
    n = 2000
    matcher = made(["NOUN"] * n, [0, *range(n - 1)], ["root"] + ["nmod"] * (n - 1))
    names = ["anchor", *(f"n{i}" for i in range(MOST_ELEMENTS - 1))]
    nodes = [{"name": b, "under": a, "tag": ["NOUN"]} for a, b in pairwise(names)]
    assert captures(matcher.tree(tree(ANCHOR, *nodes), 1000)) == {
        name: 1000 + i for i, name in enumerate(names) if i
    }


@pytest.mark.parametrize("side", [1, -1])
def test_how_far_words_are_seen(made: Maker, side: int) -> None:
    anchor, n = REACH + 1, 2 * REACH + 3
    for distance in (REACH, REACH + 1):
        tags = ["VERB"] * n
        tags[anchor + side * distance] = "NOUN"
        matcher = made(tags, [anchor] * n, ["dep"] * n)
        found = matcher.tree(tree(ANCHOR, {"below": "anchor", "tag": ["NOUN"]}), anchor)
        assert isinstance(found, Match) == (distance == REACH)


def test_more_nodes_than_words(made: Maker) -> None:
    """Eleven nodes want the same ten words: it is given up before all orders are tried."""
    matcher = made(["VERB"] + ["NOUN"] * 10, [0] * 11, ["root"] + ["obj"] * 10)
    nodes = [{"below": "anchor", "tag": ["NOUN"], "name": f"n{i}"} for i in range(11)]
    assert matcher.tree(tree(ANCHOR, *nodes), 0) == Mismatch("n10", "there are too many choices")


# What a pack may not say


@pytest.mark.parametrize(
    ("said", "key", "message"),
    [
        ({"OP": "!"}, "OP", r"write optional: true or absent: true"),
        ({"op": "?"}, "op", r"write optional: true or absent: true"),
        ({"LOWER": "x"}, "LOWER", r"write word: \[\.\.\.\]"),
        ({"TEXT": {"REGEX": "(a+)+"}}, "TEXT", r"write word: \[\.\.\.\]"),
        ({"REGEX": "(a+)+"}, "REGEX", r"write a list of the words that are meant"),
        ({"word": {"REGEX": "(a+)+"}}, "word", r"REGEX is a key of spaCy's .* a list of the words"),
        ({"lemma": {"IN": ["ا"]}}, "lemma", r"write a list, one of which is meant"),
        ({"tag": {"NOT_IN": ["X"]}}, "tag", r"write a second element with absent: true"),
        ({"RIGHT_ATTRS": {"POS": "X"}}, "RIGHT_ATTRS", r"write the keys of the node themselves"),
        ({"RIGHT_ID": "x"}, "RIGHT_ID", r"write name: \.\.\."),
        ({"REL_OP": ">"}, "REL_OP", r"write below, above, under"),
        ({"LEFT_ID": "x"}, "LEFT_ID", r"the other node's name under below"),
        ({"POS": "NOUN"}, "POS", r"write tag"),
        ({"DEP": "obj"}, "DEP", r"write relation"),
        ({"MORPH": "Number=Plur"}, "MORPH", r"write feature: \{Number: \[Plur\]\}"),
        ({"_": {"x": 1}}, "_", r"write concept"),
        ({"IS_ALPHA": True}, "IS_ALPHA", r"write one of name, word, lemma"),
        ({"lema": ["ا"]}, "lema", r"no key 'lema' here; the nearest is 'lemma'"),
        ({3: ["ا"]}, 3, r"no key 3 here"),
    ],
)
def test_keys_that_are_not_read(said: Element, key: object, message: str) -> None:
    for read, where in ((tree, {"below": "anchor"}), (sequence, {})):
        with pytest.raises(ValidationError, match=message) as raised:
            read(ANCHOR, {"name": "x", **where, **said})
        error = raised.value.errors()[0]
        assert (error["loc"], error["ctx"][KEY]) == ((1,), key)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"word": []}, "at least 1 item"),
        ({"lemma": []}, "at least 1 item"),
        ({"tag": []}, "at least 1 item"),
        ({"relation": []}, "at least 1 item"),
        ({"concept": []}, "at least 1 item"),
        ({"word": "جدول"}, "valid frozenset"),
        ({"word": ["جدول زمني"]}, "'جدول زمني' is not one word; write one element for each"),
        ({"lemma": ["ـ"]}, "'' is not one word"),
        ({"tag": ["noun"]}, "Input should be 'ADJ', 'ADP'"),
        ({"relation": ["obk"]}, "no dependency relation 'obk'; the nearest is 'obl'"),
        ({"relation": ["arg:obl"]}, "no dependency relation 'arg:obl'"),
        ({"concept": ["bases"]}, "no concept 'bases'; the nearest is 'base'"),
        ({"feature": {}}, r"features are a mapping of names to lists, such as {Number: [Plur]}"),
        ({"feature": ["Number=Plur"]}, r"features are a mapping"),
        ({"feature": {"Number": "Plur"}}, "valid frozenset"),
        ({"feature": {"Number": []}}, "at least 1 item"),
        ({"feature": {"Number": ["Plur"], 3: ["x"]}}, "valid string"),
        ({"feature": {"Number": [True]}}, "valid string"),
        ({"feature": {"number": ["Plur"]}}, "'number' is no name of a feature, such as Number"),
        ({"name": "1"}, "a name is letters, digits and _, unlike '1'"),
        ({"name": "a b"}, "a name is letters, digits and _, unlike 'a b'"),
        ({"optional": True, "absent": True}, "what is absent cannot be optional as well"),
    ],
)
def test_what_a_word_may_not_be(said: Element, message: str) -> None:
    for read, where in ((tree, {"below": "anchor"}), (sequence, {})):
        with pytest.raises(ValidationError, match=re.escape(message)) as raised:
            read(ANCHOR, {"name": "x", **where, **said})
        assert raised.value.errors()[0]["loc"][0] == 1


@pytest.mark.parametrize(
    ("nodes", "place", "message"),
    [
        ((), None, "the first node must be the mention's own word: {name: anchor}"),
        (({"name": "x", "below": "anchor"}, ANCHOR), 0, "the first node must be the mention's own word"),
        ((ANCHOR, {"below": "bsae", "tag": ["ADJ"]}), 1, "below: no node before this one is named bsae"),
        ((ANCHOR, {"name": "x", "above": "x"}), 1, "above: no node before this one is named x"),
        (
            (ANCHOR, {"name": "x", "over": "y"}, {"name": "y", "below": "anchor"}),
            1,
            "over: no node before this one is named y",
        ),
        (
            (ANCHOR, {"name": "x", "below": "anchor", "optional": True}, {"name": "y", "after": "x"}),
            2,
            "after: x is optional, so nothing can hang on it",
        ),
        (
            (ANCHOR, {"name": "x", "below": "anchor", "absent": True}, {"name": "y", "before": "x"}),
            2,
            "before: x is absent, so nothing can hang on it",
        ),
        ((ANCHOR, *[{"name": "x", "below": "anchor"}] * 2), 2, "the name x stands here again"),
        ((ANCHOR, ANCHOR), 1, "the name anchor stands here again"),
        (
            (ANCHOR, *({"name": f"n{i}", "below": "anchor"} for i in range(12))),
            12,
            "a pattern has at most 12 elements, not 13",
        ),
        (
            (ANCHOR, *({"name": f"n{i}", "below": "anchor", "optional": True} for i in range(6))),
            5,
            "a pattern has at most 4 optional elements, not 6",
        ),
    ],
)
def test_what_a_tree_may_not_be(nodes: Sequence[Element], place: int | None, message: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(message)) as raised:
        tree(*nodes)
    assert raised.value.errors()[0]["ctx"].get(KEY) == place


@pytest.mark.parametrize(
    ("node", "place", "message"),
    [
        ({**ANCHOR, "optional": True}, "optional", "the anchor cannot be optional"),
        ({**ANCHOR, "absent": True}, "absent", "the anchor cannot be absent"),
        ({**ANCHOR, "below": "anchor"}, "below", "the anchor hangs on no other node"),
        ({"below": "anchor"}, None, "nothing is said about this word"),
        ({"below": "anchor", "absent": True}, None, "nothing is said about this word"),
        ({"tag": ["X"]}, None, "one other: say one of below, above, under, over, before, after, not none"),
        ({"tag": ["X"], "below": "anchor", "after": "anchor"}, None, "not below and after"),
    ],
)  # fmt: skip
def test_what_a_node_may_not_be(node: Element, place: str | None, message: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(message)) as raised:
        tree(ANCHOR, node)
    error = raised.value.errors()[0]
    assert error["loc"] == (1,)
    assert error.get("ctx", {}).get(KEY) == place


@pytest.mark.parametrize(
    ("elements", "place", "message"),
    [
        ((), None, "one of the words must be the mention's own: {name: anchor}"),
        (({"tag": ["X"]},), None, "one of the words must be the mention's own: {name: anchor}"),
        (({"name": "x"}, ANCHOR, {"name": "x"}), 2, "the name x stands here again"),
        ((ANCHOR, {"tag": ["X"]}, ANCHOR), 2, "the name anchor stands here again"),
        ((ANCHOR, *[{"tag": ["X"]}] * 12), 12, "a pattern has at most 12 elements, not 13"),
        ((ANCHOR, *[{"tag": ["X"], "optional": True}] * 5), 5, "at most 4 optional elements, not 5"),
        ((ANCHOR, {}), None, "nothing is said about this word"),
        ((ANCHOR, {"optional": True}), None, "nothing is said about this word"),
        (({**ANCHOR, "optional": True},), "optional", "the anchor cannot be optional"),
        ((ANCHOR, {"below": "anchor", "tag": ["X"]}), "below", "there is no key 'below' here"),
    ],
)
def test_what_a_sequence_may_not_be(elements: Sequence[Element], place: object, message: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(message)) as raised:
        sequence(*elements)
    assert raised.value.errors()[0].get("ctx", {}).get(KEY) == place


# Against plain reference readings

_TAGS = ("NOUN", "VERB", "ADP")
_DEPS = ("obj", "obl", "obl:arg")
_LINKS = ("below", "above", "under", "over", "before", "after")


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[str], list[int], list[str], int]:
    """Tags, heads and relations of up to seven words, and one of them; edges may cross."""
    n = draw(st.integers(1, 7))
    order = draw(st.permutations(range(n)))
    heads = list(range(n))
    for rank, word in enumerate(order[1:], start=1):
        heads[word] = order[draw(st.integers(0, rank - 1))]
    tags = draw(st.lists(st.sampled_from(_TAGS), min_size=n, max_size=n))
    deps = draw(st.lists(st.sampled_from(_DEPS), min_size=n, max_size=n))
    return tags, heads, deps, draw(st.integers(0, n - 1))


@st.composite
def patterns(draw: st.DrawFn) -> list[Element]:
    """The nodes of a tree pattern."""
    nodes: list[Element] = [ANCHOR]
    bearers: tuple[str, ...] = ("anchor",)
    for n in range(draw(st.integers(0, 4))):
        node: dict[str, Any] = {
            "name": f"n{n}",
            draw(st.sampled_from(_LINKS)): draw(st.sampled_from(bearers)),
        }
        if draw(st.booleans()):
            node["tag"] = draw(st.lists(st.sampled_from(_TAGS), min_size=1, max_size=2))
        if draw(st.booleans()):
            node["relation"] = [draw(st.sampled_from(_DEPS))]
        state = draw(st.sampled_from(["required", "required", "optional", "absent"]))
        if state == "required":
            bearers = (*bearers, node["name"])
        else:
            node[state] = True
        nodes.append(node)
    return nodes


def hangs(link: str, word: int, other: int, heads: Sequence[int]) -> bool:
    """Whether a word hangs on another in this way."""

    def above(i: int) -> set[int]:
        return set() if heads[i] == i else {heads[i]} | above(heads[i])

    return {
        "below": heads[word] == other != word,
        "above": heads[other] == word != other,
        "under": other in above(word),
        "over": word in above(other),
        "before": word < other,
        "after": word > other,
    }[link]


def reference(
    nodes: Sequence[Element], anchor: int, tags: Sequence[str], heads: Sequence[int], deps: Sequence[str]
) -> dict[str, int] | None:
    """The captures of a tree pattern, found by trying all combinations of words."""

    def link(node: Element) -> str:
        return next(key for key in node if key in _LINKS)

    def fits(node: Element, word: int, bound: Mapping[str, int]) -> bool:
        relations = node.get("relation", [deps[word]])
        return (
            hangs(link(node), word, bound[node[link(node)]], heads)
            and tags[word] in node.get("tag", _TAGS)
            and any(deps[word] == r or deps[word].startswith(f"{r}:") for r in relations)
        )

    def nearness(node: Element, bound: Mapping[str, int]) -> tuple[int, bool]:
        word, other = bound[node["name"]], bound[node[link(node)]]
        return abs(word - other), word < other

    everywhere = range(len(tags))
    required = [node for node in nodes[1:] if not node.get("optional") and not node.get("absent")]
    matches = []
    for words in product(everywhere, repeat=len(required)):
        bound = {"anchor": anchor, **{node["name"]: w for node, w in zip(required, words, strict=True)}}
        if (
            len(set(bound.values())) == len(bound)
            and all(fits(node, bound[node["name"]], bound) for node in required)
            and not any(fits(node, w, bound) for node in nodes if node.get("absent") for w in everywhere)
        ):
            matches.append(bound)
    if not matches:
        return None
    best = min(matches, key=lambda bound: [nearness(node, bound) for node in required])
    for node in (node for node in nodes if node.get("optional")):
        choices = [{**best, node["name"]: w} for w in everywhere if w not in best.values()]
        fitting = [choice for choice in choices if fits(node, choice[node["name"]], best)]
        best = min(fitting, key=lambda bound, node=node: nearness(node, bound), default=best)  # type: ignore[misc]
    return best


@example(
    # spaCy takes the fourth word for the last of this tree, whose edges cross.
    sentence=(["NOUN"] * 5, [0, 2, 0, 0, 1], ["obj"] * 5, 0),
    nodes=[ANCHOR, *({"name": f"n{i}", "after": "anchor"} for i in range(4))],
)
@given(sentence=trees(), nodes=patterns())
def test_trees_match_as_a_plain_reading_says(
    made: Maker, sentence: tuple[list[str], list[int], list[str], int], nodes: list[Element]
) -> None:
    tags, heads, deps, anchor = sentence
    found = made(tags, heads, deps).tree(tree(*nodes), anchor)
    expected = reference(nodes, anchor, tags, heads, deps)
    if expected is None:
        assert isinstance(found, Mismatch)
        assert found.element in {node["name"] for node in nodes}
    else:
        assert found == Match(expected, frozenset(expected.values()))


@given(
    left=st.lists(st.sampled_from(_TAGS), max_size=4),
    right=st.lists(st.sampled_from(_TAGS), max_size=4),
    before=st.lists(st.tuples(st.sampled_from(_TAGS), st.booleans()), max_size=2),
    behind=st.lists(st.tuples(st.sampled_from(_TAGS), st.booleans()), max_size=2),
)
def test_sequences_match_as_a_regular_expression_says(
    made: Maker,
    left: list[str],
    right: list[str],
    before: list[tuple[str, bool]],
    behind: list[tuple[str, bool]],
) -> None:
    tags, anchor = [*left, "X", *right], len(left)
    letters = "".join(tag[0] for tag in tags)
    parts = ["".join(f"({tag[0]}){'?' * optional}" for tag, optional in side) for side in (before, behind)]
    expected = re.search("X".join(parts), letters)
    elements = [
        *({"tag": [tag], "optional": optional} for tag, optional in before),
        ANCHOR,
        *({"tag": [tag], "optional": optional} for tag, optional in behind),
    ]
    n = len(tags)
    found = made(tags, [0] * n, ["dep"] * n).words(sequence(*elements), anchor)
    assert isinstance(found, Match) == (expected is not None)
    if isinstance(found, Match) and expected is not None:
        assert found.words == set(range(*expected.span()))
