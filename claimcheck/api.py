"""The main job as one call: articles in, claims and conflicts out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.articles.batches import fetched
from claimcheck.articles.model import Article
from claimcheck.error_codes import Code
from claimcheck.errors import ArticleError
from claimcheck.patience import TimeUpError, at_most

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.claims.model import Claim
    from claimcheck.claims.pack_model import RulePacks
    from claimcheck.conflicts.model import BilingualText, Conflict
    from claimcheck.conflicts.rule_model import ConflictRule
    from claimcheck.conflicts.speakers import Speakers
    from claimcheck.language.pipeline import ArabicReader
    from claimcheck.reports.model import Report


NO_DATE = "no publication date: relative times stay unresolved"

Reading = tuple[Article, list["Claim"]]
"""An article with notes on how it was read, and its claims."""


class Checker:
    """Reads articles with one model and one set of rule packs.

    Args:
        packs: the rule packs; by default the built-in ones.
        reader: the Arabic reader; by default over the embedded model, loaded when first needed.
        model: folder of another model, if no reader is given.
        timeout: after how many seconds an article is given up, see `claimcheck.patience.at_most`; 0: never.

    Raises:
        RulePackError: a rule pack is invalid.
    """

    def __init__(
        self,
        packs: RulePacks | None = None,
        *,
        reader: ArabicReader | None = None,
        model: Path | None = None,
        timeout: float = 0,
    ) -> None:
        from claimcheck.claims import rulepack
        from claimcheck.claims.context import Resources
        from claimcheck.claims.extract import Extractor
        from claimcheck.claims.relevance import Relevance

        self.packs = packs or rulepack.load()
        self._resources = Resources.of(self.packs)
        self._extractor = Extractor(self._resources)
        self._relevance = Relevance(self._resources)
        self._reader = reader
        self._model = model
        self._timeout = timeout

    @property
    def reader(self) -> ArabicReader:
        """The Arabic reader.

        Raises:
            ModelError: there is no usable model.
        """
        if self._reader is None:
            from claimcheck.language.pipeline import ArabicReader

            self._reader = ArabicReader.load(self._model)
        return self._reader

    @cached_property
    def _speakers(self) -> Speakers:
        from claimcheck.conflicts.speakers import Speakers

        return Speakers.of(self.packs.grammar.speakers, self.packs.geography)

    @property
    def geography(self) -> Geography:
        """Which force contains which, and which place lies in which."""
        return self._resources.geography

    @property
    def kind_names(self) -> dict[str, BilingualText]:
        """What the kinds of claims are called that rule packs declare."""
        from claimcheck.conflicts.model import BilingualText

        return {name: BilingualText(names.en, names.ar) for name, names in self.packs.kinds.items()}

    def prefetch(self, articles: Sequence[Article]) -> None:
        """Analyse the texts of some articles together, which is quicker; `extract` then finds that done.

        Args:
            articles: one of `claimcheck.articles.batches.batches`.

        Raises:
            ModelError: there is no usable model.
        """
        reader = self.reader
        # What takes too long here is tried by `extract`, article by article.
        with suppress(TimeUpError), at_most(self._timeout):
            reader.prefetch((a.text for a in articles), worth_parsing=self._relevance.sentences)

    def extract(self, article: Article) -> tuple[Article, list[Claim]]:
        """The claims of one article, and the article with notes on how it was read.

        Raises:
            ArticleError: it took too long.
            ModelError: there is no usable model.
        """
        reader = self.reader  # loading it is not the article's time
        try:
            with at_most(self._timeout):
                return self._extract(article, reader)
        except TimeUpError as error:
            raise ArticleError(
                Code.ARTICLE_TOO_SLOW,
                f"is given up: reading it took {error}",
                where=article.place,
                remedy="divide it into several articles, or raise --timeout",
            ) from error

    def _extract(self, article: Article, reader: ArabicReader) -> Reading:
        analysis = reader.read(article.text, worth_parsing=self._relevance.sentences)
        if analysis.notes:
            article = replace(article, notes=(*article.notes, *analysis.notes))
        return article, self._extractor.extract(article, analysis)

    def report(self, articles: Sequence[Article], *, published: date | None = None) -> Report:
        """Read articles and find their conflicts; in a notebook the result shows itself as a page.

        Args:
            articles: in any order, such as `claimcheck.articles.reader.read_paths` gives them.
            published: the date of articles that carry none.
        """
        dated = sorted(with_dates(articles, published), key=lambda article: article.id)
        return self.report_on([self.extract(article) for article in fetched(dated, self.prefetch)])

    def report_on(self, readings: Sequence[Reading], errors: Sequence[str] = ()) -> Report:
        """The report on articles that have been read.

        Args:
            readings: the articles with their claims, in the order of the report.
            errors: what could not be read.
        """
        from claimcheck.reports.model import with_distinct_ids

        articles = tuple(article for article, _ in readings)
        claims = tuple(with_distinct_ids(claim for _, found in readings for claim in found))
        return self.report_of(articles, claims, self.conflicts(claims, articles), errors)

    def report_of(
        self,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        conflicts: Sequence[Conflict],
        errors: Sequence[str] = (),
    ) -> Report:
        """The report on articles whose conflicts have been found.

        Args:
            articles: the articles, in the order of the report.
            claims: their claims, in that order, their ids distinct.
            conflicts: the conflicts between the claims, in the order of `conflicts`.
            errors: what could not be read.
        """
        from claimcheck.conflicts.speakers import under_one_name
        from claimcheck.graph.build import build
        from claimcheck.graph.query import disagreements
        from claimcheck.graph.relations import relate
        from claimcheck.graph.telling import tell_all
        from claimcheck.reports.model import Report

        return Report(
            tuple(articles),
            tuple(claims),
            tuple(conflicts),
            tuple(errors),
            self.kind_names,
            tell_all(claims, conflicts, self.geography),
            disagreements(relate(build(under_one_name(claims, self._speakers)), self.geography, conflicts)),
        )

    def conflicts(
        self,
        claims: Iterable[Claim],
        articles: Iterable[Article] = (),
        *,
        new: Collection[str] | None = None,
        rules: Sequence[ConflictRule] | None = None,
    ) -> list[Conflict]:
        """The conflicts between some claims, strongest first.

        Args:
            claims: the claims.
            articles: the articles in which they stand: one text that several of them carry is one
                voice. Without them only the quotations tell.
            new: ids of articles; if given, only conflicts that a claim of one of these is part of.
            rules: the conflict rules to apply; by default all of the packs.
        """
        from claimcheck.conflicts.engine import find_conflicts

        return find_conflicts(
            claims,
            self.packs.conflicts if rules is None else rules,
            self._resources.geography,
            self._speakers,
            articles,
            new,
        )


def with_dates(articles: Sequence[Article], published: date | None) -> list[Article]:
    """Settle the publication dates of articles that came without one.

    The date is taken from the text's first lines where it is unmistakable, else it is
    ``published``; where neither is there it stays unknown and a note says so.
    """
    from claimcheck.language.dates import find_publication_date

    def settled(article: Article) -> Article:
        if article.published is not None:
            return article
        found = find_publication_date(article.text) or published
        notes = article.notes if found else (*article.notes, NO_DATE)
        return replace(article, published=found, notes=notes)

    return [settled(article) for article in articles]
