"""The JSON Schema of rule packs, by which editors complete and check them while they are written.

``python -m claimcheck.claims.pack_schema FILE`` writes it. It is made from the models that
validate packs, and says the same but for what a schema cannot say (whether a name is declared
somewhere, how the parts of a pattern hang together) and for keys without a value, which it refuses.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from claimcheck import atomic_files
from claimcheck.claims.model import Kind
from claimcheck.claims.pack_base import Concept, KindName
from claimcheck.claims.pack_docs import attributes, purpose
from claimcheck.claims.pack_model import RulePack
from claimcheck.claims.pack_variables import UNRESOLVED
from claimcheck.claims.pattern_model import Features
from claimcheck.conflicts.rule_model import Sides

ID = "urn:claimcheck:rule-pack:1"

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Under this key a schema names the sort of name that it describes, until the sort's own schema is known.
_SORT = "sort"
_SORTS = {get_args(Concept)[1].func: "ConceptName", get_args(KindName)[1].func: "KindName"}
_VARIABLE = {
    "description": "A word or a list that variables declares, here or in an imported pack.",
    "type": "string",
    "pattern": r"^\$[A-Za-z_][A-Za-z0-9_]*$",
}
_KIND = r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"
_FEATURES = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {"type": "array", "minItems": 1, "items": {"type": ["string", "integer"]}},
}
_READS_FEATURES = get_args(Features)[1].func
_READS_SIDES = get_args(Sides)[1].func
# What a schema says for its readers only.
_TOLD = ("description", "default", "title")


def schema(concepts: Iterable[str]) -> Schema:
    """The schema of a pack as it is written, draft 2020-12.

    Args:
        concepts: the concepts that are proposed; others are allowed.
    """
    made = RulePack.model_json_schema(schema_generator=_Generator)
    definitions = made.pop("$defs")
    opened = {name: _opened(part, definitions) for name, part in definitions.items()}
    opened["Variable"] = _VARIABLE
    opened["ConceptName"] = {
        "description": "A concept of the lexicon, or one that a pack declares.",
        "anyOf": [{"enum": sorted(concepts)}, {"type": "string"}],
    }
    opened["KindName"] = {
        "description": "A kind of claim, built in or declared by a pack.",
        "anyOf": [{"enum": [*Kind]}, {"type": "string", "pattern": _KIND}, _reference("Variable")],
    }
    top = {
        name: part if name in (*UNRESOLVED, "variables") else _opened(part, definitions)
        for name, part in made.pop("properties").items()
    }
    head = {"$schema": _DIALECT, "$id": ID}
    made["title"] = "claimcheck rule pack"
    return {**head, **made, "properties": top, "$defs": dict(sorted(opened.items()))}


def emit(concepts: Iterable[str]) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(concepts), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Describes each key as its class's docstring does, and tells apart the names of concepts and kinds."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of a part of a pack."""
        made = super().model_schema(schema)
        part = schema["cls"]
        made["description"] = purpose(part)
        for name, described in attributes(part).items():
            key = part.model_fields[name].alias or name
            made["properties"][key]["description"] = described
        for value in made["properties"].values():
            value.pop("title", None)
            if value.get("default", True) in (None, [], {}, ""):
                del value["default"]
            _refuse_nothing(value)
        return made

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """The schema of what is written otherwise than it is kept."""
        reads = schema["function"]["function"]
        if reads is _READS_FEATURES:
            return dict(_FEATURES)
        made = super().function_before_schema(schema)
        return {"anyOf": [made["items"], made]} if reads is _READS_SIDES else made

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """The schema of what is checked further, such as a name."""
        made = super().function_after_schema(schema)
        sort = _SORTS.get(schema["function"]["function"])
        return {_SORT: sort} if sort else made


def _refuse_nothing(value: Schema) -> None:
    """Leave out that a value may be missing behind its key."""
    some = [one for one in value.pop("anyOf", ()) if one != {"type": "null"}]
    value.update(some[0] if len(some) == 1 else {"anyOf": some} if some else {})


def _opened(part: Schema, definitions: Schema) -> Schema:
    """A schema to which a variable, too, fits wherever words, numbers and lists of them stand."""
    inner = _inside(part, definitions)
    if not any(_can_be_variable(one, definitions) for one in part.get("anyOf", [part])):
        return inner
    if "anyOf" in inner:
        return {**inner, "anyOf": [*inner["anyOf"], _reference("Variable")]}
    told: Schema = {key: inner.pop(key) for key in _TOLD if key in inner}
    return {**told, "anyOf": [inner, _reference("Variable")]}


def _inside(part: Schema, definitions: Schema) -> Schema:
    """A schema in whose parts variables fit, and which refers to the sorts of names that it describes."""
    if _SORT in part:
        return {**_reference(part[_SORT]), **{key: part[key] for key in _TOLD if key in part}}
    # A set is written as a list, in which a word may stand twice.
    inner = {key: value for key, value in part.items() if key != "uniqueItems"}
    if part.get("type") == "array" and "minLength" in part:
        inner["minItems"] = inner.pop("minLength")
    if "properties" in part:
        inner["properties"] = {key: _opened(value, definitions) for key, value in part["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(part.get(key), dict):
            inner[key] = _opened(part[key], definitions)
    if "anyOf" in part:
        inner["anyOf"] = [_inside(one, definitions) for one in part["anyOf"]]
    return inner


def _can_be_variable(part: Schema, definitions: Schema) -> bool:
    """Whether a variable may stand there without being what the schema describes anyway."""
    if "$ref" in part:
        return False
    if part.get("type") == "array":
        return not _is_mapping(part.get("items", {}), definitions)
    return part.get("type") in ("boolean", "integer") or "enum" in part or "const" in part


def _is_mapping(part: Schema, definitions: Schema) -> bool:
    named = part.get("$ref", "").removeprefix("#/$defs/")
    return bool(definitions.get(named, part).get("type") == "object")


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def main(path: Path) -> None:
    """Write the schema, with the concepts of the built-in packs."""
    from claimcheck.claims.rulepack import load

    atomic_files.write(emit(load().concepts).encode(), path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
