"""What the models of all rule packs share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo
from pydantic_core import PydanticCustomError

from claimcheck.language.orthography import fold

# Under this key the context of a validation holds the names of the lexicon's concepts.
CONCEPTS = "concepts"


class PackPart(BaseModel):
    """A part of a rule pack: nothing but its fields, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _folded_in_order(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def _with_folded_keys(table: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {fold(word): words for word, words in table.items()}


def _known(concept: str, info: ValidationInfo) -> str:
    """The name of a concept, where the names are known that it may be."""
    names = None if info.context is None else info.context[CONCEPTS]
    if names is None or concept in names:
        return concept
    nearest = next(iter(get_close_matches(concept, sorted(names), n=1, cutoff=0)), "")
    raise PydanticCustomError(
        "unknown_concept",
        "lexicon.yaml has no concept {concept}; the nearest is {nearest}",
        {"concept": repr(concept), "nearest": repr(nearest)},
    )


# Words, folded.
Words = Annotated[frozenset[str], AfterValidator(_folded)]
# Verbs in dictionary form, folded.
Verbs = Annotated[tuple[str, ...], AfterValidator(_folded_in_order)]
# For each word others, all folded.
WordsByWord = Annotated[Mapping[str, Words], AfterValidator(_with_folded_keys)]
# The name of a concept of the lexicon.
Concept = Annotated[str, AfterValidator(_known)]
