"""Settings out of all that says something about them, the strongest first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from claimcheck.config.files import HELP_PAGE, closest, layers, split
from claimcheck.config.model import FileSettings, Settings
from claimcheck.conflicts.model import Level
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

PREFIX = "CLAIMCHECK_"
COMMAND_LINE, DEFAULT = "command line", "default"
_PATHS = frozenset({"model", "ledger", "baseline", "suppressions"})
_PATH_LISTS = frozenset({"rules", "against"})
_NAMES = tuple(one.name for one in fields(Settings) if one.name != "root")


@dataclass(frozen=True)
class Configuration:
    """The settings, with where each comes from.

    Attributes:
        settings: the values that hold.
        origins: by setting ``command line``, ``environment variable NAME``, ``FILE:LINE`` or ``default``.
        warnings: what a user should be told, one sentence each.
    """

    settings: Settings
    origins: Mapping[str, str]
    warnings: tuple[str, ...] = ()


def load(
    *,
    start: Path,
    config_file: Path | None = None,
    isolated: bool = False,
    environment: Mapping[str, str] | None = None,
    command_line: Mapping[str, Any] | None = None,
) -> Configuration:
    """The settings that hold.

    The command line is stronger than environment variables, these are stronger than a file, a file
    is stronger than what it extends. Lists are replaced, not joined.

    Args:
        start: the working folder, from which a configuration file is looked for upwards.
        config_file: the file to use instead.
        isolated: whether to use no file.
        environment: the environment variables.
        command_line: what was given there; None and empty lists were not.

    Raises:
        ConfigurationError: a file or a variable says what it may not say.
    """
    found = None if isolated else config_file or closest(start)
    path = found and _path(found, start)
    root = _path(path.parent if path else start, start)
    values: dict[str, Any] = {}
    origins = dict.fromkeys(_NAMES, DEFAULT)
    warnings: list[str] = []
    for name, value, origin, folder in (
        *_from_files(path),
        *_from_environment(environment or {}, start, warnings),
        *((name, value, COMMAND_LINE, start) for name, value in (command_line or {}).items()),
    ):
        if name in origins and value is not None and value != ():
            values[name] = _resolved(name, value, folder)
            origins[name] = origin
    return Configuration(Settings(**values, root=root), origins, tuple(warnings))


_Given = tuple[str, Any, str, Path]


def _from_files(path: Path | None) -> Iterator[_Given]:
    for layer in reversed(layers(path) if path else []):
        folder = layer.path.parent
        for name, value in layer.values.items():
            if name != "extend":
                yield name, value, f"{layer.path}:{layer.lines.get(name, 1)}", folder


def _from_environment(environment: Mapping[str, str], start: Path, warnings: list[str]) -> Iterator[_Given]:
    known = {PREFIX + name.upper(): name for name in _NAMES if name != "per_path_ignores"}
    for variable in sorted(environment):
        if not variable.startswith(PREFIX):
            continue
        if variable not in known:
            nearest = get_close_matches(variable, known, n=1, cutoff=0)[0]
            warnings.append(
                f"{variable} is no setting; the nearest is {nearest} [{Code.VARIABLE_UNKNOWN.id}]"
            )
        elif environment[variable]:
            value = _checked(known[variable], environment[variable], variable)
            yield known[variable], value, f"environment variable {variable}", start


def _checked(name: str, text: str, variable: str) -> Any:
    value: Any = text
    if name in _PATH_LISTS:
        value = tuple(part for part in text.split(os.pathsep) if part)
    elif name in ("select", "ignore", "output"):
        value = tuple(split(text))
    elif name == "cache":
        value = {"1": True, "true": True, "0": False, "false": False}.get(text.lower(), text)
    try:
        return getattr(FileSettings.model_validate({name.replace("_", "-"): value}), name)
    except ValidationError as error:
        problem = error.errors()[0]["msg"]
        raise ConfigurationError(
            Code.VARIABLE_VALUE, f"{text!r}: {problem}", where=variable, remedy=f"see {HELP_PAGE}"
        ) from error


def _resolved(name: str, value: Any, folder: Path) -> Any:
    if name in _PATHS:
        return _path(value, folder)
    if name == "rules":
        return tuple(_path(one, folder) for one in value)
    if name == "against":
        return tuple(one if one == "-" else str(_path(one, folder)) for one in value)
    if name == "fail_on":
        return None if value == "never" else Level(value)
    return value


def _path(value: str | Path, folder: Path) -> Path:
    """Relative to the working folder where that is shorter to say, since paths name articles in reports."""
    path = folder / value
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
