"""All or nothing, on a connection in autocommit mode."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal


@contextmanager
def transaction(connection: sqlite3.Connection, sort: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[None]:
    """Commit what is done inside, or undo it if anything is raised.

    Args:
        connection: one without implicit transactions.
        sort: ``DEFERRED`` to read one state of the database, ``IMMEDIATE`` to write.
    """
    connection.execute(f"BEGIN {sort}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
