"""Reading the YAML of a rule pack with nothing in it that could hide, hang or run.

YAML is read as a tree of nodes, each of which knows its file and line, so that whatever is
found wrong later can be shown where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from claimcheck.errors import RulePackError

MAX_PACK_BYTES = 1_000_000
_MAX_DEPTH = 30
_BOOLEANS = {"true": True, "false": False}
_BOOL_TAG = "tag:yaml.org,2002:bool"
# Marks that reorder what a reader sees, and what is no text at all.
_HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class PackSource:
    """One pack as it is written.

    Attributes:
        name: its file's name without the ending.
        path: its file, as messages name it.
        root: the tree of its YAML.
    """

    name: str
    path: str
    root: yaml.Node


class _Composer(yaml.SafeLoader):
    """Composes plain YAML: no anchors, aliases, tags or repeated keys; only true and false are booleans."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__(text)
        self.name = path
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise _refused(event.start_mark, "anchors and aliases (&, *) are not read", "use variables")
        if getattr(event, "tag", None):
            raise _refused(event.start_mark, f"the tag {event.tag} is not read", "leave it out")
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _refused(event.start_mark, f"nested deeper than {_MAX_DEPTH} levels")
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        node: yaml.MappingNode = super().compose_mapping_node(anchor)
        seen: dict[str, int] = {}
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _refused(key.start_mark, "a key must be one word")
            if key.value in seen:
                raise _refused(
                    key.start_mark, f"the key {key.value!r} stands here again, as on line {seen[key.value]}"
                )
            seen[key.value] = key.start_mark.line + 1
        return node


# «no» and «on» are words, and NO is Norway.
_Composer.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL_TAG]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Composer.add_implicit_resolver(_BOOL_TAG, re.compile("^(?:true|false)$"), ["t", "f"])


def read_source(path: Traversable) -> PackSource:
    """Read one pack.

    Raises:
        RulePackError: it cannot be read, is too large, is not plain YAML in UTF-8, or holds
            invisible characters that change the direction of text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RulePackError(f"cannot be read: {error.strerror}", where=str(path)) from error
    if len(data) > MAX_PACK_BYTES:
        raise RulePackError(
            f"has {len(data):,} bytes; a pack has at most {MAX_PACK_BYTES:,}",
            where=f"{path}:1",
            remedy="divide it into several packs",
        )
    text = _decoded(data, path)
    hidden = _HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        raise RulePackError(
            f"holds the invisible character U+{ord(hidden[0]):04X}",
            where=f"{path}:{line}",
            remedy="delete it",
        )
    return PackSource(path.name.removesuffix(".yaml"), str(path), _composed(text, str(path)))


def construct(node: yaml.Node) -> Any:
    """The plain values of a tree: mappings, lists, texts, numbers, booleans, dates."""
    loader = _Composer("", "")
    try:
        return loader.construct_document(node)
    except yaml.YAMLError as error:
        raise _not_yaml(error, "") from error
    finally:
        loader.dispose()


def where(node: yaml.Node) -> str:
    """The file and line of a node."""
    return f"{node.start_mark.name}:{node.start_mark.line + 1}"


def children(node: yaml.Node | None) -> Iterator[tuple[int | str, yaml.Node, yaml.Node]]:
    """What a node holds: its key or index, the node that shows where it begins, and its value."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, key, value
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value, value


def child(node: yaml.Node | None, key: int | str) -> yaml.Node | None:
    """The value under a key or index, None if there is none."""
    return next((value for name, _, value in children(node) if name == key), None)


def _decoded(data: bytes, path: Traversable) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise RulePackError(
            f"is not UTF-8: bad byte {data[error.start]:#04x}",
            where=f"{path}:{line}",
            remedy="save it as UTF-8",
        ) from error


def _composed(text: str, path: str) -> yaml.Node:
    loader = _Composer(text, path)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        raise _not_yaml(error, path) from error
    finally:
        loader.dispose()
    if not isinstance(node, yaml.MappingNode):
        raise RulePackError("is no mapping of keys to values", where=f"{path}:1", remedy="see docs/rules.md")
    return node


def _not_yaml(error: yaml.YAMLError, path: str) -> RulePackError:
    mark = getattr(error, "problem_mark", None)
    place = f"{path or mark.name}:{mark.line + 1}" if mark else f"{path}:1"
    return RulePackError(f"not YAML: {getattr(error, 'problem', error)}", where=place)


def _refused(mark: yaml.Mark, message: str, remedy: str = "") -> RulePackError:
    return RulePackError(message, where=f"{mark.name}:{mark.line + 1}", remedy=remedy)
