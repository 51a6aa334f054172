"""What a caller may ask of a time: tense, the day of a statement, a length from a day, an event's view."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.language.dates import (
    Statement,
    TimeExpression,
    TimeRole,
    find_times,
    lasting,
    leaning,
    seen_from,
)

JULY = date(2015, 7, 25)


def only(text: str, anchor: date | None = JULY) -> TimeExpression:
    """The one time expression of ``text``."""
    (found,) = find_times(text, anchor)
    return found


# The phrase; its span as it stands, in a tale of the past, and in one of the future.
LEANINGS = [
    ("في ديسمبر (كانون الأول)", "2015-12-01/2015-12-31", "2014-12-01/2014-12-31", "2015-12-01/2015-12-31"),
    ("في آذار", "2015-03-01/2015-03-31", "2015-03-01/2015-03-31", "2016-03-01/2016-03-31"),
    ("في 30 أيلول", "2015-09-30/2015-09-30", "2014-09-30/2014-09-30", "2015-09-30/2015-09-30"),
    ("أواخر يناير", "2016-01-21/2016-01-31", "2015-01-21/2015-01-31", "2016-01-21/2016-01-31"),
    ("بين مايو وأغسطس", "2015-05-01/2015-08-31", "2014-05-01/2014-08-31", "2015-05-01/2015-08-31"),
    ("الخميس", "2015-07-23/2015-07-23", "2015-07-23/2015-07-23", "2015-07-30/2015-07-30"),
    ("قبل الشتاء", "../2015-11-30", "../2014-11-30", "../2015-11-30"),
    ("في 12/11", "2015-11-12/2015-11-12", "2014-11-12/2014-11-12", "2015-11-12/2015-11-12"),
    ("بحلول مارس", "../2016-03-31", "../2016-03-31", "../2016-03-31"),
    ("منذ ديسمبر", "2014-12-01/..", "2014-12-01/..", "2014-12-01/.."),
    ("في ديسمبر المقبل", "2015-12-01/2015-12-31", "2015-12-01/2015-12-31", "2015-12-01/2015-12-31"),
    ("عام 2014", "2014-01-01/2014-12-31", "2014-01-01/2014-12-31", "2014-01-01/2014-12-31"),
]


@pytest.mark.parametrize(("phrase", "span", "past", "future"), LEANINGS, ids=[row[0] for row in LEANINGS])
def test_tense_chooses_the_year(phrase: str, span: str, past: str, future: str) -> None:
    found = only(phrase)
    assert str(found.span) == span
    assert str(leaning(found, past=True).span) == past
    assert str(leaning(found, past=False).span) == future


def test_later_counts_from_now_or_from_what_was_told() -> None:
    _, later = find_times("دخلوا عام 2003 وبعد عامين رحلوا", JULY)
    assert str(later.span) == "2017-01-01/2017-12-31"
    assert str(leaning(later, past=True).span) == "2005-01-01/2005-12-31"
    assert str(leaning(later, past=False).span) == "2017-01-01/2017-12-31"


def test_a_statement_has_its_own_anchor() -> None:
    text = "ذكّرت الصحيفة بقوله: سنرحل العام المقبل. وهو يرحل العام المقبل أيضا"
    end = text.index(".")
    quoted, told = find_times(text, JULY, [Statement(text.index(":"), end, date(2011, 2, 1))])
    assert (str(quoted.span), str(told.span)) == ("2012-01-01/2012-12-31", "2016-01-01/2016-12-31")


def test_the_innermost_statement_counts() -> None:
    text = "غدا نرحل"
    inner, outer = Statement(0, 4, date(2020, 1, 1)), Statement(0, 9, date(2010, 1, 1))
    (found,) = find_times(text, JULY, [outer, inner])
    assert str(found.span) == "2020-01-02/2020-01-02"


def test_what_hangs_on_a_day_told_before_crosses_sentences() -> None:
    text = "انتهت المهمة في 31 ديسمبر 2014.\nقال المتحدث الخميس إنهم عادوا بعد ذلك بشهر."
    *_, later = find_times(text, JULY)
    assert str(later.span) == "2015-01-01/2015-01-31"


@pytest.mark.parametrize(
    ("phrase", "span"),
    [
        ("مدة عام", "2015-07-25/2016-07-25"),
        ("لمدة ثلاثة أشهر", "2015-07-25/2015-10-25"),
        ("في غضون 30 يوما بعد التوقيع", "2015-07-25/2015-08-24"),
        ("لسنوات", "2015-07-25/2020-07-25"),
        ("لمدة سنة ونصف", "2015-07-25/2017-01-25"),
    ],
)
def test_a_length_lasts_from_a_day(phrase: str, span: str) -> None:
    assert str(lasting(only(phrase), JULY)) == span


def test_a_point_lasts_no_length() -> None:
    assert lasting(only("عام 2014"), JULY) is None


@pytest.mark.parametrize(
    ("text", "stretch", "span", "role"),
    [
        ("بقوا منذ غزو العراق عام 2003", "منذ غزو العراق عام 2003", "2003-01-01/..", TimeRole.SINCE),
        ("عادوا بعد انسحاب 2011.", "بعد انسحاب 2011", "2011-01-01/..", TimeRole.AFTER),
        ("رحلوا قبل هدنة أبريل 2004", "قبل هدنة أبريل 2004", "../2004-04-30", TimeRole.DEADLINE),
        ("حاربوا حتى سقوط المدينة في 5 مايو 2014", "حتى سقوط المدينة في 5 مايو 2014", "../2014-05-05",
         TimeRole.DEADLINE),
    ],
)  # fmt: skip
def test_an_event_with_a_date_dates_what_it_governs(
    text: str, stretch: str, span: str, role: TimeRole
) -> None:
    found = only(text)
    assert found.role is TimeRole.POINT
    assert seen_from(found, found.start - 1) == found
    outside = seen_from(found, 0)
    assert (text[outside.start : outside.end], str(outside.span), outside.role) == (stretch, span, role)


@pytest.mark.parametrize("text", ["قال بعد أن انسحبوا عام 2011", "بعد اللقاء، وفي عام 2011", "في عام 2011"])
def test_a_clause_of_its_own_is_no_event(text: str) -> None:
    found = only(text)
    assert found.event is None
    assert seen_from(found, 0) == found
