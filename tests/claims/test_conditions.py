"""Conditions over documents built by hand: on which words they rest, at which key they fail."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.claims.conditions import Judge, Verdict, set_keys
from claimcheck.claims.context import Context, Resources
from claimcheck.claims.mentions import MentionFinder
from claimcheck.claims.pack_model import Condition
from claimcheck.claims.surroundings import Surroundings
from tests.claims.docs import documents, index

Keys = dict[str, object]

# A value for each key, as a pack may give it.
VALUES: Keys = {
    **dict.fromkeys(("named", "negated", "existential", "permanent_negated"), True),
    **dict.fromkeys(("subject_of_past", "headline", "hedged", "counted", "own_side"), True),
    **dict.fromkeys(("under", "not_under", "under_negated", "under_future", "under_present"), ("plan",)),
    **dict.fromkeys(("near", "not_near", "near_negated"), ("permanent",)),
    "concept": "leave",
    "form": "verb",
    "tense": ("past",),
    "dated": "past",
    "topic": "sentence",
    "words": ({"name": "anchor"},),
    "tree": ({"name": "anchor"},),
}

ANCHOR_UNDER_DEMAND = ({"name": "anchor"}, {"name": "who", "over": "anchor", "concept": ("demand",)})


def verdict(source: str, identity: str, keys: Keys, resources: Resources) -> Verdict:
    """What a condition of these keys comes to over the first mention of a withdrawal."""
    context = Context(documents(source)[identity], resources, date(2024, 3, 10))
    mention = next(MentionFinder(context).find(resources.packs.packs["withdrawal"].anchors))
    return Judge(context, Surroundings(context)).judge(Condition.model_validate(keys), mention)


def test_every_key_of_a_condition_is_judged() -> None:
    assert VALUES.keys() == Condition.model_fields.keys()
    for key, value in VALUES.items():
        condition = Condition.model_validate({key: value})
        assert set_keys(condition) == {key: getattr(condition, key)}


def test_keys_that_are_not_set_are_not_judged() -> None:
    assert set_keys(Condition()) == {}


@pytest.mark.parametrize(
    ("source", "identity", "keys", "words"),
    [
        ("scope", "lan", {}, ()),
        ("scope", "lan", {"negated": True}, ("لن",)),
        ("scope", "demand", {"under": ("demand",)}, ("طالب",)),
        ("scope", "demand", {"under": ("plan", "demand"), "negated": False}, ("طالب",)),
        ("mentions", "possessive-actor", {"under_present": ("plan",), "form": "noun"}, ("تعتزم",)),
        ("mentions", "adjective", {"near": ("permanent", "force"), "tense": ("past",)}, ("القوات",)),
        ("mentions", "adjective", {"concept": "leave", "named": True, "hedged": False}, ()),
        ("trace", "all", {"hedged": True, "dated": "future", "topic": "sentence"}, ()),
        ("scope", "demand", {"tree": ANCHOR_UNDER_DEMAND}, ("سحب", "طالب")),
    ],
)
def test_holds_and_names_its_words(
    resources: Resources, source: str, identity: str, keys: Keys, words: tuple[str, ...]
) -> None:
    found = verdict(source, identity, keys, resources)
    assert found.holds
    assert found.failure is None
    assert found.words == {index(documents(source)[identity], word) for word in words}


@pytest.mark.parametrize(
    ("source", "identity", "keys", "key", "found", "words"),
    [
        ("mentions", "adjective", {"concept": "remove", "form": "noun"}, "concept", "leave", ()),
        ("mentions", "adjective", {"form": "noun"}, "form", "verb", ()),
        ("mentions", "adjective", {"named": False}, "named", "true", ()),
        ("mentions", "adjective", {"negated": True}, "negated", "false", ()),
        ("scope", "lan", {"negated": False}, "negated", "true", ("لن",)),
        ("scope", "lan", {"tense": ("past", "present")}, "tense", "future", ()),
        ("mentions", "possessive-actor", {"tense": ("past",)}, "tense", "noun", ()),
        ("mentions", "adjective", {"under": ("plan",)}, "under", "", ()),
        ("scope", "demand", {"not_under": ("plan", "demand")}, "not_under", "demand", ("طالب",)),
        ("scope", "demand", {"under_negated": ("demand",)}, "under_negated", "not negated", ("طالب",)),
        ("scope", "demand", {"under_future": ("demand",)}, "under_future", "not in the future", ("طالب",)),
        ("scope", "demand", {"under_present": ("demand",)}, "under_present", "not in the present", ("طالب",)),
        ("mentions", "adjective", {"near": ("permanent",)}, "near", "", ()),
        ("mentions", "adjective", {"not_near": ("force",)}, "not_near", "force", ("القوات",)),
        ("trace", "all", {"hedged": False}, "hedged", "true", ("قد",)),
        ("trace", "all", {"dated": "past"}, "dated", "future", ()),
        ("mentions", "adjective", {"dated": "past"}, "dated", "", ()),
        ("mentions", "adjective", {"counted": True}, "counted", "false", ()),
        ("mentions", "adjective", {"own_side": True}, "own_side", "false", ()),
        ("mentions", "adjective", {"headline": True}, "headline", "a verb", ("انسحبت",)),
        ("mentions", "adjective", {"existential": True}, "existential", "no negator", ()),
        ("mentions", "adjective", {"permanent_negated": True}, "permanent_negated", "", ()),
        ("mentions", "adjective", {"subject_of_past": True}, "subject_of_past", "it is root, no subject", ()),
    ],
)  # fmt: skip
def test_fails_at_a_key(
    resources: Resources,
    source: str,
    identity: str,
    keys: Keys,
    key: str,
    found: str,
    words: tuple[str, ...],
) -> None:
    failed = verdict(source, identity, keys, resources)
    assert not failed.holds
    assert failed.words == frozenset()
    assert failed.failure is not None
    assert (failed.failure.key, failed.failure.wanted) == (key, keys[key])
    assert failed.failure.found == found
    assert failed.failure.words == {index(documents(source)[identity], word) for word in words}


def test_the_first_key_that_fails_is_named(resources: Resources) -> None:
    keys: Keys = {"form": "verb", "negated": True, "under": ("plan",), "topic": "article"}
    failure = verdict("mentions", "adjective", keys, resources).failure
    assert failure is not None
    assert failure.key == "negated"
