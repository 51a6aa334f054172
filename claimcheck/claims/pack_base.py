"""What the models of all rule packs share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from claimcheck.error_codes import Code
from claimcheck.language.orthography import fold
from claimcheck.validation import StrictModel, refusal

# Under these keys the context of a validation holds the names that the packs declare.
CONCEPTS = "concept"
KINDS = "kind"
RULES = "extraction rule"


class PackPart(StrictModel):
    """A part of a rule pack: nothing but its fields, and never changed."""


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _folded_in_order(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def _with_folded_keys(table: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {fold(word): words for word, words in table.items()}


def _declared(sort: str) -> AfterValidator:
    """Sees to it that a name is declared by a pack, where it is known which are."""

    def check(name: str, info: ValidationInfo) -> str:
        names = None if info.context is None else info.context.get(sort)
        if names is None or name in names:
            return name
        nearest = next(iter(get_close_matches(name, sorted(names), n=1, cutoff=0)), "")
        raise refusal(
            Code.UNKNOWN_NAME,
            "there is no {sort} {name}; the nearest is {nearest}",
            {"sort": sort, "name": repr(name), "nearest": repr(nearest)},
        )

    return AfterValidator(check)


# Words, folded.
Words = Annotated[frozenset[str], AfterValidator(_folded)]
# Verbs in dictionary form, folded.
Verbs = Annotated[tuple[str, ...], AfterValidator(_folded_in_order)]
# For each word others, all folded.
WordsByWord = Annotated[Mapping[str, Words], AfterValidator(_with_folded_keys)]
# The name of a concept of the lexicon.
Concept = Annotated[str, _declared(CONCEPTS)]
# The name of a kind of claim.
KindName = Annotated[str, _declared(KINDS)]
# The id of an extraction rule.
RuleName = Annotated[str, _declared(RULES)]
