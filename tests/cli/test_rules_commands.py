"""``claimcheck rules list``, ``explain``, ``validate`` and ``test``."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimcheck.claims.rulepack import embedded_rules, load
from claimcheck.cli.main import main
from claimcheck.language.pipeline import ArabicReader
from claimcheck.reports.rules_catalogue import Catalogue
from claimcheck.reports.rules_pages import INDEX, MARK
from tests.claims.docs import documents
from tests.claims.test_user_packs import PACK, write
from tests.readers import FakeReader

Run = Callable[..., Result]
DENIED = documents("scope")["lan"].text
OWN = f"""version: 1
about: What one desk watches.
anchors:
  - {{concept: leave, argument: [force]}}
rules:
  - id: desk-denied
    kind: withdrawal.denied
    about: The desk's own.
    when: [{{negated: true, under: [support]}}]
    fires:
      - {{text: {DENIED}, gives: [{{kind: withdrawal.denied, force: FR}}]}}
    does_not_fire: [وصل الوزير إلى المطار.]
"""
CONFLICTS = """version: 1
kinds: {base.kept: {en: base kept, ar: إبقاء القاعدة}}
conflicts:
  - id: desk-conflict
    level: tension
    type: modal
    a: {kinds: [withdrawal.demanded]}
    b: {kinds: [base.kept]}
    why: {en: One asks for the end of the other., ar: يطلب أحدهما إنهاء الآخر.}
    unless: {en: They speak of different years., ar: يتحدثان عن عامين مختلفين.}
    fires:
      - a: {kind: withdrawal.demanded, force: FR, place: SN}
        b: {kind: base.kept, force: FR, place: %s}
        level: tension
    does_not_fire:
      - a: {kind: withdrawal.demanded, force: FR, place: SN}
        b: {kind: base.kept, force: FR, place: TD}
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``claimcheck rules`` with a reader that knows the documents of the tests of scope."""

    def invoke(*args: str | Path) -> Result:
        monkeypatch.setattr(ArabicReader, "load", lambda folder=None: FakeReader(documents("scope")))
        return CliRunner().invoke(main, ["rules", *map(str, args)])

    return invoke


def test_help_is_light() -> None:
    program = (
        "import sys\nfrom claimcheck.cli.main import main\n"
        "sys.argv = ['claimcheck', 'rules', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print([m for m in ('pydantic', 'yaml', 'spacy', 'stanza', 'networkx') if m in sys.modules])\n"
    )
    command = [sys.executable, "-c", program]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    assert shown.splitlines()[-1] == "[]"
    for name in ("list", "explain", "validate", "test", "trace"):
        assert f"\n  {name} " in shown


@pytest.mark.parametrize("name", ["list", "explain", "validate", "test"])
class TestAll:
    def test_help(self, run: Run, name: str) -> None:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert "--rules" in result.stdout

    def test_invalid_packs(self, run: Run, name: str, tmp_path: Path) -> None:
        path = write(tmp_path, "bases", PACK.replace("about: A", "abuot: A"))
        names = ("withdrawal-denied",) if name == "explain" else ()
        result = run(name, *names, "--rules", tmp_path)
        assert result.exit_code == 4
        assert f"{path}:13: rules.0.abuot: there is no key 'abuot' here" in result.output
        assert "internal failure" not in result.stderr


class TestList:
    def test_text(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "bases", PACK)
        result = run("list", "--rules", tmp_path)
        assert result.exit_code == 0, result.output
        assert "base-handed-over  base.handed_over" in result.stdout
        assert "declared kinds" in result.stdout

    def test_json(self, run: Run) -> None:
        result = run("list", "--output-format", "json")
        ids = [rule["id"] for rule in json.loads(result.stdout)["rules"]]
        assert {"withdrawal-denied", "agreed-vs-denied", "timetable-set-by-date"} <= set(ids)

    def test_the_width_of_the_terminal(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "84")
        assert max(map(len, run("list").stdout.splitlines())) == 84


class TestExplain:
    @pytest.mark.parametrize(
        ("name", "heading"),
        [
            ("withdrawal-denied", "# withdrawal-denied"),
            ("agreed-vs-denied", "# agreed-vs-denied"),
            ("timetable-set-by-date", "# timetable-set-by-date"),
            ("withdrawal.denied", "# withdrawal.denied"),
        ],
    )
    def test_rules_and_kinds(self, run: Run, name: str, heading: str) -> None:
        result = run("explain", name)
        assert result.exit_code == 0, result.output
        assert result.stdout.splitlines()[0] == heading

    def test_a_rule_and_a_kind_of_a_user(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "bases", PACK)
        assert (
            "Extraction rule of the pack `bases`."
            in run("explain", "base-handed-over", "--rules", tmp_path).stdout
        )
        assert "تسليم قاعدة" in run("explain", "base.handed_over", "--rules", tmp_path).stdout

    @pytest.mark.parametrize(
        ("name", "nearest"),
        [
            ("withdrawl-denied", "withdrawal-denied"),
            ("withdrawal.deny", "withdrawal.denied"),
            ("timetable_set_by_date", "timetable-set-by-date"),
            ("\x1b[31m", ""),
        ],
    )
    def test_an_unknown_one(self, run: Run, name: str, nearest: str) -> None:
        result = run("explain", name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "there is no rule or kind" in result.stderr
        assert f"do you mean {nearest}" in result.stderr
        assert "\x1b" not in result.stderr

    def test_to_a_file(self, run: Run, tmp_path: Path) -> None:
        assert run("explain", "troops-count", "-o", tmp_path / "page.md").stdout == ""
        assert (tmp_path / "page.md").read_text(encoding="utf-8") == run("explain", "troops-count").stdout

    @pytest.mark.parametrize("args", [(), ("troops-count", "--all", "-o", "x"), ("--all",), ("a", "b")])
    def test_wrong_arguments(self, run: Run, args: tuple[str, ...]) -> None:
        result = run("explain", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Usage" in result.stderr

    def test_all(self, run: Run, tmp_path: Path) -> None:
        result = run("explain", "--all", "-o", tmp_path / "rules")
        assert (result.exit_code, result.output) == (0, "")
        names = {path.name for path in (tmp_path / "rules").iterdir()}
        ids = Catalogue(load()).rule_by_id
        assert names == {INDEX, *(f"{id_}.md" for id_ in ids)}

    def test_pages_of_rules_that_are_gone_go_and_nothing_else_does(self, run: Run, tmp_path: Path) -> None:
        gone, other = tmp_path / "gone.md", tmp_path / "notes.md"
        gone.write_text(f"{MARK}\n\n# gone\n", encoding="utf-8")
        other.write_text("# Notes\n", encoding="utf-8")
        assert run("explain", "--all", "-o", tmp_path).exit_code == 0
        assert (gone.exists(), other.read_text(encoding="utf-8")) == (False, "# Notes\n")

    def test_what_somebody_else_wrote_is_not_replaced(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / INDEX).write_text("# Ours\n", encoding="utf-8")
        result = run("explain", "--all", "-o", tmp_path)
        assert result.exit_code == 2
        assert f"{tmp_path / INDEX}: was not made by this command" in result.stderr
        assert [path.name for path in tmp_path.iterdir()] == [INDEX]


class TestValidate:
    def test_the_built_in_packs(self, run: Run) -> None:
        result = run("validate")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("valid: 7 packs, ")

    def test_those_of_the_checkout(self, run: Run) -> None:
        assert run("validate", str(embedded_rules())).stdout == run("validate").stdout

    def test_a_folder_a_file_and_an_option(self, run: Run, tmp_path: Path) -> None:
        path = write(tmp_path, "bases", PACK)
        for args in ((tmp_path,), (path,), ("--rules", tmp_path)):
            assert run("validate", *args).stdout.startswith("valid: 8 packs, ")

    def test_all_errors_and_warnings(self, run: Run, tmp_path: Path) -> None:
        first = write(tmp_path, "bases", PACK.replace("[base]", "[bsae]").replace("about: A", "abuot: A"))
        second = write(tmp_path, "other", "version: 2\nvariables:\n  goods: [base]\n")
        result = run("validate", tmp_path)
        assert result.exit_code == 4
        assert result.stdout.splitlines() == [
            f"{first}:9: anchors.0.argument.0: there is no concept 'bsae'; the nearest is 'base' "
            "(see docs/rules.md) [CC-R13]",
            f"{first}:13: rules.0.abuot: there is no key 'abuot' here; the nearest is 'about' "
            "(see docs/rules.md) [CC-F12]",
            f"{second}:1: version: Input should be 1 (see docs/rules.md) [CC-F13]",
            f"{second}:3: warning: nothing uses the variable $goods [CC-R42]",
            "3 errors",
        ]

    def test_warnings_alone_are_no_failure(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "own", "version: 1\nvariables:\n  goods: [base]\n")
        result = run("validate", tmp_path)
        assert result.exit_code == 0
        assert "warning: nothing uses the variable $goods" in result.stdout

    def test_no_such_folder(self, run: Run, tmp_path: Path) -> None:
        result = run("validate", tmp_path / "nowhere")
        assert (result.exit_code, "no such folder" in result.stdout) == (4, True)


class TestTest:
    def test_a_rule_that_fails_and_the_rule_that_fired(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "desk", OWN)
        result = run("test", "desk-denied", "--rules", tmp_path)
        assert result.exit_code == 1
        assert result.stdout.startswith(
            f"FAILED desk-denied: fires 1\n    {DENIED}\n  expected\n    withdrawal.denied force=FR\n"
            "  found\n    withdrawal-denied: withdrawal.denied force=FR place=TD «"
        )
        assert result.stdout.endswith("\n1 rule, 2 examples, 1 failed\n")

    def test_a_rule_that_passes(self, run: Run, tmp_path: Path) -> None:
        text = OWN.replace(", under: [support]", "").replace("kind: withdrawal.denied", "kind: base.kept")
        write(tmp_path, "desk", text.replace("anchors:", "kinds: {base.kept: {en: kept, ar: بقي}}\nanchors:"))
        result = run("test", "desk", "--rules", tmp_path)
        assert result.exit_code == 0, result.output
        assert result.stdout.endswith("\n1 rule, 2 examples, 0 failed\n")

    def test_a_rule_without_both_sorts_of_example(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "desk", OWN.partition("    fires:")[0])
        result = run("test", "desk", "--rules", tmp_path)
        assert result.exit_code == 1
        assert "no example under fires or does_not_fire" in result.stdout

    def test_a_known_miss_that_works_now(self, run: Run, tmp_path: Path) -> None:
        text = OWN.replace(", under: [support]", "").replace("    does_not_fire", "    known_misses")
        write(tmp_path, "desk", text.replace("[وصل الوزير إلى المطار.]", "[{text: وصل الوزير إلى المطار.}]"))
        result = run("test", "desk", "--rules", tmp_path)
        assert "known misses that work now" in result.stdout

    @pytest.mark.parametrize(("place", "status"), [("SN", 0), ("LY", 1)])
    def test_conflict_rules_need_no_model(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str, status: int
    ) -> None:
        def refuse(folder: Path | None = None) -> ArabicReader:
            raise AssertionError("the model is not needed")

        monkeypatch.setattr(ArabicReader, "load", refuse)
        write(tmp_path, "desk", CONFLICTS % place)
        result = CliRunner().invoke(main, ["rules", "test", "desk", "--rules", str(tmp_path)])
        assert result.exit_code == status, result.output
        assert ("expected\n    desk-conflict: tension\n  found\n    nothing\n" in result.stdout) == bool(
            status
        )

    def test_an_example_of_what_no_claim_has(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "desk", CONFLICTS.replace("place: %s", "colour: red"))
        result = run("test", "desk", "--rules", tmp_path)
        assert result.exit_code == 4
        assert "there is no key 'colour' here" in result.stderr
        assert "colour" in result.stderr

    def test_json(self, run: Run, tmp_path: Path) -> None:
        write(tmp_path, "desk", OWN)
        result = run("test", "desk", "--rules", tmp_path, "--output-format", "json")
        document = json.loads(result.stdout)
        assert (result.exit_code, document["passed"]) == (1, False)
        assert [e["holds"] for e in document["examples"]] == [False, True]

    def test_an_unknown_rule_or_pack(self, run: Run) -> None:
        result = run("test", "troops", "timetabel")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "do you mean timetable" in result.stderr

    def test_no_model(self, tmp_path: Path) -> None:
        args = ["rules", "test", "troops-count", "--model", str(tmp_path / "nowhere")]
        result = CliRunner().invoke(main, args)
        assert (result.exit_code, result.stdout) == (3, "")

    def test_the_day_of_publication(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from claimcheck.claims import examples

        days = []
        original = examples.run

        def spy(*args: object, published: date, **kwargs: object) -> object:
            days.append(published)
            return original(*args, published=published, **kwargs)  # type: ignore[arg-type]

        monkeypatch.setattr(examples, "run", spy)
        write(tmp_path, "desk", OWN)
        run("test", "desk", "--rules", tmp_path)
        run("test", "desk", "--rules", tmp_path, "--published", "2024-03-10")
        assert days == [date(2025, 1, 15), date(2024, 3, 10)]

    def test_with_the_model(self, monkeypatch: pytest.MonkeyPatch, reader: ArabicReader) -> None:
        monkeypatch.setattr(ArabicReader, "load", lambda folder=None: reader)
        result = CliRunner().invoke(main, ["rules", "test", "troops", "timetable-set-by-date"])
        assert result.exit_code == 0, result.output
        assert "3 rules, " in result.stdout
