"""The check as a newsroom uses it: an archive in git, branches, a baseline, a shared ledger."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_PAGE = "---\ntitle: {title}\npublished: {published}\nsource: {source}\n---\n{text}\n"
_EXISTS = "أكد وزير الخارجية التشادي وجود جدول زمني لانسحاب القوات الفرنسية من تشاد."
_WITHOUT = "التقى وزير الخارجية التشادي نظيره الفرنسي في نجامينا وبحث معه العلاقات بين البلدين."
_AGREES = "قال ناطق باسم الحكومة في نجامينا إن هناك جدولا زمنيا لخروج القوات الفرنسية من تشاد."
_CONTRADICTS = "قالت المتحدثة باسم الخارجية الفرنسية إنه لا يوجد جدول زمني لانسحاب القوات الفرنسية من تشاد."
_NUMBERS = "أعلنت وزارة الدفاع أن {n} جندي ألماني ينتشرون في النيجر."


def page(path: str, text: str, published: str = "2024-03-04", source: str = "وكالة النيل") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    content = _PAGE.format(title=Path(path).stem, published=published, source=source, text=text)
    Path(path).write_text(content, encoding="utf-8")


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--message", message)


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "claimcheck", *arguments]


def claimcheck(*arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command(*arguments), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
    return done


def check(*more: str, status: int) -> subprocess.CompletedProcess[str]:
    return claimcheck("check", "--changed-since", "main", *more, "--against", "archive", status=status)


def readings(ledger: Path) -> int:
    """How many readings have been committed to a ledger, seen from outside."""
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM reading").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet
        return 0


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in a repository, in which the test runs, with a ledger of its own."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("GIT_", "CLAIMCHECK_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    path = tmp_path.parent / f"{tmp_path.name}-ledger" / "ledger.sqlite3"
    monkeypatch.setenv("CLAIMCHECK_LEDGER", str(path))
    git("init", "--quiet", "--initial-branch=main")
    page("archive/chad.md", _EXISTS, published="2024-03-01")
    page("archive/niger.md", _NUMBERS.format(n="800"), published="2024-03-02")
    commit("archive")
    return path


def test_from_the_first_article_to_the_stale_baseline(ledger: Path) -> None:
    git("checkout", "--quiet", "-b", "topic")
    assert "no new article" in check(status=0).stderr.lower()

    page("new/agrees.md", _AGREES)
    commit("an article that agrees")
    check(status=0)

    page("new/contradicts.md", _CONTRADICTS, source="Desk, Wire")
    commit("an article that contradicts")
    done = check("--output", "json=result.json", "--output", "sarif=out/result.sarif", status=1)
    assert "new/contradicts.md:6:" in done.stdout
    assert "archive/chad.md" in done.stdout
    found = json.loads(Path("result.json").read_text(encoding="utf-8"))
    assert len(found["findings"]) == 1
    assert json.loads(Path("out/result.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    check("--exit-zero", status=0)
    check("--fail-on", "never", status=0)
    Path("result.json").unlink()

    baseline = ("baseline", "--changed-since", "main", "--against", "archive")
    claimcheck(baseline[0], "create", *baseline[1:])
    check(status=0)
    assert "stale" not in check("--verbose", status=0).stdout

    page("archive/chad.md", _WITHOUT, published="2024-03-01")
    page("new/agrees.md", _WITHOUT)
    done = check(status=0)
    assert "stale-baseline" in done.stdout + done.stderr
    claimcheck(baseline[0], "prune", *baseline[1:])
    assert json.loads(Path("claimcheck-baseline.json").read_text())["conflicts"] == []
    done = check(status=0)
    assert "stale-baseline" not in done.stdout + done.stderr


def test_with_and_without_the_ledger_the_result_is_the_same(ledger: Path) -> None:
    page("new/contradicts.md", _CONTRADICTS)
    options = ("--against", "archive", "--output-format", "json")
    cold = claimcheck("check", "new", *options, status=1).stdout
    warm = claimcheck("check", "new", *options, status=1).stdout
    without = claimcheck("check", "new", *options, "--no-cache", status=1).stdout
    assert json.loads(cold)["findings"]
    assert cold == warm == without


def test_two_index_at_once_and_one_is_killed(ledger: Path) -> None:
    for i in range(12):
        page(f"archive/more-{i}.md", _NUMBERS.format(n=900 + i), published=f"2024-02-{i + 1:02}")
    indexing: Sequence[subprocess.Popen[bytes]] = [
        subprocess.Popen(command("index", "archive"), stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    while readings(ledger) < 2 and all(one.poll() is None for one in indexing):
        time.sleep(0.02)
    indexing[0].send_signal(signal.SIGKILL)
    kept = readings(ledger)
    assert indexing[0].wait() == -signal.SIGKILL
    assert indexing[1].wait() == 0
    assert readings(ledger) >= kept
    assert readings(ledger) == 14
    assert "14 articles" in claimcheck("index", "archive").stdout
