"""The findings of a check as GitHub's workflow commands, which annotate a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.checks.model import CheckResult, Finding, Standing
from claimcheck.conflicts.model import Level
from claimcheck.reports.check_words import explanation
from claimcheck.reports.location import location, path_below
from claimcheck.reports.plain_text import clean

_COMMANDS = {Level.CONTRADICTION: "error", Level.TENSION: "warning", Level.UPDATE: "notice"}


def emit(result: CheckResult, *, language: str = "en") -> str:
    """A command for each finding that is neither known nor suppressed, for each error and each notice.

    The worst come first, as GitHub shows only the first ten of a sort.

    Args:
        result: what was found.
        language: of the messages, ``en`` or ``ar``.
    """
    return "".join(line + "\n" for line in _commands(result, language))


def _commands(result: CheckResult, language: str) -> Iterator[str]:
    for error in result.report.errors:
        yield _command("error", {"title": "claimcheck"}, clean(error))
    for finding in result.findings:
        if finding.standing is Standing.NEW:
            yield _annotation(finding, result, language)
    for notice in result.notices:
        path, _, line = clean(notice.where).rpartition(":")
        place = {"file": path, "line": line} if line.isdecimal() else {"file": clean(notice.where)}
        title = {**(place if notice.where else {}), "title": f"claimcheck {notice.code.slug}"}
        yield _command("warning", title, clean(notice.said))


def _annotation(finding: Finding, result: CheckResult, language: str) -> str:
    where = location(result.claim(finding.here), result.article_of(finding.here))
    properties = {
        "file": clean(path_below(where.path, result.root)),
        "line": str(where.line),
        "endLine": str(where.end_line),
    }
    if where.column is not None and where.line == where.end_line:
        properties |= {"col": str(where.column), "endColumn": str(where.end_column)}
    properties["title"] = f"claimcheck {finding.conflict.rule}"
    text = explanation(finding, result, language)
    return _command(_COMMANDS[finding.conflict.level], properties, text)


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    shown = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{name} {shown}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
