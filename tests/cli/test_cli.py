"""The command line, with a reader that needs no model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claimcheck.cli.main import COMMANDS, main
from claimcheck.language.pipeline import ArabicReader
from tests.claims.docs import documents
from tests.readers import FakeReader

KNOWN = documents("mentions")
CLAIM = KNOWN["adjective"].text
OTHER = KNOWN["area"].text
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs claimcheck with a reader that knows the documents of the tests of mentions."""

    def invoke(*args: str | Path, crash_on: str | None = None, stdin: bytes | None = None) -> Result:
        reader = FakeReader(KNOWN, crash_on=crash_on)
        monkeypatch.setattr(ArabicReader, "load", lambda folder=None: reader)
        return CliRunner().invoke(main, [str(a) for a in args], input=stdin)

    return invoke


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(CLAIM, encoding="utf-8")
    return path


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


class TestHelp:
    def test_lists_the_commands(self, run: Run) -> None:
        result = run("--help")
        assert result.exit_code == 0
        assert all(name in result.stdout for name in COMMANDS)

    @pytest.mark.parametrize("command", ["extract", "report"])
    def test_of_a_command(self, run: Run, command: str) -> None:
        result = run(command, "--help")
        assert result.exit_code == 0
        assert all(option in result.stdout for option in ("--published", "--rules", "--model", "PATH"))

    def test_version(self, run: Run) -> None:
        result = run("--version")
        assert result.exit_code == 0
        assert result.stdout.startswith("claimcheck, version ")


class TestExtract:
    def test_text(self, run: Run, article: Path) -> None:
        result = run("extract", article)
        assert result.exit_code == 0, result.output
        assert "withdrawal.completed" in result.stdout
        assert f"{article}: 1 claim" in result.stdout
        assert CLAIM.rstrip(".") in result.stdout
        assert result.stderr == ""

    def test_jsonl(self, run: Run, article: Path) -> None:
        result = run("extract", article, "--output-format", "jsonl")
        assert result.exit_code == 0, result.output
        (record,) = records(result)
        assert record["kind"] == "withdrawal.completed"
        assert (record["force"], record["place"]) == ("FR", "TD")
        assert record["quote"] == CLAIM[record["start"] : record["end"]]

    def test_no_claims(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("افتتحت المكتبة.", encoding="utf-8")
        result = run("extract", path, "--output-format", "jsonl")
        assert (result.exit_code, result.stdout) == (0, "")

    def test_a_copy_of_an_article_gets_ids_of_its_own(self, run: Run, article: Path) -> None:
        (article.parent / "copy.txt").write_text(CLAIM, encoding="utf-8")
        found = records(run("extract", article.parent, "--output-format", "jsonl"))
        assert len({record["id"] for record in found}) == len(found) == 2


class TestReport:
    def test_json(self, run: Run, article: Path) -> None:
        result = run("report", article, "--output-format", "json")
        assert result.exit_code == 0, result.output
        document = json.loads(result.stdout)
        assert document["schema"] == 1
        assert len(document["articles"]) == len(document["claims"]) == 1
        assert document["conflicts"] == []

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_markdown(self, run: Run, article: Path, language: str) -> None:
        result = run("report", article, "--lang", language)
        assert result.exit_code == 0, result.output
        assert "\n# " in f"\n{result.stdout}"
        assert CLAIM.rstrip(".") in result.stdout

    def test_the_same_input_gives_the_same_report(self, run: Run, article: Path) -> None:
        assert run("report", article).stdout_bytes == run("report", article).stdout_bytes

    @pytest.mark.parametrize("options", [("report",), ("report", "--output-format", "json"), ("graph",)])
    def test_in_whatever_order_the_articles_are_given(
        self, run: Run, article: Path, tmp_path: Path, options: tuple[str, ...]
    ) -> None:
        other = tmp_path / "other.txt"
        other.write_text(OTHER, encoding="utf-8")
        copy = tmp_path / "copy.txt"
        copy.write_text(CLAIM, encoding="utf-8")
        paths = (article, other, copy, tmp_path / "nowhere.txt", tmp_path / "absent.txt")
        one, another = run(*options, *paths), run(*options, *reversed(paths))
        assert one.stdout == another.stdout
        assert one.stderr == another.stderr


class TestOutputFile:
    def test_holds_what_would_be_printed(self, run: Run, article: Path, tmp_path: Path) -> None:
        output = tmp_path / "new" / "claims.jsonl"
        printed = run("extract", article, "--output-format", "jsonl")
        result = run("extract", article, "--output-format", "jsonl", "-o", output)
        assert (result.exit_code, result.stdout) == (0, "")
        assert output.read_bytes() == printed.stdout_bytes
        assert [p.name for p in output.parent.iterdir()] == ["claims.jsonl"]

    def test_replaces_an_older_one(self, run: Run, article: Path, tmp_path: Path) -> None:
        output = tmp_path / "report.md.out"
        output.write_text("قديم " * 10_000, encoding="utf-8")
        assert run("report", article, "-o", output).exit_code == 0
        assert "قديم" not in output.read_text(encoding="utf-8")

    def test_a_crash_leaves_the_older_one(
        self, run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        output = tmp_path / "out" / "report.md"
        output.parent.mkdir()
        output.write_text("older", encoding="utf-8")

        def fail(*_: object, **__: object) -> str:
            raise RuntimeError("the emitter crashed")

        monkeypatch.setattr("claimcheck.reports.markdown.emit", fail)
        result = run("report", article, "-o", output)
        assert result.exit_code == 2
        assert "internal failure: RuntimeError: the emitter crashed" in result.stderr
        assert output.read_text(encoding="utf-8") == "older"
        assert [p.name for p in output.parent.iterdir()] == ["report.md"]

    def test_where_nothing_can_be_written(self, run: Run, article: Path, tmp_path: Path) -> None:
        output = tmp_path / "folder"
        (output / "inside").mkdir(parents=True)
        result = run("report", article, "-o", output)
        assert result.exit_code == 2
        assert str(output) in result.stderr
        assert not list(tmp_path.glob("*.part"))


class TestUnreadableArticles:
    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("missing.txt", None, "No such file"),
            ("empty.txt", b"", "holds no text"),
            ("blank.txt", b" \n\n\t\n", "holds no text"),
            ("cp1256.txt", "نص".encode("cp1256"), "not UTF-8"),
            ("nul.txt", b"a\x00b", "NUL"),
            ("article.pdf", b"%PDF", ".pdf"),
            ("broken.jsonl", b"{", "JSON"),
            ("front.md", b"---\ntitle: a\n", "front matter"),
            ("date.md", "---\npublished: أمس\n---\nنص".encode(), "published"),
        ],
    )
    def test_is_named_and_the_others_are_read(
        self, run: Run, article: Path, tmp_path: Path, name: str, content: bytes | None, message: str
    ) -> None:
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        result = run("extract", path, article, "--output-format", "jsonl")
        assert result.exit_code == 2
        assert name in result.stderr
        assert message.lower() in result.stderr.lower()
        assert [record["kind"] for record in records(result)] == ["withdrawal.completed"]

    def test_a_report_is_written_all_the_same(self, run: Run, article: Path, tmp_path: Path) -> None:
        output = tmp_path / "report.json"
        result = run("report", article, tmp_path / "no.txt", "--output-format", "json", "-o", output)
        assert result.exit_code == 2
        assert len(json.loads(output.read_text(encoding="utf-8"))["claims"]) == 1

    @pytest.mark.parametrize("command", ["extract", "report"])
    def test_nothing_readable(self, run: Run, tmp_path: Path, command: str) -> None:
        result = run(command, tmp_path / "no.txt")
        assert result.exit_code == 2
        assert "no.txt" in result.stderr

    def test_an_empty_folder(self, run: Run, tmp_path: Path) -> None:
        result = run("extract", tmp_path)
        assert result.exit_code == 2
        assert str(tmp_path) in result.stderr

    def test_a_name_cannot_take_over_the_terminal(self, run: Run, tmp_path: Path) -> None:
        result = run("extract", tmp_path / "\x1b[31m.txt")
        assert result.exit_code == 2
        assert "\x1b" not in result.stderr


class TestUsage:
    @pytest.mark.parametrize(
        "args",
        [
            ("extract",),
            ("report",),
            ("unknown",),
            ("extract", "--unknown", "a.txt"),
            ("extract", "--output-format", "markdown", "a.txt"),
            ("report", "--output-format", "jsonl", "a.txt"),
            ("report", "--lang", "fr", "a.txt"),
            ("extract", "--published", "yesterday", "a.txt"),
            ("extract", "--published", "2024-02-30", "a.txt"),
        ],
    )
    def test_wrong_options(self, run: Run, args: tuple[str, ...]) -> None:
        result = run(*args)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "Usage" in result.stderr

    def test_no_model(self, article: Path, tmp_path: Path) -> None:
        missing = tmp_path / "nowhere"
        result = CliRunner().invoke(main, ["extract", str(article), "--model", str(missing)])
        assert result.exit_code == 3
        assert result.stdout == ""
        assert str(missing) in result.stderr

    def test_a_bad_rule_pack(self, run: Run, article: Path, tmp_path: Path) -> None:
        folder = tmp_path / "rules"
        folder.mkdir()
        path = folder / "own.yaml"
        path.write_text("version: 1\nabout: Nothing yet.\n", encoding="utf-8")
        assert run("extract", article, "--rules", folder).exit_code == 0
        path.write_text("version: 1\nabuot: Nothing yet.\n", encoding="utf-8")
        result = run("extract", article, "--rules", folder)
        assert result.exit_code == 4
        assert result.stdout == ""
        assert f"{path}:2: abuot: there is no key 'abuot' here; the nearest is 'about'" in result.stderr

    def test_no_rule_packs(self, run: Run, article: Path, tmp_path: Path) -> None:
        assert run("report", article, "--rules", tmp_path / "nowhere").exit_code == 4


class TestPublished:
    def published(self, result: Result) -> list[str | None]:
        assert result.exit_code == 0, result.output
        return [article["published"] for article in json.loads(result.stdout)["articles"]]

    def test_is_the_date_of_articles_without_one(self, run: Run, article: Path) -> None:
        result = run("report", article, "--published", "2024-03-01", "--output-format", "json")
        assert self.published(result) == ["2024-03-01"]

    def test_does_not_replace_an_articles_own(self, run: Run, article: Path, tmp_path: Path) -> None:
        path = tmp_path / "dated.md"
        path.write_text(f"---\npublished: 2023-05-06\n---\n{CLAIM}", encoding="utf-8")
        result = run("report", path, article, "--published", "2024-03-01", "--output-format", "json")
        assert self.published(result) == ["2024-03-01", "2023-05-06"]

    def test_without_any_date(self, run: Run, article: Path) -> None:
        result = run("report", article, "--output-format", "json")
        assert self.published(result) == [None]
        assert "no publication date" in result.stdout


class TestStandardInput:
    def test_is_an_article(self, run: Run) -> None:
        result = run("extract", "-", "--output-format", "jsonl", stdin=CLAIM.encode())
        (record,) = records(result)
        assert (result.exit_code, record["article"]) == (0, "-")

    def test_under_a_name(self, run: Run) -> None:
        result = run(
            *("extract", "-", "--stdin-filename", "wire/today.txt", "--output-format", "jsonl"),
            stdin=CLAIM.encode(),
        )
        (record,) = records(result)
        assert record["article"] == "wire/today.txt"

    def test_many_articles(self, run: Run) -> None:
        lines = [json.dumps({"id": str(i), "text": t}) for i, t in enumerate((CLAIM, OTHER))]
        result = run(
            *("extract", "-", "--stdin-filename", "today.jsonl", "--output-format", "jsonl"),
            stdin="\n".join(lines).encode(),
        )
        assert result.exit_code == 0, result.output
        assert [record["force"] for record in records(result)] == ["FR", "IL"]

    def test_that_is_empty(self, run: Run) -> None:
        result = run("extract", "-", "--stdin-filename", "wire.txt", stdin=b"")
        assert result.exit_code == 2
        assert "wire.txt" in result.stderr


class TestCrash:
    @pytest.mark.parametrize(("command", "form"), [("extract", "jsonl"), ("report", "json")])
    @pytest.mark.parametrize("at", [CLAIM, OTHER])
    def test_loses_no_other_article(
        self, run: Run, article: Path, tmp_path: Path, command: str, form: str, at: str
    ) -> None:
        (tmp_path / "b.txt").write_text(OTHER, encoding="utf-8")
        result = run(command, tmp_path, "--output-format", form, crash_on=at)
        assert result.exit_code == 2
        assert ": cannot be understood: RuntimeError: the reader crashed (report it" in result.stderr
        lost, kept = ("FR", "IL") if at == CLAIM else ("IL", "FR")
        assert f'"force": "{kept}"' in result.stdout
        assert f'"force": "{lost}"' not in result.stdout
