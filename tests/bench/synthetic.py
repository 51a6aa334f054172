"""A made-up archive's claims: stories of very different sizes, the longer told the more claims there are.

A story is one force in one place. Its line changes by the quarter: the force leaves or it stays, and
so many soldiers are there. An event is what is said of a story on one day; several articles tell it, some in
the very same words. Most events fit the line, some do not: these are the conflicts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count as counted
from typing import NamedTuple

from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber

_FORCES = ("US", "foreign", "FR", "RU", "TR", "GB", "IR", "IL", "DE", "NATO", "UN", "SA")
_PLACES = tuple(
    "IQ AF SY LB LY YE NE ML TD SN SD SO UA PS JO KW QA EG TN DZ MA CF CI GA BF CM DJ ER ET GE AM AZ".split()
)
_REGIONS = ("IQ,SY", "Sahel", "Middle East")
_LEAVING = (
    Kind.WITHDRAWAL_PLANNED,
    Kind.WITHDRAWAL_AGREED,
    Kind.TIMETABLE_SET,
    Kind.WITHDRAWAL_UNDERWAY,
    Kind.TROOPS_COUNT,
    Kind.TROOPS_COUNT,
    Kind.TROOPS_CHANGE,
)
_STAYING = (
    Kind.PRESENCE_CONTINUING,
    Kind.WITHDRAWAL_DENIED,
    Kind.TIMETABLE_ABSENT,
    Kind.WITHDRAWAL_DEMANDED,
    Kind.TROOPS_COUNT,
    Kind.TROOPS_COUNT,
)
_NUMBERED = frozenset({Kind.TROOPS_COUNT, Kind.TROOPS_CHANGE})
_TITLES = ("وزير الدفاع", "الناطق باسم الجيش", "رئيس الحكومة", "السفير", "قائد العمليات")
_NAMES = 40
# Words follow a power law as well.
_VOCABULARY = 20_000
_QUOTE_WORDS = 12
_FIRST_DAY = date(2006, 1, 1)
# Of a million claims; fewer span less, more span the same, each event being told by more.
_DAYS = 20 * 365
_OF_CLAIMS = 1_000_000
_QUARTER = 91
_SHORTEST = 30
# Of an event's articles: how many tell it on average, and the share that repeats one agency's words.
_TOLD_BY = 25
_VERBATIM = 0.4
# The share of events that do not fit the line of their story.
_DISSENT = 0.15


class _Event(NamedTuple):
    force: str
    place: str
    day: date
    kind: Kind
    number: TroopNumber | None
    time: TimeSpan | None


def claims(count: int, hot: float, seed: int = 7) -> Iterator[Claim]:
    """So many claims.

    Args:
        count: how many.
        hot: which share of them belongs to one story, which is told in a single year and
            says the same every time, but for the events that do not fit.
        seed: of the random numbers.
    """
    chance = random.Random(seed)
    days = max(_SHORTEST, min(_DAYS, _DAYS * count // _OF_CLAIMS))
    told = _told(chance, hot, days, max(_TOLD_BY, _TOLD_BY * count // _OF_CLAIMS))
    articles = counted()
    for i in range(count):
        event, quote = next(told)
        if i % 3 == 0:
            article = f"{next(articles):08}.md"
        speaker = None
        if chance.random() < 0.6:
            speaker = f"{chance.choice(_TITLES)} فلان{event.force}{int(_NAMES * chance.random() ** 2)}"
        yield Claim(
            id=f"{i:016x}",
            article=article,
            kind=event.kind,
            quote=quote,
            span=Span(200 * (i % 3), 200 * (i % 3) + len(quote)),
            line=1,
            column=1,
            force=event.force,
            place=event.place,
            speaker=speaker,
            time=event.time,
            number=event.number,
            hedged=chance.random() < 0.08,
            said=event.day,
        )


def _told(chance: random.Random, hot: float, days: int, told_by: int) -> Iterator[tuple[_Event, str]]:
    """Each event as often as articles tell it, with the words."""
    while True:
        event = _event(chance, chance.random() < hot, days)
        agency = _quote(chance)
        for _ in range(1 + int(chance.expovariate(1 / (told_by - 1)))):
            yield event, agency if chance.random() < _VERBATIM else _quote(chance)


def _event(chance: random.Random, hot: bool, days: int) -> _Event:
    if hot:
        force, place, day = "US", "IQ", chance.randrange(max(0, days - 365), days)
    else:
        force = chance.choice(_FORCES)
        # Few places are in the news every day: their ranks follow a power law.
        place = _PLACES[int(len(_PLACES) * chance.random() ** 2)]
        if chance.random() < 0.03:
            place = chance.choice(_REGIONS)
        day = chance.randrange(days)
    story = random.Random(f"{force} {place} {0 if hot else day // _QUARTER}")
    leaving, soldiers = story.random() < 0.5, 500 * story.randint(1, 20)
    if chance.random() < _DISSENT:
        leaving, soldiers = not leaving, soldiers + 500 * chance.choice((1, 2, 4))
    kind = chance.choice(_LEAVING if leaving else _STAYING)
    number = TroopNumber(soldiers, soldiers, chance.random() < 0.2) if kind in _NUMBERED else None
    said = _FIRST_DAY + timedelta(days=day)
    time = None
    if kind is Kind.TIMETABLE_SET or chance.random() < 0.1:
        end = date(said.year + 1, 12, 31) if leaving else said + timedelta(days=30)
        time = TimeSpan(said if kind is Kind.TIMETABLE_SET else None, end)
    return _Event(force, place, said, kind, number, time)


def _quote(chance: random.Random) -> str:
    return " ".join(f"كلمة{int(_VOCABULARY * chance.random() ** 3)}" for _ in range(_QUOTE_WORDS))
