"""Reading articles by way of a ledger: what it lacks is parsed, and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from claimcheck.articles.batches import fetched
from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError, ClaimcheckError
from claimcheck.graph.model import places
from claimcheck.ledger.model import Found

if TYPE_CHECKING:
    from claimcheck.articles.model import Article
    from claimcheck.claims.model import Claim
    from claimcheck.ledger.model import Outcome, Reading
    from claimcheck.ledger.store import Ledger
    from claimcheck.ledger.version import Version


FEWEST_FOR_MANY = 8
"""For fewer articles it does not pay to start further processes."""

ExtractAll = Callable[["Sequence[Article]"], "Iterator[Outcome]"]


class Extractor(Protocol):
    """What reads one article: `claimcheck.api.Checker`."""

    def extract(self, article: Article) -> Reading:
        """The article with further notes, and its claims.

        Raises:
            ArticleError: it cannot be read; the others can.
        """


class BatchExtractor(Extractor, Protocol):
    """What can do most of the work for several articles at once."""

    def prefetch(self, articles: Sequence[Article]) -> None:
        """Do so for articles that are going to be extracted next."""


@dataclass(frozen=True)
class Progress:
    """How far the reading is.

    Attributes:
        done: how many articles of those that the ledger lacked are done.
        total: how many it lacked.
        parsed: how many of those done were parsed here, and not meanwhile by another process.
    """

    done: int
    total: int
    parsed: int


def outcome(extractor: Extractor, article: Article) -> Outcome:
    """The reading of an article, or why there is none: whatever one provokes must not stop the others.

    Raises:
        ModelError: there is no usable model.
        RulePackError: a rule pack is invalid.
    """
    try:
        return extractor.extract(article)
    except ArticleError as error:
        return error
    except ClaimcheckError:
        raise
    except Exception as error:
        return ArticleError(
            Code.ARTICLE_FAILED,
            f"cannot be understood: {type(error).__name__}: {error}",
            where=article.place,
            remedy="report it with the article; the others are read",
        )


def read_all(
    extractor: BatchExtractor,
    articles: Sequence[Article],
    ledger: Ledger | None,
    version: Version,
    on_progress: Callable[[Progress], object] | None = None,
    many: ExtractAll | None = None,
) -> tuple[list[Reading], list[ArticleError]]:
    """Read articles; those that are in the ledger are not parsed again.

    Args:
        extractor: reads the others.
        articles: the articles, their dates of publication settled.
        ledger: keeps what is read, as soon as it is; None: everything is parsed, nothing kept.
        version: what the extractor reads with.
        on_progress: is told before the first and after each article that is not in the ledger.
        many: reads several articles at once, in their order; used from `FEWEST_FOR_MANY` on.

    Returns:
        Each article with notes on how it was read, and its claims, in the order given; and an error for
        each that could not be read.
    """
    return _read(extractor, articles, None, ledger, version, on_progress, many)


def read_about(
    extractor: BatchExtractor,
    articles: Sequence[Article],
    about: Collection[str],
    ledger: Ledger | None,
    version: Version,
    on_progress: Callable[[Progress], object] | None = None,
    many: ExtractAll | None = None,
) -> tuple[list[Reading], list[ArticleError]]:
    """Those of some articles that claim something about one of some places, each with all its claims.

    Of the others that are in the ledger no claim is loaded.

    Args:
        extractor: as for `read_all`, as are all others.
        articles: the articles.
        about: codes of places.
        ledger: the ledger.
        version: what the extractor reads with.
        on_progress: is told how far it is.
        many: as for `read_all`.
    """
    return _read(extractor, articles, about, ledger, version, on_progress, many)


def _read(
    extractor: BatchExtractor,
    articles: Sequence[Article],
    about: Collection[str] | None,
    ledger: Ledger | None,
    version: Version,
    on_progress: Callable[[Progress], object] | None,
    many: ExtractAll | None,
) -> tuple[list[Reading], list[ArticleError]]:
    found = Found({}, tuple(range(len(articles))))
    if ledger is not None:
        found = ledger.find(articles, version, about=about)
    readings, errors, parsed = dict(found.readings), list[ArticleError](), 0
    missing = [articles[i] for i in found.missing]
    if many is not None and len(missing) >= FEWEST_FOR_MANY:
        outcomes = _parse_many(many, missing, ledger, version)
    else:
        outcomes = (
            _parse_or_find(extractor, article, ledger, version)
            for article in fetched(missing, extractor.prefetch)
        )
    if on_progress and missing:
        on_progress(Progress(0, len(missing), 0))
    for done, (i, (outcome, is_new)) in enumerate(zip(found.missing, outcomes, strict=True), 1):
        parsed += is_new
        if isinstance(outcome, ArticleError):
            errors.append(outcome)
        elif about is None or _is_about(outcome[1], about):
            readings[i] = outcome
        if on_progress:
            on_progress(Progress(done, len(missing), parsed))
    return [readings[i] for i in sorted(readings)], errors


def _parse_or_find(
    extractor: Extractor, article: Article, ledger: Ledger | None, version: Version
) -> tuple[Outcome, bool]:
    """A reading or why there is none, and whether it was made here."""
    # Another process may have read it meanwhile, or it stands twice among the articles.
    known = None if ledger is None else ledger.find([article], version).readings.get(0)
    if known is not None:
        return known, False
    found = outcome(extractor, article)
    if isinstance(found, ArticleError):
        return found, False
    _keep(article, found, ledger, version)
    return found, True


def _parse_many(
    many: ExtractAll, articles: Sequence[Article], ledger: Ledger | None, version: Version
) -> Iterator[tuple[Outcome, bool]]:
    for article, outcome in zip(articles, many(articles), strict=True):
        if isinstance(outcome, ArticleError):
            yield outcome, False
        else:
            _keep(article, outcome, ledger, version)
            yield outcome, True


def _keep(article: Article, reading: Reading, ledger: Ledger | None, version: Version) -> None:
    if ledger is not None:
        ledger.put(article, reading[0].notes[len(article.notes) :], reading[1], version)


def _is_about(claims: Sequence[Claim], about: Collection[str]) -> bool:
    return any(place in about for claim in claims for place in places(claim))
