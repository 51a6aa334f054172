"""The numbers reader: tables of what is a quantity and what only looks like one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.numbers import Quantity, find_quantities
from claimcheck.language.orthography import fold

NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"
RLM, RLE, PDF = "\u200f", "\u202b", "\u202c"


@dataclass(frozen=True)
class Read:
    """What a quantity must be read as; offsets are checked apart."""

    low: int | None
    high: int | None
    approximate: bool = False
    source: int | None = None
    is_range: bool = False


def exactly(value: int) -> Read:
    return Read(value, value)


def about(value: int) -> Read:
    return Read(value, value, approximate=True)


def at_least(value: int) -> Read:
    return Read(value, None)


def at_most(value: int) -> Read:
    return Read(None, value)


def vague(low: int) -> Read:
    return Read(low, None, approximate=True)


def between(low: int, high: int, *, approximate: bool = False) -> Read:
    return Read(low, high, approximate, is_range=True)


def from_to(source: int, target: int, *, approximate: bool = False) -> Read:
    return Read(target, target, approximate, source, is_range=source < target)


def read(quantity: Quantity) -> Read:
    return Read(quantity.low, quantity.high, quantity.approximate, quantity.source, quantity.is_range)


def only(text: str) -> Quantity:
    quantities = find_quantities(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


DIGITS = [
    ("عددها 2500 جندي", 2500),
    ("عددها 2,500 جندي", 2500),
    ("عددها ٢٬٥٠٠ جندي", 2500),
    ("عددها ۲٬۵۰۰ جندي", 2500),
    ("عددها 2،500 جندي", 2500),
    ("عددها 2.500 جندي", 2500),
    (f"عددها 2{NBSP}500 جندي", 2500),
    (f"عددها 2{NARROW}500 جندي", 2500),
    (f"عددها 2{THIN}500 جندي", 2500),
    ("عددها 142،000 جندي", 142_000),
    ("عددها 1,234,567 جنديا", 1_234_567),
    ("3.5 آلاف جندي", 3500),
    ("٣٫٥ آلاف جندي", 3500),
    ("2,5 ألف جندي", 2500),
    ("2.500 مليون نازح", 2_500_000),
    ("15 ألفا", 15_000),
    ("١٥ ألفاً", 15_000),
    ("15ألفا", 15_000),
    ("30 ألف جندي", 30_000),
    ("12 ألفا و500 جندي", 12_500),
    ("12 ألفا و 500 جندي", 12_500),
    ("4 آلاف و200 جندي", 4200),
    ("مليون و200 ألف نازح", 1_200_000),
    ("الـ2500 جندي", 2500),
    ("بـ3000 جندي", 3000),
    ("لـ 300 جندي", 300),
    ("و500 ضابط", 500),
    ("بلغوا (2500) جندي", 2500),
    ("500جندي", 500),
    (f"{RLE}3500{PDF} جندي", 3500),
    (f"{RLM}3500{RLM} جندي", 3500),
]

WORDS = [
    ("ثلاثة جنود", 3),
    ("عشرة ضباط", 10),
    ("أحد عشر جنديا", 11),
    ("إحدى عشرة دبابة", 11),
    ("اثني عشر جنديا", 12),
    ("ثماني عشرة عربة", 18),
    ("واحد وعشرون جنديا", 21),
    ("خمسة وثلاثين جنديا", 35),
    ("مئة جندي", 100),
    ("مائة جندي", 100),
    ("مئه جندي", 100),
    ("مئة وواحد من الجنود", 101),
    ("مئة وخمسين جنديا", 150),
    ("مئتي جندي", 200),
    ("مئتا جندي", 200),
    ("مائتين وخمسين جنديا", 250),
    ("مائتي جندي", 200),
    ("ثلاثمائة وخمسة وعشرون جنديا", 325),
    ("ثماني مئة جندي", 800),
    ("خمسمئة جندي", 500),
    ("ستمائة عنصر", 600),
    ("ألف جندي", 1000),
    ("ألف وخمسمئة جندي", 1500),
    ("ألفا وخمسمئة جندي", 1500),
    ("بلغ عددهم ألفاً", 1000),
    ("بلغ عددهم ألفا", 1000),
    ("بقي ألفا جندي هناك", 2000),
    ("ألفي جندي", 2000),
    ("ألفان وخمسمئة جندي", 2500),
    ("ألفين وخمسمائة جندي", 2500),
    ("ألفي وخمسمئة جندي", 2500),
    ("ثلاثة آلاف جندي", 3000),
    ("ثلاثه الاف جندي", 3000),
    ("ثلاثة آلاف ونصف", 3500),
    ("خمسة آلاف ومئتي جندي", 5200),
    ("ثلاثة آلاف وستمئة وخمسون جنديا", 3650),
    ("عشرين ألفا", 20_000),
    ("اثني عشر ألفا", 12_000),
    ("خمسة وعشرين ألف جندي", 25_000),
    ("مئة وخمسين ألفا", 150_000),
    ("مئة ألف وألفان", 102_000),
    ("مئتا ألف جندي", 200_000),
    ("مليون ونصف المليون نازح", 1_500_000),
    ("مليون ونصف مليون نازح", 1_500_000),
    ("مليونا ونصف المليون نازح", 1_500_000),
    ("نصف مليون نازح", 500_000),
    ("ربع مليون نازح", 250_000),
    ("بثلاثة آلاف جندي", 3000),
    ("لألفي جندي", 2000),
    ("وخمسمئة ضابط", 500),
    ("فثلاثمئة جندي", 300),
    ("الثلاثة آلاف جندي", 3000),
    ("الألف جندي", 1000),
    ("ثَلاثَةُ آلافِ جُنْدِيٍّ", 3000),
    ("ثلاثــة آلاف جندي", 3000),
    ("خمسة\nآلاف جندي", 5000),
]

BOUNDS = [
    ("أكثر من 1700 جندي", at_least(1700)),
    ("أكثر قليلا من ألفي جندي", at_least(2000)),
    ("وبأكثر من ألفي جندي", at_least(2000)),
    ("ما يزيد على 3000 جندي", at_least(3000)),
    ("ما يزيد عن ثلاثة آلاف", at_least(3000)),
    ("ما لا يقل عن 300 جندي", at_least(300)),
    ("بما لا يقل عن 300 جندي", at_least(300)),
    ("ما لايقل عن 300 جندي", at_least(300)),
    ("على الأقل 400 جندي", at_least(400)),
    ("400 على الأقل", at_least(400)),
    ("400 جندي على الأقل", at_least(400)),
    ("400 جندي أجنبي على الأقل", at_least(400)),
    ("يفوق 600 جندي", at_least(600)),
    ("تجاوز عددهم 600", at_least(600)),
    ("تجاوز عدد القوات الأجنبية 6 آلاف", at_least(6000)),
    ("3000 ونيف", at_least(3000)),
    ("نيف وعشرون جنديا", at_least(20)),
    ("ألف جندي أو أكثر", at_least(1000)),
    ("أقل من ألف جندي", at_most(1000)),
    ("لا يتجاوز 500 جندي", at_most(500)),
    ("لا يتجاوز عددهم الـ500", at_most(500)),
    ("لا يزيد على 500 جندي", at_most(500)),
    ("لا يزيد عدد الجنود عن 500", at_most(500)),
    ("ما دون 500 جندي", at_most(500)),
    ("500 جندي على الأكثر", at_most(500)),
    ("كحد أقصى 500 جندي", at_most(500)),
    ("ما يصل إلى 500 جندي", at_most(500)),
    ("نحو 3000 جندي", about(3000)),
    ("بنحو 35 ألف عسكري", about(35_000)),
    ("حوالي 3000 جندي", about(3000)),
    ("حوالى ثلاثة آلاف جندي", about(3000)),
    ("حوالي3000 جندي", about(3000)),
    ("قرابة الـ 3000 جندي", about(3000)),
    ("زهاء ألف جندي", about(1000)),
    ("يناهز 900 جندي", about(900)),
    ("ما يقارب 900 جندي", about(900)),
    ("ما يقرب من 900 جندي", about(900)),
    ("900 جندي تقريبا", about(900)),
    ("900 تقريباً من الجنود", about(900)),
    ("900 جندي فقط", exactly(900)),
    ("بضعة آلاف جندي", Read(3000, 9000, approximate=True)),
    ("بضعة عشر جنديا", Read(13, 19, approximate=True)),
    ("بضعة جنود", Read(3, 9, approximate=True)),
]

VAGUE = [
    ("مئات الجنود", vague(100)),
    ("المئات من الجنود", vague(100)),
    ("آلاف الجنود", vague(1000)),
    ("عدة آلاف من الجنود", vague(1000)),
    ("عشرات الجنود", vague(10)),
    ("عشرات الآلاف من الجنود", vague(10_000)),
    ("مئات الآلاف من الجنود", vague(100_000)),
    ("ملايين النازحين", vague(1_000_000)),
]

RANGES = [
    ("ما بين 3000 و3500 جندي", between(3000, 3500)),
    ("ما بين الـ3000 والـ3500", between(3000, 3500)),
    ("بين 40 و50 ألف جندي", between(40_000, 50_000)),
    ("بين نحو 2000 و3000 جندي", between(2000, 3000, approximate=True)),
    ("بين 300 جندي و500 جندي", between(300, 500)),
    ("بين 500 و3 آلاف جندي", between(500, 3000)),
    ("بين 3000 إلى 3500 جندي", between(3000, 3500)),
    ("يتراوح بين ألفين وثلاثة آلاف", between(2000, 3000)),
    ("بين ألف وألفين", between(1000, 2000)),
    ("بين مئة ومئتي ألف", between(100_000, 200_000)),
    ("بين خمسمئة وثلاثة آلاف", between(500, 3000)),
    ("بين خمسة وسبعة آلاف", between(5000, 7000)),
    ("بين ألف وخمسمئة وألفي جندي", between(1500, 2000)),
    ("بين ألفين وخمسمئة وثلاثة آلاف", between(2500, 3000)),
    ("بين ثلاثة آلاف وثلاثة آلاف وخمسمئة", between(3000, 3500)),
    ("بين عشرين وخمسة وعشرين ألفا", between(20_000, 25_000)),
    ("3000-3500 جندي", between(3000, 3500)),
    ("3000–3500 جندي", between(3000, 3500)),
    ("3-4 آلاف جندي", between(3000, 4000)),
    ("3000 إلى 3500 جندي", between(3000, 3500)),
    ("نحو 3000 إلى 3500 جندي", between(3000, 3500, approximate=True)),
    ("ثلاثة أو أربعة آلاف جندي", between(3000, 4000)),
    ("من 5200 إلى 2500", from_to(5200, 2500)),
    ("من 5200 الى 2500", from_to(5200, 2500)),
    ("من 5200 حتى 2500", from_to(5200, 2500)),
    ("من 5200 جندي إلى 2500 جندي", from_to(5200, 2500)),
    ("من 5200 جندي أجنبي إلى نحو 2500", from_to(5200, 2500, approximate=True)),
    ("من نحو 13 ألفا إلى 8600 جندي", from_to(13_000, 8600)),
    ("من 12 إلى 8 آلاف جندي", from_to(12_000, 8000)),
    ("من ألفين إلى ألف", from_to(2000, 1000)),
    ("إلى 2500 جندي من 5200", from_to(5200, 2500)),
    ("من 2500 إلى 3000 جندي", from_to(2500, 3000)),
    ("من 3 إلى 4 آلاف", from_to(3000, 4000)),
]

NOTHING = [
    "في عام 2011",
    "سنة 2003",
    "العام 2021",
    "بين عامي 2003 و2011",
    "بين 2003 و2011",
    "من 2003 إلى 2011",
    "منذ 2003",
    "في عام ألفين وثلاثة",
    "في أيلول 2021",
    "ديسمبر (كانون الأول) 2012",
    "7 نيسان",
    "7 نيسان/أبريل 2024",
    "31 كانون الأول 2011",
    "26 يوليو",
    "12 و13 تموز",
    "بين 7 و10 نيسان",
    "عشرين حزيران",
    "الثلاثين من حزيران",
    "2021/04/08",
    "7-4-2021",
    "(2003-2011)",
    "2003م",
    "1445 هـ",
    "00963 930 110 030",
    "0770-123-456",
    "10:30",
    "الساعة 10 صباحا",
    "20%",
    "20 ٪",
    "%20",
    "20 بالمئة",
    "20 في المئة",
    "عشرين في المئة",
    "بين عشرين وثلاثين بالمائة",
    "12.5%",
    "20% من السكان",
    "خمسين بالمئة من الأراضي",
    "ما بين 20 و30 بالمئة من القوات",
    "%0 من القوات",
    "8.2 كيلومتر",
    "المرة الثالثة",
    "القرن الثالث عشر",
    "الحادي عشر من أيلول",
    "الفصل الثاني",
    "الربع الأول",
    "F-16",
    "F16",
    "طائرات اف 16",
    "إس-400",
    "كوفيد-19",
    "القرار 1701",
    "القرار رقم 2254",
    "الفقرات 1 و4 و5",
    "اللواء 51",
    "أحد المسؤولين",
    "جندي واحد",
    "آخر جندي",
    "الدول الخمس",
    "الألف الثالث",
    "مألوف وتأليف وألفة",
    "كمية كبيرة",
    "لست متأكدا",
    "يوم الاثنين",
    "مقتل الجنود الاثنين",
    "القوات الثلاث",
    "شركة ميتا",
    "وحدة ألفا الروسية",
    "https://example.org/2024/2500",
    "[12]",
]


@pytest.mark.parametrize(("text", "value"), DIGITS + WORDS)
def test_a_plain_number_is_exact(text: str, value: int) -> None:
    assert read(only(text)) == exactly(value)


@pytest.mark.parametrize(("text", "expected"), BOUNDS + VAGUE + RANGES)
def test_bounds_vague_words_and_ranges(text: str, expected: Read) -> None:
    assert read(only(text)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_quantity(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "fraction", "noun"),
    [
        ("نصف القوات", Fraction(1, 2), "القوات"),
        ("ثلث الجنود", Fraction(1, 3), "الجنود"),
        ("ثلثا الجنود", Fraction(2, 3), "الجنود"),
        ("ثلثي قواتها", Fraction(2, 3), "قواتها"),
        ("ربع القوات", Fraction(1, 4), "القوات"),
        ("ثلاثة أرباع القوات", Fraction(3, 4), "القوات"),
        ("إلى النصف", Fraction(1, 2), None),
        ("سدس القوات", Fraction(1, 6), "القوات"),
        ("خُمسي الجنود", Fraction(2, 5), "الجنود"),
        ("ثُمن قواتها", Fraction(1, 8), "قواتها"),
        ("أربعة أخماس عناصرها", Fraction(4, 5), "عناصرها"),
        ("ثلاثة أرباعهم", Fraction(3, 4), None),
        ("12.5% من القوات", Fraction(1, 8), "القوات"),
        ("10 في المئة من إجمالي قواته", Fraction(1, 10), "قواته"),
        ("ثلاثين بالمائة من الجنود", Fraction(3, 10), "الجنود"),
    ],
)
def test_a_fraction_has_no_interval(text: str, fraction: Fraction, noun: str | None) -> None:
    quantity = only(text)
    assert (quantity.fraction, quantity.low, quantity.high) == (fraction, None, None)
    assert quantity.noun == noun


@pytest.mark.parametrize(
    ("text", "phrase", "core"),
    [
        ("قوامها أكثر من 3000 جندي", "أكثر من 3000", "3000"),
        ("وبنحو ألفي جندي", "نحو ألفي", "ألفي"),
        ("نشر بثلاثة آلاف جندي", "ثلاثة آلاف", "ثلاثة آلاف"),
        ("قال إن الـ2500 جندي", "2500", "2500"),
        ("قرابة الـ٣٠٠٠ عنصر", "قرابة الـ٣٠٠٠", "٣٠٠٠"),
        ("سحب 300 على الأقل منهم", "300 على الأقل", "300 على الأقل"),
        ("سحب 300 جندي على الأقل", "300", "300"),
        ("خفضها من 5200 إلى 2500 جندي", "من 5200 إلى 2500", "5200 إلى 2500"),
        ("ما بين ٤٠ و٥٠ ألفاً منهم", "ما بين ٤٠ و٥٠ ألفاً", "٤٠ و٥٠ ألفاً"),
        ("نَحْوَ ثَلاثَةِ آلافِ جندي", "نَحْوَ ثَلاثَةِ آلافِ", "ثَلاثَةِ آلافِ"),
        (f"بقي {RLE}2{NBSP}500{PDF} جندي", f"2{NBSP}500", f"2{NBSP}500"),
    ],
)
def test_offsets_are_those_of_the_source(text: str, phrase: str, core: str) -> None:
    quantity = only(text)
    assert text[quantity.start : quantity.end] == phrase
    assert text[quantity.core_start : quantity.end] == core


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("2500 جُنديٍّ", "جُنديٍّ"),
        ("480 جندياً", "جندياً"),
        ("500جندي", "جندي"),
        ("1700 من أفراد الجيش", "أفراد"),
        ("200 فقط من الجنود", "الجنود"),
        ("ما بين 3000 و3500 عسكري", "عسكري"),
        ("من 5200 جندي إلى 2500", "جندي"),
        ("بينهم 900 أميركي", "أميركي"),
        ("3 وحدات", "وحدات"),
        ("12 آلية", "آلية"),
        ("مئات المقاتلين", "المقاتلين"),
        ("سحب جنديين", "جنديين"),
        ("ومقتل جنديان", "جنديان"),
        ("نشر كتيبتين", "كتيبتين"),
        ("نشر طائرتين", "طائرتين"),
    ],
)
def test_the_counted_noun(text: str, noun: str) -> None:
    quantity = only(text)
    assert quantity.noun == fold(noun)
    assert text[quantity.noun_start : quantity.noun_end] == noun


@pytest.mark.parametrize("text", ["500 من العراق", "500 في العراق", "500 ينتشرون هناك", "500، جندي"])
def test_no_counted_noun(text: str) -> None:
    assert only(text).noun is None


def test_a_dual_counts_itself() -> None:
    quantity = only("سحب أكثر من جنديين")
    assert (quantity.low, quantity.high, quantity.noun) == (2, None, "جنديين")


@pytest.mark.parametrize(
    "text", ["عددها 2500", "البالغ عددهم نحو 480", "يتجاوز عددهم 900", "لا يقل عددهم عن ألف"]
)
def test_what_is_counted_may_stand_before(text: str) -> None:
    quantity = only(text)
    assert quantity.noun_before
    assert quantity.noun is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("نشرت 200 جندي و30 ضابطا ثم سحبت 50", [200, 30, 50]),
        ("من بين 2500 جندي و500 ضابط", [2500, 500]),
        ("في عام 2011 500 جندي وفي تموز 2000 جندي", [500, 2000]),
        ("نقلت أكثر من 500 جندي من العراق إلى 3 قواعد", [500, 3]),
        ("ثلاثة آلاف جندي ومئتا ضابط", [3000, 200]),
        ("سحب 500\n\nألف جندي", [500, 1000]),
        ("ألف جندي، وألفان من الحلفاء", [1000, 2000]),
    ],
)
def test_several_quantities_stay_apart(text: str, values: list[int]) -> None:
    assert [quantity.low for quantity in find_quantities(text)] == values


@settings(max_examples=200, deadline=None)
@given(
    st.integers(2, 999_999_999),
    st.sampled_from([",", "٬", "،", ".", "'", NBSP, NARROW, THIN]),
    st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]),
)
def test_digits_are_read_back(number: int, separator: str, digits: str) -> None:
    written = f"{number:,}".replace(",", separator).translate(str.maketrans("0123456789", digits))
    text = f"سحبت {written} جندي"
    quantity = only(text)
    assert read(quantity) == exactly(number)
    assert text[quantity.start : quantity.end] == written


MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640"
# «ألفا» alone means one thing with tanwin and another without: tanwin is not inserted there.
MARKABLE = [text for text, _ in DIGITS + WORDS if "ألفا" not in text and "مليونا" not in text]
MARKABLE += [text for text, _ in BOUNDS + VAGUE + RANGES]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(MARKABLE), st.data())
def test_marks_change_neither_values_nor_offsets(text: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.sampled_from(["", *MARKS]), min_size=len(text), max_size=len(text)))
    letters = [char + (mark if char.isalpha() else "") for char, mark in zip(text, marks, strict=True)]
    marked = "".join(letters)
    plain, read_marked = only(text), only(marked)
    assert read(read_marked) == read(plain)
    assert fold(marked[read_marked.start : read_marked.end]) == fold(text[plain.start : plain.end])
    assert read_marked.start == sum(map(len, letters[: plain.start]))
    assert read_marked.noun == plain.noun


PIECES = ["ألف", "آلاف", "ألفا", "مئة", "مئات", "ثلاثة", "عشر", "نصف", "و", " ", "من", "إلى", "بين", "نحو"]
PIECES += ["جندي", "عام", "2500", "٣", ".", ",", "-", "/", "%", "(", "\n", "ـ", "ً", RLM, "تموز", "ال", "ب"]


@settings(max_examples=250, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    position = 0
    for quantity in find_quantities(text):
        assert position <= quantity.start <= quantity.core_start < quantity.end <= len(text)
        position = quantity.end


def test_a_hostile_text_is_read_in_reasonable_time() -> None:
    for piece in (
        "1",
        "1.",
        "1 ",
        " ",
        "ألف و",
        "بين ألف و",
        "أكثر من ",
        "1-",
        "a",
        "1,000,",
        "ثلاثة ",
        "7 و",
        "ثلاثةآلاف",
        "نصف عدد ",
        "الـ5 ",
        "20% من ",
        "هاتف 1",
    ):
        find_quantities(piece * 3000)
