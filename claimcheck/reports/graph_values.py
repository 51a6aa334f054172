"""The claim graph with plain values: what emitters write, and short words for a node."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from claimcheck.claims.model import Claim, TimeSpan, TroopNumber
from claimcheck.graph.model import NodeType
from claimcheck.graph.story import Story
from claimcheck.reports.plain_text import clean

if TYPE_CHECKING:
    import networkx as nx

Plain = str | int | bool

_LIMIT = 40
_ARTICLE_LIMIT = 60


def plain_graph(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same graph, every attribute a string, a whole number or a truth value.

    A claim's fields become attributes of its node: ``id`` becomes ``claim``, the numbers are
    ``low``, ``high``, ``from`` and ``approximate``. A node's span of days becomes ``first`` and
    ``last``; dates are in ISO form. What is unknown is left out, tuples of ids are joined by
    spaces, and the keys of edges count from 0 through the graph.
    """
    import networkx as nx

    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        plain.add_node(node, **_attributes(data))
    for key, (source, target, data) in enumerate(graph.edges(data=True)):
        plain.add_edge(source, target, key=key, **_attributes(data))
    return plain


def label_lines(data: Mapping[str, Any]) -> tuple[str, ...]:
    """A node of a claim graph in a few words, each line fit for display.

    Values stand on lines of their own, so that Arabic and Latin ones do not run into one another.

    Args:
        data: the node's attributes, as `claimcheck.graph.build.build` gave them.
    """
    node_type = data["type"]
    if node_type == NodeType.CLAIM:
        lines = _claim_lines(data["claim"])
    elif node_type == NodeType.STATEMENT:
        lines = [data["speaker"] or "the article", _text(data["said"])]
    elif node_type == NodeType.TIME:
        lines = [str(data["span"])]
    elif node_type == NodeType.NUMBER:
        lines = [_interval(data["low"], data["high"])]
    elif node_type == NodeType.ARTICLE:
        return (article_label(data["name"]),)
    else:
        lines = [data["name"]]
    shown = (clean(line, limit=_LIMIT).strip() for line in lines if line)
    return tuple(line for line in shown if line)


def article_label(name: str) -> str:
    """The name of an article, fit for display; of a long one its end, in which paths differ."""
    shown = clean(name).strip() or "?"
    return shown if len(shown) <= _ARTICLE_LIMIT else "…" + shown[1 - _ARTICLE_LIMIT :]


def _attributes(data: Mapping[str, Any]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for name, value in data.items():
        if isinstance(value, Claim):
            found |= _claim_attributes(value)
        elif isinstance(value, TimeSpan):
            found |= _attributes({"first": value.start, "last": value.end})
        elif isinstance(value, tuple):
            found |= {name: " ".join(value)} if value else {}
        elif isinstance(value, bool | int):
            found[name] = value
        elif value is not None:
            found[name] = str(value)
    return found


def _claim_attributes(claim: Claim) -> dict[str, Plain]:
    fields: dict[str, Any] = {
        "claim": claim.id,
        "kind": claim.kind,
        "quote": claim.quote,
        "article": claim.article,
        "line": claim.line,
        "column": claim.column,
        "start": claim.span.start,
        "end": claim.span.end,
        "force": claim.force,
        "place": claim.place,
        "area": claim.area,
        "speaker": claim.speaker,
        "time": claim.time and str(claim.time),
        "hedged": claim.hedged,
        "rule": claim.rule,
        "said": claim.said,
    }
    if claim.number is not None:
        fields |= {
            "low": claim.number.low,
            "high": claim.number.high,
            "from": claim.number.source,
            "approximate": claim.number.approximate,
        }
    return _attributes(fields)


def _claim_lines(claim: Claim) -> list[str | None]:
    number = None if claim.number is None else _number(claim.number)
    story = str(Story(claim.force, claim.place))
    return [str(claim.kind), story, number, claim.speaker, _text(claim.said)]


def _number(number: TroopNumber) -> str:
    about = "≈ " if number.approximate else ""
    source = "" if number.source is None else f"{number.source:,} to "
    return source + about + _interval(number.low, number.high)


def _interval(low: int | None, high: int | None) -> str:
    if low is None:
        return f"≤ {high:,}" if high is not None else "?"
    if high is None:
        return f"≥ {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def _text(value: object) -> str | None:
    return None if value is None else str(value)
