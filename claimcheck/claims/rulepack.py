"""Reading rule packs, and explaining what is wrong with one: the file, the line and the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from claimcheck.claims.pack_base import CONCEPTS
from claimcheck.claims.pack_model import RulePacks
from claimcheck.errors import RulePackError

PACKS = ("lexicon", "grammar", "geography", "withdrawal", "timetable", "presence", "troops", "conflicts")


def embedded_rules() -> Traversable:
    """The folder of the rule packs that are shipped with claimcheck."""
    return resources.files("claimcheck.rules")


def load(folder: Traversable | Path | None = None) -> RulePacks:
    """Read and validate the packs of ``folder``, by default the embedded ones.

    Raises:
        RulePackError: a pack is missing, is not YAML or says what a pack may not say; the
            message names file, line and key.
    """
    source = embedded_rules() if folder is None else folder
    loaded = {name: _read(source.joinpath(f"{name}.yaml")) for name in PACKS}
    packs = {name: data for name, (data, _) in loaded.items()}
    try:
        return RulePacks.model_validate(packs, context={CONCEPTS: _concepts(packs["lexicon"])})
    except ValidationError as error:
        raise _explain(error, source, {name: text for name, (_, text) in loaded.items()}) from error


def _concepts(lexicon: Any) -> frozenset[str] | None:
    """The names of the concepts, None where the lexicon is no valid pack, which is its own error."""
    concepts = lexicon.get("concepts") if isinstance(lexicon, dict) else None
    return frozenset(c for c in concepts if isinstance(c, str)) if isinstance(concepts, dict) else None


def _read(path: Traversable) -> tuple[Any, str]:
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.safe_load(text), text
    except (OSError, UnicodeDecodeError) as error:
        raise RulePackError(f"cannot be read: {error}", where=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise RulePackError(f"not YAML: {getattr(error, 'problem', error)}", where=where) from error


def _explain(error: ValidationError, source: Traversable | Path, texts: Mapping[str, str]) -> RulePackError:
    first = error.errors()[0]
    name, *keys = first["loc"]
    line = _line_of(texts[str(name)], keys)
    path = source.joinpath(f"{name}.yaml")
    key = ".".join(str(k) for k in keys) or "(top)"
    return RulePackError(f"{key}: {first['msg']}", where=f"{path}:{line}", remedy="see docs/rules.md")


def _line_of(text: str, keys: list[int | str]) -> int:
    """The line, from 1, of the deepest of ``keys`` that stands in the YAML text."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = 1
    for key in keys:
        child = next((v for k, v in _children(node) if k == key), None)
        if child is None:
            break
        node = child
        line = node.start_mark.line + 1
    return line


def _children(node: Any) -> Iterator[tuple[int | str, Any]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value
    elif isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)
