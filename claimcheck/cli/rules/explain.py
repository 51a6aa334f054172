"""``claimcheck rules explain``: pages about rules and kinds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.rules.choice import rule_or_kind
from claimcheck.cli.settings import rules_option, settings_from, settings_options
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from claimcheck.reports.rules_catalogue import Catalogue


@click.command("explain")
@click.argument("name", metavar="ID", required=False)
@rules_option
@settings_options
@click.option("--all", "everything", is_flag=True, help="Write a page for each rule and an index.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write to this file; with --all, to this folder, from which the pages of rules that are gone go.",
)
def command(name: str | None, everything: bool, output: Path | None, **options: Any) -> None:
    """Explain a rule or a kind of claim, as Markdown.

    ID is the id of a rule, such as withdrawal-denied, or the name of a kind, such as
    withdrawal.denied.
    """
    from claimcheck.claims import rulepack
    from claimcheck.reports.rules_catalogue import Catalogue

    if everything == (name is not None):
        raise click.UsageError("Give either an ID or --all.")
    if everything and output is None:
        raise click.UsageError("--all needs a folder: -o FOLDER.")
    catalogue = Catalogue(rulepack.load(*settings_from(Console(), **options).rules))
    if name is not None:
        write(_page(catalogue, name), output)
    elif output is not None:
        from claimcheck.reports.rules_pages import pages

        _write_folder(pages(catalogue), output)


def _page(catalogue: Catalogue, name: str) -> str:
    from claimcheck.reports import rules_kind_page, rules_page
    from claimcheck.reports.rules_catalogue import RuleEntry

    found = rule_or_kind(catalogue, name)
    if isinstance(found, RuleEntry):
        return rules_page.emit(catalogue, found)
    return rules_kind_page.emit(catalogue, found)


def _write_folder(pages: Mapping[str, str], folder: Path) -> None:
    """Write pages, and delete those that were made earlier and are no longer among them.

    Raises:
        ConfigurationError: a page would replace a file that somebody else wrote.
    """
    for name in pages:
        if (folder / name).exists() and not _is_made(folder / name):
            raise ConfigurationError(
                Code.OUTPUT_FOREIGN,
                "was not made by this command",
                where=str(folder / name),
                remedy="choose another folder with -o",
            )
    for name, page in pages.items():
        write(page, folder / name)
    for path in folder.glob("*.md"):
        if path.name not in pages and _is_made(path):
            path.unlink()


def _is_made(path: Path) -> bool:
    from claimcheck.reports.rules_pages import MARK

    mark = MARK.encode()
    try:
        with path.open("rb") as stream:
            return stream.read(len(mark)) == mark
    except OSError:
        return False
