"""What came of testing rules as plain text, for a terminal.

Each text stands on a line of its own, so that a terminal that turns Arabic around keeps labels
in order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from claimcheck.claims.examples import ExampleSort
from claimcheck.reports.plain_text import clean
from claimcheck.reports.rules_catalogue import RuleEntry
from claimcheck.reports.rules_results import ExampleResult, RulesResult

_INDENT = "    "
_LIMIT = 300


def emit(result: RulesResult) -> str:
    """Each failure, the known misses, the rules without examples of both sorts, and a summary."""
    lines = [
        *(line for failure in result.failures for line in _failure(failure)),
        *_missing(result.uncovered),
        *_misses("known misses that work now: move them to the other examples", result.mended),
        *_misses("known misses", result.misses),
        *_coverage(result),
        *_summary(result),
    ]
    return "\n".join(lines) + "\n"


def _failure(failure: ExampleResult) -> Iterator[str]:
    yield f"FAILED {_name(failure)}"
    yield from (_INDENT + clean(line, limit=_LIMIT) for line in failure.shown)
    yield "  expected"
    yield from _each(failure.expected, f"nothing by {failure.rule}")
    yield "  found"
    yield from _each(failure.found, "nothing")
    yield ""


def _missing(uncovered: Iterable[RuleEntry]) -> Iterator[str]:
    for entry in uncovered:
        given = {ExampleSort.FIRES: entry.rule.fires, ExampleSort.DOES_NOT_FIRE: entry.rule.does_not_fire}
        missing = " or ".join(sort for sort, examples in given.items() if not examples)
        yield from (f"FAILED {entry.id}", f"  no example under {missing}", "")


def _misses(title: str, misses: Iterable[ExampleResult]) -> Iterator[str]:
    lines = [line for miss in misses for line in (f"  {_name(miss)}", *_each(miss.shown, ""))]
    if lines:
        yield from (title, *lines, "")


def _coverage(result: RulesResult) -> Iterator[str]:
    """For each pack how many rules have examples of both sorts, and how many examples hold."""
    pack_of = {entry.id: clean(entry.pack or "(built in)") for entry in result.entries}
    rules = Counter(pack_of.values())
    covered = Counter(pack_of[entry.id] for entry in result.entries if entry.is_covered)
    tried = [example for example in result.examples if example.sort != ExampleSort.KNOWN_MISS]
    examples = Counter(pack_of[example.rule] for example in tried)
    held = Counter(pack_of[example.rule] for example in tried if example.holds)
    rows = [("pack", "rules", "with both sorts", "examples", "that hold")]
    rows += [(p, str(rules[p]), str(covered[p]), str(examples[p]), str(held[p])) for p in rules]
    sizes = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *numbers in rows:
        cells = [cell.rjust(size) for cell, size in zip(numbers, sizes[1:], strict=True)]
        yield "  ".join([first.ljust(sizes[0]), *cells])
    yield ""


def _summary(result: RulesResult) -> Iterator[str]:
    examples = len(result.examples) - len(result.misses) - len(result.mended)
    rules = f"{len(result.entries)} rule{'' if len(result.entries) == 1 else 's'}"
    failed = len(result.failures)
    parts = [rules, f"{examples} examples", f"{failed} failed"]
    if result.uncovered:
        parts.append(f"{len(result.uncovered)} without both sorts of example")
    if result.misses:
        parts.append(f"{len(result.misses)} known misses")
    if result.mended:
        parts.append(f"{len(result.mended)} known misses that work now")
    yield ", ".join(parts)


def _name(example: ExampleResult) -> str:
    return f"{example.rule}: {example.sort} {example.number}"


def _each(lines: Iterable[str], otherwise: str) -> Iterator[str]:
    yield from [_INDENT + clean(line, limit=_LIMIT) for line in lines] or [_INDENT + otherwise]
