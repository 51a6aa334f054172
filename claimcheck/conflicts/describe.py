"""A disagreement as a conflict: the pair in front, what differs, why, and who says it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.model import Claim
from claimcheck.conflicts.grouping import Disagreement
from claimcheck.conflicts.intervals import sort_day
from claimcheck.conflicts.model import Conflict, Difference, Level
from claimcheck.conflicts.ranking import clearest, score
from claimcheck.conflicts.wording import filled, value_in_words
from claimcheck.language.orthography import fold

if TYPE_CHECKING:
    from claimcheck.conflicts.rule_model import ConflictRule
    from claimcheck.conflicts.voices import Voices

Ranked = tuple[int, Conflict]
"""A conflict with its score."""

_COMPARED = ("force", "place", "area", "speaker", "time", "number")
_ID_LENGTH = 16


def describe(
    rule: ConflictRule,
    level: Level,
    sides: Disagreement,
    voices: Voices,
    further: Mapping[str, int],
    new: Collection[str] | None = None,
) -> Ranked:
    """The conflict that a disagreement is.

    Args:
        rule: the rule that joins its sides.
        level: at what level.
        sides: the claims.
        voices: which of them are one voice.
        further: by claim ids how many claims that say the same are not among them.
        new: ids of articles; if given, a claim of one of these is in front.
    """
    a, b = clearest(sides.left, sides.right, voices.repeats, new)
    if sides.either_way and (sort_day(b), b.id) < (sort_day(a), a.id):
        return describe(rule, level, Disagreement(sides.right, sides.left), voices, further, new)
    also_a, also_b = (
        tuple(c.id for c in sorted(side, key=_by_place_in_text) if c.id != front.id)
        for side, front in ((sides.left, a), (sides.right, b))
    )
    heard_a, heard_b = (voices.independent(side) for side in (sides.left, sides.right))
    further_a, further_b = (
        sum(further.get(claim.id, 0) for claim in side) for side in (sides.left, sides.right)
    )
    conflict = Conflict(
        id=_digest(rule.id, a.id, b.id),
        level=level,
        type=rule.type,
        rule=rule.id,
        a=a.id,
        b=b.id,
        also_a=also_a,
        also_b=also_b,
        agree=tuple(f for f in _COMPARED if getattr(a, f) is not None and getattr(a, f) == getattr(b, f)),
        differ=tuple(_differences(a, b)),
        why=filled(rule.why, a, b),
        unless=filled(rule.unless, a, b),
        fingerprint=fingerprint(rule.id, a, b),
        reversal=level is not Level.UPDATE and voices.speakers.same(a.speaker, b.speaker),
        voices_a=heard_a,
        voices_b=heard_b,
        copies=_repeated(sides.left, a, voices.copies) + _repeated(sides.right, b, voices.copies),
        further_a=further_a,
        further_b=further_b,
    )
    return score(a, b, (heard_a, heard_b), rule.specificity), conflict


def _by_place_in_text(claim: Claim) -> tuple[bool, object, str, int, str]:
    return claim.said is None, claim.said, claim.article, claim.span.start, claim.id


def _repeated(side: Sequence[Claim], front: Claim, copies: Mapping[str, str]) -> tuple[str, ...]:
    """The claims of a side that repeat the text of another one of it."""
    texts = {copies[front.id]} if front.id in copies else set()
    repeated = []
    for claim in sorted(side, key=_by_place_in_text):
        text = copies.get(claim.id)
        if text is None or claim.id == front.id:
            continue
        if text in texts:
            repeated.append(claim.id)
        texts.add(text)
    return tuple(repeated)


def _differences(a: Claim, b: Claim) -> Iterator[Difference]:
    for field in ("kind", *_COMPARED, "said"):
        first, second = getattr(a, field), getattr(b, field)
        if first != second:
            yield Difference(field, value_in_words(first, "en"), value_in_words(second, "en"))


def fingerprint(rule: str, a: Claim, b: Claim) -> str:
    """Names a pair of claims under a rule by what they say, wherever they stand."""
    return _digest(rule, _content(a), _content(b))


def _content(claim: Claim) -> str:
    """What a claim says, without where it stands: the same wording elsewhere gives the same."""
    words = " ".join(fold(claim.quote).split())
    values = (value_in_words(getattr(claim, field), "en") for field in _COMPARED)
    return "\x1f".join([claim.kind, words, *values])


def _digest(*parts: str) -> str:
    digest = hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_ID_LENGTH]
