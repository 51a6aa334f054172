"""One target under atheris; its arguments are TARGET, FOLDER-OF-FINDINGS and those of libFuzzer."""

from __future__ import annotations

import signal
import sys
import traceback
from hashlib import sha256
from pathlib import Path
from types import FrameType

import atheris

with atheris.instrument_imports(include=["claimcheck"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS

SLOW = 20
"""Seconds after which an input counts as a hang; libFuzzer itself slows all down."""


class HangError(Exception):
    """An input takes too long."""


def _hangs(_number: int, _frame: FrameType | None) -> None:
    raise HangError(f"longer than {SLOW} seconds")


class Watched:
    """Runs a target, keeps one input for each place at which something goes wrong, and goes on.

    Args:
        name: the target.
        found: the folder for these inputs.
    """

    def __init__(self, name: str, found: Path) -> None:
        self._run = TARGETS[name].run
        self._found = found
        self._places: set[str] = set()

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        signal.alarm(SLOW)
        try:
            self._run(data)
        except Exception as error:
            self._keep(data, error)
        finally:
            signal.alarm(0)

    def _keep(self, data: bytes, error: Exception) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {last.filename}:{last.lineno}"
        if place not in self._places:
            self._places.add(place)
            path = self._found / sha256(place.encode()).hexdigest()[:16]
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(
                "".join(traceback.format_exception(error)), "utf-8", "replace"
            )


def main() -> None:
    """Fuzz until libFuzzer's arguments say that it is enough."""
    program, name, found, *arguments = sys.argv
    signal.signal(signal.SIGALRM, _hangs)
    atheris.Setup([program, *arguments], Watched(name, Path(found)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
