"""Files on this machine, or where Beam's file systems reach: ``gs://``, ``s3://``, ``hdfs://`` and others."""

from __future__ import annotations

import os
from collections.abc import Iterator

from apache_beam.io.filesystem import CompressionTypes
from apache_beam.io.filesystems import FileSystems

from claimcheck.articles.discovery import ArticleFile, find_files, is_article_path, unreadable
from claimcheck.articles.reader import Outcome, read_file, read_stream
from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError


def is_elsewhere(path: str) -> bool:
    """Whether a path begins with the scheme of a file system, such as ``gs://``."""
    return FileSystems.get_scheme(path) is not None


def files_at(path: str) -> Iterator[ArticleFile | ArticleError]:
    """The files that a path stands for, and what is wrong with it.

    On this machine as `claimcheck.articles.discovery.find_files` says; elsewhere a file of that name, or
    all that are read as articles below it.
    """
    return _files_elsewhere(path) if is_elsewhere(path) else find_files(path)


def identity(file: ArticleFile) -> str:
    """The same for the same file, however it was named."""
    return file.path if is_elsewhere(file.path) else os.path.realpath(file.path)


def outcomes_of(file: ArticleFile, max_bytes: int) -> Iterator[Outcome]:
    """The articles of a file, and what is wrong with it.

    Args:
        file: the file.
        max_bytes: the most bytes that one article may have.
    """
    if not is_elsewhere(file.path):
        yield from read_file(file, max_bytes=max_bytes)
        return
    try:
        with FileSystems.open(file.path, compression_type=CompressionTypes.UNCOMPRESSED) as source:
            yield from read_stream(source, file, max_bytes=max_bytes)
    except (OSError, ValueError) as error:
        yield unreadable(file.name, error)


def _files_elsewhere(path: str) -> Iterator[ArticleFile | ArticleError]:
    folder = f"{path.rstrip('/')}/"
    try:
        named, below = FileSystems.match([folder[:-1], f"{folder}**"])
    except (OSError, ValueError) as error:
        yield unreadable(path, error)
        return
    paths = [one.path for one in named.metadata_list or below.metadata_list]
    found = sorted(one for one in paths if is_article_path(one.removeprefix(folder)))
    if not found:
        yield ArticleError(
            Code.NO_ARTICLE_IN_FOLDER,
            "holds no article",
            where=path,
            remedy="articles are .txt, .md and .jsonl files; hidden files and README.md are skipped",
        )
    yield from (ArticleFile(one, one) for one in found)
