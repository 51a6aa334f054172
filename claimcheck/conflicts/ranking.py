"""Which claims stand for a disagreement, and in what order conflicts are shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.claims.model import Claim

# At most so many independent voices of a side, and conditions of a rule, count.
_VOICES_COUNTED = 3
_CONDITIONS_COUNTED = 4
_DAY, _WEEK, _MONTH = 1, 7, 31


def score(a: Claim, b: Claim, voices: tuple[int, int], specificity: int) -> int:
    """How much a conflict is worth a reader's time; it orders the conflicts of one level.

    Three points for each of the two sides whose speaker is named, two for each that the text does
    not weaken, one for each independent voice of a side up to three, three, two or one for
    statements of one day, week or month, and one for each condition of the rule up to four.

    Args:
        a: the claim that stands for the one side.
        b: the claim that stands for the other.
        voices: how many independent voices each side has.
        specificity: how many conditions the rule makes.
    """
    named = sum(claim.speaker is not None for claim in (a, b))
    firm = sum(not claim.hedged for claim in (a, b))
    heard = sum(min(count, _VOICES_COUNTED) for count in voices)
    return 3 * named + 2 * firm + heard + _nearness(a, b) + min(specificity, _CONDITIONS_COUNTED)


def _nearness(a: Claim, b: Claim) -> int:
    if a.said is None or b.said is None:
        return 0
    days = abs((a.said - b.said).days)
    return (days <= _DAY) + (days <= _WEEK) + (days <= _MONTH)


def clearest(
    left: Sequence[Claim],
    right: Sequence[Claim],
    copies: Collection[str],
    new: Collection[str] | None = None,
) -> tuple[Claim, Claim]:
    """The two claims that show a disagreement best: unhedged, with a speaker, near in time.

    Args:
        left: the claims of the one side.
        right: the claims of the other.
        copies: ids of claims that only repeat another one's text; they come last.
        new: ids of articles; if given, one claim at least is of one of these.
    """

    def unclear(claim: Claim) -> tuple[bool, bool, bool]:
        return claim.hedged, claim.speaker is None, claim.id in copies

    def best(claims: Sequence[Claim]) -> list[Claim]:
        """Of the clearest, one for each day: the first in its article."""
        least = min(map(unclear, claims))
        days: dict[object, Claim] = {}
        for claim in sorted(claims, key=lambda c: (c.span.start, c.id)):
            if unclear(claim) == least:
                days.setdefault(claim.said, claim)
        return list(days.values())

    def weakness(pair: tuple[Claim, Claim]) -> tuple[int, int, int, int, int, str, str]:
        a, b = pair
        hedged, unnamed, copied = (x + y for x, y in zip(unclear(a), unclear(b), strict=True))
        apart = abs((a.said - b.said).days) if a.said and b.said else 0
        return hedged, unnamed, copied, apart, a.span.start + b.span.start, a.id, b.id

    sides = [(left, right)]
    if new is not None:
        sides = [
            ([claim for claim in left if claim.article in new], right),
            (left, [claim for claim in right if claim.article in new]),
        ]
    pairs = ((a, b) for one, other in sides if one and other for a in best(one) for b in best(other))
    return min(pairs, key=weakness)
