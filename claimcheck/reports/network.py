"""Speakers and the pairs of them who disagree, as both drawings need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.graph.query_model import Disagreement
from claimcheck.reports.messages import message
from claimcheck.reports.names import force_name, place_names

Pair = tuple[str | None, str | None]


def ranked_speakers(disagreements: Sequence[Disagreement]) -> list[str | None]:
    """The speakers, None for the articles' own voice; those who disagree most first."""
    times: Counter[str | None] = Counter()
    for one in disagreements:
        for speaker in set(one.speakers):
            times[speaker] += one.times
    return sorted(times, key=lambda speaker: (-times[speaker], speaker is None, speaker or ""))


def joined(disagreements: Sequence[Disagreement]) -> dict[Pair, tuple[int, bool]]:
    """By pair how often the two disagree, whatever about, and whether they contradict each other."""
    found: dict[Pair, tuple[int, bool]] = {}
    for one in disagreements:
        times, contradict = found.get(one.speakers, (0, False))
        found[one.speakers] = times + one.times, contradict or one.contradictions > 0
    return found


def topic(one: Disagreement, language: str) -> str:
    """Whose forces, and where, in ``en`` or ``ar``; empty if neither is known."""
    comma = message("list_comma", language)
    forces = comma.join(force_name(code, language) for code in one.forces)
    where = comma.join(name for code in one.places for name in place_names(code, language))
    if forces and where:
        return message("in_place", language).format(force=forces, place=where)
    return forces or where
