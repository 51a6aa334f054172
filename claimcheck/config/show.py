"""The settings as people and programs read them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from claimcheck.config.load import Configuration
from claimcheck.reports.json_text import dumps
from claimcheck.reports.plain_text import clean


def as_text(configuration: Configuration) -> str:
    """A line for each setting, as it would stand in ``claimcheck.yml``, with its origin as a comment."""
    rows = [
        (f"{name}: {json.dumps(value, ensure_ascii=False)}", origin)
        for name, value, origin in _rows(configuration)
    ]
    width = max(len(setting) for setting, _ in rows)
    return "".join(f"{clean(setting):{width}}  # {clean(origin)}\n" for setting, origin in rows)


def as_json(configuration: Configuration) -> str:
    """One object: by setting its value and its origin."""
    settings = {name: {"value": value, "origin": origin} for name, value, origin in _rows(configuration)}
    return dumps(settings, indent=2) + "\n"


def _rows(configuration: Configuration) -> Iterator[tuple[str, Any, str]]:
    for name, origin in configuration.origins.items():
        value = getattr(configuration.settings, name)
        if name == "fail_on" and value is None:
            value = "never"
        yield name.replace("_", "-"), _plain(value), origin


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return value.as_posix()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value
