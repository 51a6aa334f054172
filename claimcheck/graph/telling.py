"""Stories as they are told: claim after claim, with the turns they take."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
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

    @cached_property
    def _turns(self) -> dict[str, tuple[Claim, ...]]:
        """By id of a claim the earlier ones that it replaces or disputes, in their order."""
        place = {claim.id: i for i, claim in enumerate(self.claims)}
        found = {}
        for i, event in enumerate(self.events):
            against = {place.get(id_, i) for id_ in (*event.replaces, *event.disputed_by)}
            found[event.claim.id] = tuple(self.events[j].claim for j in sorted(against) if j < i)
        return found

    def turns_from(self, event: Event) -> tuple[Claim, ...]:
        """The earlier claims of the story that an event replaces or disputes."""
        return self._turns[event.claim.id]

    @property
    def turn_count(self) -> int:
        """How many of its claims replace or dispute an earlier one."""
        return sum(bool(earlier) for earlier in self._turns.values())


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
        ids = {claim.id for claim in claims_about(claims, story, geography)}
        if len(ids) > 1 and 2 * len(ids - covered) >= len(ids):
            found.append(tell(claims, conflicts, geography, story))
            covered |= ids
    return tuple(sorted(found, key=lambda told: (-len(told.events), str(told.story))))
