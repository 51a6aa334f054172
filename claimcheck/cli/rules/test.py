"""``claimcheck rules test``: whether the rules do what their examples say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.rules.choice import rules_named
from claimcheck.cli.settings import model_option, rules_option, settings_from, settings_options
from claimcheck.errors import ExitStatus

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import RulePacks
    from claimcheck.reports.rules_catalogue import RuleEntry
    from claimcheck.reports.rules_results import ExampleResult


@click.command("test")
@click.argument("names", nargs=-1, metavar="[ID...]")
@rules_option
@model_option
@settings_options
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which examples are taken to be published, instead of 2025-01-15.",
)
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A report for people, or one JSON document.",
)
def command(names: tuple[str, ...], published: datetime | None, output_format: str, **options: Any) -> None:
    """Run the examples of the rules, and say which rule fails which.

    ID is a rule or a pack; without any, all rules are tested. A rule that lacks examples that
    fire, or examples that do not, fails as well.
    """
    from claimcheck.claims import rulepack
    from claimcheck.claims.examples import PUBLISHED
    from claimcheck.reports.rules_catalogue import Catalogue
    from claimcheck.reports.rules_results import RulesResult

    settings = settings_from(Console(), **options)
    packs = rulepack.load(*settings.rules)
    entries = rules_named(Catalogue(packs), names)
    day = PUBLISHED if published is None else published.date()
    examples = [*_extraction(entries, packs, settings.model, day), *_conflicts(entries, packs)]
    result = RulesResult(entries, examples)
    if output_format == "json":
        from claimcheck.reports import rules_results_json

        text = rules_results_json.emit(result)
    else:
        from claimcheck.reports import rules_results_text

        text = rules_results_text.emit(result)
    write(text, None)
    sys.exit(ExitStatus.OK if result.passed else ExitStatus.EXAMPLES_FAILED)


def _extraction(
    entries: Iterable[RuleEntry], packs: RulePacks, model_folder: Path | None, published: date
) -> Iterator[ExampleResult]:
    """The results of extraction rules; the model is loaded only if there is an example to be read."""
    from claimcheck.claims.context import Resources
    from claimcheck.claims.examples import examples_of, run
    from claimcheck.claims.pack_model import ExtractionRule
    from claimcheck.language.pipeline import ArabicReader
    from claimcheck.reports.rules_results import extraction_result

    rules = [entry.rule for entry in entries if isinstance(entry.rule, ExtractionRule)]
    examples = [example for rule in rules for example in examples_of(rule)]
    if examples:
        reader = ArabicReader.load(model_folder)
        for outcome in run(examples, Resources.of(packs), reader, published=published):
            yield extraction_result(outcome)


def _conflicts(entries: Iterable[RuleEntry], packs: RulePacks) -> Iterator[ExampleResult]:
    """The results of conflict rules.

    Raises:
        RulePackError: an example gives what a claim cannot have.
    """
    from claimcheck.claims.examples import ExampleSort
    from claimcheck.claims.geography import Geography
    from claimcheck.conflicts.examples import joined
    from claimcheck.conflicts.rule_model import ConflictRule
    from claimcheck.conflicts.speakers import Speakers
    from claimcheck.reports.rules_results import conflict_result

    geography = Geography(packs.geography)
    speakers = Speakers.of(packs.grammar.speakers, packs.geography)
    for rule in (entry.rule for entry in entries if isinstance(entry.rule, ConflictRule)):
        for sort in (ExampleSort.FIRES, ExampleSort.DOES_NOT_FIRE):
            for number, example in enumerate(getattr(rule, sort), 1):
                found = joined(example, packs.conflicts, geography, speakers)
                yield conflict_result(rule, sort, number, example, found)
