"""Configuration files: which one holds, and what it says."""

from __future__ import annotations

import configparser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimcheck.config.model import FileSettings
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.validation import KEY, code_of, explained
from claimcheck.yaml_files import MAX_BYTES, YamlFile, children, construct, read_yaml

YAML_NAME = "claimcheck.yml"
INI_NAME = "setup.cfg"
SECTION = "claimcheck"
HELP_PAGE = "docs/configuration.md"
_MAX_EXTENDED = 10
_LISTS = {
    name
    for name, one in FileSettings.model_fields.items()
    if "tuple" in str(one.annotation) and "Mapping" not in str(one.annotation)
}


@dataclass(frozen=True)
class Layer:
    """What one file says.

    Attributes:
        values: the settings that it gives, by name.
        lines: the line of each.
        path: the file.
    """

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    path: Path


def closest(start: Path) -> Path | None:
    """The configuration file that holds in a folder.

    In each folder from ``start`` upwards ``claimcheck.yml`` comes before a ``setup.cfg`` with a section
    ``[claimcheck]``; behind the top of a git work tree nothing is looked for.
    """
    for folder in (start, *start.parents):
        if (folder / YAML_NAME).is_file():
            return folder / YAML_NAME
        if (folder / INI_NAME).is_file() and _has_section(folder / INI_NAME):
            return folder / INI_NAME
        if (folder / ".git").exists():
            return None
    return None


def _has_section(path: Path) -> bool:
    try:
        return any(
            line.rstrip() == f"[{SECTION}]" for line in path.read_text("utf-8", "replace").splitlines()
        )
    except OSError:
        return False


def layers(path: Path) -> list[Layer]:
    """What a file says, and what the files say that it extends, the strongest first.

    Raises:
        ConfigurationError: a file cannot be read, or says what it may not say.
    """
    found: list[Layer] = []
    seen: list[Path] = []
    current: Path | None = path
    asked = ""
    while current is not None:
        real = current.resolve()
        if real in seen or len(seen) == _MAX_EXTENDED:
            raise ConfigurationError(
                Code.EXTENDS_ITSELF,
                f"extend: {current} extends itself" if real in seen else "extend: too many files",
                where=asked,
                remedy="leave extend out of one of the files",
            )
        seen.append(real)
        layer = _read(current)
        found.append(layer)
        extended = layer.values.get("extend")
        asked = f"{current}:{layer.lines.get('extend', 1)}"
        current = None if extended is None else current.parent / extended
    return found


def _read(path: Path) -> Layer:
    return _read_ini(path) if path.suffix == ".cfg" else _read_yaml(path)


def _read_yaml(path: Path) -> Layer:
    source = read_yaml(path, ConfigurationError, help_page=HELP_PAGE)
    return _validated(construct(source.root, ConfigurationError), source, path)


def _validated(values: Any, source: YamlFile, path: Path) -> Layer:
    try:
        settings = FileSettings.model_validate(values)
    except ValidationError as error:
        raise explained(error.errors()[0], source, ConfigurationError, f"see {HELP_PAGE}") from error
    lines = {str(key): node.start_mark.line + 1 for key, node, _ in children(source.root)}
    return _layer(settings, lines, path)


def _layer(settings: FileSettings, lines: Mapping[str, int], path: Path) -> Layer:
    given = {name: getattr(settings, name) for name in settings.model_fields_set}
    by_name = {name.replace("-", "_"): line for name, line in lines.items()}
    return Layer({name: value for name, value in given.items() if value is not None}, by_name, path)


def _read_ini(path: Path) -> Layer:
    try:
        with path.open(encoding="utf-8") as stream:
            text = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigurationError(
            Code.FILE_UNREADABLE,
            f"cannot be read: {error.strerror}",
            where=str(path),
            remedy=f"see {HELP_PAGE}",
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            Code.FILE_NOT_UTF8, "is not UTF-8", where=str(path), remedy="save it as UTF-8"
        ) from error
    if len(text) > MAX_BYTES:
        raise ConfigurationError(
            Code.FILE_TOO_LARGE,
            f"has more than {MAX_BYTES:,} characters",
            where=str(path),
            remedy="name the file that holds the configuration",
        )
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    try:
        parser.read_string(text, source=str(path))
    except configparser.Error as error:
        # Not all of them list the lines that could not be parsed.
        listed = getattr(error, "errors", None)
        parsing = listed[0][0] if listed else None
        line = parsing or getattr(error, "lineno", None) or 1
        reason = "is no line that says KEY = VALUE" if parsing else str(error).splitlines()[0]
        raise ConfigurationError(
            Code.INI_INVALID, reason, where=f"{path}:{line}", remedy=f"see {HELP_PAGE}"
        ) from error
    if not parser.has_section(SECTION):
        raise ConfigurationError(
            Code.INI_WITHOUT_SECTION,
            f"has no section [{SECTION}]",
            where=f"{path}:1",
            remedy=f"see {HELP_PAGE}",
        )
    lines = dict(_lines(text))
    values = {name: _value(name, value) for name, value in parser.items(SECTION)}
    try:
        settings = FileSettings.model_validate(values)
    except ValidationError as error:
        raise _explained(error.errors()[0], lines, path) from error
    return _layer(settings, lines, path)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The keys of the section, with their lines."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("["):
            inside = line.rstrip() == f"[{SECTION}]"
        elif inside and "=" in line and not line[:1].isspace() and line[:1] not in "#;":
            yield line.partition("=")[0].strip().lower(), number


def _value(name: str, text: str) -> Any:
    """What a text stands for: lists by commas or lines, mappings by lines of ``pattern: rule, rule``."""
    key = name.replace("-", "_")
    if key in _LISTS:
        return tuple(split(text))
    if key == "per_path_ignores":
        pairs = (line.rpartition(":") for line in text.splitlines() if line.strip())
        return {pattern.strip(): tuple(split(rules)) for pattern, _, rules in pairs}
    return {"true": True, "false": False}.get(text.lower(), text) if key == "cache" else text


def split(text: str) -> Iterator[str]:
    """The parts between commas and line ends, without the space around them."""
    return (part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


def _explained(problem: ErrorDetails, lines: Mapping[str, int], path: Path) -> ConfigurationError:
    keys = [*map(str, problem["loc"])]
    if KEY in problem.get("ctx", {}):
        keys.append(str(problem["ctx"][KEY]))
    line = lines.get(keys[0], 1) if keys else 1
    message = f"{'.'.join(keys) or '(top)'}: {problem['msg']}"
    return ConfigurationError(code_of(problem), message, where=f"{path}:{line}", remedy=f"see {HELP_PAGE}")
