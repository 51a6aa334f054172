"""What the docstrings of the models of rule packs say, for those who write packs."""

from __future__ import annotations

import re
from inspect import cleandoc

from claimcheck.claims.pack_base import PackPart

_ATTRIBUTES = "\n\nAttributes:"
_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def purpose(part: type[PackPart]) -> str:
    """What a part of a pack is, in a sentence or two."""
    return _on_one_line(cleandoc(part.__doc__ or "").partition(_ATTRIBUTES)[0])


def attributes(part: type[PackPart]) -> dict[str, str]:
    """What each field of a part means, as far as it, or one from which it is derived, says so."""
    documented = [cleandoc(one.__doc__ or "") for one in reversed(part.__mro__) if issubclass(one, PackPart)]
    listed = (_ATTRIBUTE.findall(text.partition(_ATTRIBUTES)[2]) for text in documented)
    described = {name: _on_one_line(text) for found in listed for name, text in found}
    return {name: text for name, text in described.items() if name in part.model_fields}


def _on_one_line(text: str) -> str:
    return " ".join(text.replace("``", "`").split())
