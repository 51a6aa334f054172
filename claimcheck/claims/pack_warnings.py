"""What is allowed in a rule pack and yet is hardly meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from claimcheck.claims.pack_model import RulePacks
from claimcheck.claims.pack_names import concepts_of
from claimcheck.claims.pack_variables import UNRESOLVED, variable_name
from claimcheck.claims.rulepack import Inspection
from claimcheck.error_codes import Code
from claimcheck.yaml_files import YamlFile, child, children, where

_SORTS = ("fires", "does_not_fire")


@dataclass(frozen=True)
class PackWarning:
    """Something that is allowed and hardly meant.

    Attributes:
        code: which problem of the catalogue it is.
        where: its file and line.
        message: what it is, in one sentence.
    """

    code: Code
    where: str
    message: str


def warnings(inspection: Inspection) -> tuple[PackWarning, ...]:
    """The warnings about a user's packs; about the built-in ones if there are no others.

    Where a pack is invalid, those about concepts are left out.
    """
    packs = [inspection.sources[name] for name in inspection.users or inspection.sources]
    found = [*_without_examples(packs), *_unused_variables(packs, inspection)]
    if inspection.packs is not None:
        built_in = [s for name, s in inspection.sources.items() if name not in inspection.users]
        found += _unused_concepts(packs, built_in, inspection.packs)
    return tuple(found)


def _without_examples(packs: Iterable[YamlFile]) -> Iterator[PackWarning]:
    for source in packs:
        for _, place, rule in _entries(source, "rules", "conflicts"):
            missing = [sort for sort in _SORTS if not list(children(child(rule, sort)))]
            if missing:
                name = getattr(child(rule, "id"), "value", "the rule")
                yield PackWarning(
                    Code.WITHOUT_EXAMPLES,
                    where(place),
                    f"{name} has no examples under {' and '.join(missing)}",
                )


def _unused_concepts(
    packs: Iterable[YamlFile], built_in: Iterable[YamlFile], valid: RulePacks
) -> Iterator[PackWarning]:
    """Those that only these packs declare: what else uses the concepts of the lexicon is code."""
    parts = [part for p in valid.packs.values() for part in (*p.anchors, *p.rules, *p.conflicts)]
    used = {*concepts_of(parts), *(str(n) for s in built_in for n, _, _ in _entries(s, "concepts"))}
    for name, key, _ in (entry for source in packs for entry in _entries(source, "concepts")):
        if name not in used:
            yield PackWarning(Code.UNUSED_CONCEPT, where(key), f"no rule uses the concept {name}")


def _unused_variables(packs: Iterable[YamlFile], inspection: Inspection) -> Iterator[PackWarning]:
    used = {name: _used(source) for name, source in inspection.sources.items()}
    importers = {name: _importers(name, inspection) for name in inspection.sources}
    for source in packs:
        for name, key, _ in _entries(source, "variables"):
            if not any(str(name) in used[other] for other in (source.name, *importers[source.name])):
                yield PackWarning(Code.UNUSED_VARIABLE, where(key), f"nothing uses the variable ${name}")


def _importers(pack: str, inspection: Inspection) -> frozenset[str]:
    """The packs that import a pack, or one that does."""
    found: set[str] = set()
    reached = {pack}
    while reached:
        reached = {
            name
            for name, source in inspection.sources.items()
            if name not in found
            and any(getattr(node, "value", "") in reached for _, _, node in _entries(source, "imports"))
        }
        found |= reached
    return frozenset(found)


def _used(source: YamlFile) -> frozenset[str]:
    """The variables that a pack uses."""
    sections = (value for key, _, value in children(source.root) if key not in UNRESOLVED)
    return frozenset(name for section in sections for name in _named(section))


def _named(node: yaml.Node) -> Iterator[str]:
    """The variables that a tree names."""
    name = variable_name(node)
    if name is not None:
        yield name
    yield from (name for _, _, inner in children(node) for name in _named(inner))


def _entries(source: YamlFile, *sections: str) -> Iterator[tuple[int | str, yaml.Node, yaml.Node]]:
    return (entry for section in sections for entry in children(child(source.root, section)))
