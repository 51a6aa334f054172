"""The list of rules, as text and as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.model import Kind
from claimcheck.claims.rulepack import load
from claimcheck.reports import rules_list_json, rules_list_text
from claimcheck.reports.rules_catalogue import Catalogue
from tests.reports.rule_packs import catalogue_with

CATALOGUE = Catalogue(load())


class TestText:
    def test_every_rule_has_a_line(self) -> None:
        lines = rules_list_text.emit(CATALOGUE).splitlines()
        firsts = [line.split()[0] for line in lines if line.startswith("  ")]
        assert firsts == list(CATALOGUE.rule_by_id)
        assert lines[0].startswith(f"{len(firsts)} rules;")

    def test_what_a_line_says(self, tmp_path: Path) -> None:
        lines = rules_list_text.emit(catalogue_with(tmp_path, "words")).splitlines()
        extraction = lines.index("extraction rules of own")
        assert lines[extraction + 1].split() == [
            "base-handed-over", "base.handed_over", "+1", "-1", "?1", "words",
        ]  # fmt: skip
        conflicts = lines.index("conflict rules of own")
        assert lines[conflicts + 1].split() == ["base-kept", "tension,", "modal", "+1", "-1", "words"]
        assert lines[-2:] == ["declared kinds", "  base.handed_over  own  words"]

    def test_the_rule_that_stands_in_no_pack(self) -> None:
        lines = rules_list_text.emit(CATALOGUE).splitlines()
        assert lines[lines.index("extraction rule, built in") + 1].startswith(
            f"  {DATED_RULE}  timetable.set"
        )

    @pytest.mark.parametrize("width", [80, 100, 200])
    def test_it_fits_the_terminal(self, width: int) -> None:
        assert max(map(len, rules_list_text.emit(CATALOGUE, width=width).splitlines())) <= width

    def test_where_there_is_no_room_what_it_is_about_is_left_out(self) -> None:
        printed = rules_list_text.emit(CATALOGUE, width=40)
        assert re.search(r"^  troops-count   troops\.count   \+\d+ -\d+$", printed, re.MULTILINE)

    def test_columns_are_aligned(self) -> None:
        lines = rules_list_text.emit(CATALOGUE, width=200).splitlines()
        start = lines.index("extraction rules of withdrawal") + 1
        rows = lines[start : lines.index("", start)]
        assert len({row.index("withdrawal.") for row in rows}) == 1
        assert len({row.index("  +") for row in rows}) == 1

    def test_hostile_packs_stay_on_their_lines(self, tmp_path: Path) -> None:
        printed = rules_list_text.emit(catalogue_with(tmp_path, "a\nb\tc\u2028d"))
        assert "a b c d" in printed
        assert "\u2028" not in printed
        assert len(printed.split("\n")) == len(printed.splitlines()) + 1


class TestJson:
    def test_rules_and_kinds(self, tmp_path: Path) -> None:
        catalogue = catalogue_with(tmp_path, "كلام")
        document = json.loads(rules_list_json.emit(catalogue))
        assert document["schema"] == rules_list_json.SCHEMA
        assert [rule["id"] for rule in document["rules"]] == list(catalogue.rule_by_id)
        assert [kind["name"] for kind in document["kinds"]] == [*Kind, "base.handed_over"]
        by_id = {rule["id"]: rule for rule in document["rules"]}
        assert by_id["base-handed-over"] == {
            "id": "base-handed-over",
            "sort": "extraction",
            "kind": "base.handed_over",
            "pack": "own",
            "about": "كلام",
            "fires": 1,
            "does_not_fire": 1,
            "known_misses": 1,
        }
        assert by_id["base-kept"]["level"] == "tension"
        assert by_id["base-kept"]["type"] == "modal"
        assert by_id[DATED_RULE]["pack"] is None
