"""How many of the claims that people marked a run found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

_Record = Mapping[str, Any]
_SAME_NUMBER = 0.01
_OVERLAP = 0.5


def f1(gold: Sequence[_Record], found: Sequence[_Record]) -> float:
    """The balanced F-score over claims.

    A claim matches one of the same article if its kind is one of those marked, the spans share half
    of the shorter one, and numbers agree within 1 %; the largest overlap goes first. What is
    marked optional counts neither way.

    Args:
        gold: with ``article``, ``kinds``, ``start``, ``end``, ``number`` and ``optional``.
        found: as ``claimcheck extract --output-format jsonl`` prints them.
    """
    by_article = defaultdict(list)
    for j, one in enumerate(found):
        by_article[PurePath(one["article"]).name].append(j)
    pairs = sorted(
        (bool(mark.get("optional")), -_shared(mark, found[j]), i, j)
        for i, mark in enumerate(gold)
        for j in by_article[PurePath(mark["article"]).name]
        if _fits(mark, found[j])
    )
    used: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in pairs:
        if i not in used and j not in taken:
            used[i] = j
            taken.add(j)
    optional = {i for i, mark in enumerate(gold) if mark.get("optional")}
    right = len(used.keys() - optional)
    missed = len(gold) - len(optional) - right
    spurious = len(found) - len(taken)
    return 2 * right / max(1, 2 * right + missed + spurious)


def sentence_f1(gold: Sequence[_Record], found: Iterable[tuple[str, int, int]]) -> float:
    """The F-score of stretches of text that are said to hold claims.

    Args:
        gold: as for `f1`.
        found: the name of an article, and where the stretch begins and ends in its text.
    """
    stretches = [(PurePath(name).name, start, end) for name, start, end in found]
    marks = [(PurePath(m["article"]).name, m["start"], m["end"]) for m in gold if not m.get("optional")]

    def meet(a: tuple[str, int, int], b: tuple[str, int, int]) -> bool:
        return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]

    right = sum(any(meet(one, mark) for mark in marks) for one in stretches)
    covered = sum(any(meet(one, mark) for one in stretches) for mark in marks)
    precision, recall = right / max(1, len(stretches)), covered / max(1, len(marks))
    return 2 * precision * recall / max(1e-9, precision + recall)


def _shared(mark: _Record, one: _Record) -> int:
    return int(min(mark["end"], one["end"]) - max(mark["start"], one["start"]))


def _fits(mark: _Record, one: _Record) -> bool:
    shorter = max(1, min(mark["end"] - mark["start"], one["end"] - one["start"]))
    if one["kind"] not in mark["kinds"] or _shared(mark, one) / shorter < _OVERLAP:
        return False
    return not one["kind"].startswith("troops.") or _same_number(mark.get("number"), one.get("number"))


def _same_number(a: _Record | None, b: _Record | None) -> bool:
    def close(x: int | None, y: int | None) -> bool:
        if x is None or y is None:
            return x is y
        return abs(x - y) <= _SAME_NUMBER * max(abs(x), abs(y))

    return all(close((a or {}).get(key), (b or {}).get(key)) for key in ("low", "high", "from"))
