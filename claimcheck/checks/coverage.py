"""By which fingerprints a conflict may be accepted, though further articles join its sides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from claimcheck.conflicts.describe import fingerprint

if TYPE_CHECKING:
    from claimcheck.claims.model import Claim
    from claimcheck.conflicts.model import Conflict


def new_claims(
    conflict: Conflict, claims: Mapping[str, Claim], new: Collection[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """The claims of a conflict that stand in new articles, each with the pairs that it is part of.

    Args:
        conflict: the conflict.
        claims: the claims that it names, by id.
        new: ids of the new articles.

    Returns:
        By id of a claim pairs of ids, side a first; the pair with the front of the other side first.
    """
    left, right = (conflict.a, *conflict.also_a), (conflict.b, *conflict.also_b)
    found = {a: tuple((a, b) for b in right) for a in left if claims[a].article in new}
    return found | {b: tuple((a, b) for a in left) for b in right if claims[b].article in new}


def is_covered(
    conflict: Conflict, claims: Mapping[str, Claim], new: Collection[str], accepted: Collection[str]
) -> bool:
    """Whether each new claim of a conflict is part of a pair whose fingerprint is accepted.

    So an accepted conflict stays accepted when more articles of the archive come to say what one
    of its sides says, and does not when a further new article does.
    """
    return bool(accepted) and all(
        any(fingerprint(conflict.rule, claims[a], claims[b]) in accepted for a, b in pairs)
        for pairs in new_claims(conflict, claims, new).values()
    )


def fingerprints(
    conflict: Conflict, claims: Mapping[str, Claim], new: Collection[str]
) -> tuple[str, tuple[str, ...]]:
    """The fewest fingerprints that cover a conflict: its own, and those for its further new claims."""
    further = {
        fingerprint(conflict.rule, *(claims[one] for one in pairs[0]))
        for claim, pairs in new_claims(conflict, claims, new).items()
        if claim not in (conflict.a, conflict.b)
    }
    return conflict.fingerprint, tuple(sorted(further - {conflict.fingerprint}))
