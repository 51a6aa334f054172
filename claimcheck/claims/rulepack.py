"""Loading rule packs: the built-in ones, and a user's beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from claimcheck.claims.geography_model import GeographyPack
from claimcheck.claims.grammar_model import GrammarPack
from claimcheck.claims.model import Kind
from claimcheck.claims.pack_base import CONCEPTS, KEY, KINDS, RULES, PackPart
from claimcheck.claims.pack_model import RulePack, RulePacks, TroopsPack
from claimcheck.claims.pack_source import PackSource, child, children, construct, read_source, where
from claimcheck.claims.pack_variables import VariableResolver
from claimcheck.errors import RulePackError

# The built-in packs, in the order in which their rules are applied.
PACKS = ("common", "lexicon", "withdrawal", "timetable", "presence", "troops", "conflicts")
TABLES = ("grammar", "geography")
_REMEDY = "see docs/rules.md"
_KIND = re.compile(r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")
_RULE_ID = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")

_BuiltIn = tuple[GrammarPack, GeographyPack, dict[str, PackSource]]
_Part = TypeVar("_Part", bound=PackPart)


def embedded_rules() -> Traversable:
    """The folder of the rule packs that are shipped with claimcheck."""
    return resources.files("claimcheck.rules")


def load(folder: Path | None = None, *, built_in: Traversable | None = None) -> RulePacks:
    """Read and validate the built-in packs and those of a user's folder beside them.

    Args:
        folder: a folder with further packs, one a file whose name ends in ``.yaml``.
        built_in: another folder of built-in packs, for those who work on them.

    Raises:
        RulePackError: a pack is missing, is not YAML or says what a pack may not say; the
            message names file, line and key.
    """
    grammar, geography, own = _embedded() if built_in is None else _read_built_in(built_in)
    _compat(own["conflicts"])  # TRANSITION
    users = {} if folder is None else _read_folder(folder)
    resolver = VariableResolver({**own, **users}.get)
    sources = [resolver.resolve(source) for source in (*own.values(), *users.values())]
    context = {
        CONCEPTS: _declared(sources, "concepts"),
        KINDS: frozenset({*map(str, Kind), *_declared(sources, "kinds")}),
        RULES: frozenset(_unique_rule_ids(sources)),
    }
    _check_kinds(sources)
    return RulePacks(
        grammar=grammar,
        geography=geography,
        packs={
            s.name: _validated(TroopsPack if s.name == "troops" else RulePack, s, context) for s in sources
        },
    )


@cache
def _embedded() -> _BuiltIn:
    return _read_built_in(embedded_rules())


def _read_built_in(folder: Traversable) -> _BuiltIn:
    tables = {name: read_source(folder.joinpath(f"{name}.yaml")) for name in TABLES}
    return (
        _validated(GrammarPack, tables["grammar"], {}),
        _validated(GeographyPack, tables["geography"], {}),
        {name: read_source(folder.joinpath(f"{name}.yaml")) for name in PACKS},
    )


def _compat(source: PackSource) -> None:
    for key, _ in source.root.value:
        if key.value == "rules":
            key.value = "conflicts"


def _read_folder(folder: Path) -> dict[str, PackSource]:
    """The packs of a user's folder, in alphabetical order."""
    if not folder.is_dir():
        raise RulePackError("there is no such folder of rule packs", where=str(folder))
    paths = sorted(path for path in folder.iterdir() if path.suffix == ".yaml")
    if not paths:
        raise RulePackError("holds no rule pack", where=str(folder), remedy="a pack's name ends in .yaml")
    taken = next((path for path in paths if path.stem in (*PACKS, *TABLES)), None)
    if taken is not None:
        raise RulePackError(
            f"{taken.stem} is the name of a built-in pack", where=str(taken), remedy="give it another name"
        )
    return {path.stem: read_source(path) for path in paths}


def _declared(sources: Iterable[PackSource], section: str) -> frozenset[str]:
    return frozenset(str(key) for s in sources for key, _, _ in children(child(s.root, section)))


def _check_kinds(sources: Iterable[PackSource]) -> None:
    known: dict[str, str] = {}
    for name, key in ((str(n), k) for s in sources for n, k, _ in children(child(s.root, "kinds"))):
        if not _KIND.match(name):
            raise RulePackError(
                f"{name!r} is no name of a kind", where=where(key), remedy="write it as topic.what_is_said"
            )
        if name in known or name in map(str, Kind):
            place = known.get(name, "the built-in kinds")
            raise RulePackError(
                f"the kind {name} is declared already", where=where(key), remedy=f"see {place}"
            )
        known[name] = where(key)


def _unique_rule_ids(sources: Iterable[PackSource]) -> Iterator[str]:
    """The ids of the extraction rules; no rule of any sort may have the id of another."""
    known: dict[str, str] = {}
    for section in ("rules", "conflicts"):
        for node in (child(r, "id") for s in sources for _, _, r in children(child(s.root, section))):
            if not isinstance(node, yaml.ScalarNode):
                continue
            if not _RULE_ID.match(node.value):
                raise RulePackError(
                    f"{node.value!r} is no id of a rule",
                    where=where(node),
                    remedy="write it as words-with-hyphens",
                )
            if node.value in known:
                raise RulePackError(
                    f"the id {node.value} belongs to another rule",
                    where=where(node),
                    remedy=f"see {known[node.value]}",
                )
            known[node.value] = where(node)
            if section == "rules":
                yield node.value


def _validated(model: type[_Part], source: PackSource, context: Mapping[str, Any]) -> _Part:
    try:
        return model.model_validate(construct(source.root), context=dict(context))
    except ValidationError as error:
        raise _explained(error, source) from error


def _explained(error: ValidationError, source: PackSource) -> RulePackError:
    first = error.errors()[0]
    keys = [*first["loc"]]
    if KEY in first.get("ctx", {}):
        keys.append(first["ctx"][KEY])
    node, shown = source.root, source.root
    for key in keys:
        found = next(((k, v) for name, k, v in children(node) if name == key), None)
        if found is None:
            break
        shown, node = (found[1] if isinstance(key, int) else found[0]), found[1]
    key = ".".join(str(k) for k in keys) or "(top)"
    return RulePackError(f"{key}: {first['msg']}", where=where(shown), remedy=_REMEDY)
