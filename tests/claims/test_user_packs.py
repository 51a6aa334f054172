"""A user's rule packs beside the built-in ones: what they may say, and what is refused where."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.claims.rulepack import load
from claimcheck.errors import ExitStatus, RulePackError
from claimcheck.yaml_files import MAX_BYTES

RULE = """
  - id: {id}
    kind: {kind}
    about: A base goes from one army to another.
    when:
      - {{negated: false}}
    fires:
      - text: سلمت القوات الفرنسية قاعدة عسكرية إلى الجيش التشادي.
        gives: [{{kind: {kind}}}]
    does_not_fire:
      - سلم الوزير الرسالة إلى السفير.
"""
PACK = """version: 1
kinds:
  base.handed_over: {en: base handed over, ar: تسليم قاعدة}
concepts:
  hand_over:
    verbs: [سلم]
    nouns: [تسليم]
anchors:
  - {concept: hand_over, argument: [base]}
rules:""" + RULE.format(id="base-handed-over", kind="base.handed_over")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def error(folder: Path) -> RulePackError:
    with pytest.raises(RulePackError) as raised:
        load(folder)
    assert raised.value.exit_status is ExitStatus.BAD_RULES
    return raised.value


class TestBeside:
    def test_its_rules_kinds_and_concepts_are_there_with_the_built_in_ones(self, tmp_path: Path) -> None:
        write(tmp_path, "bases", PACK)
        packs = load(tmp_path)
        assert list(packs.extraction) == [*load().extraction, "bases"]
        assert packs.kinds["base.handed_over"].ar == "تسليم قاعدة"
        assert packs.concepts["hand_over"].verbs == ("سلم",)
        assert packs.concepts["leave"] == load().concepts["leave"]

    def test_a_built_in_concept_gets_further_words(self, tmp_path: Path) -> None:
        write(tmp_path, "words", "version: 1\nconcepts:\n  leave:\n    verbs: [فارق]\n")
        assert load(tmp_path).concepts["leave"].verbs == (*load().concepts["leave"].verbs, "فارق")

    def test_several_packs_come_in_alphabetical_order(self, tmp_path: Path) -> None:
        write(tmp_path, "second", PACK)
        other = RULE.format(id="base-handed-over-too", kind="base.handed_over")
        write(tmp_path, "first", f"version: 1\nrules:{other}")
        assert list(load(tmp_path).extraction)[-2:] == ["first", "second"]

    @pytest.mark.parametrize("name", ["withdrawal", "grammar", "common"])
    def test_no_pack_takes_the_name_of_a_built_in_one(self, tmp_path: Path, name: str) -> None:
        path = write(tmp_path, name, "version: 1\n")
        assert error(tmp_path).where == str(path)

    def test_an_empty_folder(self, tmp_path: Path) -> None:
        assert "holds no rule pack" in error(tmp_path).message

    def test_countries_that_yaml_takes_for_a_refusal(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            "bases",
            PACK.replace("{kind: base.handed_over}]", "{kind: base.handed_over, force: NO}]"),
        )
        (rule,) = load(tmp_path).extraction["bases"].rules
        assert rule.fires[0].gives[0].force == "NO"


class TestVariables:
    def anchors(self, folder: Path, pack: str) -> list[tuple[str, ...]]:
        return [anchor.argument for anchor in load(folder).packs[pack].anchors]

    def test_a_list_is_spread_in_a_list_and_stands_for_one(self, tmp_path: Path) -> None:
        text = (
            "version: 1\nvariables:\n  goods: [base, force]\n  word: soldier\n"
            "anchors:\n  - {concept: leave, argument: $goods}\n"
            "  - {concept: leave, argument: [$goods, $word]}\n"
        )
        write(tmp_path, "own", text)
        assert self.anchors(tmp_path, "own") == [("base", "force"), ("base", "force", "soldier")]

    def test_variables_of_variables(self, tmp_path: Path) -> None:
        text = (
            "version: 1\nvariables:\n  a: [base]\n  b: [$a, force]\n"
            "anchors:\n  - {concept: leave, argument: $b}\n"
        )
        write(tmp_path, "own", text)
        assert self.anchors(tmp_path, "own") == [("base", "force")]

    def test_imported_ones_and_those_that_hide_them(self, tmp_path: Path) -> None:
        write(tmp_path, "base", "version: 1\nvariables:\n  a: [base]\n  b: [force]\n")
        text = (
            "version: 1\nimports: [base]\nvariables:\n  b: [soldier]\n"
            "anchors:\n  - {concept: leave, argument: $a}\n  - {concept: leave, argument: $b}\n"
        )
        write(tmp_path, "own", text)
        assert self.anchors(tmp_path, "own") == [("base",), ("soldier",)]

    def test_those_of_a_built_in_pack(self, tmp_path: Path) -> None:
        text = (
            "version: 1\nimports: [common]\nanchors:\n  - {concept: leave, argument: $wanted_or_scheduled}\n"
        )
        write(tmp_path, "own", text)
        assert "demand" in self.anchors(tmp_path, "own")[0]

    def test_between_quotation_marks_it_is_a_text(self, tmp_path: Path) -> None:
        write(tmp_path, "own", 'version: 1\nabout: "$a"\nconcepts:\n  money: {nouns: ["$dollar"]}\n')
        assert load(tmp_path).packs["own"].concepts["money"].nouns == ("$dollar",)

    @pytest.mark.parametrize(
        ("text", "line", "message"),
        [
            (
                "variables:\n  goods: [base]\nanchors:\n  - {concept: leave, argument: $good}\n",
                5,
                "no variable $good",
            ),
            ("variables:\n  my goods: [base]\n", 3, "no name of a variable"),
            ("imports: [nowhere]\n", 2, "no pack nowhere"),
            ("imports: [../secret]\n", 2, "by its file's name"),
            ("imports:\n  - own\n", 3, "a circle"),
        ],
    )
    def test_what_is_refused(self, tmp_path: Path, text: str, line: int, message: str) -> None:
        path = write(tmp_path, "own", f"version: 1\n{text}")
        found = error(tmp_path)
        assert (found.where, message in found.message) == (f"{path}:{line}", True)

    def test_a_circle_names_all_its_packs(self, tmp_path: Path) -> None:
        for name, imported in (("a", "b"), ("b", "c"), ("c", "a")):
            write(tmp_path, name, f"version: 1\nimports: [{imported}]\n")
        message = error(tmp_path).message
        assert all(f"{name}.yaml" in message for name in "abc")

    def test_two_imports_that_disagree(self, tmp_path: Path) -> None:
        for name, value in (("a", "base"), ("b", "force")):
            write(tmp_path, name, f"version: 1\nvariables:\n  goods: [{value}]\n")
        path = write(tmp_path, "own", "version: 1\nimports:\n  - a\n  - b\n")
        found = error(tmp_path)
        assert found.where == f"{path}:4"
        assert "b.yaml:3" in found.remedy

    def test_what_is_wrong_in_a_variable_is_shown_there(self, tmp_path: Path) -> None:
        path = write(tmp_path, "a", "version: 1\nvariables:\n  goods:\n    - base\n    - forse\n")
        write(tmp_path, "own", "version: 1\nimports: [a]\nanchors:\n  - {concept: leave, argument: $goods}\n")
        assert error(tmp_path).where == f"{path}:5"


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("old", "new", "line", "message"),
        [
            (
                "    about: A",
                "    abuot: A",
                13,
                "rules.0.abuot: there is no key 'abuot' here; the nearest is 'about'",
            ),
            ("kind: base.handed_over\n", "kind: base.handed_ovr\n", 12, "the nearest is 'base.handed_over'"),
            ("argument: [base]", "argument: [bsae]", 9, "no concept 'bsae'; the nearest is 'base'"),
            ("id: base-handed-over", "id: withdrawal-denied", 11, "belongs to another rule"),
            ("id: base-handed-over", "id: Base handed", 11, "no id of a rule"),
            ("  base.handed_over: {", "  handed_over: {", 3, "no name of a kind"),
            ("  base.handed_over: {", "  troops.count: {", 3, "declared already"),
            ("{negated: false}", "{negated: false, OP: '!'}", 15, "no key 'OP' here"),
            (
                "    nouns: [تسليم]",
                "    nouns: [تسليم]\n    verbs: [سلم]",
                8,
                "stands here again, as on line 6",
            ),
            ("verbs: [سلم]", "verbs: &v [سلم]", 6, "anchors and aliases"),
            ("verbs: [سلم]", "verbs: !!python/name:os.system [سلم]", 6, "the tag"),
            ("verbs: [سلم]", "verbs: [\u202eسلم]", 6, "U+202E"),
            ("verbs: [سلم]", "verbs: [سلم", 7, "not YAML"),
            ("version: 1", "version: 2", 1, "version"),
            ("verbs: [سلم]", "verbs: " + "[" * 40 + "]" * 40, 6, "nested deeper"),
        ],
    )
    def test_with_its_line(self, tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
        assert old in PACK
        path = write(tmp_path, "bases", PACK.replace(old, new, 1))
        found = error(tmp_path)
        assert message in found.message
        assert found.where == f"{path}:{line}"

    def test_a_large_file(self, tmp_path: Path) -> None:
        path = write(tmp_path, "bases", PACK + "#" * 10 * MAX_BYTES)
        found = error(tmp_path)
        assert found.where == f"{path}:1"
        assert "1,000,000 bytes" in found.message

    def test_not_utf_8(self, tmp_path: Path) -> None:
        path = tmp_path / "own.yaml"
        path.write_bytes(b"version: 1\nabout: \xcc\xe4\n")
        assert error(tmp_path).where == f"{path}:2"

    def test_the_same_id_twice(self, tmp_path: Path) -> None:
        path = write(tmp_path, "bases", PACK + RULE.format(id="base-handed-over", kind="base.handed_over"))
        found = error(tmp_path)
        assert found.where == f"{path}:22"
        assert found.remedy == f"see {path}:11"
