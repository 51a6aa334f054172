"""JSON that can be shown on a terminal and read by any JSON Lines reader."""

from __future__ import annotations

import json
import re
from typing import Any

# Controls, bidi controls, other line separators, invisible format and tag characters, lone surrogates;
# and ##[…], ##vso[…], which build servers take for commands wherever they stand in what is printed.
_ESCAPED = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]|#(?=#\w*\[)"
)


def dumps(value: Any, *, indent: int | None = None) -> str:
    """``value`` as JSON: Arabic letters stay letters, characters that act on a display are ``\\uXXXX``.

    Whoever parses it gets every character back.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _ESCAPED.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    char = match.group()
    return f"\\u{ord(char):04x}" if char == "#" else json.dumps(char)[1:-1]
