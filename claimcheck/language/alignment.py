"""Where the words of a multi-word token stand in its surface form."""

from __future__ import annotations

from collections.abc import Sequence


def align(surface: str, pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Divide ``surface`` among ``pieces``, in order.

    A piece that is written as it stands takes its own letters, from the left and from the
    right; what changed its spelling in between (ل + القوات in للقوات, سياسة + هم in سياستهم)
    takes what is left. Every piece gets at least one character; two pieces share one only
    where the surface has fewer characters than there are pieces.

    Returns:
        For each piece its start and end in ``surface``.
    """
    count = len(pieces)
    spans: list[tuple[int, int]] = [(0, 0)] * count
    left, right = 0, len(surface)
    first, last = 0, count
    while first < last - 1 and pieces[first] and surface.startswith(pieces[first], left):
        end = left + len(pieces[first])
        if right - end < last - first - 1:
            break
        spans[first] = (left, end)
        left, first = end, first + 1
    while last - 1 > first and pieces[last - 1] and surface.endswith(pieces[last - 1], left, right):
        start = right - len(pieces[last - 1])
        if start - left < last - 1 - first:
            break
        spans[last - 1] = (start, right)
        right, last = start, last - 1
    _share(spans, pieces, first, last, left, right)
    return spans


def _share(
    spans: list[tuple[int, int]], pieces: Sequence[str], first: int, last: int, left: int, right: int
) -> None:
    """Divide ``left`` to ``right`` among the pieces from ``first`` to ``last`` by their lengths."""
    total = sum(len(p) for p in pieces[first:last]) or 1
    taken = 0
    start = left
    for i in range(first, last):
        taken += len(pieces[i])
        proportional = left + (right - left) * taken // total
        latest = right - (last - 1 - i)
        end = right if i == last - 1 else max(start + 1, min(proportional, latest))
        end = min(end, right)
        spans[i] = (min(start, end - 1), end)
        start = end
