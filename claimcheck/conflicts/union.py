"""Sets of things that belong together, found pair by pair."""

from __future__ import annotations


class Union:
    """A union-find structure over names; the name of a set is its least member."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The name of the set to which ``name`` belongs."""
        root = name
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while name != root:
            self._parents[name], name = root, self._parents.get(name, name)
        return root

    def join(self, a: str, b: str) -> None:
        """Make the sets of ``a`` and ``b`` one."""
        first, second = sorted((self.find(a), self.find(b)))
        self._parents[second] = first
