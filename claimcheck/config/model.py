"""The settings, and what a file may say of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from claimcheck.articles.decoding import MAX_ARTICLE_BYTES
from claimcheck.conflicts.model import Level
from claimcheck.validation import StrictModel

_SIZE = re.compile(r"(?P<number>[0-9]{1,15})(?P<unit>[kKmMgG]?)[bB]?")
_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _as_list(value: Any) -> Any:
    """One value stands for a list of one."""
    return (value,) if isinstance(value, str) else value


def size(text: str | int) -> int:
    """A number of bytes, such as ``500k``, ``2M`` or ``1000000``.

    Raises:
        ValueError: it is none, or not positive.
    """
    found = _SIZE.fullmatch(str(text).strip())
    number = int(found["number"]) * _UNITS[found["unit"].lower()] if found else 0
    if not number:
        raise ValueError("should be a number of bytes such as 500k, 2M or 1000000")
    return number


def _as_size(value: Any) -> Any:
    return size(value) if isinstance(value, str) else value


Size = Annotated[int, BeforeValidator(_as_size), Field(ge=1)]
_Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
FailOn = Literal["contradiction", "tension", "update", "never"]


class FileSettings(StrictModel):
    """What a configuration file may say; paths are relative to its folder.

    Attributes:
        extend: another file, whose settings hold where this one says nothing.
        model: folder of another Stanza Arabic model.
        rules: folders of further rule packs.
        ledger: the file in which readings are kept.
        cache: whether to keep and use readings.
        jobs: how many processes read articles.
        max_article_size: the most bytes that one article may have.
        timeout: after how many seconds an article is given up; 0: never.
        published: publication date of articles that carry none.
        lang: language of reports and messages, en or ar.
        against: the archive that new articles are held against.
        fail_on: the weakest level that makes a check fail.
        select: conflict rules to apply, by id or type.
        ignore: conflict rules whose conflicts are left out.
        per_path_ignores: by a pattern of paths, as in .gitignore, conflict rules that are left out there.
        baseline: the file of known conflicts.
        suppressions: the file of accepted conflicts.
        output_format: the format of what is printed.
        output: further files to write, as FORMAT=FILE.
    """

    model_config = ConfigDict(alias_generator=_dashed, extra="forbid", frozen=True)

    extend: str | None = None
    model: str | None = None
    rules: _Names | None = None
    ledger: str | None = None
    cache: bool | None = None
    jobs: Annotated[int, Field(ge=1)] | None = None
    max_article_size: Size | None = None
    timeout: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    published: date | None = None
    lang: Literal["en", "ar"] | None = None
    against: _Names | None = None
    fail_on: FailOn | None = None
    select: _Names | None = None
    ignore: _Names | None = None
    per_path_ignores: Mapping[str, _Names] | None = None
    baseline: str | None = None
    suppressions: str | None = None
    output_format: str | None = None
    output: _Names | None = None


@dataclass(frozen=True)
class Settings:
    """The settings that hold, as `FileSettings` describes them, all paths resolved.

    Attributes:
        root: the folder of the configuration file, or the working folder: against it patterns of
            paths and default files are to be understood.
    """

    root: Path = Path()
    model: Path | None = None
    rules: tuple[Path, ...] = ()
    ledger: Path | None = None
    cache: bool = True
    jobs: int = 1
    max_article_size: int = MAX_ARTICLE_BYTES
    timeout: float = 120
    published: date | None = None
    lang: str = "en"
    against: tuple[str, ...] = ()
    fail_on: Level | None = Level.TENSION
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_path_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    baseline: Path | None = None
    suppressions: Path | None = None
    output_format: str | None = None
    output: tuple[str, ...] = ()
