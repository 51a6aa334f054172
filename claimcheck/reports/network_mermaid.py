"""Who disagrees with whom, as a Mermaid flowchart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimcheck.graph.query_model import Disagreement
from claimcheck.reports.graph_mermaid import escape_label
from claimcheck.reports.messages import message

MAX_SPEAKERS = 16
"""The most speakers that are drawn; those who disagree most go first."""

_LIMIT = 40


def flowchart(disagreements: Sequence[Disagreement], language: str) -> str:
    """The speakers, a line between two who disagree, with how often; contradictions are thick.

    A comment says how many speakers were left out.

    Args:
        disagreements: who disagrees with whom.
        language: of the name of the article's own voice, ``en`` or ``ar``.
    """
    times: Counter[str | None] = Counter()
    for one in disagreements:
        for speaker in set(one.speakers):
            times[speaker] += one.times
    ranked = sorted(times, key=lambda speaker: (-times[speaker], speaker is None, speaker or ""))
    ids = {speaker: f"s{i}" for i, speaker in enumerate(ranked[:MAX_SPEAKERS])}
    lines = ["flowchart LR"]
    if len(ids) < len(ranked):
        lines.append(f"%% speakers left out: {len(ranked) - len(ids)}")
    for speaker, node in ids.items():
        name = escape_label(speaker or message("own_voice", language), limit=_LIMIT)
        lines.append(f'  {node}["{name or "–"}"]')
    joined: Counter[tuple[str, str]] = Counter()
    strong = set()
    for one in disagreements:
        first, second = one.speakers
        if first in ids and second in ids:
            pair = ids[first], ids[second]
            joined[pair] += one.times
            strong |= {pair} if one.contradictions else set()
    for (first_id, second_id), count in joined.items():
        arrow = "<==>" if (first_id, second_id) in strong else "<-.->"
        lines.append(f'  {first_id} {arrow}|"{count}"| {second_id}')
    return "\n".join(lines) + "\n"
