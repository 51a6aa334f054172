"""Reading a user's YAML with nothing in it that could hide, hang or run.

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

from claimcheck import yaml_composers
from claimcheck.error_codes import Code
from claimcheck.errors import ClaimcheckError

MAX_BYTES = 1_000_000
# Marks that reorder what a reader sees, and what is no text at all.
_HIDDEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class YamlFile:
    """One file as it is written.

    Attributes:
        name: its name without the ending.
        path: under which messages name it.
        root: the tree of its YAML.
    """

    name: str
    path: str
    root: yaml.Node


def read_yaml(path: Traversable, error: type[ClaimcheckError], *, help_page: str) -> YamlFile:
    """Read one file, which must hold a mapping.

    Args:
        path: the file.
        error: what to raise when something is wrong with it.
        help_page: the page of the documentation that says what the file may hold.

    Raises:
        ClaimcheckError: of the class ``error``; it cannot be read, is too large, is not plain YAML
            in UTF-8, or holds invisible characters that change the direction of text.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as problem:
        raise error(
            Code.FILE_UNREADABLE,
            f"cannot be read: {problem.strerror}",
            where=str(path),
            remedy=f"see {help_page}",
        ) from problem
    if len(data) > MAX_BYTES:
        raise error(
            Code.FILE_TOO_LARGE,
            f"has more than {MAX_BYTES:,} bytes",
            where=f"{path}:1",
            remedy="divide it into several files",
        )
    text = _decoded(data, path, error)
    hidden = _HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        raise error(
            Code.HIDDEN_CHARACTER,
            f"holds the invisible character U+{ord(hidden[0]):04X}",
            where=f"{path}:{line}",
            remedy="delete it",
        )
    name = path.name.rpartition(".")[0] or path.name
    return YamlFile(name, str(path), _composed(text, str(path), error, help_page))


def construct(node: yaml.Node, error: type[ClaimcheckError]) -> Any:
    """The plain values of a tree: mappings, lists, texts, numbers, booleans, dates.

    Raises:
        ClaimcheckError: of the class ``error``; a date or a number is none.
    """
    try:
        return yaml_composers.construct(node, error)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or node.start_mark
        raise error(
            Code.WRONG_VALUE,
            str(problem.problem),
            where=f"{mark.name}:{mark.line + 1}",
            remedy="correct it, or put it in quotes",
        ) from problem


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


def _decoded(data: bytes, path: Traversable, error: type[ClaimcheckError]) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise error(
            Code.FILE_NOT_UTF8,
            f"is not UTF-8: bad byte {data[problem.start]:#04x}",
            where=f"{path}:{line}",
            remedy="save it as UTF-8",
        ) from problem


def _composed(text: str, path: str, error: type[ClaimcheckError], help_page: str) -> yaml.Node:
    try:
        node = yaml_composers.compose(text, path, error)
    except yaml.YAMLError as problem:
        raise _not_yaml(problem, path, error) from problem
    if not isinstance(node, yaml.MappingNode):
        raise error(
            Code.NO_MAPPING, "is no mapping of keys to values", where=f"{path}:1", remedy=f"see {help_page}"
        )
    return node


def _not_yaml(problem: yaml.YAMLError, path: str, error: type[ClaimcheckError]) -> ClaimcheckError:
    mark = getattr(problem, "problem_mark", None)
    place = f"{path}:{mark.line + 1}" if mark else f"{path}:1"
    remedy = "close all brackets and quotes, and put texts that hold : or # in quotes"
    return error(
        Code.NOT_YAML, f"not YAML: {getattr(problem, 'problem', problem)}", where=place, remedy=remedy
    )
