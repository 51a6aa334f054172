"""Arabic numerals, in digits and in words: their tables and the grammar that composes them.

Everything here works on *keys*: text that `orthography.normalise` has prepared and whose words
are folded, but for ئ, which tells مئة from مية. `key` makes one, letter for letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from claimcheck.language.orthography import fold

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u0674\u0679-\u06d3"
# White space inside a phrase: one line break at most, a blank line ends the paragraph.
OPTIONAL_GAP = r"[^\S\n]{0,4}(?:\n[^\S\n]{0,4})?"
GAP = rf"(?=\s){OPTIONAL_GAP}"

_T = TypeVar("_T")
_LETTER_RUN = re.compile(f"[{LETTERS}]+")
_KEPT_SEAT = "ئ"


def key(text: str) -> str:
    """Fold the words of a normalised text letter for letter, keeping ئ."""
    return _LETTER_RUN.sub(lambda run: _KEPT_SEAT.join(map(fold, run[0].split(_KEPT_SEAT))), text)


def _table(rows: dict[_T, str]) -> dict[str, _T]:
    return {key(form): value for value, forms in rows.items() for form in forms.split()}


UNITS = _table(
    {
        1: "واحد واحدة واحدا أحد إحدى",
        2: "اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي",
        3: "ثلاث ثلاثة ثلاثا",
        4: "أربع أربعة أربعا",
        5: "خمس خمسة خمسا",
        6: "ست ستة ستا",
        7: "سبع سبعة سبعا",
        8: "ثمان ثماني ثمانية ثمانيا",
        9: "تسع تسعة تسعا",
        10: "عشر عشرة عشرا",
    }
)
TENS = _table(
    {
        20: "عشرون عشرين",
        30: "ثلاثون ثلاثين",
        40: "أربعون أربعين",
        50: "خمسون خمسين",
        60: "ستون ستين",
        70: "سبعون سبعين",
        80: "ثمانون ثمانين",
        90: "تسعون تسعين",
    }
)
HUNDREDS = _table(
    {
        100: "مئة مائة",
        200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
        300: "ثلاثمئة ثلاثمائة",
        400: "أربعمئة أربعمائة",
        500: "خمسمئة خمسمائة",
        600: "ستمئة ستمائة",
        700: "سبعمئة سبعمائة",
        800: "ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة",
        900: "تسعمئة تسعمائة",
    }
)
_TEN_OF_TEENS = _table({10: "عشر عشرة"})
_COUNTED_HUNDREDS = _table({100: "مئة مائة مئات"})
_SINGULAR_SCALES = _table({1_000: "ألف ألفا", 1_000_000: "مليون مليونا", 1_000_000_000: "مليار مليارا"})
_PLURAL_SCALES = _table({1_000: "آلاف", 1_000_000: "ملايين", 1_000_000_000: "مليارات"})
SCALES = _SINGULAR_SCALES | _PLURAL_SCALES
_DUAL_SCALES = _table(
    {
        1_000: "ألفان ألفين ألفي",
        1_000_000: "مليونان مليونين مليوني",
        1_000_000_000: "ملياران مليارين ملياري",
    }
)
# «ألفا جندي» is the dual, «ألفاً» and «ألفا وخمسمئة» are the singular.
DUAL_OR_SINGULAR = {"الفا", "مليونا", "مليارا"}
_VAGUE = _table({10: "عشرات", 100: "مئات"}) | _PLURAL_SCALES
_FEW = _table({3: "بضع بضعة", 1: "عدة"})
_MOST_OF_A_FEW = 9
_FRACTIONS = _table(
    {
        Fraction(1, 2): "نصف",
        Fraction(1, 3): "ثلث",
        Fraction(2, 3): "ثلثا ثلثي ثلثان ثلثين",
        Fraction(1, 4): "ربع",
    }
)
_QUARTERS = key("أرباع")

_CONJUNCTION = re.compile(rf"{GAP}و{OPTIONAL_GAP}(?:ال(?=[0-9]))?")
_GAP = re.compile(GAP)
_SCALE_WORD = "|".join(sorted(SCALES, key=len, reverse=True))
_SCALE_AHEAD = rf"(?={OPTIONAL_GAP}(?:{_SCALE_WORD})(?![{LETTERS}]))"
_THIN = " \u2007"
_GROUPED = re.compile(
    rf"[1-9][0-9]{{0,2}}(?P<mark>[,.'،{_THIN}])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}}){{0,2}}(?![0-9])"
)
_DECIMAL = re.compile(rf"(?P<whole>[0-9]+)[.,،](?P<rest>[0-9]+){_SCALE_AHEAD}")
_PLAIN = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Numeral:
    """A number as written, with offsets into the key.

    Attributes:
        low: its value, or the least it can be.
        high: the most it can be; None where that is open.
        approximate: it is a vague word such as مئات or بضعة.
        fraction: the part of a whole that it names; low and high mean nothing then.
        scale: the scale word of its first part (ألف is 1000), 1 without one.
        multiplier: the number before that scale word, 0 where none is written.
        joints: where each و stands that joins its parts.
    """

    start: int
    end: int
    low: int
    high: int | None
    approximate: bool = False
    fraction: Fraction | None = None
    scale: int = 1
    multiplier: int = 0
    joints: tuple[int, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether it is one plain number."""
        return self.fraction is None and self.high == self.low


@dataclass(frozen=True)
class _Part:
    value: Fraction
    end: int
    scale: int = 1
    multiplier: Fraction = Fraction(0)
    joints: tuple[int, ...] = ()


def read_numeral(text: str, start: int) -> Numeral | None:
    """Read the longest numeral that begins at ``start`` of a key."""
    return (
        _few(text, start)
        or _three_quarters(text, start)
        or _number(text, start)
        or _vague(text, start)
        or _fraction(text, start)
    )


def _word(text: str, start: int) -> str:
    run = _LETTER_RUN.match(text, start)
    return run[0] if run else ""


def _look_up(table: dict[str, _T], word: str) -> _T | None:
    """Find a word; ه is often typed for a final ة."""
    found = table.get(word)
    return table.get(word[:-1] + "ة") if found is None and word.endswith("ه") else found


def _next_word(text: str, end: int, *, article: bool = False) -> tuple[str, int]:
    """Give the word after ``end`` and where it ends; without its ال if ``article``."""
    gap = _GAP.match(text, end)
    if gap is None:
        return "", end
    word = _word(text, gap.end())
    close = gap.end() + len(word)
    if article and word not in SCALES:
        word = word.removeprefix("ال")
    return word, close


def _digits(text: str, start: int) -> _Part | None:
    decimal = _DECIMAL.match(text, start)
    grouped = _GROUPED.match(text, start)
    if decimal and (grouped is None or grouped["mark"] == "."):
        places = len(decimal["rest"])
        value = Fraction(int(decimal["whole"] + decimal["rest"]), 10**places)
        return _Part(value, decimal.end("rest"))
    if grouped:
        return _Part(Fraction("".join(filter(str.isdigit, grouped[0]))), grouped.end())
    plain = _PLAIN.match(text, start)
    return _Part(Fraction(int(plain[0])), plain.end()) if plain else None


def _below_hundred(text: str, start: int) -> _Part | None:
    word = _word(text, start)
    end = start + len(word)
    tens = _look_up(TENS, word)
    if tens is not None:
        return _Part(Fraction(tens), end)
    unit = _look_up(UNITS, word)
    if unit is None:
        return None
    if unit < 10:
        following, close = _next_word(text, end)
        if _look_up(_TEN_OF_TEENS, following):
            return _Part(Fraction(10 + unit), close)
        joint = _CONJUNCTION.match(text, end)
        if joint:
            ten = _word(text, joint.end())
            tens = _look_up(TENS, ten)
            if tens is not None:
                return _Part(Fraction(tens + unit), joint.end() + len(ten), joints=(joint.start(),))
    return _Part(Fraction(unit), end)


def _hundreds(text: str, start: int) -> _Part | None:
    word = _word(text, start)
    end = start + len(word)
    hundreds = _look_up(HUNDREDS, word)
    if hundreds is None:
        unit = _look_up(UNITS, word)
        following, close = _next_word(text, end)
        if unit is None or not 3 <= unit <= 9 or _look_up(_COUNTED_HUNDREDS, following) is None:
            return None
        hundreds, end = unit * 100, close
    joint = _CONJUNCTION.match(text, end)
    rest = (_digits(text, joint.end()) or _below_hundred(text, joint.end())) if joint else None
    if joint is None or rest is None or rest.value >= 100:
        return _Part(Fraction(hundreds), end)
    return _Part(hundreds + rest.value, rest.end, joints=(joint.start(), *rest.joints))


def _scaled(text: str, start: int) -> _Part | None:
    word = _word(text, start)
    end = start + len(word)
    dual = _DUAL_SCALES.get(word)
    if dual is not None:
        return _Part(Fraction(2 * dual), end, scale=dual)
    single = _SINGULAR_SCALES.get(word)
    if single is not None:
        return _Part(Fraction(single), end, scale=single)
    share = _FRACTIONS.get(word)
    group = (
        _Part(share, end)
        if share is not None
        else _digits(text, start) or _hundreds(text, start) or _below_hundred(text, start)
    )
    if group is None:
        return None
    scale, close = _scale_after(text, group.end, article=share is not None)
    if scale is None:
        return group if share is None else None
    return _Part(group.value * scale, close, scale, group.value, group.joints)


def _scale_after(text: str, end: int, *, article: bool = False) -> tuple[int | None, int]:
    word, close = _next_word(text, end, article=article)
    if not word and text[end - 1].isdigit():
        word = _word(text, end)
        close = end + len(word)
    return SCALES.get(word), close


def _continuation(text: str, start: int, last: _Part) -> _Part | None:
    """Read what goes on with ``last``: of «(ألفين) وخمسمئة وثلاثة آلاف» that is خمسمئة alone."""
    following = _scaled(text, start)
    while following and not _continues(last, following):
        following = _scaled(text[: following.joints[-1]], start) if following.joints else None
    return following


def _continues(last: _Part, following: _Part) -> bool:
    """Whether ``following`` goes on with the number that ``last`` is the end of."""
    if last.scale == 1:
        return False
    if following.scale < last.scale:
        return following.value < last.scale
    # «مئة ألف وألفان» is how one writes 102,000.
    bare = following.multiplier == 0
    return following.scale == last.scale and bare and last.multiplier > 0 and last.multiplier % 100 == 0


def _number(text: str, start: int) -> Numeral | None:
    first = last = _scaled(text, start)
    if first is None or last is None:
        return None
    total, end, joints = first.value, first.end, list(first.joints)
    while joint := _CONJUNCTION.match(text, end):
        share, close = _share_of_scale(text, joint.end(), last.scale)
        if share:
            total, end = total + share, close
            break
        following = _continuation(text, joint.end(), last)
        if following is None:
            break
        last = following
        total, end = total + following.value, following.end
        joints += [joint.start(), *following.joints]
    if total.denominator != 1:
        return None
    value = int(total)
    multiplier = int(first.multiplier)
    return Numeral(start, end, value, value, scale=first.scale, multiplier=multiplier, joints=tuple(joints))


def _share_of_scale(text: str, start: int, scale: int) -> tuple[Fraction | None, int]:
    """Read the second half of «ثلاثة آلاف ونصف» or «مليون ونصف المليون»."""
    word = _word(text, start)
    end = start + len(word)
    share = _FRACTIONS.get(word)
    if share is None or scale == 1 or (share * scale).denominator != 1:
        return None, end
    following, close = _next_word(text, end, article=True)
    if SCALES.get(following) == scale:
        return share * scale, close
    whole_follows = _next_word(text, end)[0].startswith("ال")
    return (None if whole_follows else share * scale), end


def _vague(text: str, start: int) -> Numeral | None:
    word = _word(text, start)
    end = start + len(word)
    low = _VAGUE.get(word)
    if low is None:
        return None
    following, close = _next_word(text, end, article=True)
    scale = _PLURAL_SCALES.get(following, 1)
    if scale > low:
        low, end = low * scale, close
    return Numeral(start, end, low, None, approximate=True)


def _few(text: str, start: int) -> Numeral | None:
    word = _word(text, start)
    least = _look_up(_FEW, word)
    if least is None:
        return None
    end = start + len(word)
    gap = _GAP.match(text, end)
    counted = _vague(text, gap.end()) if gap else None
    if counted and least == 1:
        return Numeral(start, counted.end, counted.low, None, approximate=True)
    if counted:
        low, high = least * counted.low, _MOST_OF_A_FEW * counted.low
        return Numeral(start, counted.end, low, high, approximate=True)
    if least == 1:
        return None
    following, close = _next_word(text, end)
    teen = _look_up(_TEN_OF_TEENS, following) or 0
    return Numeral(start, close if teen else end, least + teen, _MOST_OF_A_FEW + teen, approximate=True)


def _fraction(text: str, start: int) -> Numeral | None:
    word = _word(text, start)
    end = start + len(word)
    share = _FRACTIONS.get(word)
    return None if share is None else Numeral(start, end, 0, None, fraction=share)


def _three_quarters(text: str, start: int) -> Numeral | None:
    word = _word(text, start)
    following, end = _next_word(text, start + len(word))
    if following != _QUARTERS or _look_up(UNITS, word) != 3:
        return None
    return Numeral(start, end, 0, None, fraction=Fraction(3, 4))
