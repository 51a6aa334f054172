"""Cutting one story out of many claims."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.graph.model import places
from claimcheck.graph.story import Story

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography

_SHOWN = 20


def stories(claims: Iterable[Claim]) -> tuple[tuple[Story, int], ...]:
    """Each force in each place with the number of claims about it, the most told first.

    Claims whose force or place is unknown belong to none of them.
    """
    counted = Counter(
        (claim.force, place) for claim in claims if claim.force is not None for place in places(claim)
    )
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple((Story(force, place), count) for (force, place), count in ordered)


def claims_about(claims: Sequence[Claim], story: Story, geography: Geography) -> tuple[Claim, ...]:
    """The claims of a story, in their order.

    They are about its force, a part of it or a whole that it is part of, and about its place or a
    part of it. Codes that the claims have are also found in another case.

    Args:
        claims: all claims.
        story: whose forces, where.
        geography: which forces and places contain which.

    Raises:
        ConfigurationError: there are none; the message names the nearest force or place, and the
            stories that there are.
    """
    forces = sorted({claim.force for claim in claims if claim.force is not None})
    known_places = sorted({place for claim in claims for place in places(claim)})
    meant = Story(_in_their_case(story.force, forces), _in_their_case(story.place, known_places))
    of_force = {f for f in forces if meant.force is None or geography.related(meant.force, f)}
    in_place = {p for p in known_places if meant.place is None or geography.place_contains(meant.place, p)}
    found = tuple(
        claim
        for claim in claims
        if (meant.force is None or claim.force in of_force)
        and (meant.place is None or not in_place.isdisjoint(places(claim)))
    )
    if not found:
        raise ConfigurationError(
            Code.STORY_UNKNOWN,
            _what_is_missing(meant, bool(of_force), bool(in_place), forces, known_places),
            remedy=_what_there_is(claims),
        )
    return found


def _in_their_case(code: str | None, known: Sequence[str]) -> str | None:
    if code is None or code in known:
        return code
    return next((k for k in known if k.casefold() == code.casefold()), code)


def _what_is_missing(
    story: Story, has_force: bool, has_place: bool, forces: Sequence[str], known_places: Sequence[str]
) -> str:
    if story.force is not None and not has_force:
        return f"no claim is about the force {story.force!r}{_nearest(story.force, forces)}"
    if story.place is not None and not has_place:
        return f"no claim is about the place {story.place!r}{_nearest(story.place, known_places)}"
    return f"no claim is about {str(story)!r}"


def _nearest(code: str, known: Sequence[str]) -> str:
    folded = {k.casefold(): k for k in known}
    near = difflib.get_close_matches(code.casefold(), folded, n=1)
    return f"; the nearest is {folded[near[0]]!r}" if near else ""


def _what_there_is(claims: Sequence[Claim]) -> str:
    told = stories(claims)
    if not told:
        return "there is no claim whose force and place are known"
    shown = ", ".join(f"{story} ({count})" for story, count in told[:_SHOWN])
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return f"the stories are: {shown}{more}"
