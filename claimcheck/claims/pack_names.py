"""Which concepts the parts of a rule pack name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from claimcheck.claims.pack_base import Concept, PackPart

_, _CONCEPT = get_args(Concept)


def concepts_of(parts: Iterable[PackPart]) -> tuple[str, ...]:
    """The concepts that parts of a pack name, each once, in the order in which they do."""
    return tuple(dict.fromkeys(name for part in parts for name in _concepts(part)))


def _concepts(part: PackPart) -> Iterator[str]:
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if _is_concept((field.annotation, *field.metadata)):
            yield from (value,) if isinstance(value, str) else value or ()
        else:
            yield from (found for inner in _parts(value) for found in _concepts(inner))


def _is_concept(types: Iterable[Any]) -> bool:
    """Whether a type is that of a concept's name, or of several."""
    return any(one == _CONCEPT or _is_concept(get_args(one)) for one in types)


def _parts(value: object) -> Iterator[PackPart]:
    if isinstance(value, PackPart):
        yield value
    elif isinstance(value, Mapping):
        yield from (part for inner in value.values() for part in _parts(inner))
    elif isinstance(value, tuple):
        yield from (part for inner in value for part in _parts(inner))
