"""Packing trained weights for shipping: half precision, a description, checksums."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from claimcheck import atomic_files
from claimcheck.language.clitics import LIST_NAME
from claimcheck.language.model import DESCRIPTION, PROCESSORS, sha256

LICENCE = "CC BY-NC-SA 3.0"
DATA = "UD Arabic-PADT (train part); word vectors from modern Arabic news and Wikipedia, 25 million words"


def pack(trained: Path, clitic_list: Path, output: Path) -> None:
    """Write the model that is shipped.

    Weights are stored as 16-bit floats, which halves their size; they are computed with as
    32-bit floats again.

    Args:
        trained: folder with the weights of every processor and ``vectors.pt``.
        clitic_list: words whose division is certain.
        output: the model's folder, made if need be.
    """
    output.mkdir(parents=True, exist_ok=True)
    names = [f"{name}.pt" for name in (*PROCESSORS, "vectors")]
    for name in names:
        _halve(trained / name, output / name)
    shutil.copyfile(clitic_list, output / LIST_NAME)
    describe(output, {})


def describe(folder: Path, scores: dict[str, dict[str, float]]) -> None:
    """Write the model's description, with checksums of its files."""
    files = [*(folder / f"{name}.pt" for name in (*PROCESSORS, "vectors")), folder / LIST_NAME]
    description = {
        "name": "claimcheck-ar-padt",
        "language": "ar",
        "licence": LICENCE,
        "data": DATA,
        "recipe": "claimcheck model vectors; claimcheck model train",
        "scores": scores,
        "files": {f.name: {"bytes": f.stat().st_size, "sha256": sha256(f)} for f in files},
    }
    text = json.dumps(description, ensure_ascii=False, indent=2) + "\n"
    atomic_files.write(text.encode(), folder / DESCRIPTION)


def _halve(source: Path, target: Path) -> None:
    import torch

    data = torch.load(source, map_location="cpu", weights_only=True)
    torch.save(_half(data), target)


def _half(value: Any) -> Any:
    import torch

    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((k, _half(v)) for k, v in value.items() if k not in _TRAINING_ONLY)
    if isinstance(value, list | tuple):
        return type(value)(_half(v) for v in value)
    return value


_TRAINING_ONLY = frozenset({"optimizer_state_dict", "dev_score_history"})
