"""Giving up what takes too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_REPEAT_SECONDS = 1.0


class TimeUpError(Exception):
    """What was done took longer than it may."""


class _Alarm(BaseException):
    """No Exception, so that nothing it comes through takes it for a failure of its own and goes on."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Give up what is done inside once it has taken so many seconds; 0: never.

    What is interrupted must bear it: the exception may come between any two steps of Python. Only the main
    thread of a process can be interrupted so, and only on systems with ``SIGALRM``; elsewhere nothing is
    given up.

    Raises:
        TimeUpError: it took longer.
    """
    if not seconds or not _can_interrupt():
        yield
        return
    former = signal.signal(signal.SIGALRM, _interrupt)
    try:
        # Again and again, since Python drops what is raised where an object is being destroyed.
        signal.setitimer(signal.ITIMER_REAL, seconds, _REPEAT_SECONDS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _Alarm:
        raise TimeUpError(f"longer than {seconds:g} seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)


def _can_interrupt() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise _Alarm
