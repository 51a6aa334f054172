"""Typing errors: whether one word is another with a single slip of the fingers."""

from __future__ import annotations


def is_one_slip(word: str, right: str) -> bool:
    """Whether a letter of ``right`` is missing, added, wrong, or changed places with the next."""
    if abs(len(word) - len(right)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), None)
    if same is None:
        return True
    rest, other = word[same:], right[same:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
