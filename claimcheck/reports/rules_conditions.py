"""What rules ask of anchors and their context, in plain English, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimcheck.claims.conditions import set_keys
from claimcheck.claims.pack_model import Anchor, Condition
from claimcheck.claims.pattern_model import TreeNode, WordPattern
from claimcheck.reports.markdown_text import value
from claimcheck.reports.rules_markup import name

# Of keys that name concepts: {} is filled in with them.
_CONCEPTS = {
    "concept": "it is a word of {}",
    "under": "a word of {} that is not negated governs it",
    "not_under": "no word of {} governs it",
    "under_negated": "a negated word of {} governs it",
    "under_future": "a word of {} in the future tense governs it",
    "under_present": "a word of {} in the present tense governs it",
    "near": "a word of {} stands in its phrase or clause",
    "not_near": "no word of {} stands in its phrase or clause",
    "near_negated": "a negated word of {} stands in its phrase or clause",
}
# Of keys with fixed values: the words for each.
_VALUES: dict[str, dict[object, str]] = {
    "form": {"verb": "it is a verb", "noun": "it is a noun"},
    "named": {True: "its own phrase names the force", False: "its own phrase does not name the force"},
    "negated": {True: "it is negated", False: "it is not negated"},
    "existential": {
        True: "a sentence says that there is none (there is no, without any)",
        False: "the sentence need not say that there is none",
    },
    "permanent_negated": {
        True: "the word for permanence near it is negated",
        False: "a word for permanence near it need not be negated",
    },
    "dated": {
        "past": "a date before the publication stands with it",
        "future": "a date after the publication stands with it",
    },
    "subject_of_past": {
        True: "it is the subject of a verb in the past",
        False: "it need not be the subject of a verb in the past",
    },
    "headline": {
        True: "it opens a sentence that has no verb",
        False: "it need not open a sentence that has no verb",
    },
    "hedged": {True: "the text weakens it", False: "the text does not weaken it"},
    "counted": {
        True: "a number of soldiers stands in its phrase",
        False: "no number of soldiers stands in its phrase",
    },
    "own_side": {
        True: "who asks is the force's own side",
        False: "who asks is not the force's own side",
    },
    "topic": {
        "sentence": "its sentence speaks of a withdrawal",
        "article": "the article has spoken of a withdrawal so far",
        "force": "its sentence names a force",
    },
}
_LINKS = {
    "below": "directly below {}",
    "above": "directly above {}",
    "under": "anywhere below {}",
    "over": "anywhere above {}",
    "before": "before {}",
    "after": "behind {}",
}


def condition_lines(condition: Condition) -> list[str]:
    """One condition: its keys on the first line, what a pattern asks of each word on lines of their own."""
    parts, details = [], list[str]()
    given = set_keys(condition)
    for key, wanted in ((key, given[key]) for key in Condition.model_fields if key in given):
        if key in ("words", "tree"):
            parts.append("these words stand next to one another" if key == "words" else "this tree is there")
            details += [_element(one) for one in wanted]
        else:
            parts.append(_key(key, wanted))
    said = ", and ".join(parts) or "always: every anchor will do"
    return [said[0].upper() + said[1:] + (":" if details else "."), *details]


def anchor_line(anchor: Anchor) -> str:
    """What words an anchor is, and what must stand, or must not, in its phrase."""
    form = {"verb": "a verb", "noun": "a noun", None: "a word"}[anchor.form]
    asks = "; ".join(_asks(anchor))
    return f"{form} of {name(anchor.concept)}" + (f": {asks}" if asks else "")


def _asks(anchor: Anchor) -> Iterator[str]:
    if anchor.argument:
        yield f"its phrase holds a word of {_any(anchor.argument)}"
    if anchor.actor:
        yield "or names a force or country"
    if anchor.bare:
        yield "or it stands alone, definite, where the article has named the force before"
    if anchor.from_place:
        yield "or it is a verb without a subject, with the place that is left"
    if anchor.besides:
        yield f"a word of {_any(anchor.besides)} stands there as well"
    if anchor.without:
        yield f"no word of {_any(anchor.without)} stands there"
    if anchor.unless:
        yield f"it is not from, or followed by, a word of {_any(anchor.unless)}"


def _key(key: str, wanted: Any) -> str:
    if key in _CONCEPTS:
        return _CONCEPTS[key].format(_any([wanted] if isinstance(wanted, str) else wanted))
    if key == "tense":
        return f"it is a verb in the {' or '.join(wanted)}"
    known = _VALUES.get(key, {})
    return known[wanted] if wanted in known else f"{name(key)} is {name(str(wanted))}"


def _element(element: WordPattern) -> str:
    """One word of a pattern."""
    said = " ".join(_said(element))
    links = element.links if isinstance(element, TreeNode) else {}
    place = "".join(f", {_LINKS[link].format(name(node))}" for link, node in links.items())
    if element.is_anchor:
        return f"the anchor {said}".strip() + place
    word = "no word" if element.absent else "perhaps a word" if element.optional else "a word"
    named = f", called {name(element.name)}" if element.name else ""
    return f"{word} {said}".strip() + named + place


def _said(element: WordPattern) -> Iterator[str]:
    if element.word:
        yield f"written {_or(value(word) for word in sorted(element.word))}"
    if element.lemma:
        yield f"with the dictionary form {_or(value(lemma) for lemma in sorted(element.lemma))}"
    if element.tag:
        yield f"tagged {_or(element.tag)}"
    if element.relation:
        yield f"related as {_or(name(relation) for relation in element.relation)}"
    if element.concept:
        yield f"of the concept {_any(element.concept)}"
    for feature, values in element.feature:
        yield f"with {name(feature)} {_or(name(one) for one in sorted(values))}"


def _any(concepts: Sequence[str]) -> str:
    return _or(name(concept) for concept in concepts)


def _or(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
