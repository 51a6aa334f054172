"""What the models of all rule packs share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from claimcheck.language.orthography import fold

# Under these keys the context of a validation holds the names that the packs declare.
CONCEPTS = "concept"
KINDS = "kind"
RULES = "extraction rule"
# Under this key an error's context holds the key at which it stands.
KEY = "key"


class PackPart(BaseModel):
    """A part of a rule pack: nothing but its fields, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, data: Any) -> Any:
        known = [field.alias or name for name, field in cls.model_fields.items()]
        for key in data if isinstance(data, Mapping) else ():
            if key not in known:
                nearest = next(iter(get_close_matches(str(key), known, n=1, cutoff=0)), "")
                raise PydanticCustomError(
                    "unknown_key",
                    "there is no key {unknown} here; the nearest is {nearest}",
                    {"unknown": repr(key), "nearest": repr(nearest), KEY: key},
                )
        return data


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
        raise PydanticCustomError(
            "unknown_name",
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
