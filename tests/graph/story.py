"""A story built by hand, for the tests of the graph and of its emitters.

French soldiers in Chad, as two desks tell of them; some in Niger, and some of the coalition's.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from claimcheck.claims.geography import Geography
from claimcheck.claims.geography_model import GeographyPack
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.conflicts.model import BilingualText, Conflict, ConflictType, Level

FIRST, SECOND = "desk/first.md", "desk/second.md"
MINISTER, SPOKESMAN = "وزير الدفاع", "الناطق باسم الجيش"
MARCH, JUNE = date(2024, 3, 1), date(2024, 6, 1)

GEOGRAPHY = Geography(
    GeographyPack(
        version=1,
        countries={},
        groups={},
        contains={"foreign": ("coalition", "FR", "US", "DE"), "coalition": ("FR", "DE")},
        regions={},
        members={"Africa": ("Sahel", "GA"), "Sahel": ("TD", "NE")},
    )
)


def claim(identity: str, start: int = 0, **fields: Any) -> Claim:
    """A claim whose quote is its id, in the first article if no other is given."""
    given = {"kind": Kind.TROOPS_COUNT, "quote": identity, "article": FIRST, **fields}
    span = Span(start, start + len(identity))
    return Claim(id=identity, span=span, line=1, column=start + 1, **given)


def conflict(identity: str, a: str, b: str, level: Level = Level.CONTRADICTION, **fields: Any) -> Conflict:
    """A conflict between two claims."""
    words = BilingualText("", "")
    given = {
        "rule": f"rule-{level}",
        "also_a": (),
        "also_b": (),
        "fingerprint": f"print-{identity}",
        **fields,
    }
    return Conflict(
        id=identity,
        level=level,
        type=ConflictType.NEGATION,
        a=a,
        b=b,
        agree=(),
        differ=(),
        why=words,
        unless=words,
        **given,
    )


IN_CHAD: dict[str, Any] = {"force": "FR", "place": "TD"}
AGREED = claim(
    "agreed", 0, kind=Kind.WITHDRAWAL_AGREED, **IN_CHAD, speaker=MINISTER, said=MARCH,
    time=TimeSpan(None, date(2024, 12, 31)),
)  # fmt: skip
COUNT = claim("count", 20, **IN_CHAD, speaker=MINISTER, said=MARCH, number=TroopNumber(1000, 1000, True))
COUNT_AGAIN = claim("count-again", 40, **IN_CHAD, said=MARCH, number=TroopNumber(1000, 1000))
ABSENT = claim(
    "absent", 0, article=SECOND, kind=Kind.TIMETABLE_ABSENT, **IN_CHAD, speaker=SPOKESMAN, said=MARCH
)
COUNT_LATER = claim(
    "count-later", 20, article=SECOND, kind=Kind.TROOPS_CHANGE, **IN_CHAD, said=JUNE, speaker=SPOKESMAN,
    number=TroopNumber(300, 400, source=1000), hedged=True,
)  # fmt: skip
IN_NIGER = claim("in-niger", 40, article=SECOND, force="coalition", place="NE,TD", said=JUNE, area="الشمال")
NOWHERE = claim("nowhere", 60, article=SECOND, kind=Kind.PRESENCE_CONTINUING)
CLAIMS = (AGREED, COUNT, COUNT_AGAIN, ABSENT, COUNT_LATER, IN_NIGER, NOWHERE)

CONFLICTS = (
    conflict("x-update", "count", "count-later", Level.UPDATE, also_a=("count-again",)),
    conflict("x-tension", "agreed", "absent", Level.TENSION, reversal=True),
    conflict("x-contradiction", "count", "in-niger", Level.CONTRADICTION, also_a=("count-again",)),
)
