"""Numbers of soldiers: which quantities count them, and whether they are or they come and go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.claims.conditions import FEWEST_SOLDIERS
from claimcheck.claims.context import Context
from claimcheck.claims.geography import Role
from claimcheck.claims.lexicon import Hit, is_verb
from claimcheck.claims.mentions import Mention, MentionFinder
from claimcheck.claims.model import TroopNumber
from claimcheck.claims.scope import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.language.numbers import Quantity

_BEFORE = 7
_PREDICATE_REACH = 12
# Fewer than these may be anybody, unless the text says that they are stationed, come or go.
_PATROL = 100
_DEPLOYED = ("stationed", "stay", "keep", "presence", "send", "change", "leave", "mission")
_LARGEST_ARMY = 3_000_000
# How many words back an elliptical number may refer to soldiers.
_MEMORY = 40
_BEHIND = 5


@dataclass(frozen=True)
class TroopMention:
    """A number of soldiers where it stands.

    Attributes:
        mention: force, place and words.
        number: how many.
        part: whether it is a part of a number given just before (بينهم 2500 أميركي).
    """

    mention: Mention
    number: TroopNumber
    part: bool


class TroopFinder:
    """Finds the numbers of soldiers in one article, in order."""

    def __init__(self, context: Context, mentions: MentionFinder) -> None:
        self._context = context
        self._doc = context.doc
        self._mentions = mentions
        self._words = context.grammar.counting

    def find(self) -> Iterator[TroopMention]:
        """Every quantity that counts soldiers of a force."""
        previous: TroopMention | None = None
        for quantity in self._context.quantities:
            tokens = self._context.analysis.tokens_in(quantity.start, quantity.end)
            if not tokens or max(quantity.low or 0, quantity.high or 0) < FEWEST_SOLDIERS:
                continue
            found = self._mention(quantity, tokens[0].i, tokens[-1].i + 1, previous)
            if found:
                previous = found
                yield found

    def _mention(
        self, quantity: Quantity, start: int, end: int, previous: TroopMention | None
    ) -> TroopMention | None:
        context = self._context
        sentence = self._doc[start].sent
        clause = context.scope.clause(start)
        soldier = self._soldier(quantity, start, end)
        part = self._is_part(start) and previous is not None and previous.mention.start >= sentence.start - 60
        elliptical = self._nationality(end) and (part or self._speaks_of_soldiers(start))
        elliptical = elliptical or (quantity.noun is None and self._continues(start, end, previous))
        counted = None if self._counts_others(quantity) else self._counted_before(start, sentence.start)
        if soldier is None and not elliptical and counted is None:
            return None
        around = range(max(sentence.start, clause.start - 1, start - 9), min(end + 4, sentence.end))
        if context.has_any(around, ("casualty", "arrest")) or self._are_casualties(end):
            return None
        if context.has_concept(range(sentence.start, sentence.end), "exercise") is not None:
            return None
        few = max(quantity.low or 0, quantity.high or 0) < _PATROL
        if few and not context.has_any(range(clause.start, min(end + 5, sentence.end)), _DEPLOYED):
            return None
        last = max(end, soldier + 1) if soldier is not None else end
        if self._are_police(last):
            return None
        if (
            soldier is None
            and context.has_concept(range(end, min(end + 2, len(self._doc))), "weapon") is not None
        ):
            return None
        mention = self._mentions.describe(Hit("soldier", start, last), counted)
        if part and previous is not None:
            mention = replace(mention, place=previous.mention.place, area=previous.mention.area)
        number = TroopNumber(quantity.low, quantity.high, quantity.approximate, quantity.source)
        if start and self._is_denied(start, last):
            if number.low is None or number.high is not None:
                return None
            number = replace(number, low=None, high=number.low)
        return TroopMention(mention, number, part)

    def _is_denied(self, start: int, end: int) -> bool:
        """ألفان وليس تسعمئة, لم يبق أكثر من ألف; not لم يبق سوى ألف."""
        scope = self._context.scope
        words = self._context.grammar.scope
        if any(scope.is_negated(i) for i in range(start, end)) or scope.is_negator(self._doc[start - 1]):
            return True
        for i in range(start - 1, scope.clause_starts[start] - 1, -1):
            if self._doc[i].norm_ in words.exceptives:
                return False
            if self._doc[i].pos_ == "VERB":
                return i in scope.negations and self._context.has_any([i], _DEPLOYED)
        return False

    def _are_police(self, end: int) -> bool:
        """1600 فرد من الشرطة المدنية; with soldiers named first they are soldiers too: من الجيش والشرطة."""
        for token in self._doc[end : min(end + _BEHIND, self._doc[end - 1].sent.end)]:
            if token.pos_ in ("PUNCT", "VERB", "CCONJ"):
                return False
            if self._context.has_any([token.i], ("police",)):
                return True
        return False

    def _are_casualties(self, end: int) -> bool:
        """4100 عنصر من الجيش والشرطة لقوا مصرعهم: what befell them stands before the next mark."""
        for token in self._doc[end : min(end + _PREDICATE_REACH, self._doc[end - 1].sent.end)]:
            if token.pos_ == "PUNCT":
                return False
            if token.pos_ == "VERB":
                return self._context.has_concept([token.i], "casualty") is not None
        return False

    def _soldier(self, quantity: Quantity, start: int, end: int) -> int | None:
        """The word for soldiers that is counted: behind the number, or the dual itself."""
        if quantity.noun is not None and quantity.noun_start is not None and quantity.noun_end is not None:
            tokens = self._context.analysis.tokens_in(quantity.noun_start, quantity.noun_end)
            for token in tokens:
                if self._context.has_concept([token.i], "soldier") is not None:
                    return token.i
        following = end + 1 if end < len(self._doc) and self._doc[end].norm_ == "من" else end
        if (
            following < self._doc[start].sent.end
            and self._context.has_concept([following], "soldier") is not None
        ):
            return following
        return None

    @staticmethod
    def _counts_others(quantity: Quantity) -> bool:
        """Whether the number has a noun of its own, or is beyond the size of any army."""
        return quantity.noun is not None or (quantity.high or quantity.low or 0) > _LARGEST_ARMY

    def _is_part(self, start: int) -> bool:
        for token in reversed(self._doc[max(0, start - 3) : start]):
            if token.norm_ in self._words.partitives:
                return True
            if token.pos_ in ("NOUN", "VERB"):
                return False
        return False

    def _nationality(self, end: int) -> bool:
        """2500 أميركي, 2500 من الأميركيين."""
        partitive = end < len(self._doc) and self._doc[end].norm_ == "من"
        entity = self._context.entity_at.get(end + partitive)
        return entity is not None and entity.role is Role.ADJECTIVE

    def _continues(self, start: int, end: int, previous: TroopMention | None) -> bool:
        """2500 جندي في العراق و900 في سوريا: a further number of the same soldiers, in another place."""
        doc = self._doc
        if previous is None or previous.mention.start < doc[start].sent.start or end + 1 >= len(doc):
            return False
        joined = any(token.pos_ == "CCONJ" for token in doc[max(previous.mention.end, start - 2) : start])
        place = self._context.entity_at.get(end + 1)
        return joined and doc[end].norm_ == "في" and place is not None and place.role is Role.NAME

    def _speaks_of_soldiers(self, start: int) -> bool:
        words = range(max(0, start - _MEMORY), min(start + _MEMORY // 2, len(self._doc)))
        return self._context.has_any(words, ("force", "soldier"))

    def _counted_before(self, start: int, sentence_start: int) -> int | None:
        """عدد القوات … يبلغ N, خفض القوات … من X إلى Y: the force word before the number."""
        begin = max(sentence_start, start - 22)
        words = range(start - 1, begin - 1, -1)
        marker = any(self._announces(self._doc[i]) for i in words)
        from_to = start > 0 and self._doc[start].norm_ == "من"
        if not marker and not from_to:
            return None
        named = next((i for i in words if self._names_soldiers(i)), None)
        if named is None and marker and self._speaks_of_soldiers(start):
            return next((i for i in words if self._doc[i].norm_ in ("هم", "ها")), None)
        return named

    def _names_soldiers(self, i: int) -> bool:
        if self._context.has_any([i], ("force", "soldier")):
            return True
        entity = self._context.entity_at.get(i)
        plural = self._doc[i].norm_.endswith(("ين", "ون"))
        return entity is not None and entity.role is Role.ADJECTIVE and plural

    def _is_standing_deployment(self, i: int) -> bool:
        """ينشر الحلف الآن 12 ألف جندي: a present-tense deployment is a count."""
        deploys = any(is_verb(self._doc[i], v) for v in self._words.deploying)
        return deploys and self._context.scope.tense(i) is Tense.PRESENT

    def _amounts_to(self, i: int) -> bool:
        """يصل عددهم إلى, تصل القوة إلى ألف: a verb that only says how many they are."""
        to_come = self._context.scope.tense(i) in (Tense.FUTURE, Tense.SUBJUNCTIVE)
        if to_come or i + 1 >= len(self._doc) or (i and self._doc[i - 1].norm_ in self._words.so_that):
            return False
        behind = self._doc[i + 1]
        arrives = "arrive" in self._context.concepts_at(i) and self._context.has_any([behind.i], ("force",))
        return self._announces(behind) or (arrives and self._context.scope.tense(i) is Tense.PRESENT)

    def _announces(self, word: Token) -> bool:
        return word.norm_ in self._words.announcing or word.lemma_ in self._words.announcing

    def _goes(self, i: int) -> bool:
        """900 جندي قد يغادرون: a plural verb of leaving right behind the soldiers."""
        token = self._doc[i]
        plural = token.norm_.endswith(("ون", "وا"))
        return token.pos_ == "VERB" and plural and "leave" in self._context.concepts_at(i)

    def is_change(self, found: TroopMention) -> int | None:
        """The word that says that the number comes, goes or is sent; None for a bare count."""
        if found.number.source is not None:
            return found.mention.start
        if found.part:
            return None
        context = self._context
        start = found.mention.start
        begin = max(context.scope.clause_starts[start], start - _BEFORE)
        before = context.has_concept(range(start - 1, begin - 1, -1), "change")
        if before is not None and self._introduces(before, start):
            before = None
        if before is not None and not (self._is_standing_deployment(before) or self._amounts_to(before)):
            return before
        behind = range(found.mention.end, min(found.mention.end + _BEHIND, context.scope.clause_end(start)))
        leaving = next((i for i in behind if self._goes(i)), None)
        if leaving is not None:
            return leaving
        return next((i for i in behind if self._is_additional(self._doc[i])), None)

    def _introduces(self, verb: int, number: int) -> bool:
        """أضاف أن عددهم ألف: a verb before «أن» says that there is a number, not that it grows."""
        return any(self._doc[i].norm_ in self._context.grammar.scope.that for i in range(verb + 1, number))

    def _is_additional(self, word: Token) -> bool:
        """جندي إضافي, جنود إضافيين."""
        return any(word.lemma_ == more or more in word.norm_ for more in self._words.additional)
