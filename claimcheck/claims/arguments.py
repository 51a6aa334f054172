"""Whether a hit of an anchor really is about forces: who goes, what is withdrawn, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from claimcheck.claims.context import Context
from claimcheck.claims.forces import ForceFinder
from claimcheck.claims.geography import Role
from claimcheck.claims.lexicon import Hit, keys

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import Anchor

_OBJECT_REACH = 4
_SOLDIERS_REACH = 5
# أي طلب انسحاب, أي محاولة لفرض انسحاب: any withdrawal is the one that is spoken of.
_ANY_REACH = 4


class Arguments:
    """Checks the hits of anchors in one article."""

    def __init__(self, context: Context, forces: ForceFinder) -> None:
        self._context = context
        self._doc = context.doc
        self._forces = forces
        self._words = context.grammar

    def is_ruled_out(self, anchor: Anchor, hit: Hit, phrase: range, around: range) -> bool:
        """Whether a hit is something else than its anchor is for.

        Args:
            anchor: the anchor.
            hit: the words that carry its concept.
            phrase: their phrase.
            around: for a verb, the phrase with its subject; else the phrase.
        """
        before = self._doc[hit.start - 1].norm_ if hit.start else ""
        if hit.concept in ("stay", "keep") and before in self._words.forces.remaining:  # ما تبقى من القوات
            return True
        if hit.concept in ("stay", "keep") and self._has_predicate(hit):
            return True
        if hit.concept == "still" and not self._says_where(phrase):
            return True
        if hit.concept == "fight" and not self._is_purpose(hit.start):
            return True
        has_any = self._context.has_any
        if "not_a_place" in anchor.unless and has_any(self._complement(hit, phrase), ["not_a_place"]):
            return True
        if has_any(around, [c for c in anchor.unless if c != "not_a_place"]):
            return True
        if has_any(phrase, anchor.without):
            return True
        if not anchor.besides or has_any(phrase, anchor.besides):
            return False
        return not ("home" in anchor.besides and self._goes_home(phrase))

    def _is_purpose(self, i: int) -> bool:
        """Whether word ``i`` says for what soldiers are there: لمحاربة, لعمليات تدريب ومكافحة."""
        if i and self._doc[i - 1].norm_ == "و":
            i -= 1
            while i and self._doc[i - 1].pos_ in ("NOUN", "ADJ"):
                i -= 1
        return i > 0 and self._doc[i - 1].norm_ in self._words.forces.purpose

    def _says_where(self, phrase: range) -> bool:
        """Whether a phrase ends with the place, and no further verb says what goes on there."""
        placed = any(self._context.is_place(e) for e in self._context.entities_in(phrase))
        goes_on = phrase.stop < len(self._doc) and self._doc[phrase.stop].pos_ == "VERB"
        return placed and not goes_on

    def _complement(self, hit: Hit, phrase: range) -> range:
        """The two words behind the first من of the phrase, where one leaves something."""
        for i in phrase:
            if i >= hit.end and self._doc[i].norm_ == "من":
                return range(i + 1, min(i + 3, len(self._doc)))
        return range(0)

    def _goes_home(self, phrase: range) -> bool:
        """عودة القوات الأميركية إلى الولايات المتحدة."""
        force = self._forces.named_in(phrase)
        entities = self._context.entities_in(phrase)
        return any(e.code == force and self._doc[e.start - 1].norm_ == "الي" for e in entities if e.start)

    def _has_predicate(self, hit: Hit) -> bool:
        """سنبقى مركزين, سيبقى جنديا: "remain" with what it says of its subject, no staying."""
        if hit.end >= len(self._doc) or not hit.verb:
            return False
        token = self._doc[hit.end]
        named = hit.end in self._context.entity_at
        if named or token.norm_.startswith("ال") or token.pos_ not in ("ADJ", "NOUN", "X"):
            return False
        marked = self._context.analysis.source(token).endswith(("ًا", "اً"))
        indefinite = "Ind" in token.morph.get("Definite", []) and token.norm_.endswith("ا")
        accusative = marked or (indefinite and not self._context.has_any([hit.end], ("soldier", "force")))
        return accusative or (token.pos_ != "NOUN" and token.norm_.endswith(("ا", "ين")))

    def has_argument(self, anchor: Anchor, hit: Hit, form: Literal["verb", "noun"], around: range) -> bool:
        """Whether the phrase shows that forces are meant."""
        if not anchor.argument:
            return True
        others = [i for i in around if not hit.start <= i < hit.end]
        if (form == "verb" and self._has_other_subject(hit)) or self._has_other_object(hit, anchor):
            return False
        if self._context.has_any(others, anchor.argument):
            return True
        if any(self._stands_for_soldiers(i) for i in others):
            return True
        if anchor.actor and self._acts(hit):
            return True
        if form == "verb":
            return anchor.from_place and self._leaves_a_place(hit)
        if not anchor.bare:
            return False
        if self._forces.is_ours(range(hit.start, hit.end)):
            return True
        clause = range(self._context.scope.clause_starts[hit.start], hit.start)
        if self._context.has_any(clause, anchor.argument):
            return True
        return self._definite(hit) and self._forces.before(hit.start) is not None

    def _has_other_subject(self, hit: Hit) -> bool:
        """Whether who goes or stays is something else: يبقى التحدي الأبرز أمام القوات."""
        if (
            hit.concept == "send"
            and keys(self._doc[min(hit.end, len(self._doc) - 1)]) & self._words.counting.amounts
        ):
            return True
        if hit.concept not in ("leave", "stay") or self._context.scope.is_first_person(hit.start):
            return False
        for child in self._doc[hit.start].children:
            if not child.dep_.startswith("nsubj") or child.pos_ != "NOUN":
                continue
            words = self._noun_phrase(child.i)
            forces = any(e.can_be_force for e in self._context.entities_in(words))
            soldiers = self._context.has_any(words, ("force", "soldier", "presence", "military"))
            number = any(t.pos_ == "NUM" for t in self._doc[words.start : words.stop])
            return not (forces or soldiers or number)
        return False

    def _noun_phrase(self, i: int) -> range:
        """A noun with what stands before its first preposition."""
        end = i + 1
        while end < len(self._doc) and self._doc[end].pos_ in ("NOUN", "ADJ", "X", "NUM", "PRON", "PROPN"):
            end += 1
        return range(i, end)

    def _has_other_object(self, hit: Hit, anchor: Anchor) -> bool:
        """Whether what is withdrawn is something else: سحب الدعوة من القوات."""
        if hit.concept == "join":
            behind = self._doc[hit.end : min(hit.end + _SOLDIERS_REACH, self._doc[hit.start].sent.end)]
            return not any(t.norm_ == "ب" for t in behind)
        if hit.concept == "send":
            return self._sends_something_else(hit)
        if hit.concept != "remove":
            return False
        for i in range(hit.end, min(hit.end + _OBJECT_REACH, self._doc[hit.start].sent.end)):
            token = self._doc[i]
            if token.pos_ == "ADP" and token.norm_ == "من":
                return i > hit.end
            if token.pos_ in ("VERB", "PUNCT") or i in self._context.entity_at:
                return False
            if self._context.has_any([i], (*anchor.argument, "force", "soldier", "base", "mission")):
                return False
        return False

    def _sends_something_else(self, hit: Hit) -> bool:
        """أرسلت القوات الجوية قاذفات, تعزيز قدرات الجيش: the object is no soldiers."""
        if hit.verb:
            objects = [c.i for c in self._doc[hit.start].children if c.dep_ == "obj" and c.pos_ == "NOUN"]
        else:
            behind = hit.end < len(self._doc) and self._doc[hit.end].pos_ == "NOUN"
            objects = [hit.end] if behind else []
        return any(not self._are_soldiers(i) for i in objects)

    def _are_soldiers(self, i: int) -> bool:
        """Whether a noun names soldiers or how many: عدد من الجنود, المزيد من القوات."""
        if self._context.has_any([i], ("force", "soldier", "presence", "base", "military")):
            return True
        quantity = bool(keys(self._doc[i]) & self._words.counting.quantities)
        words = range(i, min(i + _OBJECT_REACH, len(self._doc)))
        return quantity and self._context.has_any(words, ("force", "soldier"))

    def _stands_for_soldiers(self, i: int) -> bool:
        """الأميركيين without a noun before it: the soldiers of that country."""
        entity = self._context.entity_at.get(i)
        if entity is None or entity.role is not Role.ADJECTIVE or i == 0:
            return False
        if not self._doc[i].norm_.endswith(("ين", "ون")):
            return False
        before = self._doc[i - 1]
        return before.pos_ in ("ADP", "VERB") or "remove" in self._context.concepts_at(i - 1)

    def _acts(self, hit: Hit) -> bool:
        """Whether a named country or group is itself who leaves: انسحاب إسرائيل, روسيا انسحبت."""
        quoted = hit.end < len(self._doc) and self._doc[hit.end].text == '"'
        behind = self._context.entity_at.get(hit.end + quoted)
        if behind is not None and behind.can_be_force and not self._context.is_place(behind):
            return True
        subjects = [c.i for c in self._doc[hit.start].children if c.dep_.startswith("nsubj")]
        named = self._context.entities_in(subjects)
        if any(
            e.can_be_force and e.role is not Role.ADJECTIVE and not self._context.is_place(e) for e in named
        ):
            return True
        before = hit.start - 1
        while before > 0 and self._doc[before].norm_ in self._words.scope.before_verb:
            before -= 1
        ending = [e for e in self._context.entities if e.end == before + 1]
        return any(
            e.can_be_force and e.role is not Role.ADJECTIVE and not self._context.is_place(e) for e in ending
        )

    def _leaves_a_place(self, hit: Hit) -> bool:
        """ننسحب من لبنان: a verb without a subject of its own, and the place it leaves."""
        first_person = self._context.scope.is_first_person(hit.start)
        behind = range(hit.end, min(hit.end + 5, self._doc[hit.start].sent.end))
        if not first_person and (not len(behind) or self._doc[hit.end].norm_ != "من"):
            return False
        entities = self._context.entities_in(behind)
        if any(e.can_be_place for e in entities):
            return True
        return any(self._doc[i].norm_ in self._words.places.unnamed for i in behind)

    def _definite(self, hit: Hit) -> bool:
        if self._doc[hit.start].norm_.startswith("ال"):
            return True
        before = range(max(self._context.scope.clause_starts[hit.start], hit.start - _ANY_REACH), hit.start)
        if any(self._doc[i].norm_ in self._words.forces.any_of for i in before):
            return True
        token = self._doc[hit.start]
        ending = token.norm_.removeprefix(token.lemma_)
        suffixed = ending != token.norm_ and ending in self._words.forces.suffixes
        return suffixed or (hit.end < len(self._doc) and self._doc[hit.end].pos_ == "PRON")
