"""Faults on purpose: a process that dies at the k-th step of writing, a disk that fails there."""

from __future__ import annotations

import errno
import itertools
import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Work = Callable[[], object]

# What writing a file is made of.
CALLS = ("open", "write", "fchmod", "fsync", "close", "replace")
_DEAD = 77


@contextmanager
def before_step(step: int, fault: Callable[[str, tuple[Any, ...]], object]) -> Iterator[None]:
    """Let something happen before the ``step``-th system call of those in `CALLS`, counted from 1."""
    real = {name: getattr(os, name) for name in CALLS}
    steps = itertools.count(1)

    def counted(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(steps) == step:
                fault(name, arguments)
            return real[name](*arguments, **named)

        return call

    try:
        for name in CALLS:
            setattr(os, name, counted(name))
        yield
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def dies_at(step: int, work: Work) -> bool:
    """Do some work in a process that dies at a step, in the middle of it if it is a write.

    Returns:
        Whether it died; otherwise the work has fewer steps, and was done.
    """
    half = os.write

    def die(name: str, arguments: tuple[Any, ...]) -> None:
        if name == "write":
            half(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        os._exit(_DEAD)

    def dying() -> None:
        with before_step(step, die):
            work()

    return in_child(dying) == _DEAD


def killed_while(work: Work, *, file_limit: int) -> bool:
    """Do some work in a process that is killed by the write that makes a file longer than so many bytes."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_limit, file_limit))
        work()

    return in_child(limited) == -signal.SIGXFSZ


def in_child(work: Work) -> int:
    """Do some work in a forked process; its exit status, negative for the signal that ended it.

    Raises:
        AssertionError: the work raised something.
    """
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status != 1, "the work failed, see standard error"
    return status


def fails_at(step: int, work: Work, number: int = errno.ENOSPC) -> bool:
    """Do some work during which one step fails as the operating system's error says.

    Returns:
        Whether there was such a step.
    """
    failed = []

    def fail(name: str, arguments: tuple[Any, ...]) -> None:
        failed.append(name)
        raise OSError(number, os.strerror(number))

    with before_step(step, fail):
        work()
    return bool(failed)


def until_it_is_done(at_step: Callable[[int], bool]) -> Iterator[int]:
    """Steps 1, 2, … as long as something happens at them; each is given once it has happened."""
    for step in itertools.count(1):
        if not at_step(step):
            return
        yield step


def visible(folder: Path) -> list[str]:
    """The names in a folder that are not hidden."""
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
