"""Finding and loading the Arabic model: the only place that makes a Stanza pipeline."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.error_codes import Code
from claimcheck.errors import ModelError
from claimcheck.language import clitics, shortcuts

if TYPE_CHECKING:
    import stanza

PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse")
DESCRIPTION = "model.json"
# The scores of all pairs of words in a batch should fit into the processor's cache.
_WORDS_PARSED_TOGETHER = 400
_SAFE, _UNSAFE = "TORCH_FORCE_WEIGHTS_ONLY_LOAD", "TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"
_REMEDY = "reinstall claimcheck, or name another model with --model DIR"


def embedded_model() -> Path:
    """The folder of the model that is shipped with claimcheck."""
    return Path(__file__).resolve().parent.parent / "models" / "ar"


def describe(folder: Path) -> dict[str, Any]:
    """What the model in ``folder`` is: the contents of its ``model.json``, empty if it has none.

    Raises:
        ModelError: there is no such folder, or the description is damaged.
    """
    if not folder.is_dir():
        raise ModelError(Code.MODEL_MISSING, "there is no such folder", where=str(folder), remedy=_REMEDY)
    path = folder / DESCRIPTION
    if not path.exists():
        return {}
    try:
        described = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            Code.MODEL_DESCRIPTION,
            f"the description is damaged: {error}",
            where=str(path),
            remedy=_REMEDY,
        ) from error
    if not isinstance(described, dict):
        raise ModelError(
            Code.MODEL_DESCRIPTION,
            "the description is damaged: not a mapping",
            where=str(path),
            remedy=_REMEDY,
        )
    files = described.get("files", {})
    if not isinstance(files, dict) or not all(_is_file_entry(f) for f in files.values()):
        raise ModelError(
            Code.MODEL_DESCRIPTION, "the description is damaged: files", where=str(path), remedy=_REMEDY
        )
    return described


def _is_file_entry(entry: object) -> bool:
    return isinstance(entry, dict) and {"bytes", "sha256"} <= entry.keys()


def verify(folder: Path) -> None:
    """Compare the files of a model with the checksums in its description.

    Raises:
        ModelError: a file is missing, cannot be read or differs.
    """
    for name, expected in describe(folder).get("files", {}).items():
        path = folder / name
        if not path.exists():
            raise ModelError(Code.MODEL_MISSING, "missing", where=str(path), remedy=_REMEDY)
        try:
            found = sha256(path)
        except OSError as error:
            raise ModelError(
                Code.MODEL_BROKEN, f"cannot be read: {error.strerror}", where=str(path), remedy=_REMEDY
            ) from error
        if found != expected["sha256"]:
            raise ModelError(
                Code.MODEL_CHECKSUM, "the file differs from its checksum", where=str(path), remedy=_REMEDY
            )


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    import hashlib

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def load(folder: Path | None = None, *, threads: int | None = None) -> stanza.Pipeline:
    """Load a Stanza pipeline from explicit files, without any network access.

    Args:
        folder: one with ``tokenize.pt`` to ``depparse.pt`` and ``vectors.pt``, as claimcheck
            trains them, or a Stanza resources folder; None means the embedded model.
        threads: how many threads PyTorch may use; by default one, which is fastest for
            models of this size.

    Raises:
        ModelError: the folder holds no model that can be loaded, or a file differs from its checksum in the
            model's description.
    """
    with _weights_only():
        return _load(folder or embedded_model(), threads or 1)


@contextmanager
def _weights_only() -> Iterator[None]:
    """Let PyTorch read weights and nothing that runs, whatever another version of Stanza asks for."""
    before = {name: os.environ.pop(name, None) for name in (_SAFE, _UNSAFE)}
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        del os.environ[_SAFE]
        os.environ.update({name: value for name, value in before.items() if value is not None})


def _load(folder: Path, threads: int) -> stanza.Pipeline:
    verify(folder)
    layout = _stanza_resources(folder) if (folder / "resources.json").exists() else _own_files(folder)
    corrector = _corrector(folder)
    import torch

    torch.set_num_threads(threads)
    import stanza

    logging.getLogger("stanza").setLevel(logging.ERROR)
    try:
        pipeline = stanza.Pipeline(
            "ar",
            processors=",".join(PROCESSORS),
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
            tokenize_postprocessor=corrector,
            depparse_batch_size=_WORDS_PARSED_TOGETHER,
            **layout,
        )
        if corrector is not None:
            corrector.expansions = pipeline.processors["mwt"].trainer.expansion_dict
        shortcuts.take(pipeline)
        return pipeline
    except Exception as error:  # Stanza and PyTorch raise whatever they please on damaged files.
        raise ModelError(
            Code.MODEL_BROKEN, f"the model cannot be loaded: {error}", where=str(folder), remedy=_REMEDY
        ) from error


def _stanza_resources(folder: Path) -> dict[str, Any]:
    return {"dir": str(folder)}


def _corrector(folder: Path) -> clitics.Corrector | None:
    path = folder / clitics.LIST_NAME
    if not path.exists():
        return None
    try:
        return clitics.Corrector(clitics.read(path))
    except (OSError, ValueError) as error:
        raise ModelError(
            Code.MODEL_BROKEN, f"the list is damaged: {error}", where=str(path), remedy=_REMEDY
        ) from error


def _own_files(folder: Path) -> dict[str, Any]:
    names = [f"{p}.pt" for p in (*PROCESSORS, "vectors")]
    missing = [name for name in names if not (folder / name).exists()]
    if missing:
        raise ModelError(
            Code.MODEL_MISSING, f"missing: {', '.join(missing)}", where=str(folder), remedy=_REMEDY
        )
    vectors = str(folder / "vectors.pt")
    layout: dict[str, Any] = {f"{p}_model_path": str(folder / f"{p}.pt") for p in PROCESSORS}
    return {
        **layout,
        "dir": str(folder),
        "resources_filepath": str(Path(__file__).with_name("resources.json")),
        "pos_pretrain_path": vectors,
        "depparse_pretrain_path": vectors,
        "foundation_cache": _vectors_at_full_precision(vectors),
        "allow_unknown_language": True,
    }


def _vectors_at_full_precision(path: str) -> Any:
    """Word vectors are stored as 16-bit floats; the network computes with 32-bit ones."""
    from stanza.models.common.foundation_cache import FoundationCache
    from stanza.models.common.pretrain import Pretrain

    pretrain = Pretrain(path)
    try:
        pretrain.load()
    except Exception as error:
        raise ModelError(
            Code.MODEL_BROKEN, f"the word vectors are damaged: {error}", where=path, remedy=_REMEDY
        ) from error
    pretrain._emb = pretrain.emb.float()
    cache = FoundationCache()
    cache.pretrains[path] = pretrain
    return cache
