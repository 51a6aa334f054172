"""Which conflicts count."""

from __future__ import annotations

import pytest

from claimcheck.checks.selection import Selection
from claimcheck.claims.model import Kind
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.errors import ConfigurationError
from tests.conflicts.building import GEOGRAPHY, PACKS, SPEAKERS, claim

RULES = PACKS.conflicts
(CONFLICT,) = find_conflicts(
    [claim("a", Kind.TIMETABLE_SET), claim("b", Kind.TIMETABLE_ABSENT)], RULES, GEOGRAPHY, SPEAKERS
)
OTHER = next(rule for rule in RULES if rule.type != CONFLICT.type)
OWN = next(rule for rule in RULES if rule.id == CONFLICT.rule)


def test_everything_counts_by_default() -> None:
    assert all(map(Selection().selects, RULES))
    assert Selection().covers(CONFLICT, "a.md")


@pytest.mark.parametrize("name", [OWN.id, str(OWN.type)])
def test_rules_are_named_by_id_or_type(name: str) -> None:
    assert Selection(select=[name]).selects(OWN)
    assert not Selection(select=[name]).selects(OTHER)
    assert not Selection(ignore=[name]).covers(CONFLICT, "a.md")
    assert Selection(ignore=[OTHER.id]).covers(CONFLICT, "a.md")


def test_what_is_ignored_still_runs() -> None:
    assert Selection(ignore=[OWN.id]).selects(OWN)


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("archive/", "archive/2020/a.md", False),
        ("archive/**", "archive/2020/a.md", False),
        ("archive/*.md", "archive/2020/a.md", True),
        ("*.txt", "news/a.txt", False),
        ("/a.md", "news/a.md", True),
        ("a.md", "news/a.md", False),
    ],
)
def test_paths_are_named_as_in_gitignore(pattern: str, path: str, covered: bool) -> None:
    assert Selection(per_path_ignores={pattern: [OWN.id]}).covers(CONFLICT, path) is covered
    assert Selection(per_path_ignores={pattern: [OTHER.id]}).covers(CONFLICT, path)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(select=["timetable-exist"]),
        Selection(ignore=["timetable-exist"]),
        Selection(per_path_ignores={"a": ["timetable-exist"]}),
    ],
)
def test_an_unknown_name_is_told_the_nearest(selection: Selection) -> None:
    with pytest.raises(ConfigurationError, match="no conflict rule or type 'timetable-exist'") as error:
        selection.checked(RULES)
    assert "do you mean" in error.value.remedy


def test_a_pattern_that_is_none() -> None:
    with pytest.raises(ConfigurationError, match="per-path-ignores"):
        Selection(per_path_ignores={"!": [OWN.id]}).checked(RULES)


def test_known_names_pass() -> None:
    selection = Selection(select=[OWN.id], ignore=["numeric"], per_path_ignores={"x": [OTHER.id]})
    assert selection.checked(RULES) is selection
