"""A story in words, as plain text."""

from __future__ import annotations

from claimcheck.claims.model import Claim, Kind
from claimcheck.conflicts.wording import number_in_words
from claimcheck.graph.story import Story
from claimcheck.graph.telling import Told
from claimcheck.reports.messages import KINDS, message
from claimcheck.reports.model import Report
from claimcheck.reports.names import force_name, place_names
from claimcheck.reports.plain_text import clean

_LIMIT = 200


def story_name(story: Story, language: str) -> str:
    """Whose forces, where."""
    force = force_name(story.force, language) if story.force else ""
    place = message("list_comma", language).join(place_names(story.place, language)) if story.place else ""
    if force and place:
        name = message("in_place", language).format(force=force, place=place)
    elif force:
        name = message("everywhere", language).format(force=force)
    else:
        name = message("anyone", language).format(place=place)
    return clean(name, limit=_LIMIT)


def story_sums(told: Told, language: str) -> tuple[str, str]:
    """How many claims a story has, and how many turns."""
    return (
        message("event_count", language).format(n=len(told.events)),
        message("turn_count", language).format(n=told.turn_count),
    )


def claim_name(claim: Claim, report: Report, language: str) -> str:
    """What a claim says, in a few words, with its number."""
    declared = report.kinds.get(claim.kind)
    name = (declared or KINDS[Kind(claim.kind)]).in_language(language)
    number = f": {number_in_words(claim.number, language)}" if claim.number else ""
    return clean(f"{name}{number}")


def speaker_name(claim: Claim, language: str) -> str:
    """Who says it; an article that names nobody speaks itself."""
    return clean(claim.speaker, limit=_LIMIT).strip() if claim.speaker else message("own_voice", language)
