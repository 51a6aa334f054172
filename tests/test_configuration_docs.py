"""docs/configuration.md and docs/formats.md say what there is, and their examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.config.load import load
from claimcheck.config.model import FileSettings
from claimcheck.reports.check_formats import FORMATS

DOCS = Path(__file__).resolve().parents[1] / "docs"
CONFIGURATION = (DOCS / "configuration.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"<!-- example: (\S+) -->\n```\S+\n(.*?)```", CONFIGURATION, re.DOTALL))


def test_all_settings_are_there() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \|", CONFIGURATION, re.MULTILINE)
    assert named == [name.replace("_", "-") for name in FileSettings.model_fields]


def test_all_formats_are_there() -> None:
    formats = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `([a-z]+)` \|", formats, re.MULTILINE)) == FORMATS


def test_both_examples_say_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".git").mkdir()
    Path("shared").mkdir()
    Path("shared/claimcheck.yml").write_text("lang: ar\n")
    found = []
    for name, key in (("claimcheck.yml", "yaml"), ("setup.cfg", "ini")):
        Path(name).write_text(EXAMPLES[key], encoding="utf-8")
        configuration = load(start=tmp_path)
        assert configuration.origins["against"].startswith(name)
        found.append(configuration.settings)
        Path(name).unlink()
    assert found[0] == found[1]
    assert (found[0].lang, found[0].against) == ("ar", ("articles",))
