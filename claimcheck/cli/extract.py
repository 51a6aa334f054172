"""``claimcheck extract``: the claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimcheck.cli import reading


@click.command("extract")
@reading.article_options
@click.option(
    "--output-format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For people, or one JSON record a line.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def command(output_format: str, output: Path | None, **options: Any) -> None:
    """Print the claims of articles.

    PATH is a .txt or .md file, a folder of them, a .jsonl file, or - for standard input.
    """
    report = reading.run(**options, with_conflicts=False)
    if output_format == "jsonl":
        from claimcheck.reports.jsonl import emit_claims

        text = emit_claims(report.claims)
    else:
        from claimcheck.reports import text as text_report

        text = text_report.emit(report)
    reading.write(text, output)
    reading.finish(report)
