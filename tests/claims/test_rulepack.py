"""What a broken rule pack is answered with: the file, the line and the key."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from claimcheck.claims.pack_base import CONCEPTS
from claimcheck.claims.pack_model import Anchor, Condition, RulePacks
from claimcheck.claims.rulepack import PACKS, TABLES, embedded_rules, load
from claimcheck.errors import ExitStatus, RulePackError

# The fields of anchors and conditions that do not name concepts.
OTHER_FIELDS: dict[type[Anchor | Condition], set[str]] = {
    Anchor: {"form", "actor", "bare", "from_place"},
    Condition: {
        *("form", "named", "negated", "existential", "permanent_negated", "tense", "dated", "topic"),
        *("subject_of_past", "headline", "hedged", "counted", "own_side", "words", "tree"),
    },
}
CONCEPT_FIELDS = [
    (part, field)
    for part, others in OTHER_FIELDS.items()
    for field in part.model_fields
    if field not in others
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the built-in packs."""
    for name in (*PACKS, *TABLES):
        text = embedded_rules().joinpath(f"{name}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def edit(folder: Path, pack: str, old: str, new: str) -> int:
    """Replace the first ``old`` in a pack; the line, from 1, on which it stands."""
    path = folder / f"{pack}.yaml"
    text = path.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found, f"{old!r} does not stand in {pack}.yaml"
    path.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def error(folder: Path) -> RulePackError:
    """What is wrong with built-in packs that were edited."""
    with pytest.raises(RulePackError) as raised:
        load(built_in=folder)
    assert raised.value.exit_status is ExitStatus.BAD_RULES
    return raised.value


def test_the_built_in_packs_are_valid() -> None:
    packs = load()
    assert isinstance(packs, RulePacks)
    assert list(packs.extraction) == ["withdrawal", "timetable", "presence", "troops"]
    assert all(pack.rules for pack in packs.extraction.values())


@pytest.mark.parametrize(("part", "field"), CONCEPT_FIELDS)
def test_a_concept_must_be_in_the_lexicon(part: type[Anchor | Condition], field: str) -> None:
    concepts: dict[str, Any] = {"concept": "leave", field: "leave" if field == "concept" else ["leave"]}
    part.model_validate(concepts, context={CONCEPTS: frozenset({"leave"})})
    with pytest.raises(ValidationError, match="no concept 'leave'; the nearest is 'leaf'"):
        part.model_validate(concepts, context={CONCEPTS: frozenset({"leaf", "stay"})})


def test_every_extraction_rule_that_a_conflict_rule_names_exists(packs: RulePacks) -> None:
    known = {rule.id for pack in packs.extraction.values() for rule in pack.rules}
    assert {r for rule in packs.conflicts for side in (*rule.a, *rule.b) for r in side.rules} <= known


def test_a_copy_of_the_built_in_packs(folder: Path) -> None:
    assert load(built_in=folder) == load()


def test_the_embedded_rules_are_the_package(folder: Path) -> None:
    assert embedded_rules() == resources.files("claimcheck.rules")


@pytest.mark.parametrize(
    ("pack", "old", "new", "key", "message"),
    [
        (
            "withdrawal",
            "negated: true",
            "negatd: true",
            "negatd",
            "no key 'negatd' here; the nearest is 'negated'",
        ),
        ("withdrawal", "negated: true", "negated: sometimes", "negated", "valid boolean"),
        (
            "withdrawal",
            "kind: withdrawal.denied",
            "kind: withdrawal.delayed",
            "kind",
            "no kind 'withdrawal.delayed'; the nearest is 'withdrawal.demanded'",
        ),
        ("timetable", "under: [determine], hedged", "under: determine, hedged", "under", "valid tuple"),
        ("presence", "form: noun", "form: adverb", "form", "'verb' or 'noun'"),
        (
            "troops",
            "about: How many there are or were.",
            "abuot: How many.",
            "abuot",
            "the nearest is 'about'",
        ),
        ("lexicon", "verbs: [انسحب", "verb: [انسحب", "verb", "no key 'verb' here; the nearest is 'verbs'"),
        ("geography", "names: [الولايات المتحدة", "names: [1, الولايات المتحدة", "names", "valid string"),
        ("timetable", "{concept: date_word", "{concept: date_wrod", "concept", "the nearest is 'date_word'"),
        (
            "withdrawal",
            "argument: [force, ",
            "argument: [forse, ",
            "argument",
            "no concept 'forse'; the nearest is 'force'",
        ),
        ("presence", "under: [", "under: [agre, ", "under", "no concept 'agre'; the nearest is 'agree'"),
        (
            "grammar",
            "  conjunctions: [",
            "  conjonctions: [",
            "conjonctions",
            "the nearest is 'conjunctions'",
        ),
        ("grammar", "  that: [", "  which: []\n  that: [", "which", "no key 'which' here"),
        ("grammar", "conditionals: [إذا, لو]", "conditionals: إذا", "conditionals", "valid frozenset"),
        ("grammar", "    على: [بعد]", "    على: بعد", "على", "valid frozenset"),
        ("conflicts", "level: contradiction", "level: quarrel", "level", "'contradiction'"),
        ("conflicts", "within: 45", "within: some", "within", "valid integer"),
        ("conflicts", "kinds: [timetable.set]", "kinds: [timetable.sett]", "kinds", "timetable.set"),
    ],
)
def test_what_a_pack_may_not_say(folder: Path, pack: str, old: str, new: str, key: str, message: str) -> None:
    line = edit(folder, pack, old, new)
    found = error(folder)
    path, _, number = found.where.rpartition(":")
    assert path == str(folder / f"{pack}.yaml")
    assert key in found.message.partition(": ")[0].split(".")
    assert message in found.message
    assert found.remedy
    # A missing key stands nowhere: there the line is that of the mapping in which it is missing.
    assert abs(int(number) - line) <= (0 if "required" not in message else 3)


def test_another_version(folder: Path) -> None:
    edit(folder, "troops", "version: 1", "version: 2")
    assert "version" in error(folder).message


def test_a_rule_without_conditions(folder: Path) -> None:
    path = folder / "timetable.yaml"
    text = path.read_text(encoding="utf-8")
    emptied, n = re.subn(r"(?m)^    when:\n(?:      .*\n|        .*\n)+", "    when: []\n", text, count=1)
    assert n == 1
    path.write_text(emptied, encoding="utf-8")
    found = error(folder)
    assert found.where.startswith(f"{path}:")
    assert found.message.startswith("rules.0.when: ")


@pytest.mark.parametrize("pack", [*PACKS, *TABLES])
def test_a_missing_file(folder: Path, pack: str) -> None:
    (folder / f"{pack}.yaml").unlink()
    found = error(folder)
    assert found.where == str(folder / f"{pack}.yaml")
    assert "cannot be read" in found.message


def test_a_missing_folder(tmp_path: Path) -> None:
    assert str(tmp_path / "nowhere") in error(tmp_path / "nowhere").where


@pytest.mark.parametrize(
    ("content", "line"), [("version: 1\nrules: [\n", 3), ("version: 1\nrules:\n\t- a\n", 3), ("a: b: c\n", 1)]
)
def test_not_yaml(folder: Path, content: str, line: int) -> None:
    (folder / "troops.yaml").write_text(content, encoding="utf-8")
    found = error(folder)
    assert found.where == f"{folder / 'troops.yaml'}:{line}"
    assert "not YAML" in found.message


@pytest.mark.parametrize("content", ["", "text\n", "- 1\n- 2\n"])
def test_no_mapping(folder: Path, content: str) -> None:
    (folder / "troops.yaml").write_text(content, encoding="utf-8")
    assert str(folder / "troops.yaml") in error(folder).where


def test_not_utf_8(folder: Path) -> None:
    (folder / "troops.yaml").write_bytes("version: 1 # جندي".encode("cp1256"))
    assert error(folder).where == f"{folder / 'troops.yaml'}:1"


def test_a_concept_that_the_lexicon_calls_otherwise(folder: Path) -> None:
    edit(folder, "lexicon", "  leave: ", "  leav: ")
    found = error(folder)
    assert found.where.startswith(f"{folder / 'withdrawal.yaml'}:")
    assert "no concept 'leave'; the nearest is 'leav'" in found.message


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("kind: troops.change", "kind: troops.count", "troops.count, troops.count"),
        ("kind: troops.count", "kind: presence.ended", "troops.change, presence.ended"),
    ],
)
def test_troops_have_one_rule_of_each_kind(folder: Path, old: str, new: str, found: str) -> None:
    edit(folder, "troops", old, new)
    raised = error(folder)
    assert raised.where.startswith(f"{folder / 'troops.yaml'}:")
    assert raised.message == (
        "rules: there must be exactly one rule of kind troops.change and one of kind troops.count, "
        f"not {found}"
    )


def test_a_third_rule_of_troops(folder: Path) -> None:
    path = folder / "troops.yaml"
    text = path.read_text(encoding="utf-8")
    _, rules = text.split("rules:\n")
    path.write_text(text + rules.replace("id: troops", "id: more-troops"), encoding="utf-8")
    assert "not troops.change, troops.count, troops.change, troops.count" in error(folder).message


def test_the_order_of_the_rules_of_troops_does_not_matter(folder: Path) -> None:
    path = folder / "troops.yaml"
    head, change, count = re.split(r"(?m)^(?=  - id: )", path.read_text(encoding="utf-8"))
    path.write_text(head + count + change, encoding="utf-8")
    assert load(built_in=folder) == load()


def test_known_misses_are_optional(folder: Path) -> None:
    rules = [rule for pack in load(built_in=folder).extraction.values() for rule in pack.rules]
    assert any(rule.known_misses for rule in rules)
    assert any(not rule.known_misses for rule in rules)
