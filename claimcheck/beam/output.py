"""Results as JSON Lines in numbered files whose names and bytes depend on the results alone."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
from apache_beam.io.filesystem import BeamIOError
from apache_beam.io.filesystems import FileSystems
from apache_beam.pvalue import AsSingleton

from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

MANIFEST = "manifest.json"
"""The file that names the others; it is written last."""
SCHEMA = 1
ARTICLES_A_SHARD = 10_000
"""A file holds what so many articles give, on average."""

_SHARD = r"[a-z-]+-\d{5}-of-\d{5}\.jsonl"
_OURS = re.compile(rf"{_SHARD}|\.({_SHARD}|manifest\.json)\.[0-9a-f]{{32}}")


class Line(NamedTuple):
    """One line of a file.

    Attributes:
        name: which kind of result it is, in small letters and hyphens.
        order: by what the lines of a file are sorted; text or numbers.
        key: what decides in which file it stands.
        text: the line, without its end.
    """

    name: str
    order: tuple[Any, ...]
    key: str
    text: str


@dataclass(frozen=True)
class Shards:
    """The files of one kind of result.

    Attributes:
        lines: how many lines they have together.
        files: their names, in their order.
    """

    lines: int
    files: tuple[str, ...]


Manifest = Mapping[str, Shards]
"""By the name of a kind of result its files."""


class _Written(NamedTuple):
    name: str
    file: str
    lines: int


class WriteShards(beam.PTransform):
    """Writes each `Line` to one of the numbered files of its kind, and the manifest when all are written.

    A file is written under a name of its own and renamed, so that no reader sees a part of one, and a
    second attempt replaces it with the same bytes.

    Args:
        folder: the folder, here or elsewhere; it exists.
        names: the kinds of results; each has files, be they empty.
        articles: all articles; how many there are decides how many files there are.
    """

    def __init__(self, folder: str, names: Sequence[str], articles: beam.PCollection) -> None:
        super().__init__()
        self._folder = folder
        self._names = list(names)
        self._articles = articles

    def expand(self, lines: beam.PCollection) -> beam.PCollection:
        """The manifest's path."""
        count = AsSingleton(
            self._articles
            | "Count articles" >> beam.combiners.Count.Globally()
            | "Count files" >> beam.Map(lambda articles: 1 + articles // ARTICLES_A_SHARD)
        )
        every = lines.pipeline | "Kinds" >> beam.Create(self._names) | "Files" >> beam.FlatMap(_every, count)
        named = lines | "Name file" >> beam.Map(_with_file, count)
        return (
            (every, named)
            | "Lines and files" >> beam.Flatten()
            | "By file" >> beam.GroupByKey()
            | "Write files" >> beam.Map(_write_shard, self._folder)
            | "All files" >> beam.combiners.ToList()
            | "Write manifest" >> beam.Map(_write_manifest, self._folder)
        )


def make_folder(folder: str) -> None:
    """Make the folder in which results are written, unless it is there.

    Raises:
        ConfigurationError: it cannot be made.
    """
    try:
        if not FileSystems.exists(folder):
            FileSystems.mkdirs(folder)
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            Code.OUTPUT_UNWRITABLE, f"cannot be written: {error}", where=folder, remedy="name another folder"
        ) from error


def read_manifest(folder: str) -> Manifest:
    """The manifest of a folder.

    Raises:
        ConfigurationError: there is none that can be read.
    """
    path = FileSystems.join(folder, MANIFEST)
    try:
        with FileSystems.open(path) as stream:
            found = json.loads(stream.read())
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            Code.RESULTS_MISSING,
            "the results are not there",
            where=path,
            remedy="name one that workers share with this machine: --shards, --runner-option temp_location=…",
        ) from error
    return {name: Shards(one["lines"], tuple(one["files"])) for name, one in found["results"].items()}


def read_lines(folder: str, manifest: Manifest, name: str) -> Iterator[bytes]:
    """The lines of one kind of result, as its files hold them."""
    for file in manifest[name].files:
        with FileSystems.open(FileSystems.join(folder, file)) as stream:
            yield from stream.read().splitlines()


def remove_others(folder: str, manifest: Manifest) -> None:
    """Remove what earlier runs left there, whole files and parts; what claimcheck did not write stays."""
    current = {file for one in manifest.values() for file in one.files}
    (found,) = FileSystems.match([FileSystems.join(folder, "*")])
    names = {one.path: FileSystems.split(one.path)[1] for one in found.metadata_list}
    old = [path for path, name in names.items() if _OURS.fullmatch(name) and name not in current]
    if old:
        FileSystems.delete(old)


def remove_all(folder: str) -> None:
    """Remove the results in a folder that is for nothing else."""
    (found,) = FileSystems.match([FileSystems.join(folder, "*")])
    FileSystems.delete([one.path for one in found.metadata_list])


def _every(name: str, files: int) -> Iterator[tuple[tuple[str, int, int], None]]:
    yield from (((name, number, files), None) for number in range(files))


def _with_file(line: Line, files: int) -> tuple[tuple[str, int, int], Line]:
    digest = hashlib.sha256(line.key.encode("utf-8", "surrogatepass")).digest()
    return (line.name, int.from_bytes(digest[:8]) % files, files), line


def _write_shard(element: tuple[tuple[str, int, int], Iterable[Line | None]], folder: str) -> _Written:
    (name, number, files), lines = element
    found = sorted(line for line in lines if line is not None)
    file = f"{name}-{number:05}-of-{files:05}.jsonl"
    _write(folder, file, "".join(f"{line.text}\n" for line in found))
    return _Written(name, file, len(found))


def _write_manifest(written: list[_Written], folder: str) -> str:
    results: dict[str, Any] = {}
    for name in sorted({one.name for one in written}):
        of_name = sorted(one for one in written if one.name == name)
        results[name] = {"lines": sum(one.lines for one in of_name), "files": [one.file for one in of_name]}
    return _write(folder, MANIFEST, json.dumps({"schema": SCHEMA, "results": results}, indent=2) + "\n")


def _write(folder: str, name: str, text: str) -> str:
    target: str = FileSystems.join(folder, name)
    part = FileSystems.join(folder, f".{name}.{uuid.uuid4().hex}")
    with FileSystems.create(part) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))
    try:
        FileSystems.rename([part], [target])
    except BeamIOError:  # some file systems, such as HDFS, do not replace a file
        FileSystems.delete([target])
        FileSystems.rename([part], [target])
    return target
