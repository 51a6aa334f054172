"""The whole job as a pipeline, and its results as shards or as one report."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import apache_beam as beam
from pydantic import TypeAdapter

from claimcheck.api import Checker, Reading
from claimcheck.articles.decoding import MAX_ARTICLE_BYTES
from claimcheck.articles.model import Article
from claimcheck.beam.articles import ReadArticles
from claimcheck.beam.conflicts import FindConflicts, Found
from claimcheck.beam.extraction import ExtractClaims, MakeExtractor
from claimcheck.beam.output import (
    Line,
    Manifest,
    WriteShards,
    make_folder,
    read_lines,
    read_manifest,
    remove_others,
)
from claimcheck.claims.model import Claim
from claimcheck.conflicts.describe import Ranked
from claimcheck.conflicts.engine import in_order
from claimcheck.conflicts.model import Conflict
from claimcheck.errors import ArticleError
from claimcheck.reports.json_text import dumps
from claimcheck.reports.model import Report
from claimcheck.reports.records import article_record, claim_record, conflict_record

if TYPE_CHECKING:
    from claimcheck.beam.runners import Runner
    from claimcheck.claims.pack_model import RulePacks

ARTICLES, CLAIMS, CONFLICTS, DEAD_LETTERS = "articles", "claims", "conflicts", "dead-letters"
_READINGS, _FOUND, _SAID = "readings", "found", "said"

# With all that a report needs; the records that other programs rely on hold less.
_READING: TypeAdapter[Reading] = TypeAdapter(tuple[Article, list[Claim]])
_CONFLICT: TypeAdapter[tuple[str, int, Ranked]] = TypeAdapter(tuple[str, int, tuple[int, Conflict]])


@dataclass(frozen=True)
class Job:
    """What is to be done.

    Attributes:
        paths: files and folders, on the machines that read or where Beam's file systems reach.
        published: the date of articles that carry none.
        packs: the rule packs.
        make: makes what reads an article.
        max_bytes: the most bytes that one article may have.
    """

    paths: Sequence[str]
    published: date | None
    packs: RulePacks
    make: MakeExtractor
    max_bytes: int = MAX_ARTICLE_BYTES


class _Results(NamedTuple):
    """What a job gives; ``errors`` is all that went wrong."""

    readings: beam.PCollection
    conflicts: beam.PCollection
    errors: beam.PCollection


_Lines = Callable[[_Results], tuple[beam.PCollection, ...]]
"""Gives what is written of the results."""


def write_shards(job: Job, runner: Runner, folder: str) -> int:
    """Write articles, claims, conflicts and dead letters as JSON Lines, and a manifest of the files.

    Args:
        job: what is to be done.
        runner: who does it.
        folder: where the files go, here or elsewhere.

    Returns:
        How many dead letters there are.

    Raises:
        ConfigurationError: the pipeline failed, or the folder cannot be written.
    """

    def lines(results: _Results) -> tuple[beam.PCollection, ...]:
        return (
            results.readings | "Article records" >> beam.Map(_article_line),
            results.readings | "Claim records" >> beam.FlatMap(_claim_lines),
            results.conflicts | "Conflict records" >> beam.Map(_conflict_line),
            results.errors | "Dead letters" >> beam.Map(_dead_letter),
        )

    manifest = _run(job, runner, folder, (ARTICLES, CLAIMS, CONFLICTS, DEAD_LETTERS), lines)
    remove_others(folder, manifest)
    return manifest[DEAD_LETTERS].lines


def report(job: Job, runner: Runner, folder: str, checker: Checker) -> Report:
    """The report that `claimcheck.cli.reading.run` gives, made elsewhere.

    Args:
        job: what is to be done.
        runner: who does it.
        folder: a folder for what the workers hand over, that they and this machine share.
        checker: puts the report together, with the job's rule packs.

    Raises:
        ConfigurationError: the pipeline failed, or the folder cannot be used.
    """

    def lines(results: _Results) -> tuple[beam.PCollection, ...]:
        return (
            results.readings | "Readings" >> beam.Map(_reading_line),
            results.conflicts | "Conflicts" >> beam.Map(_found_line),
            results.errors | "Errors said" >> beam.Map(_error_line),
        )

    manifest = _run(job, runner, folder, (_READINGS, _FOUND, _SAID), lines)
    readings = [_READING.validate_json(line) for line in read_lines(folder, manifest, _READINGS)]
    readings.sort(key=lambda reading: reading[0].id)
    found = sorted(
        (_CONFLICT.validate_json(line) for line in read_lines(folder, manifest, _FOUND)),
        key=lambda one: one[:2],
    )
    errors = sorted(json.loads(line) for line in read_lines(folder, manifest, _SAID))
    if not readings:
        return Report((), (), (), tuple(errors))
    return checker.report_of(
        [article for article, _ in readings],
        [claim for _, claims in readings for claim in claims],
        in_order(ranked for _, _, ranked in found),
        errors,
    )


def _run(job: Job, runner: Runner, folder: str, names: Sequence[str], lines: _Lines) -> Manifest:
    make_folder(folder)

    def build(pipeline: beam.Pipeline) -> None:
        articles, unreadable = pipeline | "Read articles" >> ReadArticles(
            job.paths, job.published, job.max_bytes
        )
        readings, failed = articles | "Extract claims" >> ExtractClaims(job.make)
        conflicts = readings | "Find conflicts" >> FindConflicts(job.packs)
        errors = (unreadable, failed) | "All errors" >> beam.Flatten()
        results = _Results(readings, conflicts, errors)
        _ = lines(results) | "Lines" >> beam.Flatten() | "Write" >> WriteShards(folder, names, articles)

    runner.run(build)
    return read_manifest(folder)


def _article_line(reading: Reading) -> Line:
    article, _ = reading
    return Line(ARTICLES, (article.id,), article.id, dumps(article_record(article)))


def _claim_lines(reading: Reading) -> list[Line]:
    article, claims = reading
    return [
        Line(CLAIMS, (article.id, number), article.id, dumps(claim_record(claim)))
        for number, claim in enumerate(claims)
    ]


def _conflict_line(found: Found) -> Line:
    score, conflict = found.ranked
    order = (conflict.level.rank, -score, conflict.rule, conflict.fingerprint, found.story, found.number)
    return Line(CONFLICTS, order, conflict.id, dumps(conflict_record(conflict)))


def _dead_letter(error: ArticleError) -> Line:
    record = {"code": error.code.id, "where": error.where, "error": error.message, "remedy": error.remedy}
    text = dumps(record)
    return Line(DEAD_LETTERS, (text,), text, text)


def _reading_line(reading: Reading) -> Line:
    article, _ = reading
    return Line(_READINGS, (article.id,), article.id, _READING.dump_json(reading).decode())


def _found_line(found: Found) -> Line:
    text = _CONFLICT.dump_json((found.story, found.number, found.ranked)).decode()
    return Line(_FOUND, found[:2], found.story, text)


def _error_line(error: ArticleError) -> Line:
    text = dumps(str(error))
    return Line(_SAID, (text,), text, text)
