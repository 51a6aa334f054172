"""The tables of a ledger, step by step."""

from __future__ import annotations

import sqlite3

from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.ledger.transaction import transaction

APPLICATION_ID = 0x434C4C47
"""By which a ledger is known among other SQLite databases, at byte 68 of the file: ``CLLG``."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            model TEXT NOT NULL,
            packs TEXT NOT NULL,
            tool TEXT NOT NULL,
            UNIQUE (model, packs, tool)
        )""",
        # text: SHA-256 of the article's text. published: ISO date, empty if unknown. places: JSON list.
        # digest: SHA-256 of the content. seal: SHA-256 of all that a reading is found and chosen by.
        """CREATE TABLE reading (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL REFERENCES version (id),
            text BLOB NOT NULL,
            published TEXT NOT NULL,
            claims INTEGER NOT NULL,
            places TEXT NOT NULL,
            digest TEXT NOT NULL,
            seal TEXT NOT NULL,
            created TEXT NOT NULL,
            UNIQUE (version, text, published)
        )""",
        # Apart from the readings, so that of most articles nothing but a short row is touched.
        """CREATE TABLE content (
            reading INTEGER PRIMARY KEY REFERENCES reading (id) ON DELETE CASCADE,
            record BLOB NOT NULL
        )""",
    ),
    (
        "ALTER TABLE reading ADD COLUMN used TEXT NOT NULL DEFAULT ''",
        "UPDATE reading SET used = created",
    ),
)
"""What makes a ledger of each version of the schema out of one of the version before, from none."""


def migrate(connection: sqlite3.Connection, where: str) -> None:
    """Bring a ledger to the present version of the schema, in one transaction.

    Raises:
        ConfigurationError: it is of a newer version; then nothing is changed.
    """
    if _version(connection, where) == len(STEPS):
        return
    with transaction(connection, "IMMEDIATE"):
        found = _version(connection, where)
        for step in STEPS[found:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")


def _version(connection: sqlite3.Connection, where: str) -> int:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if not 0 <= found <= len(STEPS):
        raise ConfigurationError(
            Code.LEDGER_NEWER,
            f"has version {found} of the schema, which this claimcheck does not know",
            where=where,
            remedy="use the claimcheck that wrote it or a newer one, or name another file with --ledger",
        )
    return int(found)
