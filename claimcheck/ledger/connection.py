"""Opening a ledger, and what becomes of SQLite's errors."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.ledger.schema import APPLICATION_ID, migrate

_BUSY_SECONDS = 30.0
_RETRY_SECONDS = 0.01
_MAGIC = b"SQLite format 3\x00"
_ID_AT = slice(68, 72)
_ANEW = "delete it; claimcheck index PATH... fills it anew"
_OTHER = "name another file with --ledger"
_UNUSABLE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the ledger in a file; one of an older schema is migrated.

    A file that is no ledger is not opened as a database at all, so that nothing changes it.

    Args:
        path: the file.
        create: whether to make the file, and its folder, if it is not there.

    Raises:
        ConfigurationError: it is not there, is no ledger, is damaged, of a newer schema, or cannot be used.
    """
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        _check_identity(path, create=create)
    except OSError as error:
        raise ConfigurationError(
            Code.LEDGER_UNUSABLE, f"cannot be used: {error.strerror}", where=str(path), remedy=_OTHER
        ) from error
    with explained(path):
        # An absolute path, because SQLite gives some others a meaning, such as :memory:.
        connection = sqlite3.connect(path.absolute(), timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection, str(path))
            _write_ahead(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into one that a user can do something about.

    Raises:
        ConfigurationError: the ledger is damaged, in use or cannot be used.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:  # raised by Python's module itself: a mistake of ours
            raise
        primary = code & 0xFF
        if primary in _BUSY:
            problem = Code.LEDGER_BUSY
            message = f"another process has been writing to it for {_BUSY_SECONDS:.0f} seconds"
            remedy = f"try again, or {_OTHER}"
        elif primary in _UNUSABLE:
            problem, message, remedy = Code.LEDGER_UNUSABLE, f"cannot be used: {error}", _OTHER
        else:
            problem, message, remedy = Code.LEDGER_DAMAGED, f"is damaged: {error}", _ANEW
        raise ConfigurationError(problem, message, where=str(path), remedy=remedy) from error
    except UnicodeDecodeError as error:  # SQLite's message quotes what is damaged
        raise ConfigurationError(Code.LEDGER_DAMAGED, "is damaged", where=str(path), remedy=_ANEW) from error


def _check_identity(path: Path, *, create: bool) -> None:
    """See to it that a file is a ledger, or empty and to become one.

    The mark stands in the first page of the file from the first commit on, and this page is
    written as a whole; so that one can tell from the file alone.
    """
    if not path.exists():
        if create:
            return
        raise ConfigurationError(
            Code.LEDGER_MISSING,
            "there is no ledger",
            where=str(path),
            remedy="claimcheck index PATH... makes one",
        )
    if not path.is_file():
        raise ConfigurationError(Code.NOT_A_LEDGER, "is no file", where=str(path), remedy=_OTHER)
    if not os.access(path, os.R_OK | os.W_OK):
        raise ConfigurationError(
            Code.LEDGER_UNUSABLE, "may not be read and written", where=str(path), remedy=_OTHER
        )
    with path.open("rb") as stream:
        header = stream.read(_ID_AT.stop)
    if not header:
        return
    if not header.startswith(_MAGIC):
        raise ConfigurationError(Code.NOT_A_LEDGER, "is no ledger", where=str(path), remedy=_OTHER)
    if int.from_bytes(header[_ID_AT]) != APPLICATION_ID:
        raise ConfigurationError(
            Code.NOT_A_LEDGER, "is the database of another program", where=str(path), remedy=_OTHER
        )


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let processes read while one writes; SQLite itself does not wait where two switch to it at once."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
