"""The page about one rule, as Markdown with fixed headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.pack_base import PackPart
from claimcheck.claims.pack_model import Anchor, Example, ExtractionRule, RulePack, Terms
from claimcheck.claims.pack_names import concepts_of
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.reports import rules_conflict_conditions
from claimcheck.reports import rules_markup as markup
from claimcheck.reports.markdown_text import prose, table, value
from claimcheck.reports.messages import LEVELS, TYPES
from claimcheck.reports.rules_catalogue import Catalogue, RuleEntry
from claimcheck.reports.rules_conditions import anchor_line, condition_lines

# What `claimcheck.claims.extract` asks before this rule fires.
_DATED_CONDITIONS = (
    "Another rule has found a claim that a withdrawal is agreed, planned or under way.",
    "A date, a deadline or a length of time within which it is to happen stands with it, and is not vague "
    "(in the coming months, for years).",
    "The date does not lie before the publication, unless the withdrawal is still to come or the date is a "
    "deadline.",
)


def emit(catalogue: Catalogue, entry: RuleEntry) -> str:
    """What a rule finds, why it matters, when it fires, its examples, and the words it rests on."""
    rule = entry.rule
    lines = (
        _extraction(catalogue, entry, rule) if isinstance(rule, ExtractionRule) else _conflict(entry, rule)
    )
    return "\n".join([f"# {rule.id}", "", *lines]).rstrip() + "\n"


def _extraction(catalogue: Catalogue, entry: RuleEntry, rule: ExtractionRule) -> Iterator[str]:
    compared = catalogue.comparing(rule.kind)
    named = [other for other in catalogue.comparing(rule.id) if other not in compared]
    pack = catalogue.packs.packs[entry.pack] if entry.pack is not None else None
    yield f"Extraction rule{_of(entry)}."
    yield from _section("What it finds")
    yield f"Claims of the kind {markup.kind(catalogue.kinds[rule.kind])}."
    yield from _section("Why it matters")
    yield prose(rule.about, "en")
    if compared or named:
        yield ""
        yield f"Conflict rules that compare such claims: {markup.links((*compared, *named))}."
    yield from _section("When it fires")
    yield from _dated() if pack is None else _conditions(pack, rule)
    yield from _section("Examples that fire")
    yield from _examples(rule.fires)
    yield from _section("Examples that do not fire")
    yield from _texts(rule.does_not_fire)
    yield from _section("Known misses")
    yield from _examples(rule.known_misses)
    if pack is not None:
        yield from _section("Words")
        yield from _words(catalogue, pack, rule)


def _conflict(entry: RuleEntry, rule: ConflictRule) -> Iterator[str]:
    level, nature = LEVELS[rule.level].en, TYPES[rule.type].en
    yield f"Conflict rule{_of(entry)}."
    yield from _section("What it finds")
    yield f"A {level} ({markup.name(rule.type)}: {nature})."
    yield from _section("Why it matters")
    for text in (rule.why, rule.unless):
        if text is rule.unless:
            yield from ("", "What would reconcile them:", "")
        yield prose(text.en, "en")
        yield ""
        yield markup.arabic(text.ar)
    yield from _section("When it fires")
    yield from rules_conflict_conditions.lines(rule)
    yield from _section("Examples that fire")
    yield from _pairs(rule.fires)
    yield from _section("Examples that do not fire")
    yield from _pairs(rule.does_not_fire)


def _of(entry: RuleEntry) -> str:
    return ", built in" if entry.pack is None else f" of the pack {markup.name(entry.pack)}"


def _section(title: str) -> tuple[str, ...]:
    return "", f"## {title}", ""


def _dated() -> Iterator[str]:
    yield f"{markup.name(DATED_RULE)} has no conditions of its own. All of these must hold:"
    yield ""
    yield from (f"- {condition}" for condition in _DATED_CONDITIONS)


def _conditions(pack: RulePack, rule: ExtractionRule) -> Iterator[str]:
    yield "One of these must hold of an anchor:"
    yield ""
    for number, condition in enumerate(rule.when, 1):
        first, *details = condition_lines(condition)
        yield f"{number}. {first}"
        yield from (f"   - {detail}" for detail in details)
    before = [other.id for other in pack.rules[: pack.rules.index(rule)]]
    if before:
        yield ""
        yield f"None of these rules fires on it first: {', '.join(markup.link(id_) for id_ in before)}."
    if rule.slots:
        yield ""
        slots = ", ".join(f"{slot} from {markup.name(word)}" for slot, word in rule.slots.items())
        yield f"The claim takes from the words that it captures: {slots}."
    yield from ("", "### Anchors", "")
    yield from (f"- {line[0].upper()}{line[1:]}." for line in map(anchor_line, _anchors(pack, rule)))


def _anchors(pack: RulePack, rule: ExtractionRule) -> list[Anchor]:
    """The anchors of which one of the rule's conditions can hold."""
    wanted = {condition.concept for condition in rule.when}
    return [anchor for anchor in pack.anchors if None in wanted or anchor.concept in wanted]


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    for number, example in enumerate(examples):
        yield from ("",) if number else ()
        yield markup.arabic(example.text)
        yield ""
        given = [markup.expected(claim) for claim in example.gives]
        yield from (f"- {claim}" for claim in given or ["no claim"])
    if not examples:
        yield markup.NONE


def _texts(texts: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield from ("",) if number else ()
        yield markup.arabic(text)
    if not texts:
        yield markup.NONE


def _pairs(examples: Sequence[PackPart]) -> Iterator[str]:
    for number, example in enumerate(examples, 1):
        yield f"{number}. Claims:"
        said = example.model_dump(by_alias=True, exclude_unset=True)
        yield from (f"   - {key}: {markup.plain(given)}" for key, given in said.items())
    if not examples:
        yield markup.NONE


def _words(catalogue: Catalogue, pack: RulePack, rule: ExtractionRule) -> Iterator[str]:
    concepts = concepts_of([*rule.when, *_anchors(pack, rule)])
    rows = [[markup.name(name), *_cells(catalogue.packs.concepts[name])] for name in concepts]
    yield from table(["Concept", "Verbs", "Nouns", "Phrases", "But not"], rows)


def _cells(terms: Terms) -> Iterator[str]:
    for words in (terms.verbs, terms.nouns, terms.phrases, terms.exceptions):
        yield value("، ".join(words)) if words else "–"
