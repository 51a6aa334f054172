"""``claimcheck graph``: the claim graph, whole or around one story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import reading

if TYPE_CHECKING:
    import networkx as nx


@click.command("graph")
@reading.article_options
@click.option(
    "--output-format",
    type=click.Choice(["json", "graphml", "dot", "mermaid"]),
    default="json",
    show_default=True,
    help="Node-link JSON, GraphML, Graphviz' DOT, or a Mermaid flowchart of claims and conflicts.",
)
@click.option(
    "--around",
    metavar="STORY",
    help='Only one story: "FORCE in PLACE", "FORCE" or "in PLACE", with their codes, as in "FR in TD".',
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def command(output_format: str, around: str | None, output: Path | None, **options: Any) -> None:
    """Write the graph of articles, statements, claims, speakers, forces, places, times and numbers.

    PATH is a .txt or .md file, a folder of them, a .jsonl file, or - for standard input.
    """
    from dataclasses import replace

    from claimcheck.claims import rulepack
    from claimcheck.claims.geography import Geography
    from claimcheck.errors import ConfigurationError
    from claimcheck.graph.build import build
    from claimcheck.graph.cut import claims_about
    from claimcheck.graph.relations import relate
    from claimcheck.graph.story import parse_story

    story = None if around is None else parse_story(around)
    report = reading.run(**options, with_conflicts=True)
    geography = Geography(rulepack.load(options["rules_folder"]).geography)
    claims = report.claims
    if story is not None:
        try:
            claims = claims_about(claims, story, geography)
        except ConfigurationError as error:
            reading.finish(replace(report, errors=(*report.errors, str(error))))
    graph = relate(build(claims), geography, report.conflicts)
    reading.write(_emit(graph, output_format), output)
    reading.finish(report)


def _emit(graph: nx.MultiDiGraph[str], output_format: str) -> str:
    from claimcheck.reports import graph_dot, graph_graphml, graph_json, graph_mermaid

    emitters = {
        "json": graph_json.emit,
        "graphml": graph_graphml.emit,
        "dot": graph_dot.emit,
        "mermaid": graph_mermaid.emit,
    }
    return emitters[output_format](graph)
