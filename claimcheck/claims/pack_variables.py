"""Imports and variables of rule packs: what ``$name`` stands for.

``variables:`` gives a word or a list a name; ``$name`` in any list or value of the pack, or of
a pack that imports it, stands for it. A list inside a list is spread into it. Between quotation
marks ``$name`` is a text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

import yaml

from claimcheck.error_codes import Code
from claimcheck.errors import RulePackError
from claimcheck.yaml_files import YamlFile, child, children, where

_VARIABLE = re.compile(r"^\$([A-Za-z_][A-Za-z0-9_]*)$")
_PACK_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]*$")
# The sections in which nothing stands for anything else.
UNRESOLVED = ("version", "about", "imports")

Variables = Mapping[str, yaml.Node]
# Finds a pack by the name under which another one imports it; None if there is none.
Find = Callable[[str], YamlFile | None]


class VariableResolver:
    """Resolves the variables of packs that import one another.

    Args:
        find: finds a pack by its name.
    """

    def __init__(self, find: Find) -> None:
        self._find = find
        self._known: dict[str, Variables] = {}

    def resolve(self, source: YamlFile) -> YamlFile:
        """The pack with every variable replaced by what it stands for.

        Raises:
            RulePackError: an import is missing or leads back to its pack, two imports give one
                name different values, or a variable is unknown.
        """
        variables = self._variables(source, ())
        pairs = [
            (key, value if key.value in (*UNRESOLVED, "variables") else _replaced(value, variables))
            for key, value in _mapping(source.root)
        ]
        root = yaml.MappingNode(source.root.tag, pairs, source.root.start_mark, source.root.end_mark)
        return YamlFile(source.name, source.path, root)

    def _variables(self, source: YamlFile, importing: tuple[str, ...]) -> Variables:
        if source.path in self._known:
            return self._known[source.path]
        found = self._imported(source, (*importing, source.path))
        own: dict[str, yaml.Node] = {}
        for name, key, value in children(child(source.root, "variables")):
            if not _VARIABLE.match(f"${name}"):
                raise RulePackError(
                    Code.VARIABLE_NAME, f"{name!r} is no name of a variable", where=where(key)
                )
            own[str(name)] = _replaced(value, {**found, **own})
        self._known[source.path] = {**found, **own}
        return self._known[source.path]

    def _imported(self, source: YamlFile, importing: tuple[str, ...]) -> dict[str, yaml.Node]:
        found: dict[str, yaml.Node] = {}
        for _, node, _ in children(child(source.root, "imports")):
            imported = self._import(node, importing)
            for name, value in self._variables(imported, importing).items():
                if name in found and found[name] is not value:
                    raise RulePackError(
                        Code.VARIABLE_TWICE,
                        f"two imported packs give ${name} a value",
                        where=where(node),
                        remedy=f"see {where(found[name])} and {where(value)}",
                    )
                found[name] = value
        return found

    def _import(self, node: yaml.Node, importing: tuple[str, ...]) -> YamlFile:
        name = node.value if isinstance(node, yaml.ScalarNode) else ""
        if not _PACK_NAME.match(name):
            raise RulePackError(
                Code.IMPORT_NAME,
                "a pack is imported by its file's name without .yaml",
                where=where(node),
                remedy="see docs/rules.md",
            )
        imported = self._find(name)
        if imported is None:
            raise RulePackError(Code.IMPORT_MISSING, f"there is no pack {name} to import", where=where(node))
        if imported.path in importing:
            circle = " imports ".join([*importing[importing.index(imported.path) :], imported.path])
            raise RulePackError(Code.IMPORT_CIRCLE, f"the imports are a circle: {circle}", where=where(node))
        return imported


def _mapping(node: yaml.Node) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    return list(node.value)


def _replaced(node: yaml.Node, variables: Variables) -> yaml.Node:
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, _replaced(value, variables)) for key, value in node.value]
        return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark)
    if isinstance(node, yaml.SequenceNode):
        items: list[yaml.Node] = []
        for item in node.value:
            value = _replaced(item, variables)
            spread = variable_name(item) is not None and isinstance(value, yaml.SequenceNode)
            items += value.value if spread else [value]
        return yaml.SequenceNode(node.tag, items, node.start_mark, node.end_mark)
    name = variable_name(node)
    if name is None:
        return node
    if name not in variables:
        nearest = get_close_matches(name, sorted(variables), n=1, cutoff=0)
        remedy = f"do you mean ${nearest[0]}?" if nearest else "declare it under variables"
        raise RulePackError(
            Code.VARIABLE_MISSING, f"there is no variable ${name}", where=where(node), remedy=remedy
        )
    return variables[name]


def variable_name(node: yaml.Node) -> str | None:
    """The variable that a node names, None if it names none."""
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return None
    found = _VARIABLE.match(node.value)
    return found[1] if found else None
