"""The page that lists every problem by its code: ``docs/errors.md``."""

from __future__ import annotations

import sys
from pathlib import Path

from claimcheck.error_codes import FAMILIES, Code

_HEAD = """\
# Errors and warnings

Every message ends in a code, such as `[CC-A03]`, that never changes its meaning. Before it stand the file and
line, what is wrong, and in brackets what helps in this case. A problem with an article does not stop
the others; the [README](../README.md) lists the exit statuses. A command line that `--help` does
not allow, and notes on how an article was read, have no code.

`make docs` writes this page from `claimcheck/error_codes.py`.
"""


def emit() -> str:
    """The page in Markdown: a table for each family of codes."""
    return "\n".join([_HEAD, *(_section(letter, title) for letter, title in FAMILIES.items())])


def _section(letter: str, title: str) -> str:
    rows = [
        f"| `{code.id}` | {code.slug} | {code.cause} | {code.remedy} |"
        for code in Code
        if code.family == letter
    ]
    return "\n".join([f"## {title}", "", "| code | name | cause | remedy |", "|---|---|---|---|", *rows, ""])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(emit(), encoding="utf-8", newline="\n")
