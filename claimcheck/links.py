"""Links in a file system that lead somewhere else."""

from __future__ import annotations

import os


def leads_out(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether a file in a folder is really outside it, because it is a link or lies behind one."""
    inside = os.path.realpath(folder)
    return os.path.commonpath([inside, os.path.realpath(path)]) != inside
