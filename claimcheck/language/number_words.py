"""Arabic numerals, in digits and in words: the grammar that composes them.

Everything here works on *keys*: text that `orthography.normalise` has prepared and whose words
are folded, but for ئ. `number_patterns.key` makes one, letter for letter.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypeVar

from claimcheck.language import number_tables as tables
from claimcheck.language.number_figures import read_figures
from claimcheck.language.number_model import Numeral, Part
from claimcheck.language.number_nouns import OF_THE_FORCE, SOLDIER, SOLDIERS, WHOLE_FORCE_AHEAD
from claimcheck.language.number_patterns import END, GAP, LETTER_RUN, OPTIONAL_GAP, one_of
from claimcheck.language.number_tables import SCALES

_T = TypeVar("_T")
_CONJUNCTION = re.compile(rf"{GAP}و{OPTIONAL_GAP}(?:ال(?=[0-9]))?")
_GAP = re.compile(GAP)
HUNDREDTHS = rf"{GAP}(?:بال|في{GAP}ال)(?:مئ|مائ)[ةه]{END}"
# A percentage that is a share of the soldiers of a force.
_PERCENT = re.compile(
    rf"(?P<whole>[0-9]{{1,3}})(?:[.,،](?P<rest>[0-9]{{1,2}}))?(?:\s?%|{HUNDREDTHS})(?={OF_THE_FORCE})"
)
_HUNDREDTHS = re.compile(rf"{HUNDREDTHS}(?={OF_THE_FORCE})")
_SOLDIERS_AHEAD = re.compile(rf"{GAP}{one_of(SOLDIER | SOLDIERS)}{END}")
_REACHED = re.compile(rf"الي{GAP}(?:ال)?$")
_LONGEST_REACH = 12


def read_numeral(text: str, start: int) -> Numeral | None:
    """Read the longest numeral that begins at ``start`` of a key."""
    if _word(text, start) not in tables.FIRST_WORDS and not text[start : start + 1].isdigit():
        return None
    return (
        _few(text, start)
        or _percentage(text, start)
        or _number(text, start)
        or _vague(text, start)
        or _fraction(text, start)
        or _zero(text, start)
    )


def _word(text: str, start: int) -> str:
    run = LETTER_RUN.match(text, start)
    return run[0] if run else ""


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


def _below_hundred(text: str, start: int) -> Part | None:
    word = _word(text, start)
    end = start + len(word)
    tens = tables.TENS.get(word)
    if tens is not None:
        return Part(Fraction(tens), end)
    unit = tables.UNITS.get(word)
    if unit is None:
        return None
    if unit < 10:
        following, close = _next_word(text, end)
        if tables.TEN_OF_TEENS.get(following):
            return Part(Fraction(10 + unit), close)
        joint = _CONJUNCTION.match(text, end)
        if joint:
            ten = _word(text, joint.end())
            tens = tables.TENS.get(ten.removeprefix("ال"))
            if tens is not None:
                return Part(Fraction(tens + unit), joint.end() + len(ten), joints=(joint.start(),))
    return Part(Fraction(unit), end)


def _hundreds(text: str, start: int) -> Part | None:
    word = _word(text, start)
    end = start + len(word)
    hundreds = tables.HUNDREDS.get(word)
    if hundreds is None:
        unit = tables.UNITS.get(word)
        following, close = _next_word(text, end)
        if unit is None or not 3 <= unit <= 9 or tables.COUNTED_HUNDREDS.get(following) is None:
            return None
        hundreds, end = unit * 100, close
    joint = _CONJUNCTION.match(text, end)
    rest = _below_hundreds(text, joint.end()) if joint else None
    if joint is None or rest is None or rest.value >= 100:
        return Part(Fraction(hundreds), end)
    return Part(hundreds + rest.value, rest.end, joints=(joint.start(), *rest.joints))


def _below_hundreds(text: str, start: int) -> Part | None:
    return read_figures(text, start) or _below_hundred(text, start) or _one_of_scale(text, start)


def _one_of_scale(text: str, start: int) -> Part | None:
    """Read the first half of «(مئة و)ألف ألف», a stilted 101,000."""
    word = _word(text, start)
    end = start + len(word)
    doubled = word in tables.SINGULAR_SCALES and _next_word(text, end)[0] == word
    return Part(Fraction(1), end) if doubled else None


def _scaled(text: str, start: int) -> Part | None:
    word = _word(text, start)
    end = start + len(word)
    dual = tables.DUAL_SCALES.get(word)
    if dual is not None:
        return Part(Fraction(2 * dual), end, scale=dual)
    single = tables.SINGULAR_SCALES.get(word)
    if single is not None:
        return Part(Fraction(single), end, scale=single)
    share = _share(text, start)
    group = share or read_figures(text, start) or _hundreds(text, start) or _below_hundred(text, start)
    if group is None:
        return None
    scale, close = _scale_after(text, group.end, article=share is not None)
    if scale is None:
        return None if share else group
    return Part(group.value * scale, close, scale, group.value, group.joints)


def _scale_after(text: str, end: int, *, article: bool = False) -> tuple[int | None, int]:
    word, close = _next_word(text, end, article=article)
    if not word and text[end - 1].isdigit():
        word = _word(text, end)
        close = end + len(word)
    return SCALES.get(word), close


def _continuation(text: str, start: int, last: Part) -> Part | None:
    """Read what goes on with ``last``: of «(ألفين) وخمسمئة وثلاثة آلاف» that is خمسمئة alone."""
    following = _scaled(text, start)
    while following and not _continues(last, following):
        following = _scaled(text[: following.joints[-1]], start) if following.joints else None
    return following


def _continues(last: Part, following: Part) -> bool:
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
    share = tables.SHARES.get(word)
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
    low = tables.VAGUE.get(word)
    if low is None:
        return None
    following, close = _next_word(text, end, article=True)
    scale = tables.PLURAL_SCALES.get(following, 1)
    if scale > low:
        low, end = low * scale, close
    return Numeral(start, end, low, None, approximate=True)


def _few(text: str, start: int) -> Numeral | None:
    word = _word(text, start)
    least = tables.FEW.get(word)
    if least is None:
        return None
    end = start + len(word)
    gap = _GAP.match(text, end)
    counted = _vague(text, gap.end()) if gap else None
    if counted and least == 1:
        return Numeral(start, counted.end, counted.low, None, approximate=True)
    if counted:
        low, high = least * counted.low, tables.MOST_OF_A_FEW * counted.low
        return Numeral(start, counted.end, low, high, approximate=True)
    if least == 1:
        return None
    following, close = _next_word(text, end)
    teen = tables.TEN_OF_TEENS.get(following) or 0
    return Numeral(start, close if teen else end, least + teen, tables.MOST_OF_A_FEW + teen, approximate=True)


def _share(text: str, start: int) -> Part | None:
    """Read نصف, ثلثي, ثلاثة أرباع, and خمس where it is no five."""
    word = _word(text, start)
    end = start + len(word)
    share = tables.SHARES.get(word)
    if share is None and WHOLE_FORCE_AHEAD.match(text, end):
        share = tables.SHARES_OF_A_WHOLE.get(word)
    if share is not None:
        return Part(share, end)
    following, close = _next_word(text, end)
    parts, divisor = tables.UNITS.get(word), _of_own(tables.DIVISORS, following)
    return Part(Fraction(parts, divisor), close) if parts and divisor and 2 < parts < divisor else None


def _of_own(table: dict[str, _T], word: str) -> _T | None:
    """Find a word with or without a pronoun: أرباعها."""
    own = next((word.removesuffix(pronoun) for pronoun in tables.PRONOUNS if word.endswith(pronoun)), word)
    found = table.get(word)
    return table.get(own) if found is None else found


def _fraction(text: str, start: int) -> Numeral | None:
    word = _word(text, start)
    share = _share(text, start)
    own = None if share else _of_own(tables.SHARES, word)
    if share is None and own is None:
        return None
    end = share.end if share else start + len(word)
    return Numeral(start, end, 0, None, fraction=share.value if share else own)


def _percentage(text: str, start: int) -> Numeral | None:
    """Read «20 بالمئة» and 20% where they are a share of the soldiers."""
    figures = _PERCENT.match(text, start)
    if figures:
        value = Fraction(f"{figures['whole']}.{figures['rest'] or 0}")
        return Numeral(start, figures.end(), 0, None, fraction=value / 100) if 0 < value <= 100 else None
    number = _number(text, start)
    hundredths = _HUNDREDTHS.match(text, number.end) if number and number.exact else None
    if number is None or hundredths is None or not 0 < number.low <= 100:
        return None
    return Numeral(start, hundredths.end(), 0, None, fraction=Fraction(number.low, 100))


def _zero(text: str, start: int) -> Numeral | None:
    """Read صفر, which is a month as well, before what is counted and in «إلى الصفر»."""
    word = _word(text, start)
    end = start + len(word)
    if word not in tables.ZERO:
        return None
    reached = _REACHED.search(text, max(0, start - _LONGEST_REACH), start)
    return Numeral(start, end, 0, 0) if reached or _SOLDIERS_AHEAD.match(text, end) else None
