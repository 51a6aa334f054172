"""The examples in docs/ci.md: valid for those who read them, and their commands do what is said there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import __version__
from tests.cli.desk import Desk

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = dict(
    re.findall(
        r"<!-- example: (\S+) -->\n```yaml\n(.*?)```",
        (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
)
TOOLS = Path(sys.executable).parent


def tool(*arguments: str | Path) -> None:
    done = subprocess.run(
        [TOOLS / arguments[0], *arguments[1:]], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.mark.parametrize(
    ("name", "schema"), [("github", "vendor.github-workflows"), ("gitlab", "vendor.gitlab-ci")]
)
def test_is_valid(tmp_path: Path, name: str, schema: str) -> None:
    path = tmp_path / f"{name}.yml"
    path.write_text(EXAMPLES[name], encoding="utf-8")
    tool("check-jsonschema", "--builtin-schema", schema, path)


def test_the_hook_is_valid(tmp_path: Path) -> None:
    path = tmp_path / ".pre-commit-config.yaml"
    path.write_text(EXAMPLES["pre-commit"], encoding="utf-8")
    tool("pre-commit", "validate-config", path)
    tool("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    used = yaml.safe_load(EXAMPLES["pre-commit"])["repos"][0]["hooks"][0]["id"]
    assert hook["id"] == used
    assert hook["require_serial"] is True
    assert hook["pass_filenames"] is False


def test_the_workflow_has_least_rights_and_pinned_versions() -> None:
    workflow = yaml.safe_load(EXAMPLES["github"])
    (job,) = workflow["jobs"].values()
    assert workflow["permissions"] == {}
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    assert "pull_request_target" not in EXAMPLES["github"]
    used = re.findall(r"uses: (.*)", EXAMPLES["github"])
    assert len(used) == sum("uses" in step for step in job["steps"]) > 0
    for one in used:
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one
    (checkout,) = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["persist-credentials"] is False
    assert not any("${{" in step.get("run", "") for step in job["steps"])
    for name in ("github", "gitlab"):
        assert re.findall(r"pip install [^\n]*claimcheck(\S*)", EXAMPLES[name]) == [f"=={__version__}"]


@pytest.fixture
def repository(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A repository in which a branch adds an article that contradicts one on main."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "--quiet", "--initial-branch=main")
    Path(".git/info/exclude").write_text("ledger.sqlite3*\n")
    desk.says_set("articles/a.md")
    git("add", "--all")
    git("commit", "--quiet", "--message", "archive")
    git("checkout", "--quiet", "-b", "topic")
    desk.says_absent("articles/b.md")
    git("add", "--all")
    return desk


def shell(script: str, desk: Desk, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {
        **os.environ,
        "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}",
        "CLAIMCHECK_LEDGER": str(desk.ledger),
        "CLAIMCHECK_CACHE": "true",
        **environment,
    }
    return subprocess.run(
        ["bash", "-e", "-c", script], env=given, capture_output=True, encoding="utf-8", check=False
    )


def step(example: str, key: str) -> dict[str, Any]:
    """The step of a workflow whose script calls claimcheck."""
    steps = yaml.safe_load(EXAMPLES[example])["jobs"]["claimcheck"]["steps"]
    (found,) = [one for one in steps if "claimcheck check" in one.get(key, "")]
    assert isinstance(found, dict)
    return found


def test_the_github_step(repository: Desk) -> None:
    done = shell(step("github", "run")["run"], repository, BASE="main", GITHUB_STEP_SUMMARY="summary.md")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=articles/b.md,line=4,endLine=4,col=1,")
    assert "articles/a.md" in Path("summary.md").read_text(encoding="utf-8")
    assert json.loads(Path("claimcheck.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_gitlab_job(repository: Desk) -> None:
    job = yaml.safe_load(EXAMPLES["gitlab"])["claimcheck"]
    done = shell("\n".join(job["script"]), repository, CI_MERGE_REQUEST_DIFF_BASE_SHA="main")
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    (entry,) = json.loads(Path(reports["codequality"]).read_text(encoding="utf-8"))
    assert entry["location"]["path"] == "articles/b.md"
    assert 'failures="1"' in Path(reports["junit"]).read_text(encoding="utf-8")


def test_the_hook(repository: Desk) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    args = yaml.safe_load(EXAMPLES["pre-commit"])["repos"][0]["hooks"][0]["args"]
    for given in (args, hook["args"]):
        done = shell(" ".join([hook["entry"], *given]), repository)
        assert done.returncode == 1, done.stderr
        assert done.stdout.startswith("articles/b.md:4:1: contradiction")
    git("commit", "--quiet", "--message", "new")
    done = shell(" ".join([hook["entry"], *args]), repository)
    assert done.returncode == 0
    assert "no new article" in done.stderr
