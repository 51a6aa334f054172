"""Mentions: the words that rules are about, with the force and the place that they concern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from claimcheck.claims.context import Context
from claimcheck.claims.forces import ForceFinder
from claimcheck.claims.geography import Role
from claimcheck.claims.lexicon import Hit, is_verb, keys
from claimcheck.claims.places import PlaceFinder
from claimcheck.claims.scope import RELATIVES

if TYPE_CHECKING:
    from claimcheck.claims.rulepack import Anchor

_PHRASE_REACH = 11
_SUBJECT_REACH = 9
_ANTECEDENT_REACH = 4
_ATTRIBUTE_REACH = 3
_OBJECT_REACH = 4
# Whoever does this does it with forces of its own.
# وصل عدد الجنود إلى …: nobody comes.
_COUNTS = frozenset({"عدد", "تعداد", "عديد", "مجموع"})
_OWN_ACTS = frozenset({"send", "join", "keep"})
_STOP_MARKS = frozenset("،؛:.!؟?()-…")
# These belong to a number in a phrase: بما يتراوح بين ألفين وثلاثة آلاف جندي.
_COUNTING_VERBS = ("تراوح", "قارب", "ناهز", "زاد", "بلغ", "تجاوز")
_COUNTRY = frozenset({"البلد", "البلاد", "المنطقة", "بلاد"})


@dataclass(frozen=True)
class Mention:
    """One anchor where it stands.

    Attributes:
        concept: the concept of the anchor.
        form: verb or noun.
        start: index of its first word.
        end: index behind its last word.
        phrase: the indices of its noun phrase, or of the verb and its complements.
        force: whose forces, as a code.
        explicit_force: whether the phrase itself names the force.
        place: where, as a code.
        area: the area inside the place, in the article's words.
    """

    concept: str
    form: Literal["verb", "noun"]
    start: int
    end: int
    phrase: range
    force: str | None
    explicit_force: bool
    place: str | None
    area: str | None


class MentionFinder:
    """Finds the mentions of anchors in one article, in order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._forces = ForceFinder(context)
        self._places = PlaceFinder(context)

    def find(self, anchors: Sequence[Anchor]) -> Iterator[Mention]:
        """The mentions of any of the anchors; one per word, by the first anchor that fits."""
        taken: set[int] = set()
        hits = [(hit, anchor) for anchor in anchors for hit in self._context.hits.get(anchor.concept, ())]
        for hit, anchor in sorted(hits, key=lambda pair: pair[0].start):
            if hit.start in taken:
                continue
            mention = self._mention(hit, anchor)
            if mention:
                taken.add(hit.start)
                yield mention

    def _mention(self, hit: Hit, anchor: Anchor) -> Mention | None:
        tagged = self._doc[hit.start].pos_ in ("VERB", "AUX")
        form: Literal["verb", "noun"] = "verb" if tagged or hit.verb else "noun"
        if anchor.form and anchor.form != form:
            return None
        phrase = self.phrase(hit)
        around = self._around(hit, phrase) if form == "verb" else phrase
        if hit.concept == "advisory":
            around = self._whose_role(hit)
        if self._is_ruled_out(anchor, hit, phrase, around):
            return None
        named = self._forces.acting if hit.concept == "advisory" else self._forces.named_in
        force = named(around) or (self._forces.having(hit.start) if form == "noun" else None)
        if not self._has_argument(anchor, hit, form, around, force):
            return None
        return self._resolve(hit, form, phrase, around, force)

    def _is_ruled_out(self, anchor: Anchor, hit: Hit, phrase: range, around: range) -> bool:
        remainder = hit.start > 0 and self._doc[hit.start - 1].norm_ in ("ما", "من")
        if hit.concept == "stay" and (remainder or self._has_predicate(hit)):  # ما تبقى من القوات
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
        if token.norm_.startswith("ال") or token.pos_ not in ("ADJ", "NOUN", "X"):
            return False
        marked = self._context.analysis.source(token).endswith(("ًا", "اً"))
        accusative = marked or ("Acc" in token.morph.get("Case", []) and token.norm_.endswith("ا"))
        return accusative or (token.pos_ != "NOUN" and token.norm_.endswith(("ا", "ين")))

    def _has_argument(
        self, anchor: Anchor, hit: Hit, form: Literal["verb", "noun"], around: range, force: str | None
    ) -> bool:
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
        if hit.concept == "send" and keys(self._doc[min(hit.end, len(self._doc) - 1)]) & _COUNTS:
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
        if hit.concept != "remove":
            return False
        for i in range(hit.end, min(hit.end + _OBJECT_REACH, self._sentence_end(hit.start))):
            token = self._doc[i]
            if token.pos_ == "ADP" and token.norm_ == "من":
                return i > hit.end
            if token.pos_ in ("VERB", "PUNCT") or i in self._context.entity_at:
                return False
            if self._context.has_any([i], (*anchor.argument, "force", "soldier", "base", "mission")):
                return False
        return False

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
        if any(e.can_be_force and e.role is not Role.ADJECTIVE for e in named):
            return True
        before = hit.start - 1
        while before > 0 and self._doc[before].norm_ in ("س", "سوف", "قد", "لن", "لم", "لا"):
            before -= 1
        ending = [e for e in self._context.entities if e.end == before + 1]
        return any(
            e.can_be_force and e.role is not Role.ADJECTIVE and not self._context.is_place(e) for e in ending
        )

    def _leaves_a_place(self, hit: Hit) -> bool:
        """ننسحب من لبنان: a verb without a subject of its own, and the place it leaves."""
        first_person = self._context.scope.is_first_person(hit.start)
        behind = range(hit.end, min(hit.end + 5, self._sentence_end(hit.start)))
        if not first_person and (not len(behind) or self._doc[hit.end].norm_ != "من"):
            return False
        entities = self._context.entities_in(behind)
        return any(e.can_be_place for e in entities) or any(self._doc[i].norm_ in _COUNTRY for i in behind)

    def describe(self, hit: Hit, counted: int | None = None) -> Mention:
        """The mention of any words, without asking whether an anchor allows it.

        Args:
            hit: the words.
            counted: index of a word before them that names what they count.
        """
        phrase = self.phrase(hit)
        near = self._attributes(hit, phrase)
        clause = range(
            max(self._context.scope.clause_starts[hit.start], hit.start - _SUBJECT_REACH), hit.start
        )
        around = near if counted is None else range(counted, near.stop)
        force = (
            self._forces.named_in(around)
            or self._forces.antecedent(hit.start)
            or self._forces.named_in(clause)
        )
        return self._resolve(hit, "noun", phrase, around, force)

    def _is_own_act(self, hit: Hit) -> bool:
        """Whether it is done with one's own forces: إرسال, and what somebody plans or wishes."""
        if hit.concept in _OWN_ACTS:
            return True
        if hit.concept not in ("leave", "remove"):
            return False
        return self._context.has_any(list(self._context.scope.ancestors(hit.start)), ("plan", "wish"))

    def _attributes(self, hit: Hit, phrase: range) -> range:
        """The words with what directly qualifies them: before the next verb or conjunction."""
        end = hit.end
        for i in range(hit.end, min(hit.end + _ATTRIBUTE_REACH, phrase.stop)):
            if self._doc[i].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
                break
            end = i + 1
        return range(hit.start, end)

    def _resolve(
        self, hit: Hit, form: Literal["verb", "noun"], phrase: range, around: range, force: str | None
    ) -> Mention:
        """Settle force and place from the phrase, then from what the article said before."""
        possessor = self._forces.possessor(around)
        if force is None and possessor is None and self._is_own_act(hit):
            possessor = self._forces.acting_country(hit.start)
        code = force or possessor or self._forces.before(hit.start) or self._forces.first()
        named = force is not None or possessor is not None or self._forces.is_ours(around)
        named_place, area = self._places.find(hit.start, phrase, force)
        place = named_place or self._context.main_place(excluding=code)
        if code is not None and code == place and force is None:
            code = self._forces.other_than(place, hit.start)
        return Mention(hit.concept, form, hit.start, hit.end, phrase, code, named, place, area)

    def phrase(self, hit: Hit) -> range:
        """The words from the anchor to the end of its phrase: before the next verb or mark."""
        limit = min(self._sentence_end(hit.start), hit.end + _PHRASE_REACH)
        end = hit.end
        for i in range(hit.end, limit):
            token = self._doc[i]
            counts = any(is_verb(token, v) for v in _COUNTING_VERBS)
            if token.text in _STOP_MARKS or (token.pos_ == "VERB" and i > hit.end + 1 and not counts):
                break
            if token.norm_ in RELATIVES or (token.norm_ in ("حيث", "بينما", "فيما", "ان") and i > hit.end):
                break
            end = i + 1
        return range(hit.start, end)

    def _around(self, hit: Hit, phrase: range) -> range:
        """For a verb its phrase and its subject, which may stand before it."""
        clause = self._context.scope.clause_starts[hit.start]
        if self._doc[clause].norm_ in RELATIVES:
            clause = max(self._doc[clause].sent.start, clause - _ANTECEDENT_REACH)
        return range(max(clause, hit.start - _SUBJECT_REACH), phrase.stop)

    def _whose_role(self, hit: Hit) -> range:
        """The clause up to the words that name a role, and the adjectives right behind them.

        What follows are those whom the force trains or supports.
        """
        end = hit.end
        while end < len(self._doc) and self._doc[end].pos_ in ("ADJ", "PRON"):
            end += 1
        return range(self._context.scope.clause_starts[hit.start], end)

    def _sentence_end(self, i: int) -> int:
        sentence_end: int = self._doc[i].sent.end
        return sentence_end

    def _complement(self, hit: Hit, phrase: range) -> range:
        """The two words behind the first من of the phrase, where one leaves something."""
        for i in phrase:
            if i >= hit.end and self._doc[i].norm_ == "من":
                return range(i + 1, min(i + 3, len(self._doc)))
        return range(0)

    def _definite(self, hit: Hit) -> bool:
        if self._doc[hit.start].norm_.startswith("ال"):
            return True
        return hit.end < len(self._doc) and self._doc[hit.end].pos_ == "PRON"
