"""Where results go: standard output, files, several formats in one run."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import click

from claimcheck import atomic_files
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError, ExitStatus

_Command = TypeVar("_Command", bound=Callable[..., Any])
_STDOUT = "-"
_NAMED = re.compile(r"([\w-]+)=(.+)", re.DOTALL)


@dataclass(frozen=True)
class Destination:
    """One thing to write.

    Attributes:
        format: in which format.
        path: to which file; None: to standard output.
    """

    format: str
    path: Path | None = None


def output_options(formats: Sequence[str]) -> Callable[[_Command], _Command]:
    """Add the options that say what is written, and where; the first format is the default."""

    def decorate(command: _Command) -> _Command:
        command = click.option(
            "-o",
            "--output",
            multiple=True,
            metavar="[FORMAT=]FILE",
            help="Write to this file; several with FORMAT=FILE, besides what is printed.",
        )(command)
        return click.option(
            "--output-format",
            type=click.Choice(formats),
            help=f"The format of what is printed, or written with -o FILE.  [default: {formats[0]}]",
        )(command)

    return decorate


def destinations(
    given: Sequence[str],
    output_format: str | None,
    formats: Sequence[str],
    *,
    always_prints: bool = False,
) -> list[Destination]:
    """What is written where.

    Each of ``given`` is ``FORMAT=FILE``, or a ``FILE`` alone, which takes what would be printed;
    ``-`` is standard output.

    Args:
        given: what the user asked for.
        output_format: the format of what is printed, or goes to a file alone, if the user named one.
        formats: those that there are, the default first.
        always_prints: whether something is printed although all that was asked for has files.

    Raises:
        ConfigurationError: a format that there is not, or two things for one place.
    """
    default = output_format or formats[0]
    if default not in formats:
        raise _no_format(default, formats, "output-format", "")
    found = [_destination(one, default, formats) for one in given]
    taken = any(
        not _NAMED.fullmatch(one) or destination.path is None
        for one, destination in zip(given, found, strict=True)
    )
    if not taken and (always_prints or output_format or not given):
        found.insert(0, Destination(default))
    for i, one in enumerate(found):
        if one.path in [other.path for other in found[:i]]:
            raise ConfigurationError(
                Code.OUTPUT_TWICE,
                f"two outputs for {one.path or 'standard output'}",
                where="--output",
                remedy="name two files",
            )
    return found


def _destination(given: str, default: str, formats: Sequence[str]) -> Destination:
    named = _NAMED.fullmatch(given)
    name, path = named.groups() if named else (default, given)
    if name not in formats:
        raise _no_format(name, formats, "--output", f" A file with = in its name is written ./{given}")
    return Destination(name, None if path == _STDOUT else Path(path))


def _no_format(name: str, formats: Sequence[str], where: str, hint: str) -> ConfigurationError:
    nearest = get_close_matches(name, formats, n=1, cutoff=0)[0]
    return ConfigurationError(
        Code.FORMAT_UNKNOWN,
        f"there is no format {name!r} here",
        where=where,
        remedy=f"do you mean {nearest}?{hint}",
    )


def write_all(wanted: Sequence[Destination], emit: Callable[[Destination], str | Sequence[str]]) -> None:
    """Write all of them, files first.

    Args:
        wanted: what is written where.
        emit: makes the text for a destination; for a file it may be several parts, whose further
            ones are written beside it.

    Raises:
        ConfigurationError: a file cannot be written.
    """
    for one in sorted(wanted, key=lambda destination: destination.path is None):
        text = emit(one)
        if isinstance(text, str):
            write(text, one.path)
        elif one.path is not None:
            for number, part in enumerate(text, 1):
                write(part, one.path.with_name(part_name(one.path, number)))


def part_name(path: Path, number: int) -> str:
    """The name of a part of a file, from 1: ``report.md``, ``report-2.md`` and so on."""
    return path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"


def write(text: str, path: Path | None) -> None:
    """Write to a file, as a whole or not at all, or to standard output.

    What is no regular file, such as a pipe, is written to as it is.

    Raises:
        ConfigurationError: the file cannot be written.
    """
    content = text.encode("utf-8", "backslashreplace")
    if path is None:
        _print(content)
        return
    try:
        atomic_files.write(content, path)
    except OSError as error:
        raise ConfigurationError(
            Code.OUTPUT_UNWRITABLE,
            f"cannot be written: {error.strerror}",
            where=str(path),
            remedy="choose another file with -o",
        ) from error


def _print(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read it has enough, such as head; Python must not flush the rest when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitStatus.ERROR)
