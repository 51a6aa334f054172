"""The JSON Schema of rule packs: fresh, valid, and as strict as the models where a schema can be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from claimcheck.claims.pack_model import RulePacks
from claimcheck.claims.pack_schema import ID, emit, main, schema
from claimcheck.claims.rulepack import PACKS, embedded_rules

WRITTEN = Path(__file__).resolve().parents[2] / "rules" / "pack.schema.json"
PACK = """
version: 1
about: Bases.
imports: [common]
variables: {goods: [base, force], word: soldier, few: 5}
kinds:
  base.handed_over: {en: base handed over, ar: تسليم قاعدة}
concepts:
  hand_over: {verbs: [سلم], nouns: $words, except: [تسليمة]}
anchors:
  - {concept: $word, form: noun, argument: [$goods, presence], actor: true}
rules:
  - id: base-handed-over
    kind: base.handed_over
    about: A base goes from one army to another.
    when:
      - {under: $goods, negated: $no, tense: [past, $tense]}
      - words: [{name: anchor}, {lemma: [قاعدة], feature: {Number: [Sing], Person: [3]}, optional: true}]
      - tree: [{name: anchor}, {name: what, below: anchor, tag: [NOUN], relation: [obj]}]
    slots: {place: what}
    fires:
      - text: سلمت القوات الفرنسية قاعدة عسكرية إلى الجيش التشادي.
        gives: [{kind: base.handed_over, force: FR, low: $few}]
    does_not_fire: [سلم الوزير الرسالة إلى السفير.]
    known_misses: [{text: سلمت فرنسا القاعدة.}]
"""
Edit = tuple[str, str]


@pytest.fixture(scope="module")
def validator(packs: RulePacks) -> Draft202012Validator:
    made = schema(packs.concepts)
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


def plain(text: str) -> Any:
    """YAML as a validator of JSON sees it: days are texts."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def errors(validator: Draft202012Validator, text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(plain(text))]


def test_it_is_fresh(packs: RulePacks) -> None:
    assert WRITTEN.read_text(encoding="utf-8") == emit(packs.concepts), "run: make docs"


def test_writing_it(tmp_path: Path, packs: RulePacks) -> None:
    main(tmp_path / "schema.json")
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == emit(packs.concepts)


def test_it_says_what_it_is(packs: RulePacks) -> None:
    made = schema(packs.concepts)
    assert made["$id"] == ID
    assert made["$schema"].endswith("/2020-12/schema")
    assert made["title"]


@pytest.mark.parametrize("name", PACKS)
def test_the_built_in_packs_are_valid(validator: Draft202012Validator, name: str) -> None:
    text = embedded_rules().joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    assert errors(validator, text) == []


@pytest.mark.parametrize("name", PACKS)
def test_the_built_in_packs_name_it(name: str) -> None:
    text = embedded_rules().joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={WRITTEN.name}\n")


def test_a_pack_with_everything(validator: Draft202012Validator) -> None:
    assert errors(validator, PACK) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("version: 1", "version: 2", "$.version"),
        ("version: 1", "version: $one", "$.version"),
        ("about: Bases.", "abuot: Bases.", "$"),
        ("imports: [common]", "imports: common", "$.imports"),
        ("goods: [base, force]", "goods: {a: b}", "$.variables.goods"),
        ("{en: base handed over, ar: تسليم قاعدة}", "{en: base handed over}", "$.kinds['base.handed_over']"),
        ("verbs: [سلم]", "verbs: سلم", "$.concepts.hand_over.verbs"),
        ("except: [تسليمة]", "exceptions: [تسليمة]", "$.concepts.hand_over"),
        ("form: noun", "form: adverb", "$.anchors[0].form"),
        ("form: noun, ", "", ""),
        ("form: noun", "form:", "$.anchors[0].form"),
        ("actor: true", "actor: sometimes", "$.anchors[0].actor"),
        ("concept: $word, ", "", "$.anchors[0]"),
        ("kind: base.handed_over\n", "kind: handed over\n", "$.rules[0].kind"),
        ("    about: A base goes from one army to another.\n", "", "$.rules[0]"),
        ("under: $goods", "under: base", "$.rules[0].when[0].under"),
        ("tense: [past,", "tense: [passed,", "$.rules[0].when[0].tense"),
        ("lemma: [قاعدة]", "lemma: []", "$.rules[0].when[1].words[1].lemma"),
        ("optional: true", "OP: '?'", "$.rules[0].when[1].words[1]"),
        ("Number: [Sing]", "Number: Sing", "$.rules[0].when[1].words[1].feature.Number"),
        ("below: anchor", "beneath: anchor", "$.rules[0].when[2].tree[1]"),
        ("tag: [NOUN]", "tag: [SUBSTANTIVE]", "$.rules[0].when[2].tree[1].tag"),
        ("slots: {place: what}", "slots: {where: what}", "$.rules[0].slots"),
        ("low: $few", "low: few", "$.rules[0].fires[0].gives[0].low"),
        ("[{text: سلمت فرنسا القاعدة.}]", "[سلمت فرنسا القاعدة.]", "$.rules[0].known_misses[0]"),
    ],
)
def test_what_is_wrong(validator: Draft202012Validator, old: str, new: str, path: str) -> None:
    assert old in PACK
    found = errors(validator, PACK.replace(old, new, 1))
    assert {error.partition(": ")[0] for error in found} == ({path} if path else set())


CONFLICT = """
version: 1
conflicts:
  - id: base-kept-or-not
    level: tension
    type: modal
    a: {kinds: [base.handed_over], words: [قاعدة], timed: true}
    b: [{kinds: [presence.continuing]}, {kinds: [$kind], rules: [presence-kept]}]
    why: {en: One says so., ar: يقول أحدهما ذلك.}
    unless: {en: Not so., ar: ليس كذلك.}
    fires: [{a: {kind: base.handed_over, said: 2024-03-01}, b: {kind: presence.continuing}, level: tension}]
    does_not_fire: [{a: {kind: base.handed_over}, b: {kind: presence.ended}}]
"""


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("", "", ""),
        ("level: tension\n", "level: $level\n", ""),
        ("level: tension\n", "level: quarrel\n", "$.conflicts[0].level"),
        ("type: modal", "typ: modal", "$.conflicts[0]"),
        ("a: {kinds: [base.handed_over]", "a: {kind: [base.handed_over]", "$.conflicts[0].a"),
        ("timed: true", "timed: 5", "$.conflicts[0].a"),
        ("b: [{kinds: [presence.continuing]}", "b: [presence.continuing", "$.conflicts[0].b"),
        ("    unless: {en: Not so., ar: ليس كذلك.}\n", "", "$.conflicts[0]"),
    ],
)
def test_conflict_rules(validator: Draft202012Validator, old: str, new: str, path: str) -> None:
    assert old in CONFLICT
    text = CONFLICT.replace(old, new, 1).replace("b: [presence.continuing,", "b: [continuing,")
    found = [error.partition(": ")[0] for error in errors(validator, text)]
    assert found == ([path] * len(found) if path else [])
    assert bool(found) == bool(path)


def test_every_key_is_described(packs: RulePacks) -> None:
    parts = schema(packs.concepts)["$defs"]
    plain_pairs = {"Bilingual", "ConflictExample", "ExpectedClaim", "Example", "KindNames", "Terms"}
    undescribed = [
        f"{name}.{key}"
        for name, part in parts.items()
        if name not in plain_pairs
        for key, value in part.get("properties", {}).items()
        if "description" not in value
    ]
    assert undescribed == []


def test_names_are_proposed(packs: RulePacks) -> None:
    parts = schema(packs.concepts)["$defs"]
    assert "leave" in parts["ConceptName"]["anyOf"][0]["enum"]
    assert "withdrawal.denied" in parts["KindName"]["anyOf"][0]["enum"]
    assert "$ref" in parts["Condition"]["properties"]["under"]["anyOf"][0]["items"]
