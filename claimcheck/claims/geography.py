"""Countries, coalitions and areas in a document: whose forces, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claims.lexicon import SHORTEST_MENDED, keys, keys_of
from claimcheck.claims.real_words import REAL_WORDS
from claimcheck.language.morphology import noun_keys
from claimcheck.language.orthography import fold
from claimcheck.language.spelling import LongWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from claimcheck.claims.geography_model import GeographyPack

_FIRST_AND_SECOND_PERSON = frozenset({"نا", "ي", "كم", "ك"})
_SOLDIERS = frozenset({"قوة", "قوات", "جندي", "جنود", "عناصر"})
# غير السورية: of whoever is not of that country.
_FOREIGN = "foreign"
_OWN_COUNTRY = frozenset({"بلاد", "بلد", "دولة", "حكومة"})


class Role(StrEnum):
    """As what a word names its country."""

    NAME = "name"
    ADJECTIVE = "adjective"
    ACTOR = "actor"
    CAPITAL = "capital"
    AREA = "area"
    REGION = "region"
    GROUP = "group"


@dataclass(frozen=True)
class Entity:
    """A country, group or area where it stands: indices into the document, the end excluded."""

    code: str
    role: Role
    start: int
    end: int
    area: str | None = None

    @property
    def can_be_force(self) -> bool:
        """Whether forces can be its."""
        return self.role in (Role.NAME, Role.ADJECTIVE, Role.ACTOR, Role.CAPITAL, Role.GROUP)

    @property
    def can_be_place(self) -> bool:
        """Whether forces can be in it."""
        return self.role in (Role.NAME, Role.AREA, Role.REGION, Role.CAPITAL)


@dataclass(frozen=True)
class _Name:
    words: tuple[str, ...]
    code: str
    role: Role
    area: str | None = None


class _Spelling(NamedTuple):
    """What a word is looked up as: misspelt ones as the words that are meant.

    Attributes:
        names: the word as it stands, or the names that may be meant.
        keys: its dictionary forms.
        beginning: the names that begin with it.
    """

    names: frozenset[str]
    keys: frozenset[str]
    beginning: tuple[_Name, ...]


class Geography:
    """Finds entities by the words of the geography pack."""

    def __init__(self, pack: GeographyPack) -> None:
        self._by_first: dict[str, list[_Name]] = defaultdict(list)
        self._spelt: set[str] = set()
        for code, country in pack.countries.items():
            self._add(country.names, code, Role.NAME)
            self._add(country.adjectives, code, Role.ADJECTIVE)
            self._add(country.actors, code, Role.ACTOR)
            self._add(country.capitals, code, Role.CAPITAL)
            for words, area in country.areas.items():
                self._add([words], code, Role.AREA, area)
        for code, group in pack.groups.items():
            self._add(group.names, code, Role.GROUP)
            self._add(group.adjectives, code, Role.ADJECTIVE)
        for region, names in pack.regions.items():
            self._add(names, region, Role.REGION)
        self._countries = frozenset(pack.countries) - frozenset(pack.groups)
        self._contains = {whole: frozenset(parts) for whole, parts in pack.contains.items()}
        self._members = {region: _all_members(region, pack.members) for region in pack.members}
        self._long_words = LongWords(self._spelt, SHORTEST_MENDED, REAL_WORDS)
        self._words = frozenset(fold(word) for word in self._spelt)
        self._spellings = lru_cache(maxsize=65536)(self._spell)

    def _add(self, names: Iterable[str], code: str, role: Role, area: str | None = None) -> None:
        for name in names:
            words = tuple(fold(name).split())
            self._by_first[words[0]].append(_Name(words, code, role, area))
            self._spelt.update(name.split())

    @cached_property
    def place_names(self) -> frozenset[str]:
        """The folded names of countries, areas, regions and groups."""
        names = (name for group in self._by_first.values() for name in group)
        return frozenset(" ".join(n.words) for n in names if n.role not in (Role.ADJECTIVE, Role.ACTOR))

    def find(self, doc: Doc) -> list[Entity]:
        """The entities of a document, in order, the longest where several begin together.

        بلاده and حكومتها are among them: they name the country of the last person or body that is
        the subject of a verb in their sentence, else of the first named there, else the last
        country there that no preposition governs; without one, what the last such phrase meant.
        """
        found: list[Entity] = []
        own: str | None = None
        behind = 0
        for token in doc:
            if token.i < behind:
                continue
            best = self._longest(doc, token.i)
            if best is None and _is_own_country(token):
                own = self._own_country(doc, [e for e in found if e.start >= token.sent.start]) or own
                best = Entity(own, Role.NAME, token.i, token.i + 2) if own else None
            if best and best.role is Role.ADJECTIVE and token.i and token.nbor(-1).norm_ == "غير":
                best = replace(best, code=_FOREIGN)
            if best:
                found.append(best)
                behind = best.end
        return found

    def _own_country(self, doc: Doc, before: Sequence[Entity]) -> str | None:
        countries = [
            e
            for e in before
            if e.can_be_force and e.code in self._countries and e.role is not Role.GROUP
            if not e.start or doc[e.start - 1].pos_ != "ADP"
        ]
        bodies = [e for e in countries if e.role in (Role.ADJECTIVE, Role.ACTOR)]
        subjects = [e for e in bodies if _is_subject(doc, e)]
        if subjects:
            return subjects[-1].code
        if bodies:
            return bodies[0].code
        return countries[-1].code if countries else None

    def _longest(self, doc: Doc, i: int) -> Entity | None:
        matching = [n for n in self._spelling(doc[i]).beginning if self._matches(doc, i, n)]
        if not matching:
            return None
        name = max(matching, key=_precedence)
        return Entity(name.code, name.role, i, i + len(name.words), name.area)

    def _spelling(self, token: Token) -> _Spelling:
        return self._spellings(token.norm_, token.lemma_)

    def _spell(self, norm: str, lemma: str) -> _Spelling:
        # ه typed for ة: غزه, المتحده.
        names = frozenset({norm, norm[:-1] + "ة"} if norm.endswith("ه") else {norm})
        found = keys_of(norm, lemma) | names
        if len(norm) >= SHORTEST_MENDED and self._words.isdisjoint(noun_keys(norm)):
            meant = self._long_words.meant_by_noun(norm)
            if meant:
                names, found = frozenset(self._long_words.meant(norm)), found | meant
        return _Spelling(names, found, tuple(n for key in found for n in self._by_first.get(key, ())))

    def _matches(self, doc: Doc, i: int, name: _Name) -> bool:
        if i + len(name.words) > len(doc):
            return False
        if name.role is not Role.ADJECTIVE and len(name.words) == 1:
            # A name has no endings to take off: البحرين is not a dual of بحر.
            return name.words[0] in self._spelling(doc[i]).names
        return all(word in self._spelling(doc[i + k]).keys for k, word in enumerate(name.words))

    def contains(self, whole: str, part: str) -> bool:
        """Whether ``part`` is among what ``whole`` may be made of; true for the same code."""
        if whole == part:
            return True
        parts = self._contains.get(whole, frozenset())
        return part in parts or any(part in self._contains.get(p, ()) for p in parts)

    def related(self, a: str | None, b: str | None) -> bool:
        """Whether two forces are the same or one contains the other; unknown fits everything."""
        return a is None or b is None or self.contains(a, b) or self.contains(b, a)

    def place_contains(self, whole: str, part: str) -> bool:
        """Whether the place ``part`` lies in the place ``whole``; true for the same code."""
        return whole == part or part in self._members.get(whole, ())

    def regions_of(self, place: str) -> tuple[str, ...]:
        """The regions in which a country or region lies, in alphabetical order."""
        return tuple(sorted(region for region, members in self._members.items() if place in members))

    def members_of(self, region: str) -> frozenset[str]:
        """The countries and regions that lie in a region; none for a country."""
        return self._members.get(region, frozenset())


def _all_members(region: str, members: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """What lies in a region, and in the regions that lie in it."""
    found: set[str] = set()
    pending = [region]
    while pending:
        inside = [m for m in members.get(pending.pop(), ()) if m not in found]
        found.update(inside)
        pending += inside
    return frozenset(found - {region})


def _precedence(name: _Name) -> tuple[int, bool, bool, str]:
    """The longer name first; a name before an adjective of the same letters."""
    return len(name.words), name.role is not Role.ADJECTIVE, name.role is Role.NAME, name.code


def _is_subject(doc: Doc, entity: Entity) -> bool:
    """Whether a person or body, not soldiers, is the subject of a verb: الوزير التركي, ترامب."""
    token = doc[entity.start]
    head = token.head if entity.role is Role.ADJECTIVE else token
    if not keys(head).isdisjoint(_SOLDIERS):
        return False
    return head.dep_.startswith("nsubj")


def _is_own_country(token: Token) -> bool:
    """Whether a word is a country with a third person's suffix: بلاده, حكومتها."""
    if token.norm_ not in _OWN_COUNTRY or token.i + 1 >= len(token.doc):
        return False
    suffix = token.nbor()
    return suffix.pos_ == "PRON" and suffix.norm_ not in _FIRST_AND_SECOND_PERSON
