"""The formats in which the findings of a check are written."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.checks.model import CheckResult

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")


def emit(name: str, result: CheckResult, *, language: str, **text_options: bool) -> str:
    """The findings in one format.

    Args:
        name: one of ``FORMATS``.
        result: what was found.
        language: of its messages, ``en`` or ``ar``.
        text_options: ``colour`` and ``verbose``, which only plain text knows.
    """
    options: dict[str, Any] = text_options if name == "text" else {}
    emitter = importlib.import_module(f"claimcheck.reports.check_{name}")
    text: str = emitter.emit(result, language=language, **options)
    return text
