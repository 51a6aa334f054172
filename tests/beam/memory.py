"""A file system in memory, as object storage: no folders, and a file is there when it is closed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from apache_beam.io.filesystem import BeamIOError, FileMetadata, FileSystem

FILES: dict[str, bytes] = {}


class _Growing(io.BytesIO):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def close(self) -> None:
        if not self.closed:
            FILES[self._path] = self.getvalue()
        super().close()


class MemoryFileSystem(FileSystem):
    """Under ``memory://``; as HDFS it does not rename over a file that is there."""

    @classmethod
    def scheme(cls) -> str:
        """Its scheme."""
        return "memory"

    def join(self, basepath: str, *paths: str) -> str:
        """The parts with slashes."""
        return "/".join([basepath.rstrip("/"), *paths])

    def split(self, path: str) -> tuple[str, str]:
        """The folder and the name."""
        head, _, tail = path.rpartition("/")
        return head, tail

    def mkdirs(self, path: str) -> None:
        """There are no folders."""

    def has_dirs(self) -> bool:
        """There are no folders."""
        return False

    def _list(self, dir_or_prefix: str) -> Iterator[FileMetadata]:
        for path, content in sorted(FILES.items()):
            if path.startswith(dir_or_prefix):
                yield FileMetadata(path, len(content))

    def create(self, path: str, mime_type: str = "", compression_type: str = "") -> Any:
        """A file to write."""
        return _Growing(path)

    def open(self, path: str, mime_type: str = "", compression_type: str = "") -> Any:
        """A file to read."""
        if path not in FILES:
            raise BeamIOError("no such file")
        return io.BytesIO(FILES[path])

    def rename(self, source_file_names: Sequence[str], destination_file_names: Sequence[str]) -> None:
        """Rename, over nothing."""
        for source, destination in zip(source_file_names, destination_file_names, strict=True):
            if destination in FILES:
                raise BeamIOError("is there", {(source, destination): OSError("is there")})
            FILES[destination] = FILES.pop(source)

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files."""
        for path in paths:
            del FILES[path]

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in FILES

    def size(self, path: str) -> int:
        """How many bytes it has."""
        return len(FILES[path])

    def copy(self, *_: Any) -> None:
        """Not needed."""
        raise NotImplementedError

    def metadata(self, path: str) -> FileMetadata:
        """What is known of a file."""
        return FileMetadata(path, self.size(path))

    checksum = last_updated = copy
