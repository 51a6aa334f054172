"""The claims and conflicts of a claim graph as a Mermaid flowchart, for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claims.model import Claim
from claimcheck.graph.model import CONFLICTS, EdgeType, NodeType
from claimcheck.reports.graph_values import article_label, label_lines
from claimcheck.reports.plain_text import clean

if TYPE_CHECKING:
    import networkx as nx

MAX_CLAIMS = 40
"""The most claims that are drawn."""

MAX_CONFLICTS = 40
"""The most conflicts that are drawn; with them the text stays below what Mermaid accepts."""

_LIMIT = 40
_LINE_BREAK = "<br>"
_LINES = {EdgeType.CONTRADICTION: "<==>", EdgeType.TENSION: "<-.->", EdgeType.UPDATE: "-->"}
# Whatever Mermaid, Markdown or HTML might read as syntax; a dot and a comma are not.
_NAMED = {'"': "quot", "<": "lt", ">": "gt", ":": "colon"}
_ESCAPED = str.maketrans(
    {char: f"#{_NAMED.get(char, ord(char))};" for char in "!\"#$%&'()*+/:;<=>?@[\\]^_`{|}~"}
)


class _Edge(NamedTuple):
    source: str
    target: str
    kind: EdgeType
    rule: str


def emit(graph: nx.MultiDiGraph[str]) -> str:
    """The claims, those of an article together, and their conflicts as labelled edges.

    Of more than `MAX_CLAIMS` claims only such with conflicts are drawn, those of the strongest
    conflicts first; of the conflicts between them at most `MAX_CONFLICTS`. A comment says how many
    were left out. Which claims only agree is not shown.
    """
    conflicts = _conflicts(graph)
    claims = {node: data for node, data in graph.nodes(data=True) if data["type"] == NodeType.CLAIM}
    drawn = _drawn(list(claims), conflicts)
    edges = [edge for edge in conflicts if edge.source in drawn and edge.target in drawn][:MAX_CONFLICTS]
    ids = {node: f"c{i}" for i, node in enumerate(node for node in claims if node in drawn)}
    lines = [
        "flowchart LR",
        *_left_out(len(claims) - len(ids), "claims"),
        *_left_out(len(conflicts) - len(edges), "conflicts"),
        *_articles(graph, ids),
        *(_edge(edge, ids) for edge in edges),
    ]
    return "\n".join(lines) + "\n"


def _conflicts(graph: nx.MultiDiGraph[str]) -> list[_Edge]:
    """The conflicts, strongest first."""
    found = [
        _Edge(source, target, data["type"], data["rule"])
        for source, target, data in graph.edges(data=True)
        if data["type"] in CONFLICTS
    ]
    return sorted(found, key=lambda edge: CONFLICTS.index(edge.kind))


def _drawn(claims: Sequence[str], conflicts: Sequence[_Edge]) -> set[str]:
    if len(claims) <= MAX_CLAIMS:
        return set(claims)
    drawn: set[str] = set()
    for edge in conflicts:
        together = drawn | {edge.source, edge.target}
        if len(together) <= MAX_CLAIMS:
            drawn = together
    return drawn


def _left_out(count: int, what: str) -> Iterator[str]:
    if count:
        yield f"%% {what} left out: {count}"


def _articles(graph: nx.MultiDiGraph[str], ids: Mapping[str, str]) -> Iterator[str]:
    by_article: dict[str, list[str]] = {}
    for node in ids:
        claim: Claim = graph.nodes[node]["claim"]
        by_article.setdefault(claim.article, []).append(node)
    for number, (article, nodes) in enumerate(by_article.items()):
        yield f'  subgraph a{number}["{article_label(article).translate(_ESCAPED)}"]'
        for node in nodes:
            label = _LINE_BREAK.join(
                escape_label(line, limit=_LIMIT) for line in label_lines(graph.nodes[node])
            )
            yield f'    {ids[node]}["{label}"]'
        yield "  end"


def _edge(edge: _Edge, ids: Mapping[str, str]) -> str:
    label = f"{edge.kind}{_LINE_BREAK}{escape_label(edge.rule, limit=_LIMIT)}"
    return f'  {ids[edge.source]} {_LINES[edge.kind]}|"{label}"| {ids[edge.target]}'


def escape_label(text: str, *, limit: int = 80) -> str:
    """Text as a label that is nothing but text to Mermaid, Markdown and HTML.

    Args:
        text: whatever an article holds.
        limit: the most code points that are shown.
    """
    return clean(text, limit=limit).strip().translate(_ESCAPED)
