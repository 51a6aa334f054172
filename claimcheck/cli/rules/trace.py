"""``claimcheck rules trace``: why each rule fired on a sentence, or where it failed."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimcheck.cli.console import Console
from claimcheck.cli.output import write
from claimcheck.cli.settings import model_option, rules_option, settings_from, settings_options
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

_STDIN = "-"
_NAME = "sentence"


@click.command("trace")
@click.argument("sentence")
@click.option("--rule", metavar="ID", help="Only this rule.")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which it is said; relative times are counted from it.",
)
@model_option
@rules_option
@settings_options
def command(sentence: str, rule: str | None, **options: Any) -> None:
    """Show what is found in SENTENCE, and for each rule why it fired or at which key it failed.

    SENTENCE is Arabic text, or - for standard input.
    """
    from claimcheck.api import with_dates
    from claimcheck.articles.model import Article
    from claimcheck.claims import rulepack
    from claimcheck.claims.context import Resources
    from claimcheck.claims.trace import trace
    from claimcheck.cli.rules.choice import check_extraction_rule
    from claimcheck.language.pipeline import ArabicReader
    from claimcheck.reports import trace_text

    text = _read(sentence)
    settings = settings_from(Console(), **options)
    packs = rulepack.load(*settings.rules)
    if rule is not None:
        check_extraction_rule(packs, rule)
    analysis = ArabicReader.load(settings.model).read(text)
    (article,) = with_dates([Article(_NAME, text, notes=analysis.notes)], settings.published)
    traced = trace(article, analysis, Resources.of(packs), rule=rule)
    write(trace_text.emit(traced), None)


def _read(sentence: str) -> str:
    """The sentence, from standard input if it is ``-``.

    Raises:
        ArticleError: it is too long, or is not text in UTF-8.
        ConfigurationError: there is nothing in it.
    """
    from claimcheck.articles.decoding import MAX_ARTICLE_BYTES, check_size, decode

    if sentence == _STDIN:
        data, where = sys.stdin.buffer.read(MAX_ARTICLE_BYTES + 1), "standard input"
    else:
        # An argument that is not UTF-8 comes with surrogates, at which decoding stops.
        data, where = sentence.encode("utf-8", "surrogatepass"), "SENTENCE"
    check_size(data, where)
    text = decode(data, where)
    if not text.strip():
        raise ConfigurationError(
            Code.ARTICLE_EMPTY, "holds no text", where=where, remedy="give an Arabic sentence"
        )
    return text
