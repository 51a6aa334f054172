"""A rule pack as it is written."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from claimcheck.errors import RulePackError
from claimcheck.yaml_files import YamlFile, read_yaml

HELP_PAGE = "docs/rules.md"


def read_source(path: Traversable) -> YamlFile:
    """Read one pack.

    Raises:
        RulePackError: as `claimcheck.yaml_files.read_yaml` says.
    """
    return read_yaml(path, RulePackError, help_page=HELP_PAGE)
