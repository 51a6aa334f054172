"""A story, as a user names it: ``US in IQ``, ``coalition``, ``in LB``."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

_IN = " in "


@dataclass(frozen=True)
class Story:
    """Whose forces, where.

    Attributes:
        force: the code of a force, None for any.
        place: the code of a place, None for any.
    """

    force: str | None
    place: str | None

    def __str__(self) -> str:
        if self.place is None:
            return self.force or ""
        return f"{self.force} in {self.place}" if self.force else f"in {self.place}"


def parse_story(expression: str) -> Story:
    """The story that an expression names; whether any claim belongs to it is not asked.

    Args:
        expression: ``FORCE in PLACE``, ``FORCE`` or ``in PLACE``. The word ``in`` is written in
            lower case (``IN`` is India); where it stands twice, the last one counts.

    Raises:
        ConfigurationError: it is none of these.
    """
    force, found, place = f" {' '.join(expression.split())} ".rpartition(_IN)
    story = Story(force.strip() or None, place.strip()) if found else Story(place.strip(), None)
    if not (story.place if found else story.force):
        raise ConfigurationError(
            Code.STORY_SPELLING,
            f"{expression!r} names no story",
            remedy='write "FORCE in PLACE", "FORCE" or "in PLACE" with their codes, as in "FR in TD"',
        )
    return story
