"""``claimcheck graph``: the claim graph, whole or around one story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import reading
from claimcheck.cli.console import Console
from claimcheck.cli.output import destinations, output_options, write_all
from claimcheck.cli.settings import settings_from

if TYPE_CHECKING:
    import networkx as nx

_FORMATS = ("json", "graphml", "dot", "mermaid")


@click.command("graph")
@reading.paths_argument
@output_options(_FORMATS)
@click.option(
    "--around",
    metavar="STORY",
    help='Only one story: "FORCE in PLACE", "FORCE" or "in PLACE", with their codes, as in "FR in TD".',
)
@reading.reading_options
@reading.cache_option
def command(
    paths: tuple[str, ...],
    around: str | None,
    output_format: str | None,
    output: tuple[str, ...],
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Write the graph of articles, statements, claims, speakers, forces, places, times and numbers.

    As node-link JSON, GraphML, Graphviz' DOT, or a Mermaid flowchart of claims and conflicts. PATH is a
    .txt or .md file, a folder of them, a .jsonl file, or - for standard input.
    """
    from claimcheck.errors import ConfigurationError
    from claimcheck.graph.build import build
    from claimcheck.graph.cut import claims_about
    from claimcheck.graph.relations import relate
    from claimcheck.graph.story import parse_story

    console = Console(quiet=quiet, verbose=verbose)
    wanted = destinations(output, output_format, _FORMATS)
    story = None if around is None else parse_story(around)
    session = reading.Session(settings_from(console, **options), console)
    report = reading.run(paths, session, stdin_filename=stdin_filename, with_conflicts=True)
    geography = session.checker.geography
    claims = report.claims
    if story is not None:
        try:
            claims = claims_about(claims, story, geography)
        except ConfigurationError as error:
            reading.finish((*report.errors, str(error)), console)
    graph = relate(build(claims), geography, report.conflicts)
    write_all(wanted, lambda one: _emit(graph, one.format))
    reading.finish(report.errors, console)


def _emit(graph: nx.MultiDiGraph[str], output_format: str) -> str:
    from claimcheck.reports import graph_dot, graph_graphml, graph_json, graph_mermaid

    emitters = {
        "json": graph_json.emit,
        "graphml": graph_graphml.emit,
        "dot": graph_dot.emit,
        "mermaid": graph_mermaid.emit,
    }
    return emitters[output_format](graph)
