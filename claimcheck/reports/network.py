"""Speakers and the pairs of them who disagree, as both drawings need them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.graph.query_model import Disagreement

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
