"""The time reader: what each phrase means, where it stands, and what is no time at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.dates import (
    Granularity,
    TimeExpression,
    TimeRole,
    find_publication_date,
    find_times,
    lasting,
    leaning,
    seen_from,
)

THURSDAY = date(2021, 4, 8)
POINT, DEADLINE, SINCE = TimeRole.POINT, TimeRole.DEADLINE, TimeRole.SINCE
WITHIN, AFTER, LENGTH = TimeRole.WITHIN, TimeRole.AFTER, TimeRole.LENGTH


def only(text: str, anchor: date | None = THURSDAY) -> TimeExpression:
    """The one time expression of ``text``."""
    found = find_times(text, anchor)
    assert len(found) == 1, [(text[t.start : t.end], str(t.span)) for t in found]
    return found[0]


def day(iso: str) -> str:
    """A span of one day."""
    return f"{iso}/{iso}"


# The phrase, which is also the stretch expected, its span as read on Thursday 2021-04-08, its role.
READ = [
    # years
    ("عام 2019", "2019-01-01/2019-12-31", POINT),
    ("في العام 2019", "2019-01-01/2019-12-31", POINT),
    ("سنة 2019م", "2019-01-01/2019-12-31", POINT),
    ("في 2019", "2019-01-01/2019-12-31", POINT),
    ("لعام 2008", "2008-01-01/2008-12-31", POINT),
    ("للعام 2022", "2022-01-01/2022-12-31", POINT),
    ("خلال عام 2020", "2020-01-01/2020-12-31", WITHIN),
    ("هذا العام", "2021-01-01/2021-12-31", POINT),
    ("هذه السنة", "2021-01-01/2021-12-31", POINT),
    ("العام الجاري", "2021-01-01/2021-12-31", POINT),
    ("في العام الحالي 2021", "2021-01-01/2021-12-31", POINT),
    ("العام المقبل", "2022-01-01/2022-12-31", POINT),
    ("السنة القادمة", "2022-01-01/2022-12-31", POINT),
    ("العام الماضي", "2020-01-01/2020-12-31", POINT),
    ("العام المنصرم", "2020-01-01/2020-12-31", POINT),
    ("السنة الفائتة", "2020-01-01/2020-12-31", POINT),
    # bounds
    ("بحلول عام 2025", "../2025-12-31", DEADLINE),
    ("بحلول 2025", "../2025-12-31", DEADLINE),
    ("بنهاية سبتمبر 2025", "../2025-09-30", DEADLINE),
    ("بحلول نهاية سبتمبر 2025", "../2025-09-30", DEADLINE),
    ("بحلول منتصف العام المقبل", "../2022-07-31", DEADLINE),
    ("بحلول الحادي والثلاثين من ديسمبر", "../2021-12-31", DEADLINE),
    ("بحلول الأحد", "../2021-04-11", DEADLINE),
    ("قبل نهاية العام", "../2021-12-31", DEADLINE),
    ("قبل نهاية الشهر الجاري", "../2021-04-30", DEADLINE),
    ("قبل عام 2019", "../2018-12-31", DEADLINE),
    ("قبل مطلع 2022", "../2021-12-31", DEADLINE),
    ("حتى نهاية 2022", "../2022-12-31", DEADLINE),
    ("حتى مايو المقبل", "../2021-05-31", DEADLINE),
    ("لغاية 30 حزيران 2021", "../2021-06-30", DEADLINE),
    ("إلى غاية نهاية جويلية", "../2021-07-31", DEADLINE),
    ("في موعد أقصاه 30 أيلول", "../2021-09-30", DEADLINE),
    ("في موعد لا يتجاوز نهاية الشهر المقبل", "../2021-05-31", DEADLINE),
    ("منذ 2014", "2014-01-01/..", SINCE),
    ("منذ عام 2003", "2003-01-01/..", SINCE),
    ("منذ ديسمبر", "2020-12-01/..", SINCE),
    ("منذ نهاية 2011", "2011-12-31/..", SINCE),
    ("منذ الشهر الماضي", "2021-03-01/..", SINCE),
    ("منذ مطلع العام الجاري", "2021-01-01/..", SINCE),
    ("منذ عامين", "2019-04-08/..", SINCE),
    ("منذ أكثر من ثلاث سنوات", "2018-04-08/..", SINCE),
    ("منذ أشهر", "2020-10-08/..", SINCE),
    ("اعتبارا من 1 مايو 2021", "2021-05-01/..", SINCE),
    ("ابتداء من يونيو المقبل", "2021-06-01/..", SINCE),
    ("بعد العام 2016", "2017-01-01/..", AFTER),
    ("بعد 31 ديسمبر 2011", "2012-01-01/..", AFTER),
    ("ما بعد 2014", "2015-01-01/..", AFTER),
    ("منذ 2014 وحتى 2017", "2014-01-01/2017-12-31", SINCE),
    # stretches from the anchor
    ("خلال الأشهر المقبلة", "2021-04-08/2021-10-08", WITHIN),
    ("في الأشهر القليلة القادمة", "2021-04-08/2021-10-08", WITHIN),
    ("خلال الأسابيع المقبلة", "2021-04-08/2021-05-20", WITHIN),
    ("الأيام المقبلة", "2021-04-08/2021-04-18", WITHIN),
    ("في السنوات المقبلة", "2021-04-08/2026-04-08", WITHIN),
    ("خلال الساعات المقبلة", "2021-04-08/2021-04-09", WITHIN),
    ("العامين المقبلين", "2021-04-08/2023-04-08", WITHIN),
    ("خلال السنتين القادمتين", "2021-04-08/2023-04-08", WITHIN),
    ("الشهرين الماضيين", "2021-02-08/2021-04-08", WITHIN),
    ("على مدى العقدين الماضيين", "2001-04-08/2021-04-08", WITHIN),
    ("خلال الأشهر الستة المقبلة", "2021-04-08/2021-10-08", WITHIN),
    ("في السنوات الثلاث الماضية", "2018-04-08/2021-04-08", WITHIN),
    ("خلال الـ60 يوما المقبلة", "2021-04-08/2021-06-07", WITHIN),
    ("السنوات الأخيرة", "2016-04-08/2021-04-08", WITHIN),
    ("على مدى 25 عاما الأخيرة", "1996-04-08/2021-04-08", WITHIN),
    ("خلال 60 يوما", "2021-04-08/2021-06-07", WITHIN),
    ("في غضون ستين يوما", "2021-04-08/2021-06-07", WITHIN),
    ("خلال خمسة وأربعين يوما", "2021-04-08/2021-05-23", WITHIN),
    ("في غضون 18 شهرا", "2021-04-08/2022-10-08", WITHIN),
    ("خلال عامين", "2021-04-08/2023-04-08", WITHIN),
    ("خلال شهر", "2021-04-08/2021-05-08", WITHIN),
    ("خلال أيام", "2021-04-08/2021-04-18", WITHIN),
    ("في غضون بضعة أسابيع", "2021-04-08/2021-05-20", WITHIN),
    ("خلال أقل من شهرين", "2021-04-08/2021-06-08", WITHIN),
    ("خلال 48 ساعة", "2021-04-08/2021-04-10", WITHIN),
    ("خلال عام ونصف", "2021-04-08/2022-10-08", WITHIN),
    ("خلال ثلاثة إلى أربعة أشهر", "2021-04-08/2021-08-08", WITHIN),
    ("في مدة أقصاها 90 يوما", "2021-04-08/2021-07-07", WITHIN),
    ("خلال فترة لا تتجاوز ثلاثة أشهر", "2021-04-08/2021-07-08", WITHIN),
    ("خلال 60 يوما من الآن", "2021-04-08/2021-06-07", WITHIN),
    ("خلال 30 يوما من 1 مايو 2021", "2021-05-01/2021-05-31", WITHIN),
    # ago and in
    ("قبل أشهر", "2020-10-08/2021-04-08", POINT),
    ("قبل عامين", "2019-01-01/2019-12-31", POINT),
    ("قبل نحو عام", "2020-01-01/2020-12-31", POINT),
    ("قبل ثلاثة أيام", day("2021-04-05"), POINT),
    ("قبل يومين", day("2021-04-06"), POINT),
    ("قبل شهرين", "2021-02-01/2021-02-28", POINT),
    ("بعد شهرين", "2021-06-01/2021-06-30", AFTER),
    ("بعد عشرة أيام", day("2021-04-18"), AFTER),
    # weeks and months
    ("الأسبوع الماضي", "2021-03-29/2021-04-04", POINT),
    ("الأسبوع المقبل", "2021-04-12/2021-04-18", POINT),
    ("هذا الأسبوع", "2021-04-05/2021-04-11", POINT),
    ("الشهر الماضي", "2021-03-01/2021-03-31", POINT),
    ("في الشهر الجاري", "2021-04-01/2021-04-30", POINT),
    ("هذا الشهر", "2021-04-01/2021-04-30", POINT),
    ("أيلول 2020", "2020-09-01/2020-09-30", POINT),
    ("في أكتوبر/تشرين الأول 2019", "2019-10-01/2019-10-31", POINT),
    ("ديسمبر (كانون الأول) 2011", "2011-12-01/2011-12-31", POINT),
    ("في شهر آب", "2021-08-01/2021-08-31", POINT),
    ("غشت 2020", "2020-08-01/2020-08-31", POINT),
    ("شتنبر المقبل", "2021-09-01/2021-09-30", POINT),
    ("في فيفري", "2021-02-01/2021-02-28", POINT),
    ("يوليو الماضي", "2020-07-01/2020-07-31", POINT),
    ("سبتمبر من العام الماضي", "2020-09-01/2020-09-30", POINT),
    ("مارس 2020", "2020-03-01/2020-03-31", POINT),
    ("في رمضان 1442 هـ", "2021-04-13/2021-05-12", POINT),
    ("شهر رمضان المقبل", "2021-04-13/2021-05-12", POINT),
    ("عام 1442 هـ", "2020-08-20/2021-08-08", POINT),
    # days
    ("8 نيسان 2021", day("2021-04-08"), POINT),
    ("في 7 أبريل نيسان", day("2021-04-07"), POINT),
    ("30 أيلول المقبل", day("2021-09-30"), POINT),
    ("15 كانون الأول الماضي", day("2020-12-15"), POINT),
    ("في الأول من يناير 2022", day("2022-01-01"), POINT),
    ("الحادي عشر من سبتمبر 2001", day("2001-09-11"), POINT),
    ("سبتمبر 11, 2001", day("2001-09-11"), POINT),
    ("في 15 من الشهر الجاري", day("2021-04-15"), POINT),
    ("في 20 يناير من العام المقبل", day("2022-01-20"), POINT),
    ("في 3 كانون الثاني/يناير 2020", day("2020-01-03"), POINT),
    ("26 شعبان 1442", day("2021-04-08"), POINT),
    ("2021/04/08", day("2021-04-08"), POINT),
    ("08-04-2021", day("2021-04-08"), POINT),
    ("8/4/2021", day("2021-04-08"), POINT),
    ("٨/٤/٢٠٢١", day("2021-04-08"), POINT),
    ("4/28/2021", day("2021-04-28"), POINT),
    ("بتاريخ 2021-04-08", day("2021-04-08"), POINT),
    ("الخميس 8 أبريل 2021", day("2021-04-08"), POINT),
    ("يوم الخميس الموافق 8 أبريل", day("2021-04-08"), POINT),
    ("الخميس", day("2021-04-08"), POINT),
    ("يوم الأربعاء", day("2021-04-07"), POINT),
    ("الجمعة", day("2021-04-02"), POINT),
    ("الجمعة المقبل", day("2021-04-09"), POINT),
    ("الخميس الماضي", day("2021-04-01"), POINT),
    ("الخميس القادم", day("2021-04-15"), POINT),
    ("مساء الاثنين", day("2021-04-05"), POINT),
    ("الثلاثاء من الأسبوع المقبل", day("2021-04-13"), POINT),
    ("اليوم", day("2021-04-08"), POINT),
    ("صباح اليوم الخميس", day("2021-04-08"), POINT),
    ("بعد ظهر اليوم", day("2021-04-08"), POINT),
    ("أمس", day("2021-04-07"), POINT),
    ("مساء أمس الأربعاء", day("2021-04-07"), POINT),
    ("أمس (الأربعاء)", day("2021-04-07"), POINT),
    ("أول من أمس", day("2021-04-06"), POINT),
    ("الليلة الماضية", day("2021-04-07"), POINT),
    ("غداً", day("2021-04-09"), POINT),
    ("غدا الجمعة", day("2021-04-09"), POINT),
    ("غدا السبت", day("2021-04-10"), POINT),
    ("بعد غد", day("2021-04-10"), POINT),
    # parts
    ("في نهاية عام 2011", day("2011-12-31"), POINT),
    ("نهاية سبتمبر 2025", day("2025-09-30"), POINT),
    ("أواخر سبتمبر 2025", "2025-09-21/2025-09-30", POINT),
    ("في مطلع مايو", "2021-05-01/2021-05-10", POINT),
    ("منتصف يوليو (تموز)", "2021-07-10/2021-07-20", POINT),
    ("بداية عام 2013", "2013-01-01/2013-01-31", POINT),
    ("منتصف العام المقبل", "2022-06-01/2022-07-31", POINT),
    ("أواخر العام الماضي", "2020-10-01/2020-12-31", POINT),
    ("أوائل التسعينيات", "1990-01-01/1993-12-31", POINT),
    ("في ثمانينيات القرن الماضي", "1980-01-01/1989-12-31", POINT),
    ("صيف 2020", "2020-06-01/2020-08-31", POINT),
    ("خريف العام الماضي", "2020-09-01/2020-11-30", POINT),
    ("الشتاء المقبل", "2021-12-01/2022-02-28", POINT),
    ("هذا الصيف", "2021-06-01/2021-08-31", POINT),
    ("في النصف الأول من عام 2021", "2021-01-01/2021-06-30", POINT),
    ("النصف الثاني من سبتمبر 2021", "2021-09-16/2021-09-30", POINT),
    ("الربع الأخير من العام", "2021-10-01/2021-12-31", POINT),
    ("الأسبوع الأول من مايو", "2021-05-01/2021-05-07", POINT),
    # ranges
    ("بين عامي 2014 و2017", "2014-01-01/2017-12-31", POINT),
    ("من 2003 إلى 2011", "2003-01-01/2011-12-31", POINT),
    ("من عام 2003 حتى عام 2011", "2003-01-01/2011-12-31", POINT),
    ("2003-2011", "2003-01-01/2011-12-31", POINT),
    ("بين مايو وأغسطس 2021", "2021-05-01/2021-08-31", POINT),
    ("بين نوفمبر ومارس 2021", "2020-11-01/2021-03-31", POINT),
    ("من 3 إلى 7 مايو", "2021-05-03/2021-05-07", POINT),
    ("من 1 يونيو إلى 15 يوليو 2020", "2020-06-01/2020-07-15", POINT),
]


@pytest.mark.parametrize(("phrase", "span", "role"), READ, ids=[row[0] for row in READ])
def test_phrase_is_read(phrase: str, span: str, role: TimeRole) -> None:
    text = f"قالوا إن القوات ستغادر {phrase}، وهذا مؤكد"
    found = only(text)
    assert (text[found.start : found.end], str(found.span), found.role) == (phrase, span, role)
    assert not found.is_duration


# The text, the stretch expected, its length in days.
LENGTHS = [
    ("قد يستغرق الأمر سنوات", "سنوات", None),
    ("سيستغرق الانسحاب عاما", "عاما", 365),
    ("بقيت مدة عام", "مدة عام", 365),
    ("تبقى لمدة ثلاث سنوات", "لمدة ثلاث سنوات", 1095),
    ("ستبقى لسنوات", "لسنوات", None),
    ("مهلة ستين يوما", "مهلة ستين يوما", 60),
    ("قالوا إن العملية طويلة: ثلاثة أشهر", "ثلاثة أشهر", 90),
    ("يحتاج ذلك 18 شهرا", "18 شهرا", 545),
    ("تمديدها عامين", "عامين", 730),
    ("لمدة بضعة أسابيع", "لمدة بضعة أسابيع", None),
    ("دام الوجود عشرين سنة", "عشرين سنة", 7300),
    ("التمديد 18 شهرا إلى 24 شهرا", "18 شهرا إلى 24 شهرا", 730),
    ("مئة وعشرين يوما", "مئة وعشرين يوما", 120),
    ("طوال أربعة عشر أسبوعا", "طوال أربعة عشر أسبوعا", 98),
]


@pytest.mark.parametrize(("text", "phrase", "days"), LENGTHS, ids=[row[0] for row in LENGTHS])
def test_length_of_time_is_no_point(text: str, phrase: str, days: int | None) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.duration_days) == (phrase, days)
    assert (found.span, found.role, found.granularity) == (None, LENGTH, Granularity.DURATION)
    assert found.is_duration


UNRESOLVED = [
    ("في غضون 30 يوما بعد التوقيع النهائي", "في غضون 30 يوما", WITHIN, 30),
    ("خلال شهرين من بدء التنفيذ", "خلال شهرين", WITHIN, 60),
    ("قبل يومين من القمة", "قبل يومين", POINT, 2),
    ("بعد أسبوعين من القمة", "بعد أسبوعين", AFTER, 14),
    ("بعد سبعة أشهر على رحيلهم", "بعد سبعة أشهر", AFTER, 210),
    ("بعد ذلك بشهرين", "بعد ذلك بشهرين", AFTER, 60),
    ("قبل ذلك بعام", "قبل ذلك بعام", POINT, 365),
    ("في اليوم التالي", "في اليوم التالي", POINT, None),
    ("منذ ذلك الحين", "منذ ذلك الحين", SINCE, None),
]


@pytest.mark.parametrize(("text", "phrase", "role", "days"), UNRESOLVED, ids=[row[0] for row in UNRESOLVED])
def test_what_hangs_on_an_event_has_no_span(text: str, phrase: str, role: TimeRole, days: int) -> None:
    found = only(text)
    assert (text[found.start : found.end], found.span) == (phrase, None)
    assert (found.role, found.duration_days, found.is_duration) == (role, days, False)


@pytest.mark.parametrize(
    "text",
    [
        "خلال 30 يوما دون شروط",
        "خلال 30 يوما من دون شروط",
        "خلال 30 يوما على الأقل",
        "قرروا قبل أشهر على نحو مفاجئ",
    ],
)
def test_a_preposition_that_begins_something_else_ties_nothing(text: str) -> None:
    assert only(text).span is not None


@pytest.mark.parametrize(
    "text",
    [
        "في القاعدة 2500 جندي",
        "وصل 2014 جنديا إلى القاعدة",
        "يقيم في 2014 موقعا",
        "خفض العدد من 2003 إلى 2000 جندي",
        "بين 2000 و2500 جندي",
        "أنفقوا 175,000 دولار",
        "الأمين العام للحلف",
        "الأمين العام الحالي",
        "الرأي العام الحالي",
        "بشكل عام",
        "مدير عام الوزارة",
        "ما زالوا حتى الآن هناك",
        "ما زالوا حتى اليوم هناك",
        "هم الآن هناك، وحاليا لا تغيير",
        "إلى أجل غير مسمى",
        "في نهاية المطاف",
        "قبل المباحثات",
        "بعد الانسحاب",
        "منذ بدء الحرب",
        "خلال سنوات الحرب",
        "اليوم العالمي للسلام",
        "صحيفة المصري اليوم",
        "صلاة الجمعة",
        "أحد الجنود",
        "هو أب لثلاثة",
        "في باب الحارة",
        "مارس ضغوطا كبيرة",
        "وصل رجب طيب",
        "الربيع العربي",
        "قبل عقد اجتماع",
        "توقيع ثلاثة عقود",
        "رجل في الخمسينات من العمر",
        "في وسط العراق",
        "وفد من 12 شخصا",
        "نسبة 3.5 في المئة",
        "",
    ],
)
def test_no_time_is_found(text: str) -> None:
    assert [text[t.start : t.end] for t in find_times(text, THURSDAY)] == []


@pytest.mark.parametrize(
    "text",
    ["العام المقبل", "خلال الأشهر المقبلة", "غدا", "الخميس", "يوليو الماضي", "قبل عامين", "نهاية الشهر",
     "بحلول نهاية العام", "منذ شهرين", "الصيف المقبل", "15 من الشهر الجاري", "خلال 60 يوما", "30 أيلول"],
)  # fmt: skip
def test_relative_time_without_anchor_has_no_span(text: str) -> None:
    found = only(text, None)
    assert found.span is None
    assert (found.start, found.end) == (0, len(text))


def test_absolute_time_needs_no_anchor() -> None:
    assert str(only("بحلول عام 2025", None).span) == "../2025-12-31"


def test_the_same_year_is_the_one_named_last() -> None:
    first, second = find_times("بدأ في مارس 2013 وانتهى في نهاية العام نفسه", THURSDAY)
    assert (str(first.span), str(second.span)) == ("2013-03-01/2013-03-31", day("2013-12-31"))


def test_month_without_year_is_the_nearest_and_says_so() -> None:
    assert only("في أيلول").guessed_year
    assert not only("في أيلول المقبل").guessed_year
    assert not only("في أيلول 2021").guessed_year


def test_several_are_found_in_order() -> None:
    text = "انسحبوا عام 2011 ثم عادوا في 2014، وسيغادرون بحلول أيلول 2025 أو خلال العامين المقبلين"
    found = find_times(text, THURSDAY)
    assert [text[t.start : t.end] for t in found] == [
        "عام 2011",
        "في 2014",
        "بحلول أيلول 2025",
        "خلال العامين المقبلين",
    ]


@pytest.mark.parametrize(
    ("text", "phrase", "span"),
    [
        ("وبِحُلُولِ عامِ ٢٠٢٥ يغادرون", "بِحُلُولِ عامِ ٢٠٢٥", "../2025-12-31"),
        ("سيغادرون غدًا مساء", "غدًا", day("2021-04-09")),
        ("خـــلال الأشـــهر المقبلـــة فقط", "خـــلال الأشـــهر المقبلـــة", "2021-04-08/2021-10-08"),
        ("في ٣٠ أيـلول ٢٠٢١.", "في ٣٠ أيـلول ٢٠٢١", day("2021-09-30")),
        ("ومنذ ۲۰۱۴", "منذ ۲۰۱۴", "2014-01-01/.."),
        ("(عام 2014)", "عام 2014", "2014-01-01/2014-12-31"),
        ("الموصل (2014) سقطت", "2014", "2014-01-01/2014-12-31"),
        ("قبل نهايه السنه", "قبل نهايه السنه", "../2021-12-31"),
        ("\u202bفي 2019\u202c", "في 2019", "2019-01-01/2019-12-31"),
    ],
)
def test_offsets_count_in_the_source(text: str, phrase: str, span: str) -> None:
    found = only(text)
    assert (text[found.start : found.end], str(found.span)) == (phrase, span)


def test_a_line_break_ends_an_expression() -> None:
    text = "انتهى في 30\nأيلول 2021"
    assert [text[t.start : t.end] for t in find_times(text, THURSDAY)] == ["أيلول 2021"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عنوان الخبر\nالخميس 2021/04/08\nنص الخبر", THURSDAY),
        ("8 نيسان 2021\nعنوان", THURSDAY),
        ("عنوان\nالخميس 8 أبريل 2021", THURSDAY),
        ("بغداد - 8 أبريل 2021 (وكالات)", THURSDAY),
        ("عنوان\nتاريخ النشر: 08-04-2021 10:15", THURSDAY),
        ("عنوان\nنشر في 8/4/2021", THURSDAY),
        ("2021/04/08\nالخميس 8 أبريل 2021", THURSDAY),
        ("2021/04/08\n2021/04/09", None),
        ("صورة من زيارة سابقة، 20 أغسطس 2020", None),
        ("اعتداءات 11 سبتمبر 2001 تعود إلى الواجهة", None),
        ("في 8 أبريل 2021 قال الوزير", None),
        ("منذ 8 أبريل 2021", None),
        ("الخميس 8 أبريل\nعنوان", None),
        ("أبريل 2021\nعنوان", None),
        ("1\n2\n3\n4\n5\n6\n2021/04/08", None),
        ("", None),
    ],
)
def test_publication_date(text: str, expected: date | None) -> None:
    assert find_publication_date(text) == expected


LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
    "تشرين الثاني", "كانون الأول",
)  # fmt: skip
GULF = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
        "ديسمبر")  # fmt: skip
MAGHREBI = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر",
            "ديسمبر")  # fmt: skip
MOROCCAN = ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر",
            "دجنبر")  # fmt: skip
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def written(moment: date) -> list[str]:
    """A day in every order of numbers and every family of month names."""
    y, m, d = moment.year, moment.month, moment.day
    numeric = [
        f"{y}/{m:02}/{d:02}",
        f"{y}-{m:02}-{d:02}",
        f"{d}/{m}/{y}",
        f"{d:02}-{m:02}-{y}",
        f"{d}.{m}.{y}",
    ]
    families = (LEVANTINE, GULF, MAGHREBI, MOROCCAN)
    named = [f"{d} {family[m - 1]} {y}" for family in families]
    dual = f"{d} {LEVANTINE[m - 1]}/{GULF[m - 1]} {y}"
    return [*numeric, *named, dual, *(form.translate(INDIC) for form in (*numeric, *named))]


@settings(max_examples=120, deadline=None)
@given(DAYS)
def test_every_written_day_is_read_back(moment: date) -> None:
    for form in written(moment):
        found = only(f"اجتمعوا {form} هناك", None)
        assert (str(found.span), found.granularity) == (day(moment.isoformat()), Granularity.DAY), form
        assert found.end - found.start == len(form)


VOCABULARY = (
    "في منذ بحلول قبل بعد حتى خلال بين من إلى و عام العام شهر يوم أيام الأشهر المقبلة الماضي 2014 2500 30 31 "
    "فبراير رمضان 1442 هـ ( ) / - ، نهاية منتصف مطلع الخميس غدا اليوم ذلك بشهرين ونصف ستين يوما صيف النصف "
    "الأول هذا نفسه ال الربيع 9999 0001/01/01 999999 لمدة يستغرق سنوات عامي الشتاء التسعينات الأسبوع "
    "9999/12/31 \n التالي السابق الموالي آخر بعدها حرب آذار الجديد ألفين وأحد عشر ليل الاثنين منه الـ "
    "فيعام سبتمير 12 / 31 الجاري فاتح نصف قرن الحين عاما كل حدود السنة المالية قليلة منذ الفترة الآن "
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
ANCHORS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, date(2020, 2, 29)]))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)), ANCHORS)
def test_any_text_gives_ordered_spans(text: str, anchor: date | None) -> None:
    last = 0
    for found in find_times(text, anchor):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        for span in (found.span, leaning(found, past=True).span, leaning(found, past=False).span):
            assert span is None or span.start is None or span.end is None or span.start <= span.end
        outside = seen_from(found, 0)
        assert 0 <= outside.start < outside.end
        lasting(found, date(2020, 2, 29))
    find_publication_date(text)
