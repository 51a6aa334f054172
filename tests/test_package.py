"""The package as users get it: the wheel's contents, how light its command line is, its version."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from importlib import metadata, resources
from pathlib import Path, PurePosixPath

import pytest

import claimcheck

ROOT = Path(__file__).resolve().parent.parent
BUILT_FROM = ("claimcheck", "rules", "seeds")
BUILT_WITH = ("setup.cfg", "pyproject.toml", "README.md", "LICENSE")
MODEL = PurePosixPath("claimcheck/models/ar")
MODEL_FILES = (
    "tokenize.pt", "mwt.pt", "pos.pt", "lemma.pt", "depparse.pt", "vectors.pt", "model.json",
)  # fmt: skip
HEAVY = ("stanza", "torch", "spacy", "networkx", "pydantic", "numpy", "gensim", "apache_beam")


def run(*command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command for five minutes at most; its output is the message where it fails."""
    result = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result


class Wheel:
    """A wheel, built from a copy of the sources so that building leaves nothing in the checkout.

    The weights in the copy are dummies of their names: whether the wheel takes them along does
    not depend on what they weigh.
    """

    def __init__(self, folder: Path) -> None:
        sources = folder / "sources"
        for name in BUILT_FROM:
            shutil.copytree(
                ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__", "*.pt", ".*")
            )
        for name in BUILT_WITH:
            shutil.copy(ROOT / name, sources / name)
        (sources / MODEL).mkdir(parents=True, exist_ok=True)
        for name in {*MODEL_FILES, *(p.name for p in (ROOT / MODEL).glob("*.pt"))}:
            (sources / MODEL / name).write_bytes(b"dummy")
        self.expected = {self._place(p.relative_to(sources)) for p in self._files(sources)}
        run(
            sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
            "--no-index", "--disable-pip-version-check", "--wheel-dir", str(folder), str(sources),
        )  # fmt: skip
        (self.path,) = folder.glob("*.whl")
        with zipfile.ZipFile(self.path) as archive:
            names = archive.namelist()
            (described,) = (n for n in names if n.endswith(".dist-info/METADATA"))
            (entries,) = (n for n in names if n.endswith(".dist-info/entry_points.txt"))
            self.metadata: Message = Parser().parsestr(archive.read(described).decode("utf-8"))
            self.entry_points = archive.read(entries).decode("utf-8")
        self.files = {n for n in names if ".dist-info/" not in n}
        self.information = {n.partition(".dist-info/")[2] for n in names if ".dist-info/" in n}

    @staticmethod
    def _files(sources: Path) -> Iterator[Path]:
        return (p for name in BUILT_FROM for p in (sources / name).rglob("*") if p.is_file())

    @staticmethod
    def _place(source: Path) -> str:
        inside = source if source.parts[0] == "claimcheck" else Path("claimcheck") / source
        return inside.as_posix()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Wheel:
    return Wheel(tmp_path_factory.mktemp("wheel"))


@pytest.mark.slow
class TestWheel:
    def test_holds_every_file_of_the_sources_and_no_other(self, wheel: Wheel) -> None:
        assert wheel.files == wheel.expected

    @pytest.mark.parametrize(
        "name",
        [
            "claimcheck/py.typed",
            "claimcheck/language/resources.json",
            "claimcheck/rules/__init__.py",
            "claimcheck/rules/conflicts.yaml",
            "claimcheck/seeds/__init__.py",
            "claimcheck/seeds/README.md",
            *(str(MODEL / name) for name in MODEL_FILES),
        ],
    )
    def test_holds_the_data(self, wheel: Wheel, name: str) -> None:
        assert name in wheel.files

    def test_installs_nothing_beside_claimcheck(self, wheel: Wheel) -> None:
        assert {PurePosixPath(name).parts[0] for name in wheel.files} == {"claimcheck"}

    def test_says_what_it_is(self, wheel: Wheel) -> None:
        assert wheel.metadata["Name"] == "claimcheck"
        assert wheel.metadata["Version"] == claimcheck.__version__
        assert wheel.metadata["License-Expression"] == "Apache-2.0 AND CC-BY-NC-SA-3.0"
        assert wheel.metadata["Requires-Python"] == ">=3.11"
        assert wheel.metadata["Description-Content-Type"] == "text/markdown"
        assert "licenses/LICENSE" in wheel.information

    def test_brings_the_command(self, wheel: Wheel) -> None:
        assert "claimcheck = claimcheck.cli.main:main" in wheel.entry_points.splitlines()


class TestInstalled:
    """The package that the tests run with, an editable one as a rule."""

    def test_rules_are_inside(self) -> None:
        names = {entry.name for entry in resources.files("claimcheck.rules").iterdir()}
        assert {p.name for p in (ROOT / "rules").glob("*.yaml")} <= names

    def test_seeds_are_inside(self) -> None:
        names = {entry.name for entry in resources.files("claimcheck.seeds").iterdir()}
        assert {p.name for p in (ROOT / "seeds").glob("*.md")} <= names


class TestLightness:
    @pytest.mark.parametrize("option", ["--help", "--version"])
    def test_help_imports_no_heavy_package(self, option: str) -> None:
        program = (
            "import json, sys\n"
            "from claimcheck.cli.main import main\n"
            f"sys.argv = ['claimcheck', {option!r}]\n"
            "try:\n"
            "    main()\n"
            "except SystemExit as end:\n"
            "    assert not end.code, end.code\n"
            "print(json.dumps(sorted(sys.modules)))\n"
        )
        *shown, modules = run(sys.executable, "-c", program).stdout.splitlines()
        assert "claimcheck" in "\n".join(shown)
        assert {name.partition(".")[0] for name in json.loads(modules)}.isdisjoint(HEAVY)


class TestVersion:
    def test_is_the_installed_one(self) -> None:
        assert metadata.version("claimcheck") == claimcheck.__version__

    def test_is_printed(self) -> None:
        shown = run(sys.executable, "-c", "from claimcheck.cli.main import main; main(['--version'])").stdout
        assert claimcheck.__version__ in shown

    def test_is_the_newest_in_the_changelog(self) -> None:
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        versions = re.findall(r"^## \[(\d[^\]]*)\]", changelog, flags=re.MULTILINE)
        assert versions[0] == claimcheck.__version__
