"""What users write, held against a model; what is wrong is said with its line."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, LiteralString, TypeVar

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from claimcheck.error_codes import Code
from claimcheck.errors import ClaimcheckError
from claimcheck.yaml_files import YamlFile, children, where

# Under this key an error's context holds the key at which it stands.
KEY = "key"

_Error = TypeVar("_Error", bound=ClaimcheckError)


class StrictModel(BaseModel):
    """Nothing but its fields, and never changed; a misspelt key is told the nearest."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, data: Any) -> Any:
        known = [field.alias or name for name, field in cls.model_fields.items()]
        for key in data if isinstance(data, Mapping) else ():
            if key not in known:
                nearest = next(iter(get_close_matches(str(key), known, n=1, cutoff=0)), "")
                raise refusal(
                    Code.UNKNOWN_KEY,
                    "there is no key {unknown} here; the nearest is {nearest}",
                    {"unknown": repr(key), "nearest": repr(nearest), KEY: key},
                )
        return data


def refusal(code: Code, message: LiteralString, context: dict[str, Any] | None = None) -> PydanticCustomError:
    """What a validator raises; `code_of` finds the code again.

    Args:
        code: which problem of the catalogue it is.
        message: what is wrong, with names in braces.
        context: what stands for these names; under `KEY` the key at which it stands.
    """
    return PydanticCustomError(code.name, message, context)


def code_of(problem: ErrorDetails) -> Code:
    """The code of one thing that a model refuses; that for wrong values where pydantic itself refuses it."""
    return Code.__members__.get(problem["type"], Code.WRONG_VALUE)


def explained(problem: ErrorDetails, source: YamlFile, error: type[_Error], remedy: str) -> _Error:
    """The error for one thing that a model refuses, with the line of the key or value."""
    keys = [*problem["loc"]]
    if KEY in problem.get("ctx", {}):
        keys.append(problem["ctx"][KEY])
    node, shown = source.root, source.root
    for key in keys:
        found = next(((k, v) for name, k, v in children(node) if name == key), None)
        if found is None and isinstance(key, int):
            # One value stands for a list of one.
            continue
        if found is None:
            break
        shown, node = (found[1] if isinstance(key, int) else found[0]), found[1]
    key = ".".join(str(k) for k in keys) or "(top)"
    return error(code_of(problem), f"{key}: {problem['msg']}", where=where(shown), remedy=remedy)
