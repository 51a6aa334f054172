"""The ledger itself: readings by the content of their articles and by version."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from claimcheck.error_codes import Code
from claimcheck.graph.model import places
from claimcheck.ledger import records
from claimcheck.ledger.connection import connect, explained
from claimcheck.ledger.model import Found, LedgerInfo, VersionInfo
from claimcheck.ledger.transaction import transaction
from claimcheck.ledger.version import Version

if TYPE_CHECKING:
    from types import TracebackType

    from claimcheck.articles.model import Article
    from claimcheck.claims.model import Claim
    from claimcheck.ledger.model import Reading


@dataclass(frozen=True)
class _Key:
    """By what a reading is found within its version.

    Attributes:
        text: SHA-256 of the article's text.
        published: the day of publication, ISO, empty if unknown.
    """

    text: bytes
    published: str

    @classmethod
    def of(cls, article: Article) -> _Key:
        text = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).digest()
        return cls(text, article.published.isoformat() if article.published else "")


@dataclass(frozen=True)
class _Head:
    """What tells whether a reading is wanted."""

    reading: int
    claims: int
    places: str
    digest: str
    used: str

    def seal(self, key: _Key, version: Version) -> str:
        """What shows that all of it belongs to this article and version."""
        sealed = (
            version.model, version.packs, version.tool,
            key.text, key.published, self.claims, self.places, self.digest,
        )  # fmt: skip
        return hashlib.sha256(ascii(sealed).encode()).hexdigest()


class Ledger:
    """A database of readings in one file, which several processes may use at once.

    Nothing in it that fails its checksum is used: such a reading is taken as missing. All
    methods raise ConfigurationError if the file is damaged, is locked by another process for
    too long or cannot be read or written.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._damaged: set[str] = set()

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open the ledger in a file; one of an older schema is migrated.

        Args:
            path: the file.
            create: whether to make the file, and its folder, if it is not there.

        Raises:
            ConfigurationError: it is not there, is no ledger, is damaged, of a newer schema, or cannot be
                used; then the file is left as it is.
        """
        return cls(path, connect(path, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with explained(self.path):
            self._connection.close()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a user should be told of the ledger, one sentence each."""
        if not self._damaged:
            return ()
        count = len(self._damaged)
        articles = "1 article" if count == 1 else f"{count} articles"
        return (
            f"{self.path}: what was kept of {articles} is damaged and not used [{Code.READING_DAMAGED.id}]",
        )

    def find(
        self, articles: Sequence[Article], version: Version, *, about: Collection[str] | None = None
    ) -> Found:
        """The readings of some articles.

        Args:
            articles: the articles, their dates of publication settled.
            version: what the readings must have been made with.
            about: codes of places; if given, only readings with a claim about one of them are loaded.
        """
        keys = [_Key.of(article) for article in articles]
        with explained(self.path), transaction(self._connection, "DEFERRED"):
            heads = self._heads(articles, keys, version)
            wanted = [i for i, head in heads.items() if about is None or _is_about(head, about)]
            contents = {i: self._content(heads[i]) for i in wanted}
        readings: dict[int, Reading] = {}
        for i, content in contents.items():
            reading = content and _restored(content, articles[i])
            if reading:
                readings[i] = reading
            else:
                self._damaged.add(articles[i].id)
                del heads[i]
        self._mark_used(heads.values())
        return Found(readings, tuple(i for i in range(len(articles)) if i not in heads))

    def _heads(self, articles: Sequence[Article], keys: Sequence[_Key], version: Version) -> dict[int, _Head]:
        """The heads that are whole."""
        found = self._connection.execute(
            "SELECT id FROM version WHERE model = ? AND packs = ? AND tool = ?",
            (version.model, version.packs, version.tool),
        ).fetchone()
        heads: dict[int, _Head] = {}
        for i, key in enumerate(keys if found else ()):
            row = self._connection.execute(
                "SELECT id, claims, places, digest, used, seal FROM reading"
                " WHERE version = ? AND text = ? AND published = ?",
                (*found, key.text, key.published),
            ).fetchone()
            if row is None:
                continue
            *fields, seal = row
            head = _Head(*fields)
            if head.seal(key, version) == seal:
                heads[i] = head
            else:
                self._damaged.add(articles[i].id)
        return heads

    def _content(self, head: _Head) -> bytes | None:
        """The content that belongs to a head, None if it is not whole."""
        row = self._connection.execute(
            "SELECT record FROM content WHERE reading = ?", (head.reading,)
        ).fetchone()
        content = row[0] if row else None
        if isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == head.digest:
            return content
        return None

    def _mark_used(self, heads: Iterable[_Head]) -> None:
        """Note the day; but once a day, so that readers seldom write."""
        today = _today().isoformat()
        stale = [(today, head.reading) for head in heads if head.used != today]
        if stale:
            with explained(self.path), transaction(self._connection, "IMMEDIATE"):
                self._connection.executemany("UPDATE reading SET used = ? WHERE id = ?", stale)

    def put(self, article: Article, notes: Sequence[str], claims: Sequence[Claim], version: Version) -> None:
        """Keep a reading; it takes the place of one that is there.

        Args:
            article: the article that was read.
            notes: on how it was read, without those that the article had before.
            claims: its claims.
            version: what the reading was made with.
        """
        content = records.dump(article, notes, claims)
        key, today = _Key.of(article), _today().isoformat()
        codes = json.dumps(sorted({place for claim in claims for place in places(claim)}))
        head = _Head(0, len(claims), codes, hashlib.sha256(content).hexdigest(), today)
        with explained(self.path), transaction(self._connection, "IMMEDIATE"):
            self._connection.execute(
                "INSERT OR IGNORE INTO version (model, packs, tool) VALUES (?, ?, ?)",
                (version.model, version.packs, version.tool),
            )
            (reading,) = self._connection.execute(
                "INSERT INTO reading"
                " (version, text, published, claims, places, digest, seal, created, used)"
                " SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM version WHERE model = ? AND packs = ? AND tool = ?"
                " ON CONFLICT (version, text, published) DO UPDATE SET claims = excluded.claims,"
                " places = excluded.places, digest = excluded.digest, seal = excluded.seal,"
                " created = excluded.created, used = excluded.used"
                " RETURNING id",
                (
                    key.text, key.published, head.claims, head.places, head.digest, head.seal(key, version),
                    today, today, version.model, version.packs, version.tool,
                ),
            ).fetchone()  # fmt: skip
            self._connection.execute(
                "INSERT OR REPLACE INTO content (reading, record) VALUES (?, ?)", (reading, content)
            )

    def info(self) -> LedgerInfo:
        """How many readings there are, of which versions."""
        with explained(self.path), transaction(self._connection, "DEFERRED"):
            rows = self._connection.execute(
                "SELECT model, packs, tool, count(*), sum(claims), min(reading.created), max(used) AS last"
                " FROM reading JOIN version ON version.id = reading.version"
                " GROUP BY version.id ORDER BY last DESC, version.id DESC"
            ).fetchall()
            (size,) = self._connection.execute(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ).fetchone()
        versions = tuple(VersionInfo(Version(*row[:3]), *row[3:]) for row in rows)
        return LedgerInfo(self.path, size, versions)

    def prune(self, *, keep: Version | None = None, unused_since: date | None = None) -> int:
        """Drop readings, and make the file smaller.

        Args:
            keep: readings of this version are kept.
            unused_since: readings that were asked for on this day or later are kept.

        Returns:
            How many were dropped.
        """
        which = {
            "before": unused_since.isoformat() if unused_since else None,
            "model": keep and keep.model,
            "packs": keep and keep.packs,
            "tool": keep and keep.tool,
        }
        with explained(self.path):
            with transaction(self._connection, "IMMEDIATE"):
                dropped = self._connection.execute(
                    "DELETE FROM reading WHERE (:before IS NULL OR used < :before) AND version NOT IN"
                    " (SELECT id FROM version WHERE model = :model AND packs = :packs AND tool = :tool)",
                    which,
                ).rowcount
                self._connection.execute("DELETE FROM version WHERE id NOT IN (SELECT version FROM reading)")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return dropped


def _is_about(head: _Head, places: Collection[str]) -> bool:
    return any(place in places for place in json.loads(head.places))


def _restored(content: bytes, article: Article) -> Reading | None:
    """The reading that a content holds, None if it holds none."""
    try:
        notes, claims = records.load(content, article)
    except ValueError:
        return None
    return (replace(article, notes=(*article.notes, *notes)) if notes else article), claims


def _today() -> date:
    return datetime.now(UTC).date()
