"""What makes a tree of a user's YAML: plain values only, each with its file and line."""

from __future__ import annotations

import io
import re
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.resolver import Resolver

from claimcheck.error_codes import Code
from claimcheck.errors import ClaimcheckError

_MAX_DEPTH = 30
_BOOL_TAG = "tag:yaml.org,2002:bool"


class _Strict(Composer):
    """Composes no anchors, aliases, tags or repeated keys."""

    _error: type[ClaimcheckError]
    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[attr-defined]
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self._refused(
                Code.YAML_ALIAS, event.start_mark, "anchors and aliases (&, *) are not read", "use variables"
            )
        if getattr(event, "tag", None):
            raise self._refused(
                Code.YAML_TAG, event.start_mark, f"the tag {event.tag} is not read", "leave it out"
            )
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._refused(
                Code.YAML_TOO_DEEP, event.start_mark, f"nested deeper than {_MAX_DEPTH} levels"
            )
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        node: yaml.MappingNode = super().compose_mapping_node(anchor)
        seen: dict[str, int] = {}
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._refused(Code.YAML_KEY, key.start_mark, "a key must be one word")
            if key.value in seen:
                raise self._refused(
                    Code.KEY_TWICE,
                    key.start_mark,
                    f"the key {key.value!r} stands here again, as on line {seen[key.value]}",
                )
            seen[key.value] = key.start_mark.line + 1
        return node

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)  # type: ignore[misc]
        except (ValueError, ArithmeticError) as error:
            # Such as 2024-13-45, which looks like a date.
            problem = f"{node.value!r} is none of the values it looks like: {error}"
            raise ConstructorError(problem=problem, problem_mark=node.start_mark) from error

    def _refused(self, code: Code, mark: yaml.Mark, message: str, remedy: str = "") -> ClaimcheckError:
        return self._error(code, message, where=f"{mark.name}:{mark.line + 1}", remedy=remedy)


class PlainComposer(_Strict, yaml.SafeLoader):
    """Reads with PyYAML's own parser.

    Args:
        text: the YAML.
        path: under which messages name it.
        error: what to raise when something is wrong with it.
    """

    def __init__(self, text: str, path: str, error: type[ClaimcheckError]) -> None:
        super().__init__(text)
        self.name = path
        self._error = error


COMPOSERS: list[Any] = [PlainComposer]
"""All that there are, the quickest last; they read the same."""

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    pass
else:

    class LibyamlComposer(_Strict, CParser, SafeConstructor, Resolver):
        """Reads with libyaml's parser, several times as fast; the tree is made as by `PlainComposer`."""

        def __init__(self, text: str, path: str, error: type[ClaimcheckError]) -> None:
            stream = io.StringIO(text)
            stream.name = path
            CParser.__init__(self, stream)
            Composer.__init__(self)
            SafeConstructor.__init__(self)
            Resolver.__init__(self)
            self._error = error

    COMPOSERS.append(LibyamlComposer)

# «no» and «on» are words, and NO is Norway.
for _composer in COMPOSERS:
    _composer.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOL_TAG]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    _composer.add_implicit_resolver(_BOOL_TAG, re.compile("^(?:true|false)$"), ["t", "f"])


def compose(text: str, path: str, error: type[ClaimcheckError]) -> yaml.Node | None:
    """The tree of a text, None if there is nothing in it.

    Args:
        text: the YAML.
        path: under which the nodes name it.
        error: what to raise when it holds what is not read.

    Raises:
        ClaimcheckError: of the class ``error``; there are anchors, aliases, tags or repeated keys.
        yaml.YAMLError: it is no YAML.
    """
    loader = COMPOSERS[-1](text, path, error)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def construct(node: yaml.Node, error: type[ClaimcheckError]) -> Any:
    """The plain values of a tree.

    Raises:
        yaml.YAMLError: a date or a number is none.
    """
    loader = COMPOSERS[-1]("", "", error)
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()
