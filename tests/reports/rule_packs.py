"""Rule packs for the tests of what is printed about rules."""

from __future__ import annotations

import json
from pathlib import Path

from claimcheck.claims.rulepack import load
from claimcheck.reports.rules_catalogue import Catalogue

PACK = """
version: 1
kinds:
  base.handed_over: {{en: {text}, ar: {text}}}
concepts:
  {text}: {{verbs: [{text}], nouns: [{text}], phrases: [{text}], except: [{text}]}}
anchors:
  - {{concept: {text}, argument: [{text}], besides: [{text}], without: [{text}], unless: [{text}]}}
rules:
  - id: base-handed-over
    kind: base.handed_over
    about: {text}
    when:
      - {{under: [{text}], near: [{text}], negated: false}}
      - words: [{{name: anchor}}, {{concept: [{text}], feature: {{Number: [{text}]}}}}]
    fires: [{{text: {text}, gives: [{{kind: base.handed_over, force: {text}, place: {text}}}]}}]
    does_not_fire: [{text}]
    known_misses: [{{text: {text}}}]
conflicts:
  - id: base-kept
    level: tension
    type: modal
    a: {{kinds: [base.handed_over], forces: [{text}]}}
    b: {{kinds: [presence.continuing]}}
    why: {{en: {text}, ar: {text}}}
    unless: {{en: {text}, ar: {text}}}
    fires: [{{a: {{kind: base.handed_over, area: {text}}}, b: {{kind: presence.continuing}}, level: tension}}]
    does_not_fire: [{{a: {{kind: base.handed_over, area: {text}}}, b: {{kind: presence.ended}}}}]
"""


def catalogue_with(folder: Path, text: str) -> Catalogue:
    """The built-in rules, and a pack in which everything that a pack may say freely is ``text``."""
    # A JSON string is one in YAML, too.
    (folder / "own.yaml").write_text(PACK.format(text=json.dumps(text)), encoding="utf-8")
    return Catalogue(load(folder))
