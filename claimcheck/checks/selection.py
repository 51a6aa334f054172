"""Which conflicts a check looks at: chosen by rule and type, left out by path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimcheck.conflicts.model import ConflictType
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

if TYPE_CHECKING:
    from claimcheck.conflicts.model import Conflict
    from claimcheck.conflicts.rule_model import ConflictRule

# Each multiplies the time that matching a path may take; with five a hostile path takes minutes.
MOST_WILDCARDS = 3
_WILDCARD = re.compile(r"\*+")


@dataclass(frozen=True)
class Selection:
    """Which conflict rules count.

    A rule is named by its id or by its type, such as ``numeric``. What is not selected does not
    run, and leaves its pairs to weaker rules; what is ignored runs, and its conflicts are left out.

    Attributes:
        select: rules that run; all if there are none.
        ignore: rules whose conflicts do not count.
        per_path_ignores: by a pattern of paths as in ``.gitignore``, rules that do not count in new
            articles there.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    per_path_ignores: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def checked(self, rules: Iterable[ConflictRule]) -> Selection:
        """The selection itself, if all its names are those of rules or types.

        Raises:
            ConfigurationError: a name is that of no rule and no type, for which the message names the
                nearest; or a pattern of paths is none.
        """
        from pathspec import GitIgnoreSpec

        known = [*(rule.id for rule in rules), *ConflictType]
        for option, names in self._named():
            for name in names:
                if name not in known:
                    nearest = get_close_matches(name, known, n=1, cutoff=0)
                    raise ConfigurationError(
                        Code.RULE_NOT_SELECTABLE,
                        f"there is no conflict rule or type {name!r}",
                        where=option,
                        remedy=f"do you mean {nearest[0]}?" if nearest else "see claimcheck rules list",
                    )
        for pattern in self.per_path_ignores:
            if len(_WILDCARD.findall(pattern)) > MOST_WILDCARDS:
                raise ConfigurationError(
                    Code.PATH_PATTERN,
                    f"{pattern!r} has more than {MOST_WILDCARDS} asterisks",
                    where="per-path-ignores",
                    remedy="divide it into several patterns",
                )
            try:
                GitIgnoreSpec.from_lines([pattern])
            except ValueError as error:
                raise ConfigurationError(
                    Code.PATH_PATTERN,
                    f"{pattern!r} is no pattern of paths",
                    where="per-path-ignores",
                    remedy="write it as in .gitignore",
                ) from error
        return self

    def _named(self) -> Iterable[tuple[str, Sequence[str]]]:
        yield "select", self.select
        yield "ignore", self.ignore
        for pattern, names in self.per_path_ignores.items():
            yield f"per-path-ignores {pattern}", names

    def selects(self, rule: ConflictRule) -> bool:
        """Whether a rule runs."""
        return not self.select or rule.id in self.select or rule.type in self.select

    def covers(self, conflict: Conflict, path: str) -> bool:
        """Whether a conflict counts whose new claim stands in the file ``path``."""
        from pathspec import GitIgnoreSpec

        own = {conflict.rule, str(conflict.type)}
        if not own.isdisjoint(self.ignore):
            return False
        patterns = [pattern for pattern, names in self.per_path_ignores.items() if not own.isdisjoint(names)]
        return not GitIgnoreSpec.from_lines(patterns).match_file(path)
