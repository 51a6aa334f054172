"""What a reading depends on besides its article: the model, the rule packs, the tool."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.error_codes import Code
from claimcheck.errors import ModelError
from claimcheck.language import clitics, model

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import RulePack, RulePacks

# The packages whose sources make claims, with the endings of these sources.
_SOURCES = {
    "claimcheck.articles": ("model.py",),
    "claimcheck.claims": (".py",),
    "claimcheck.language": (".py", ".json"),
}
_LIBRARIES = ("hijridate", "spacy", "stanza", "torch")
# What a rule does; the rest of it is prose and examples.
_RULE_FIELDS = {"id", "kind", "when", "slots"}


@dataclass(frozen=True)
class Version:
    """What a reading was made with: three SHA-256 digests, in hexadecimal.

    Attributes:
        model: of the Arabic model.
        packs: of what the rule packs say about extraction.
        tool: of the sources that make claims, and of the libraries they rest on.
    """

    model: str
    packs: str
    tool: str


def version_of(packs: RulePacks, folder: Path | None = None) -> Version:
    """The version of readings with these packs and this model.

    The embedded model is known by the checksums in its description, another by its files.

    Args:
        packs: the rule packs.
        folder: of another model than the embedded one.

    Raises:
        ModelError: there is no such folder, or it cannot be read.
    """
    return Version(_model_digest(folder or model.embedded_model()), _packs_digest(packs), _tool_digest())


def _model_digest(folder: Path) -> str:
    described = model.describe(folder).get("files", {})
    if described and folder.resolve() == model.embedded_model():
        return _digest(sorted((name, file["sha256"]) for name, file in described.items()))
    try:
        return _digest([(path.as_posix(), model.sha256(folder / path)) for path in _model_files(folder)])
    except OSError as error:
        raise ModelError(
            Code.MODEL_BROKEN,
            f"the model cannot be read: {error.strerror}",
            where=str(folder),
            remedy="name another model with --model DIR",
        ) from error


def _model_files(folder: Path) -> list[Path]:
    """The files from which a model is loaded, claimcheck's own or Stanza's resources, inside its folder."""
    names = [*(f"{name}.pt" for name in (*model.PROCESSORS, "vectors")), clitics.LIST_NAME, "resources.json"]
    paths = [*(folder / name for name in names), *(folder / "ar").rglob("*")]
    return sorted(path.relative_to(folder) for path in paths if path.is_file())


def _packs_digest(packs: RulePacks) -> str:
    return _digest(
        [
            packs.grammar.model_dump(),
            packs.geography.model_dump(),
            [(name, terms.model_dump()) for name, terms in packs.concepts.items()],
            [_extraction(pack) for pack in packs.extraction.values()],
        ]
    )


def _extraction(pack: RulePack) -> list[Any]:
    return [
        type(pack).__name__,
        [anchor.model_dump() for anchor in pack.anchors],
        [rule.model_dump(include=_RULE_FIELDS) for rule in pack.rules],
    ]


@cache
def _tool_digest() -> str:
    sources = [(name, hashlib.sha256(data).hexdigest()) for name, data in _sources()]
    return _digest([sources, [(name, metadata.version(name)) for name in _LIBRARIES]])


def _sources() -> Iterator[tuple[str, bytes]]:
    for package, endings in _SOURCES.items():
        files = [file for file in resources.files(package).iterdir() if file.name.endswith(endings)]
        for file in sorted(files, key=lambda file: file.name):
            yield f"{package}/{file.name}", file.read_bytes()


def _digest(value: Any) -> str:
    """Of values whose sets have no order, and whose mappings keep theirs."""
    return hashlib.sha256(json.dumps(value, default=sorted).encode()).hexdigest()
