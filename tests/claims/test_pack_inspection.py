"""Every error of rule packs at once, and what is allowed and hardly meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.pack_warnings import warnings
from claimcheck.claims.rulepack import Inspection, embedded_rules, inspect, load
from claimcheck.errors import RulePackError
from tests.claims.test_user_packs import PACK, RULE, write


def found(inspection: Inspection) -> list[tuple[str, str]]:
    """The file, without its folder, and line of each error, and its message."""
    return [(Path(e.where).name, e.message) for e in inspection.errors]


def warned(*places: Path) -> list[tuple[str, str]]:
    return [(Path(w.where).name, w.message) for w in warnings(inspect(places))]


class TestErrors:
    def test_none(self, tmp_path: Path) -> None:
        write(tmp_path, "bases", PACK)
        inspection = inspect((tmp_path,))
        assert inspection.errors == ()
        assert inspection.packs == load(tmp_path)
        assert inspection.users == ("bases",)

    def test_all_of_one_pack(self, tmp_path: Path) -> None:
        text = PACK.replace("argument: [base]", "argument: [bsae, fource]").replace("about: A", "abuot: A")
        write(tmp_path, "bases", text.replace("nouns: [تسليم]", "nouns: تسليم"))
        inspection = inspect((tmp_path,))
        assert inspection.packs is None
        assert found(inspection) == [
            ("bases.yaml:7", "concepts.hand_over.nouns: Input should be a valid tuple"),
            ("bases.yaml:9", "anchors.0.argument.0: there is no concept 'bsae'; the nearest is 'base'"),
            ("bases.yaml:9", "anchors.0.argument.1: there is no concept 'fource'; the nearest is 'force'"),
            ("bases.yaml:13", "rules.0.abuot: there is no key 'abuot' here; the nearest is 'about'"),
        ]

    def test_of_several_packs_and_of_several_sorts(self, tmp_path: Path) -> None:
        write(tmp_path, "bases", PACK.replace("version: 1", "version: 2"))
        write(tmp_path, "goods", "version: 1\nanchors:\n  - {concept: $nothing}\n")
        write(
            tmp_path, "kinds", "version: 1\nkinds:\n  given: {en: a, ar: ب}\n  troops.count: {en: a, ar: ب}\n"
        )
        assert [place for place, _ in found(inspect((tmp_path,)))] == [
            "goods.yaml:3",
            "kinds.yaml:3",
            "kinds.yaml:4",
            "bases.yaml:1",
        ]

    def test_names_are_not_judged_while_a_pack_that_may_declare_them_cannot_be_read(
        self, tmp_path: Path
    ) -> None:
        write(tmp_path, "bases", PACK.replace("kind: base.handed_over", "kind: base.lent"))
        write(tmp_path, "kinds", "version: 1\nkinds: {base.lent: {en: lent\n")
        assert [place for place, _ in found(inspect((tmp_path,)))] == ["kinds.yaml:3"]

    def test_what_a_variable_says_wrong_is_said_once(self, tmp_path: Path) -> None:
        text = (
            "version: 1\nvariables:\n  goods: [bsae]\n"
            "anchors:\n  - {concept: leave, argument: $goods}\n  - {concept: stay, argument: $goods}\n"
        )
        write(tmp_path, "own", text)
        assert [place for place, _ in found(inspect((tmp_path,)))] == ["own.yaml:3"]

    def test_no_rule_has_the_id_of_the_one_that_stands_in_no_pack(self, tmp_path: Path) -> None:
        write(tmp_path, "bases", PACK.replace("id: base-handed-over", f"id: {DATED_RULE}"))
        assert found(inspect((tmp_path,))) == [
            ("bases.yaml:11", f"the id {DATED_RULE} belongs to another rule")
        ]

    def test_the_first_is_what_loading_raises(self, tmp_path: Path) -> None:
        write(tmp_path, "own", "version: 1\nabuot: a\nimprots: []\nanchors:\n  - {concept: leav}\n")
        with pytest.raises(RulePackError) as raised:
            load(tmp_path)
        assert str(raised.value) == str(inspect((tmp_path,)).errors[0])

    def test_of_broken_built_in_packs(self, tmp_path: Path) -> None:
        for path in Path(str(embedded_rules())).glob("*.yaml"):
            write(tmp_path, path.stem, path.read_text(encoding="utf-8"))
        write(tmp_path, "troops", "version: 3\n")
        write(tmp_path, "grammar", "version: 1\nnothing: 1\n")
        inspection = inspect((), built_in=tmp_path)
        assert {place.partition(":")[0] for place, _ in found(inspection)} == {"grammar.yaml", "troops.yaml"}


class TestPlaces:
    def test_single_files(self, tmp_path: Path) -> None:
        first = write(tmp_path, "first", PACK)
        write(tmp_path, "second", "no pack")
        assert inspect((first,)).users == ("first",)

    def test_files_and_folders_together(self, tmp_path: Path) -> None:
        folder = tmp_path / "more"
        folder.mkdir()
        write(folder, "words", "version: 1\n")
        assert inspect((folder, write(tmp_path, "bases", PACK))).users == ("words", "bases")

    def test_two_packs_of_one_name(self, tmp_path: Path) -> None:
        folder = tmp_path / "more"
        folder.mkdir()
        places = write(tmp_path, "bases", PACK), write(folder, "bases", PACK)
        assert [e.message for e in inspect(places).errors] == ["bases is the name of another pack"]

    def test_one_file_named_twice(self, tmp_path: Path) -> None:
        place = write(tmp_path, "bases", PACK)
        assert inspect((place, tmp_path)).errors == ()

    def test_the_built_in_packs_themselves(self) -> None:
        folder = Path(str(embedded_rules()))
        for place in (folder, folder / "withdrawal.yaml"):
            inspection = inspect((place,))
            assert inspection.errors == ()
            assert inspection.users == ()

    @pytest.mark.parametrize(
        ("name", "message"),
        [("nowhere", "no such folder"), ("nowhere.yaml", "cannot be read"), ("notes.txt", "no such folder")],
    )
    def test_none(self, tmp_path: Path, name: str, message: str) -> None:
        (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
        (error,) = inspect((tmp_path / name,)).errors
        assert message in error.message
        assert error.where.startswith(str(tmp_path / name))


class TestWarnings:
    def test_none(self, tmp_path: Path) -> None:
        assert warned(write(tmp_path, "bases", PACK)) == []

    @pytest.mark.parametrize(
        ("old", "new", "missing"),
        [
            ("    fires:", "    known_misses:", "fires"),
            (
                "does_not_fire:\n      - سلم الوزير الرسالة إلى السفير.\n",
                "does_not_fire: []\n",
                "does_not_fire",
            ),
        ],
    )
    def test_a_rule_without_both_sorts_of_example(
        self, tmp_path: Path, old: str, new: str, missing: str
    ) -> None:
        assert old in PACK
        expected = [("bases.yaml:11", f"base-handed-over has no examples under {missing}")]
        assert warned(write(tmp_path, "bases", PACK.replace(old, new))) == expected

    def test_a_rule_without_any_example(self, tmp_path: Path) -> None:
        text = PACK.partition("    fires:")[0]
        expected = [("bases.yaml:11", "base-handed-over has no examples under fires and does_not_fire")]
        assert warned(write(tmp_path, "bases", text)) == expected

    def test_a_concept_that_no_rule_uses(self, tmp_path: Path) -> None:
        text = PACK.replace("anchors:", "  seize:\n    verbs: [صادر]\nanchors:")
        assert warned(write(tmp_path, "bases", text)) == [("bases.yaml:8", "no rule uses the concept seize")]

    @pytest.mark.parametrize(
        "use",
        [
            "rules:\n  - id: own\n    kind: troops.count\n    about: A.\n    when: [{near: [seize]}]\n"
            "    fires: [{text: a}]\n    does_not_fire: [b]\n",
            "rules:\n  - id: own\n    kind: troops.count\n    about: A.\n"
            "    when: [{words: [{name: anchor}, {concept: [seize]}]}]\n"
            "    fires: [{text: a}]\n    does_not_fire: [b]\n",
            "anchors: [{concept: leave, unless: [seize]}]\n",
        ],
    )
    def test_a_concept_that_another_pack_uses(self, tmp_path: Path, use: str) -> None:
        write(tmp_path, "words", "version: 1\nconcepts:\n  seize: {verbs: [صادر]}\n")
        write(tmp_path, "uses", f"version: 1\n{use}")
        assert warned(tmp_path) == []

    def test_further_words_of_a_built_in_concept(self, tmp_path: Path) -> None:
        assert warned(write(tmp_path, "own", "version: 1\nconcepts:\n  leave: {verbs: [فارق]}\n")) == []

    def test_a_variable_that_nothing_uses(self, tmp_path: Path) -> None:
        text = "version: 1\nvariables:\n  used: [base]\n  goods: [$used]\nabout: $goods\n"
        assert warned(write(tmp_path, "own", text)) == [("own.yaml:4", "nothing uses the variable $goods")]

    def test_a_variable_that_a_pack_uses_by_way_of_another(self, tmp_path: Path) -> None:
        write(tmp_path, "a", "version: 1\nvariables:\n  goods: [base]\n")
        write(tmp_path, "b", "version: 1\nimports: [a]\n")
        write(tmp_path, "c", "version: 1\nimports: [b]\nanchors: [{concept: leave, argument: $goods}]\n")
        assert warned(tmp_path) == []

    def test_a_variable_of_that_name_elsewhere(self, tmp_path: Path) -> None:
        write(tmp_path, "a", "version: 1\nvariables:\n  goods: [base]\n")
        write(
            tmp_path,
            "b",
            "version: 1\nvariables:\n  goods: [base]\nanchors: [{concept: leave, argument: $goods}]\n",
        )
        assert warned(tmp_path) == [("a.yaml:3", "nothing uses the variable $goods")]

    def test_beside_errors(self, tmp_path: Path) -> None:
        text = PACK.replace("version: 1", "version: 2").replace("kinds:", "variables: {goods: a}\nkinds:")
        place = write(tmp_path, "bases", text + RULE.format(id="other", kind="base.nothing"))
        assert len(inspect((place,)).errors) == 3
        assert warned(place) == [("bases.yaml:2", "nothing uses the variable $goods")]

    def test_of_the_built_in_packs(self) -> None:
        assert warned() == []
