"""The one rule that stands in no pack, as a record beside those that do."""

from __future__ import annotations

from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.model import Kind
from claimcheck.claims.pack_model import Example, ExpectedClaim, ExtractionRule


def _set(text: str, force: str, place: str) -> Example:
    return Example(text=text, gives=(ExpectedClaim(kind=Kind.TIMETABLE_SET, force=force, place=place),))


# It judges what another rule found, so that it has no conditions under ``when``.
DATED = ExtractionRule.model_construct(
    id=DATED_RULE,
    kind=str(Kind.TIMETABLE_SET),
    about="A withdrawal that is agreed, planned or under way has a date.",
    when=(),
    fires=(
        _set("ستغادر القوات الفرنسية السنغال بحلول نهاية سبتمبر 2025.", "FR", "SN"),
        _set("أعلنت أنقرة أنها ستسحب جنودها من الصومال في مارس 2025.", "TR", "SO"),
        _set("تقرر سحب القوات الدنماركية من مالي خلال ثلاثة أشهر.", "DK", "ML"),
    ),
    does_not_fire=(
        "طالب البرلمان بانسحاب القوات التركية من ليبيا قبل نهاية عام 2025.",
        "انسحبت القوات الفرنسية من مالي في أغسطس 2022.",
        "ستنسحب القوات الأوغندية من الصومال.",
    ),
)
