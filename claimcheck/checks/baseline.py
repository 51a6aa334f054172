"""The baseline: conflicts that are accepted as known, so that a check fails only on new ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from claimcheck.checks.coverage import fingerprints
from claimcheck.conflicts.model import Level
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.reports.plain_text import clean

if TYPE_CHECKING:
    from claimcheck.checks.model import CheckResult, Finding

DEFAULT_FILE = "claimcheck-baseline.json"
_VERSION: Literal[1] = 1
_QUOTE_LIMIT = 120
_SEAL_LENGTH = 16
MAX_BYTES = 100_000_000
"""The most bytes that a baseline may have."""
_REMEDY = "restore it, or delete it and run claimcheck baseline create"

Fingerprint = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Entry(_Part):
    """One accepted conflict.

    Attributes:
        rule: the conflict rule.
        fingerprint: the conflict's.
        also: fingerprints of the same disagreement for further new claims.
        level: how far the two claims are from fitting.
        article: the article that was new when it was accepted.
        quote: what that article says.
        against: what the other side says.
    """

    rule: str
    fingerprint: Fingerprint
    also: tuple[Fingerprint, ...] = ()
    level: Annotated[Level, ConfigDict(strict=False)]
    article: str
    quote: str
    against: str

    @property
    def all_fingerprints(self) -> frozenset[str]:
        """Its own fingerprint and the further ones."""
        return frozenset((self.fingerprint, *self.also))


class _Sealed(Entry):
    """An entry as it stands in the file, with a checksum, so that one that is damaged is not trusted."""

    seal: str

    def opened(self) -> Entry:
        """The entry without its checksum."""
        return Entry.model_validate(self.model_dump(exclude={"seal"}))


class Baseline(_Part):
    """All accepted conflicts, by rule and fingerprint."""

    version: Literal[1] = _VERSION
    conflicts: tuple[Entry, ...] = ()

    @cached_property
    def accepted(self) -> frozenset[str]:
        """All fingerprints of all entries."""
        return frozenset(one for entry in self.conflicts for one in entry.all_fingerprints)

    def without(self, entries: Collection[Entry]) -> Baseline:
        """The baseline without some of its entries."""
        return _sorted(entry for entry in self.conflicts if entry not in entries)

    def with_entries(self, entries: Iterable[Entry]) -> Baseline:
        """The baseline with further entries; one with a fingerprint that is there replaces the old one."""
        return _sorted((*self.conflicts, *entries))


class _File(_Part):
    version: Literal[1]
    conflicts: tuple[_Sealed, ...] = ()


def _sorted(entries: Iterable[Entry]) -> Baseline:
    by_fingerprint = {entry.fingerprint: entry for entry in entries}
    return Baseline(conflicts=tuple(sorted(by_fingerprint.values(), key=lambda e: (e.rule, e.fingerprint))))


def entry_of(finding: Finding, result: CheckResult) -> Entry:
    """The entry that accepts a finding."""
    conflict = finding.conflict
    own, further = fingerprints(conflict, result.report.claim_by_id, result.new)
    return Entry(
        rule=conflict.rule,
        fingerprint=own,
        also=further,
        level=conflict.level,
        article=clean(result.claim(finding.here).article),
        quote=clean(result.claim(finding.here).quote, limit=_QUOTE_LIMIT),
        against=clean(result.claim(finding.there).quote, limit=_QUOTE_LIMIT),
    )


def dump(baseline: Baseline) -> str:
    """The baseline as JSON: sorted, a value a line, Arabic as it is written, a checksum in each entry."""
    entries = [{**_plain(entry), "seal": _seal(entry)} for entry in baseline.conflicts]
    return json.dumps({"version": _VERSION, "conflicts": entries}, ensure_ascii=False, indent=2) + "\n"


def _plain(entry: Entry) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True)


def _seal(entry: Entry) -> str:
    """A checksum of one entry, so that files of two branches can still be merged line by line."""
    return hashlib.sha256(json.dumps(_plain(entry), sort_keys=True).encode()).hexdigest()[:_SEAL_LENGTH]


def load(content: bytes, name: str) -> Baseline:
    """Read a baseline.

    Args:
        content: what the file holds.
        name: the file, for error messages.

    Raises:
        ConfigurationError: it is no baseline, is damaged, or one of a newer claimcheck.
    """
    if len(content) > MAX_BYTES:
        raise ConfigurationError(
            Code.BASELINE_INVALID, f"is larger than {MAX_BYTES:,} bytes", where=name, remedy=_REMEDY
        )
    try:
        values = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(
            Code.BASELINE_INVALID, "is not UTF-8", where=f"{name}:{line}", remedy=_REMEDY
        ) from error
    except json.JSONDecodeError as error:
        raise ConfigurationError(
            Code.BASELINE_INVALID,
            f"is not valid JSON: {error.msg}",
            where=f"{name}:{error.lineno}",
            remedy=_REMEDY,
        ) from error
    except RecursionError as error:
        raise ConfigurationError(
            Code.BASELINE_INVALID, "is nested too deeply", where=name, remedy=_REMEDY
        ) from error
    if isinstance(values, dict) and isinstance(values.get("version"), int) and values["version"] > _VERSION:
        raise ConfigurationError(
            Code.BASELINE_NEWER,
            f"has version {values['version']}, which this claimcheck does not know",
            where=name,
            remedy="use the claimcheck that wrote it, or a newer one",
        )
    try:
        file = _File.model_validate_json(content)
    except ValidationError as error:
        problem = error.errors()[0]
        key = ".".join(str(part) for part in problem["loc"])
        raise ConfigurationError(
            Code.BASELINE_INVALID, f"{key or 'the whole'}: {problem['msg']}", where=name, remedy=_REMEDY
        ) from error
    entries = tuple(sealed.opened() for sealed in file.conflicts)
    for number, (sealed, entry) in enumerate(zip(file.conflicts, entries, strict=True)):
        if sealed.seal != _seal(entry):
            raise ConfigurationError(
                Code.BASELINE_INVALID,
                f"conflicts.{number}: is not what was written there, as its checksum says",
                where=name,
                remedy=_REMEDY,
            )
    return Baseline(conflicts=entries)
