"""Suppressions: conflicts that somebody has looked at and accepted, with the reason."""

from __future__ import annotations

from datetime import date
from importlib.resources.abc import Traversable
from typing import Annotated, Literal

from pydantic import StringConstraints, ValidationError

from claimcheck.checks.baseline import Fingerprint
from claimcheck.checks.model import Suppression
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.validation import StrictModel, explained
from claimcheck.yaml_files import child, children, construct, read_yaml, where

DEFAULT_FILE = "suppressions.yml"
_REMEDY = "an entry has fingerprint, reason and author, and may have expires and article"

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class _Entry(StrictModel):
    fingerprint: Fingerprint
    reason: _Text
    author: _Text
    expires: date | None = None
    article: _Text | None = None


class _File(StrictModel):
    version: Literal[1]
    suppressions: tuple[_Entry, ...] = ()


def load(path: Traversable) -> tuple[Suppression, ...]:
    """Read a file of suppressions.

    Raises:
        ConfigurationError: it cannot be read, or says what it may not say; the message names file,
            line and key.
    """
    source = read_yaml(path, ConfigurationError, help_page="docs/ci.md")
    values = construct(source.root, ConfigurationError)
    try:
        entries = _File.model_validate(values).suppressions
    except ValidationError as error:
        raise explained(error.errors()[0], source, ConfigurationError, _REMEDY) from error
    nodes = child(source.root, "suppressions")
    found_at: dict[str, str] = {}
    suppressions = []
    for entry, (_, node, _) in zip(entries, children(nodes), strict=True):
        if entry.fingerprint in found_at:
            raise ConfigurationError(
                Code.SUPPRESSION_TWICE,
                f"fingerprint {entry.fingerprint} stands here again, as in {found_at[entry.fingerprint]}",
                where=where(node),
                remedy="keep one of the two",
            )
        found_at[entry.fingerprint] = where(node)
        suppressions.append(
            Suppression(
                entry.fingerprint, entry.reason, entry.author, entry.expires, entry.article, where(node)
            )
        )
    return tuple(suppressions)
