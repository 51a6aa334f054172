"""Files that are written whole or not at all: whoever looks finds the old content or the new."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 16
_MOST_LINKS = 40
_OPEN_FILES = re.compile(r"/dev/fd|/proc/\d+(?:/task/\d+)?/fd")


def write(content: bytes, path: Path) -> None:
    """Write a file by way of a temporary one beside it, which takes its place when it is on the disk.

    Folders that are not there are made. A link stays a link; a file that is replaced hands on its
    permissions. What is no regular file, such as a pipe or ``/dev/stdout``, is written to as it is.
    After an error nothing is left behind, after the death of the process at most a hidden file that ends
    in ``.part``.

    Args:
        content: all that the file is to hold.
        path: the file.

    Raises:
        OSError: it cannot be written; what stood there is as it was.
    """
    if _is_written_to_as_it_is(path):
        with path.open("ab") as stream:
            stream.write(content)
        return
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        _fill(temporary, content, like=target)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    _settle(target.parent)


def _is_written_to_as_it_is(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode) or _is_open_file(path)
    except FileNotFoundError:
        return False


def _is_open_file(path: Path) -> bool:
    """Whether a path stands for what a process has open, as ``/dev/stdout`` does."""
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        if _OPEN_FILES.fullmatch(folder):
            return True
        if not path.is_symlink():
            return False
        path = Path(folder, os.readlink(path))
    return False


def _fill(temporary: Path, content: bytes, *, like: Path) -> None:
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        if like.exists():
            _hand_on_permissions(like, descriptor)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest[:_CHUNK]) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hand_on_permissions(file: Path, descriptor: int) -> None:
    if not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    if hasattr(os, "fchmod"):
        had = file.stat()
        with suppress(PermissionError):
            os.fchown(descriptor, had.st_uid, had.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(had.st_mode))


def _settle(folder: Path) -> None:
    """See to it that a new name outlasts a power cut, where the system has a way for it."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
