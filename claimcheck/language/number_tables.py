"""The Arabic number words. Every list may be extended: spell a word well, its hamzas do not matter.

The ه that is often typed for a final ة need not be listed. `number_words` composes numbers of these.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TypeVar

from claimcheck.language.number_patterns import key, keys

_T = TypeVar("_T")


def _table(rows: dict[_T, str]) -> dict[str, _T]:
    return {
        spelling: value
        for value, forms in rows.items()
        for form in key(forms).split()
        for spelling in (form, re.sub("ة$", "ه", form))
    }


ZERO = keys("صفر صفرا")
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
TEN_OF_TEENS = _table({10: "عشر عشرة"})
# What stands behind a number from three to nine, joined to it or apart.
COUNTED_HUNDREDS = _table({100: "مئة مائة مئات"})
_JOINED_HUNDRED = ("مئة", "مائة", "ماية", "مية")
_JOINED_UNITS = {3: "ثلاث ثلث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان ثماني", 9: "تسع"}
HUNDREDS = _table(
    {
        100: "مئة مائة",
        200: "مئتان مئتين مئتا مئتي مائتان مائتين مائتا مائتي",
        **{
            100 * unit: " ".join(form + hundred for form in forms.split() for hundred in _JOINED_HUNDRED)
            for unit, forms in _JOINED_UNITS.items()
        },
    }
)
SINGULAR_SCALES = _table(
    {
        10**3: "ألف ألفا",
        10**6: "مليون مليونا ميليون",
        10**9: "مليار مليارا بليون بليونا",
        10**12: "تريليون تريليونا",
    }
)
PLURAL_SCALES = _table(
    {10**3: "آلاف ألوف", 10**6: "ملايين", 10**9: "مليارات ملايير بلايين", 10**12: "تريليونات"}
)
SCALES = SINGULAR_SCALES | PLURAL_SCALES
DUAL_SCALES = _table(
    {10**3: "ألفان ألفين ألفي", 10**6: "مليونان مليونين مليوني", 10**9: "ملياران مليارين ملياري"}
)
# «ألفا جندي» is the dual, «ألفاً» and «ألفا وخمسمئة» are the singular.
DUAL_OR_SINGULAR = keys("ألفا مليونا مليارا")
VAGUE = _table({10: "عشرات", 100: "مئات"}) | PLURAL_SCALES
# The least that the word can mean before a vague number.
FEW = _table({3: "بضع بضعة", 1: "عدة"})
MOST_OF_A_FEW = 9
SHARES = _table(
    {
        Fraction(1, 2): "نصف",
        Fraction(1, 3): "ثلث",
        Fraction(2, 3): "ثلثا ثلثي ثلثان ثلثين",
        Fraction(1, 4): "ربع",
        Fraction(1, 6): "سدس",
    }
)
# Shares only where a definite whole follows: «خمس القوات», but «خمس قوات» are five.
SHARES_OF_A_WHOLE = _table(
    {
        Fraction(1, 5): "خمس",
        Fraction(2, 5): "خمسا خمسي",
        Fraction(1, 7): "سبع",
        Fraction(1, 8): "ثمن",
        Fraction(1, 9): "تسع",
        Fraction(1, 10): "عشر",
    }
)
# «ثلاثة أرباع»: what the number before them is divided by.
DIVISORS = _table(
    {
        2: "أنصاف",
        3: "أثلاث",
        4: "أرباع",
        5: "أخماس",
        6: "أسداس",
        7: "أسباع",
        8: "أثمان",
        9: "أتساع",
        10: "أعشار",
    }
)
# «نصفهم»، «ثلاثة أرباعها»
PRONOUNS = ("هم", "ها")
# What a number in words begins with.
FIRST_WORDS = frozenset(
    UNITS | TENS | HUNDREDS | SCALES | DUAL_SCALES | VAGUE | FEW | SHARES | SHARES_OF_A_WHOLE
) | {*ZERO, *(share + pronoun for share in SHARES for pronoun in PRONOUNS)}
NUMERALS = frozenset(UNITS | TENS | HUNDREDS | SCALES | DUAL_SCALES)
# Words that are no numbers, though they differ from one by a letter.
NOT_MISSPELT = keys(
    "ثانية ثانيا ثلاثاء أربعاء ثلاثية ثلاثيا مليونير مليونية معيار معيارا"
    " ماليين ماليون محليين محليون ملكيين ملكيون"
)
