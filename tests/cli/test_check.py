"""``claimcheck check`` and ``claimcheck baseline``, over readings in a ledger: no model is loaded."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from claimcheck.articles.model import Article
from claimcheck.claims.model import Kind
from tests.cli.desk import ABSENT, DAY, Desk, findings

TEXT_LINE = "new/b.md:4:1: contradiction: timetable-set-vs-absent"


@pytest.fixture
def conflict(desk: Desk) -> Desk:
    """A desk whose new article contradicts the archive."""
    desk.says_set("archive/a.md")
    desk.says_absent("new/b.md")
    return desk


class TestExitStatus:
    def test_a_contradiction_fails(self, conflict: Desk) -> None:
        result = conflict.check()
        assert result.exit_code == 1, result.output
        assert result.stdout.startswith(TEXT_LINE)
        assert "archive/a.md:4:1" in result.stdout

    def test_agreement_does_not(self, desk: Desk) -> None:
        desk.says_set("archive/a.md")
        desk.says_set("new/b.md")
        result = desk.check()
        assert (result.exit_code, result.stdout) == (0, "1 new article, no conflict\n")

    @pytest.mark.parametrize("option", [("--exit-zero",), ("--fail-on", "never")])
    def test_it_is_reported_all_the_same(self, conflict: Desk, option: tuple[str, ...]) -> None:
        result = conflict.check(*option)
        assert result.exit_code == 0
        assert result.stdout.startswith(TEXT_LINE)

    def test_what_is_weaker_than_the_level_passes(self, desk: Desk) -> None:
        desk.page("archive/a.md", "لن ننسحب", Kind.WITHDRAWAL_DENIED)
        desk.page("new/b.md", "نطالب بالانسحاب", Kind.WITHDRAWAL_DEMANDED)
        assert desk.check("--output-format", "jsonl").exit_code == 1
        result = desk.check("--output-format", "jsonl", "--fail-on", "contradiction")
        assert result.exit_code == 0
        assert [one["fails"] for one in findings(result)] == [False]

    def test_what_cannot_be_read_is_an_error_and_loses_nothing(self, conflict: Desk) -> None:
        Path("new/broken.txt").write_bytes(b"\xff\xfe\xc7")
        result = conflict.check()
        assert result.exit_code == 2
        assert TEXT_LINE in result.stdout
        assert "new/broken.txt" in result.stderr

    def test_no_new_article(self, conflict: Desk) -> None:
        result = conflict.run("check", "--against", "archive")
        assert result.exit_code == 2
        assert "--changed-since" in result.stderr

    def test_no_repository(self, conflict: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
        result = conflict.run("check", "--changed-since", "main", "--against", "archive")
        assert result.exit_code == 2
        assert "no git repository" in result.stderr


class TestArticles:
    def test_what_the_archive_says_against_itself_is_not_reported(self, conflict: Desk) -> None:
        conflict.says_absent("archive/c.md")
        conflict.says_set("new/b.md", place="NE")
        assert conflict.check().exit_code == 0

    def test_new_articles_are_left_out_of_the_archive(self, conflict: Desk) -> None:
        result = conflict.run("check", "new", "--against", ".", "--output-format", "jsonl")
        assert result.exit_code == 1
        assert len(findings(result)) == 1
        assert result.stderr == ""

    def test_new_articles_are_held_against_one_another(self, conflict: Desk) -> None:
        result = conflict.run("check", "new", "archive", "--output-format", "jsonl")
        assert result.exit_code == 1
        assert len(findings(result)) == 1

    def test_standard_input_has_a_name(self, desk: Desk) -> None:
        desk.says_set("archive/a.md")
        desk.know(Article("today.txt", f"{ABSENT}.", published=DAY), ABSENT, Kind.TIMETABLE_ABSENT)
        result = desk.run(
            "check", "-", "--stdin-filename", "today.txt", "--published", str(DAY), "--against", "archive",
            stdin=f"{ABSENT}.".encode(),
        )  # fmt: skip
        assert result.exit_code == 1, result.output
        assert result.stdout.startswith("today.txt:1:1: contradiction")

    def test_two_articles_of_one_id(self, conflict: Desk) -> None:
        record = json.dumps({"id": "new/b.md", "text": "خبر آخر"})
        Path("archive/more.jsonl").write_text(record + "\n", encoding="utf-8")
        conflict.know(Article("new/b.md", "خبر آخر"), "خبر", Kind.TIMETABLE_SET, place="NE")
        result = conflict.check()
        assert result.exit_code == 2
        assert "archive/more.jsonl:1" in result.stderr


class TestSelection:
    @pytest.mark.parametrize(
        ("options", "status"),
        [
            (("--select", "numeric"), 0),
            (("--select", "timetable-set-vs-absent"), 1),
            (("--select", "numeric,negation"), 1),
            (("--ignore", "timetable-set-vs-absent"), 0),
            (("--ignore", "negation"), 0),
            (("--ignore", "numeric"), 1),
        ],
    )
    def test_rules(self, conflict: Desk, options: tuple[str, ...], status: int) -> None:
        assert conflict.check(*options).exit_code == status

    def test_an_unknown_name_is_told_the_nearest(self, conflict: Desk) -> None:
        result = conflict.check("--select", "timetable-set-vs-absnt")
        assert result.exit_code == 2
        assert "do you mean timetable-set-vs-absent?" in result.stderr

    @pytest.mark.parametrize(("pattern", "status"), [("new/", 0), ("*.md", 0), ("archive/", 1)])
    def test_by_path(self, conflict: Desk, pattern: str, status: int) -> None:
        Path("claimcheck.yml").write_text(f"per-path-ignores:\n  '{pattern}': negation\n")
        assert conflict.check().exit_code == status


class TestOutputs:
    def test_several_at_once(self, conflict: Desk) -> None:
        result = conflict.check("--output", "json=out/a.json", "-o", "sarif=b.sarif")
        assert result.exit_code == 1
        assert result.stdout.startswith(TEXT_LINE)
        assert json.loads(Path("out/a.json").read_text(encoding="utf-8"))["failing"] == 1
        assert json.loads(Path("b.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"

    def test_a_file_alone_takes_what_would_be_printed(self, conflict: Desk) -> None:
        result = conflict.check("-o", "result.txt")
        assert (result.exit_code, result.stdout) == (1, "")
        assert Path("result.txt").read_text(encoding="utf-8").startswith(TEXT_LINE)

    def test_an_unknown_format(self, conflict: Desk) -> None:
        result = conflict.check("--output", "sarf=x")
        assert result.exit_code == 2
        assert "do you mean sarif?" in result.stderr

    def test_a_file_that_cannot_be_written(self, conflict: Desk) -> None:
        Path("file").write_text("")
        result = conflict.check("--output", "json=file/result.json")
        assert result.exit_code == 2
        assert "file/result.json: cannot be written" in result.stderr

    def test_colour_if_forced_only(self, conflict: Desk) -> None:
        assert "\x1b[" not in conflict.check().stdout
        assert "\x1b[31m" in conflict.check(FORCE_COLOR="1").stdout
        assert "\x1b[" not in conflict.check(FORCE_COLOR="1", NO_COLOR="1").stdout
        assert "\x1b[" not in conflict.check("-o", "x.txt", FORCE_COLOR="1").stdout
        assert "\x1b" not in Path("x.txt").read_text(encoding="utf-8")

    def test_arabic(self, conflict: Desk) -> None:
        assert "المقال الجديد" in conflict.check("--lang", "ar").stdout


class TestBaseline:
    ARGUMENTS = ("new", "--against", "archive")

    def test_what_is_known_passes_and_what_is_new_fails(self, conflict: Desk) -> None:
        made = conflict.run("baseline", "create", *self.ARGUMENTS)
        assert made.exit_code == 0, made.output
        assert "1 known conflicts, 1 added" in made.stderr
        assert conflict.check().exit_code == 0
        assert "known" in conflict.check("--verbose").stdout
        conflict.counts("archive/n.md", 800)
        conflict.counts("new/m.md", 3000)
        result = conflict.check("--output-format", "jsonl")
        assert result.exit_code == 1
        assert [one["standing"] for one in findings(result)] == ["new", "known"]
        assert conflict.run("baseline", "update", *self.ARGUMENTS).exit_code == 0
        assert conflict.check().exit_code == 0

    def test_an_archive_article_more_does_not_make_it_new(self, conflict: Desk) -> None:
        conflict.run("baseline", "create", *self.ARGUMENTS)
        conflict.says_set("archive/another.md")
        assert conflict.check().exit_code == 0

    def test_create_does_not_replace(self, conflict: Desk) -> None:
        Path("claimcheck-baseline.json").write_text("mine")
        result = conflict.run("baseline", "create", *self.ARGUMENTS)
        assert result.exit_code == 2
        assert "claimcheck baseline update" in result.stderr
        assert Path("claimcheck-baseline.json").read_text() == "mine"

    def test_what_is_gone_is_reported_and_pruned(self, conflict: Desk) -> None:
        conflict.run("baseline", "create", *self.ARGUMENTS)
        conflict.says_set("new/b.md")
        assert "stale-baseline" in conflict.check().stdout
        assert conflict.check("--select", "numeric").stdout == "1 new article, no conflict\n"
        result = conflict.run("baseline", "prune", *self.ARGUMENTS)
        assert "0 known conflicts, 0 added, 1 dropped" in result.stderr
        assert "stale-baseline" not in conflict.check().stdout

    def test_what_was_not_checked_is_not_pruned(self, conflict: Desk) -> None:
        conflict.run("baseline", "create", *self.ARGUMENTS)
        conflict.says_set("new/c.md", place="NE")
        before = Path("claimcheck-baseline.json").read_text(encoding="utf-8")
        result = conflict.run("baseline", "prune", "new/c.md", "--against", "archive")
        assert result.exit_code == 0
        assert Path("claimcheck-baseline.json").read_text(encoding="utf-8") == before

    def test_of_an_article_that_was_deleted_it_is_pruned(self, conflict: Desk) -> None:
        conflict.run("baseline", "create", *self.ARGUMENTS)
        Path("new/b.md").unlink()
        conflict.says_set("new/c.md", place="NE")
        assert "1 dropped" in conflict.run("baseline", "prune", *self.ARGUMENTS).stderr

    def test_a_small_readable_file(self, conflict: Desk) -> None:
        conflict.run("baseline", "create", *self.ARGUMENTS, "--baseline", "known.json")
        text = Path("known.json").read_text(encoding="utf-8")
        assert ABSENT in text
        (entry,) = json.loads(text)["conflicts"]
        assert entry["article"] == "new/b.md"
        assert conflict.check().exit_code == 1
        assert conflict.check("--baseline", "known.json").exit_code == 0

    def test_a_named_one_must_be_there(self, conflict: Desk) -> None:
        result = conflict.check("--baseline", "missing.json")
        assert result.exit_code == 2
        assert "missing.json: cannot be read" in result.stderr

    def test_a_broken_one(self, conflict: Desk) -> None:
        Path("claimcheck-baseline.json").write_text('{"version": 1,\n"conflicts": [}')
        result = conflict.check()
        assert result.exit_code == 2
        assert "claimcheck-baseline.json:2" in result.stderr


class TestSuppressions:
    def write(self, fingerprint: str, expires: date) -> None:
        Path("suppressions.yml").write_text(
            "version: 1\nsuppressions:\n"
            f"  - {{fingerprint: {fingerprint}, reason: Agreed, author: me, expires: {expires}}}\n"
        )

    def test_holds_until_it_expires(self, conflict: Desk) -> None:
        (found,) = findings(conflict.check("--output-format", "jsonl"))
        self.write(found["fingerprint"], date.today() + timedelta(days=1))
        assert conflict.check().exit_code == 0
        assert "Agreed" in conflict.check("--verbose").stdout
        self.write(found["fingerprint"], date.today() - timedelta(days=1))
        result = conflict.check()
        assert result.exit_code == 1
        assert "suppressions.yml:3: expired-suppression" in result.stdout

    def test_a_misspelt_key(self, conflict: Desk) -> None:
        Path("suppressions.yml").write_text("version: 1\nsuppressions:\n  - fingerprnt: x\n")
        result = conflict.check()
        assert result.exit_code == 2
        assert "suppressions.yml:3" in result.stderr
        assert "'fingerprint'" in result.stderr
