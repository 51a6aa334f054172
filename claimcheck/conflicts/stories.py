"""Which places' claims can meet: what of an archive must be loaded for a few new claims."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from claimcheck.graph.model import places

if TYPE_CHECKING:
    from claimcheck.claims.geography import Geography
    from claimcheck.claims.model import Claim


def places_to_compare(claims: Iterable[Claim], geography: Geography) -> frozenset[str]:
    """The places whose claims a conflict rule may join with one of these claims.

    They are the claims' own places, the regions in which these lie, and what lies in those that
    are regions themselves. A claim that names no place meets none.
    """
    own = {place for claim in claims for place in places(claim)}
    around = {region for place in own for region in geography.regions_of(place)}
    inside = {member for place in own for member in geography.members_of(place)}
    return frozenset(own | around | inside)
