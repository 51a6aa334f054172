"""Stories as they are told: claim after claim, with the turns they take."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.graph.build import build
from claimcheck.graph.cut import claims_about, stories
from claimcheck.graph.query import timeline
from claimcheck.graph.query_model import Event
from claimcheck.graph.relations import relate
from claimcheck.graph.story import Story

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.model import Conflict


@dataclass(frozen=True)
class Told:
    """One story, in the order in which it was told.

    Attributes:
        story: whose forces, where.
        events: its claims, undated ones last.
    """

    story: Story
    events: tuple[Event, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims alone."""
        return tuple(event.claim for event in self.events)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which something was said, None if no day is known."""
        said = [event.said for event in self.events if event.said is not None]
        return (said[0], said[-1]) if said else None

    def turns_from(self, event: Event) -> tuple[Claim, ...]:
        """The earlier claims of the story that an event replaces or disputes."""
        against = {*event.replaces, *event.disputed_by}
        earlier = self.events[: self.events.index(event)]
        return tuple(one.claim for one in earlier if one.claim.id in against)


def tell(claims: Sequence[Claim], conflicts: Iterable[Conflict], geography: Geography, story: Story) -> Told:
    """One story.

    Args:
        claims: all claims.
        conflicts: the conflicts between them.
        geography: which forces and places contain which.
        story: whose forces, where.

    Raises:
        ConfigurationError: no claim is about it.
    """
    own = claims_about(claims, story, geography)
    graph = relate(build(own), geography, conflicts)
    return Told(story, timeline(graph))


def tell_all(
    claims: Sequence[Claim], conflicts: Collection[Conflict], geography: Geography
) -> tuple[Told, ...]:
    """The stories that are told, the most told first.

    A story of one claim is left out, and one most of whose claims are told in the others already,
    such as that of foreign forces in Iraq beside that of American ones there.
    """
    found: list[Told] = []
    covered: set[str] = set()
    for story, _ in stories(claims):
        told = tell(claims, conflicts, geography, story)
        ids = {claim.id for claim in told.claims}
        if len(ids) > 1 and 2 * len(ids - covered) >= len(ids):
            found.append(told)
            covered |= ids
    return tuple(sorted(found, key=lambda told: (-len(told.events), str(told.story))))
