"""Traces of documents built by hand."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.vocab import Vocab

from claimcheck.articles.model import Article
from claimcheck.claims.context import Resources
from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.scope import Negation, Tense
from claimcheck.claims.trace import trace
from claimcheck.claims.trace_model import Trace, TracedMention, TracedRule
from claimcheck.language import bridge
from tests.claims.docs import documents, index

PUBLISHED = date(2024, 3, 10)


def traced(source: str, identity: str, resources: Resources, *, rule: str | None = None) -> Trace:
    analysis = documents(source)[identity]
    return trace(Article("a", analysis.text, published=PUBLISHED), analysis, resources, rule=rule)


def only_mention(found: Trace) -> TracedMention:
    (mention,) = next(pack.mentions for pack in found.packs if pack.name == "withdrawal")
    return mention


def rule_of(mention: TracedMention, identity: str) -> TracedRule:
    return next(traced for traced in mention.rules if traced.rule.id == identity)


def test_words_and_tree(resources: Resources) -> None:
    verb, force, country, *_ = traced("mentions", "adjective", resources).words
    assert (verb.text, verb.lemma, verb.tag, verb.head, verb.tense) == (
        *("انسحبت", "انسحب", "VERB"),
        *(None, Tense.PAST),
    )
    assert (force.head, force.relation) == (0, "nsubj")
    assert "force" in force.concepts
    assert country.entity is not None
    assert country.entity.code == "FR"


def test_numbers_times_hedges_and_speakers(resources: Resources) -> None:
    found = traced("trace", "all", resources)
    words = documents("trace")["all"]
    (quantity,) = found.quantities
    assert (quantity.low, quantity.approximate) == (900, True)
    (time,) = found.times
    assert str(time.span) == "2024-09-01/2024-09-30"
    assert found.hedges == (index(words, "قد"),)
    (speech,) = found.speeches
    assert (speech.index, speech.speaker) == (0, "قائد الجيش")
    mention = only_mention(found)
    assert (mention.speaker, mention.hedge) == ("قائد الجيش", index(words, "قد"))
    assert mention.time == time


def test_negations_and_clauses(resources: Resources) -> None:
    found = traced("scope", "two-clauses", resources)
    assert found.negations == (Negation(0, 1),)
    assert only_mention(found).negator == 0
    assert [word.index for word in found.words] == [i for clause in found.clauses for i in clause]
    assert len(found.clauses) == 2


def test_a_rule_that_fired_names_its_words(resources: Resources) -> None:
    mention = only_mention(traced("scope", "lan", resources))
    assert mention.winner == "withdrawal-denied"
    holding = rule_of(mention, "withdrawal-denied").holding
    assert holding is not None
    assert holding.verdict.words == {0}
    assert [claim.rule for claim in mention.claims] == ["withdrawal-denied"]


def test_a_rule_that_failed_names_the_key(resources: Resources) -> None:
    mention = only_mention(traced("mentions", "adjective", resources))
    denied = rule_of(mention, "withdrawal-denied")
    assert denied.holding is None
    failures = [alternative.verdict.failure for alternative in denied.alternatives]
    assert len(failures) == len(denied.rule.when)
    assert failures[0] is not None
    assert (failures[0].key, failures[0].wanted, failures[0].found) == ("negated", True, "false")
    assert denied.alternatives[0].keys[0] == ("negated", True)


def test_rules_behind_the_winner_are_judged(resources: Resources) -> None:
    mention = only_mention(traced("scope", "lan", resources))
    assert rule_of(mention, "withdrawal-planned").holding is not None


@pytest.mark.parametrize(
    ("source", "identity", "reason"),
    [
        ("scope", "ghayr", "its phrase has no argument: force, presence"),
        ("mentions", "treaty", "excluded by unless: not_a_place"),
    ],
)
def test_words_that_are_no_mention(resources: Resources, source: str, identity: str, reason: str) -> None:
    withdrawal = traced(source, identity, resources).packs[0]
    assert withdrawal.mentions == ()
    (missing,) = withdrawal.unmentioned
    assert missing.hit.start == 0
    assert missing.reasons == (reason,)


def test_a_number_of_soldiers(resources: Resources) -> None:
    found = traced("trace", "all", resources)
    (number,) = found.packs[-1].numbers
    assert number.rule is not None
    assert number.rule.id == "troops-change"
    assert number.change == index(documents("trace")["all"], "يغادر")
    assert [claim.number for claim in number.claims] == [number.found.number if number.found else None]


def test_one_rule(resources: Resources) -> None:
    found = traced("scope", "lan", resources, rule="withdrawal-planned")
    (pack,) = found.packs
    assert pack.name == "withdrawal"
    mention = only_mention(found)
    assert [rule.rule.id for rule in mention.rules] == ["withdrawal-planned"]
    assert mention.winner == "withdrawal-denied"


def test_nothing(resources: Resources) -> None:
    found = trace(Article("a", "…"), bridge.empty(Vocab(), "…"), resources)
    assert not (found.words or found.clauses or found.speeches or found.claims)
    assert not any(pack.mentions or pack.unmentioned or pack.numbers for pack in found.packs)


@pytest.mark.parametrize(
    ("source", "identity"),
    [(s, i) for s in ("attribution", "mentions", "scope", "trace") for i in documents(s)],
)
def test_each_claim_stands_with_the_rule_that_gave_it(
    resources: Resources, source: str, identity: str
) -> None:
    found = traced(source, identity, resources)
    given = {c.id for pack in found.packs for m in pack.mentions for c in m.claims}
    given |= {c.id for pack in found.packs for n in pack.numbers for c in n.claims}
    assert given == {claim.id for claim in found.claims}
    mentions = [mention for pack in found.packs for mention in pack.mentions]
    assert all({c.rule for c in m.claims} <= {m.winner, DATED_RULE} for m in mentions)
