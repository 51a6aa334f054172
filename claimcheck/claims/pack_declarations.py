"""The names that rule packs declare: concepts, kinds and rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.model import Kind
from claimcheck.error_codes import Code
from claimcheck.errors import RulePackError
from claimcheck.yaml_files import YamlFile, child, children, where

_KIND = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_RULE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def declared(sources: Iterable[YamlFile], section: str) -> frozenset[str]:
    """The names that the packs declare in a section: its keys."""
    return frozenset(str(key) for s in sources for key, _, _ in children(child(s.root, section)))


def wrong_kinds(sources: Iterable[YamlFile]) -> Iterator[RulePackError]:
    """What is wrong with the kinds that the packs declare: how they are written, and those declared twice."""
    known: dict[str, str] = {}
    for name, key in ((str(n), k) for s in sources for n, k, _ in children(child(s.root, "kinds"))):
        if not _KIND.fullmatch(name):
            yield RulePackError(
                Code.KIND_SPELLING,
                f"{name!r} is no name of a kind",
                where=where(key),
                remedy="write it as topic.what_is_said",
            )
        elif name in known or name in map(str, Kind):
            place = known.get(name, "the built-in kinds")
            yield RulePackError(
                Code.KIND_TWICE,
                f"the kind {name} is declared already",
                where=where(key),
                remedy=f"see {place}",
            )
        known.setdefault(name, where(key))


def rule_ids(sources: Iterable[YamlFile], section: str) -> Iterator[yaml.ScalarNode]:
    """Where the ids of the rules stand that the packs have in a section."""
    for source in sources:
        for _, _, rule in children(child(source.root, section)):
            node = child(rule, "id")
            if isinstance(node, yaml.ScalarNode):
                yield node


def wrong_ids(sources: Iterable[YamlFile]) -> Iterator[RulePackError]:
    """What is wrong with the ids of rules of any sort: how they are written, and those given twice."""
    known = {DATED_RULE: "claimcheck rules list"}
    for node in (node for section in ("rules", "conflicts") for node in rule_ids(sources, section)):
        if not _RULE_ID.fullmatch(node.value):
            yield RulePackError(
                Code.RULE_ID_SPELLING,
                f"{node.value!r} is no id of a rule",
                where=where(node),
                remedy="write it as words-with-hyphens",
            )
        elif node.value in known:
            yield RulePackError(
                Code.RULE_ID_TAKEN,
                f"the id {node.value} belongs to another rule",
                where=where(node),
                remedy=f"see {known[node.value]}",
            )
        known.setdefault(node.value, where(node))
