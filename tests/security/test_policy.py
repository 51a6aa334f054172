"""SECURITY.md says what is: each dependency with its reason, and tests that there are."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
NAME = re.compile(r"[\w.-]+")


def required() -> dict[str, str]:
    """Every package that setup.cfg names, with the extra for which it is needed."""
    setup = configparser.ConfigParser(interpolation=None)
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    sections = {"": setup["options"]["install_requires"], **setup["options.extras_require"]}
    return {
        found[0]: extra
        for extra, lines in sections.items()
        for line in lines.splitlines()
        if (found := NAME.match(line)) is not None
    }


def test_each_dependency_has_its_reason() -> None:
    table = {
        row[0]: row[1:] for row in re.findall(r"^\| ([\w.-]+) \| (?:(\w+) \| )?(.+) \|$", PAGE, re.MULTILINE)
    }
    del table["package"], table["attack"]
    assert {name: table.get(name, ("missing", ""))[0] for name in required()} == required()
    assert set(table) - {"who"} == set(required()), "no reason for what is not needed"
    assert all(reason.strip() for _, reason in table.values())


def test_all_tests_that_are_named_are_there() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", PAGE)
    assert named
    for path in named:
        assert (ROOT / path).exists(), path


def test_all_are_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    assert {name.lower() for name in required()} - pinned == set()
