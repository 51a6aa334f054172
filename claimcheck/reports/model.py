"""What every emitter is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim
from claimcheck.conflicts.model import BilingualText, Conflict
from claimcheck.graph.query_model import Disagreement

if TYPE_CHECKING:
    from claimcheck.graph.telling import Told


@dataclass(frozen=True)
class Report:
    """What was read and what was found.

    Attributes:
        articles: the articles, in the order in which they were read.
        claims: all claims of these articles.
        conflicts: all conflicts between these claims.
        errors: what could not be read, one sentence each.
        kinds: what the kinds of claims are called that rule packs declare.
        stories: the stories that the claims tell, the most told first.
        disagreements: who disagrees with whom.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    errors: tuple[str, ...] = ()
    kinds: Mapping[str, BilingualText] = field(default_factory=dict)
    stories: tuple[Told, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    def _repr_html_(self) -> str:
        """The page of the report in a frame of its own, for notebooks."""
        from html import escape

        from claimcheck.reports import html_page

        page = escape(html_page.emit(self))
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts" title="claimcheck" '
            'style="width: 100%; height: 40rem; border: 1px solid #ccc"></iframe>'
        )

    @cached_property
    def article_by_id(self) -> Mapping[str, Article]:
        """The articles under their ids."""
        return {article.id: article for article in self.articles}

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """The claims under their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def conflicts_by_level(self) -> tuple[Conflict, ...]:
        """The conflicts, the strongest level first, within a level in their order."""
        return tuple(sorted(self.conflicts, key=lambda conflict: conflict.level.rank))

    @cached_property
    def claims_by_article(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each article, in the order of the text; empty for an article without claims."""
        found: dict[str, list[Claim]] = {article.id: [] for article in self.articles}
        for claim in sorted(self.claims, key=lambda claim: (claim.span.start, claim.span.end, claim.id)):
            found[claim.article].append(claim)
        return {article: tuple(claims) for article, claims in found.items()}


def with_distinct_ids(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of identical texts get identical ids: further copies are numbered, in the order given."""
    seen: Counter[str] = Counter()
    distinct = []
    for claim in claims:
        seen[claim.id] += 1
        copy = seen[claim.id]
        distinct.append(claim if copy == 1 else replace(claim, id=f"{claim.id}-{copy}"))
    return distinct
