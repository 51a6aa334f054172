"""What a ledger tells of articles and of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import ArticleError

if TYPE_CHECKING:
    from claimcheck.articles.model import Article
    from claimcheck.claims.model import Claim
    from claimcheck.ledger.version import Version

Reading = tuple["Article", list["Claim"]]
"""An article with notes on how it was read, and its claims."""

Outcome = tuple["Article", list["Claim"]] | ArticleError
"""A reading, or why there is none."""


@dataclass(frozen=True)
class Found:
    """What a ledger knows of some articles, which are given by their places in the list asked about.

    Attributes:
        readings: those that were asked for.
        missing: the articles without a reading that is whole, in their order.
    """

    readings: Mapping[int, Reading]
    missing: tuple[int, ...]


@dataclass(frozen=True)
class VersionInfo:
    """The readings of one version.

    Attributes:
        version: what they were made with.
        readings: how many there are.
        claims: how many claims they hold.
        created: the day of the first, ISO.
        used: the day on which one was last asked for, ISO.
    """

    version: Version
    readings: int
    claims: int
    created: str
    used: str


@dataclass(frozen=True)
class LedgerInfo:
    """What a ledger holds.

    Attributes:
        path: its file.
        size: of the file, in bytes.
        versions: the versions with readings, the one used last in front.
    """

    path: Path
    size: int
    versions: tuple[VersionInfo, ...]

    @property
    def readings(self) -> int:
        """How many readings there are, of all versions."""
        return sum(version.readings for version in self.versions)

    @property
    def claims(self) -> int:
        """How many claims there are in all readings."""
        return sum(version.claims for version in self.versions)
