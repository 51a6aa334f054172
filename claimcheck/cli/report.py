"""``claimcheck report``: all claims and all conflicts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claimcheck.cli import reading


@click.command("report")
@reading.article_options
@click.option(
    "--output-format",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="A report for people, or one JSON document.",
)
@click.option(
    "--lang", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Language of the report."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file.")
def command(output_format: str, lang: str, output: Path | None, **options: Any) -> None:
    """Report the claims of articles and the conflicts within and between them.

    PATH is a .txt or .md file, a folder of them, a .jsonl file, or - for standard input.
    """
    report = reading.run(**options, with_conflicts=True)
    if output_format == "json":
        from claimcheck.reports import json_report

        text = json_report.emit(report)
    else:
        from claimcheck.reports import markdown

        text = markdown.emit(report, language=lang)
    reading.write(text, output)
    reading.finish(report)
