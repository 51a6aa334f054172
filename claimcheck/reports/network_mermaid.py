"""Who disagrees with whom, as a Mermaid flowchart."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.graph.query_model import Disagreement
from claimcheck.reports.graph_mermaid import escape_label
from claimcheck.reports.messages import message
from claimcheck.reports.network import joined, ranked_speakers

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
    ranked = ranked_speakers(disagreements)
    ids = {speaker: f"s{i}" for i, speaker in enumerate(ranked[:MAX_SPEAKERS])}
    lines = ["flowchart LR"]
    if len(ids) < len(ranked):
        lines.append(f"%% speakers left out: {len(ranked) - len(ids)}")
    for speaker, node in ids.items():
        name = escape_label(speaker or message("own_voice", language), limit=_LIMIT)
        lines.append(f'  {node}["{name or "–"}"]')
    for (first, second), (count, contradict) in joined(disagreements).items():
        if first in ids and second in ids:
            arrow = "<==>" if contradict else "<-.->"
            lines.append(f'  {ids[first]} {arrow}|"{count}"| {ids[second]}')
    return "\n".join(lines) + "\n"
