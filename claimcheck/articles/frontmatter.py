"""The YAML front matter that an article may open with, between two ``---`` lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from claimcheck.articles.metadata import Metadata, first_problem, unknown_keys_note
from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError

MAX_FRONT_MATTER_LENGTH = 64_000
"""The most characters that front matter may have."""

_OPENING = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
# Lines of names and plain values, as nearly all front matter is. The fast parser crashes on deep
# nesting, and is given nothing else.
_FLAT = re.compile(r"(?:\w+:(?:[ \t][^\[\]{}&*!|>%@`\n]*)?\r?\n)*")
_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What PyYAML's safe loader raises on hostile scalars besides YAMLError: !!bool x, 2020-13-45, ((((…
_YAML_FAILURES = (ValueError, ArithmeticError, LookupError, AttributeError, TypeError, RecursionError)


class _WithoutAliases(yaml.SafeLoader):
    """Reads no aliases, by which a few lines can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """One node; an alias is none."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases (*) are not read", problem_mark=mark)
        return super().compose_node(parent, index)


@dataclass(frozen=True)
class FrontMatter:
    """What an article's file says about it.

    Attributes:
        metadata: the fields with a meaning.
        text: all that follows the closing line, unchanged; the whole file if there is no front matter.
        first_line: the line of the file, from 1, on which ``text`` begins.
        notes: what was ignored.
    """

    metadata: Metadata
    text: str
    first_line: int
    notes: tuple[str, ...]


def read_front_matter(content: str, name: str) -> FrontMatter:
    """Part a file's content into front matter and text.

    Raises:
        ArticleError: the front matter is not closed, too long, not YAML, no mapping,
            or one of its known fields has a wrong value.
    """
    opening = _OPENING.match(content)
    if opening is None:
        return FrontMatter(Metadata(), content, 1, ())
    closing = _CLOSING.search(content, opening.end())
    if closing is None:
        raise ArticleError(
            Code.FRONT_MATTER_OPEN,
            "front matter is not closed",
            where=f"{name}:1",
            remedy="end it with a line ---, or put an empty line before the first --- if it is text",
        )
    head = content[opening.end() : closing.start()]
    values = _load(head, name)
    try:
        metadata = Metadata.model_validate({key: values.get(key) for key in Metadata.model_fields})
    except ValidationError as error:
        field, problem = first_problem(error)
        raise ArticleError(
            Code.FRONT_MATTER_VALUE,
            f"front matter: {field} {problem}",
            where=f"{name}:{_line_of(field, head)}",
            remedy="correct the value or leave the line out",
        ) from error
    first_line = content.count("\n", 0, closing.end()) + 1
    notes = unknown_keys_note(values, Metadata.model_fields)
    return FrontMatter(metadata, content[closing.end() :], first_line, notes)


def _load(head: str, name: str) -> dict[object, object]:
    if len(head) > MAX_FRONT_MATTER_LENGTH:
        raise ArticleError(
            Code.FRONT_MATTER_TOO_LONG,
            f"front matter is longer than {MAX_FRONT_MATTER_LENGTH:,} characters",
            where=f"{name}:1",
            remedy="close it with a line --- before the article's text",
        )
    try:
        values = _parse(head)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise _invalid(name, mark.line + 2 if mark else 1, error.problem or "cannot be parsed") from error
    except yaml.YAMLError as error:
        raise _invalid(name, 1, "a character that YAML forbids") from error
    except _YAML_FAILURES as error:
        raise _invalid(name, 1, f"a value that cannot be read ({type(error).__name__})") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise _invalid(name, 2, "it is not a list of names and values")
    return values


def _parse(head: str) -> object:
    if _FLAT.fullmatch(head):
        try:
            return yaml.load(head, _FAST_LOADER)
        except yaml.YAMLError:
            pass  # the other parser says better what is wrong
    return yaml.load(head, _WithoutAliases)


def _invalid(name: str, line: int, problem: str) -> ArticleError:
    return ArticleError(
        Code.FRONT_MATTER_INVALID,
        f"front matter is not valid: {problem}",
        where=f"{name}:{line}",
        remedy='write one "name: value" a line, with values that hold : or # in quotes',
    )


def _line_of(field: str, head: str) -> int:
    for line, content in enumerate(head.split("\n"), start=2):
        if content.startswith(field):
            return line
    return 1
