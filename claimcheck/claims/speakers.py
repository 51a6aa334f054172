"""Noun phrases that name a speaker: where they begin and end, and who can speak."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.claims.clauses import MA
from claimcheck.claims.geography import Role
from claimcheck.claims.lexicon import is_verb, keys

if TYPE_CHECKING:
    from spacy.tokens import Token

    from claimcheck.claims.context import Context

_MAX_WORDS = 16
_PLACE_OF_SUBJECT = 12
_ANTECEDENT_REACH = 5
_LONGEST_NAME = 4
# Concepts whose words name what is said, not who says it.
_NOT_SPEAKERS = ("leave", "remove", "presence", "justify", "demand", "timetable", "date_word", "keep", "stay")
_ADVERBIAL_ENDINGS = ("\u064b", "\u064bا", "ئما")
_OBJECTS = ("obj", "iobj", "obl", "advmod", "xcomp", "ccomp", "advcl")
_NOT_A_HEAD = frozenset({"ADP", "PRON", "SCONJ", "PUNCT", "VERB", "AUX", "PART", "CCONJ", "DET", "NUM"})
_END_MARKS = frozenset("،؛:.!؟?()«»[]")
_NAMES = frozenset({"X", "PROPN"})


class SpeakerPhrases:
    """Finds the noun phrases of one article that can name a speaker."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        grammar = context.grammar
        self._words = grammar.speakers
        self._always_ends = self._words.always_ends | grammar.speech.according
        self._transitive = grammar.speech.transitive
        self._before_head = self._words.before_name | {"،", '"'}
        self._before_verb = (grammar.scope.before_verb - grammar.scope.negators) | {"،", '"'}

    @cached_property
    def _time_words(self) -> frozenset[int]:
        """The words of temporal expressions: they end a speaker's name."""
        analysis = self._context.analysis
        return frozenset(
            t.i for time in self._context.times for t in analysis.tokens_in(time.start, time.end)
        )

    def subject(self, verb: Token) -> str | None:
        """Who does what a verb says: by the tree, else by the order of words; None if it is not said."""
        found = self._subject(verb)
        return self._text(found) if found else None

    def known_subject(self, verb: Token) -> str | None:
        """The subject of any verb, if its first word is known to name who can speak."""
        found = self._subject(verb)
        return self._text(found) if found and self.is_speaker_word(found.start) else None

    def _subject(self, verb: Token) -> range | None:
        sentence = verb.sent
        clause = self._context.scope.clause_starts[verb.i]
        if self._context.scope.is_relative(self._doc[clause]) and clause > sentence.start:
            return self._behind(verb) or self._antecedent(clause)
        described = self._described(verb)
        if described is not None:
            return described
        for child in verb.children:
            if not child.dep_.startswith("nsubj") or child.pos_ in ("PRON", "DET"):
                continue
            first = self._first_word(child, verb)
            complement = any(t.pos_ == "SCONJ" for t in self._doc[verb.i : max(verb.i, child.i)])
            apart = any(t.text == "،" for t in self._doc[child.i : max(verb.i, child.i)])
            if not complement and not apart and self.can_speak(first, subject=True):
                return self._range(first)
        if verb.norm_.endswith(("تا", "وا", "ون")):
            return self._ending_at(verb.i, sentence.start)
        return self._behind(verb) or self._ending_at(verb.i, sentence.start)

    def _described(self, verb: Token) -> range | None:
        """What a verb right behind an indefinite noun says more of: قرار يدعو الحكومة, بيان صدر أمس."""
        i = verb.i - 1
        while i > verb.sent.start and self._doc[i].pos_ == "ADJ" and not self._doc[i].norm_.startswith("ال"):
            i -= 1
        noun = self._doc[i]
        indefinite = "Ind" in noun.morph.get("Definite", []) and not noun.norm_.startswith("ال")
        if i < verb.sent.start or noun.pos_ != "NOUN" or not indefinite or not keys(noun) & self._words.known:
            return None
        return range(i, verb.i)

    def _antecedent(self, clause: int) -> range | None:
        """What a relative clause belongs to: البرلمان الذي أقر."""
        for i in range(clause - 1, max(self._doc[clause].sent.start, clause - _ANTECEDENT_REACH) - 1, -1):
            if self._doc[i].pos_ in ("ADP", "VERB", "PUNCT", "SCONJ"):
                return None
            if self.is_speaker_word(i) and self._range(i).stop >= clause:
                return range(i, clause)
        return None

    def _first_word(self, head: Token, verb: Token) -> int:
        """Where the phrase of a subject begins: parsers take a later part of a name for its head."""
        first: int = head.left_edge.i
        if head.i > verb.i:
            first = max(first, verb.i + 1)
        while first < head.i and (
            self._doc[first].pos_ in _NOT_A_HEAD or self._doc[first].norm_ in self._before_head
        ):
            first += 1
        return first

    def _behind(self, verb: Token) -> range | None:
        first = self._head_from(verb.i + 1)
        if first is None or not self.can_speak(first, subject=True):
            return None
        token = self._doc[first]
        known = self.is_speaker_word(first)
        nominative = known and token.norm_.endswith(("ان", "ون"))
        if token.dep_.startswith("nsubj") or nominative:
            return self._range(first)
        if any(is_verb(verb, v) for v in self._transitive):
            return self._range(first) if known and not token.dep_.startswith("obj") else None
        return self._range(first) if known or not token.dep_.startswith(_OBJECTS) else None

    def _ending_at(self, end: int, sentence_start: int) -> range | None:
        """The phrase that ends right before word ``end`` and opens its clause: X يقول, X الذي قال."""
        while end > sentence_start and (
            self._doc[end - 1].norm_ in self._before_verb or end - 1 in self._time_words
        ):
            end -= 1
        if end == sentence_start:
            return None
        start = max(self._context.scope.clause_starts[end - 1], end - _PLACE_OF_SUBJECT)
        while start < end and (
            self._doc[start].pos_ in ("CCONJ", "PUNCT", "SCONJ", "SYM")
            or self._doc[start].norm_ in self._words.was
        ):
            start += 1
        if start >= end or any(t.pos_ in ("VERB", "SCONJ") for t in self._doc[start:end]):
            return None
        if not self.is_speaker_word(start) or self._range(start).stop < end:
            return None
        return range(start, end)

    def at(self, start: int) -> str | None:
        """The noun phrase whose first word is at ``start``, up to the end of name and office."""
        return self._text(self._range(start))

    def after(self, start: int) -> str | None:
        """The noun phrase that begins at ``start`` or right behind it, if it can name a speaker."""
        first = self._head_from(start)
        return self.at(first) if first is not None and self.can_speak(first, subject=True) else None

    def _head_from(self, start: int) -> int | None:
        i = start
        while i < len(self._doc) and self._doc[i].norm_ in self._before_head:
            if self._doc[i].text == '"' and not any(t.text == '"' for t in self._doc[i + 1 : i + 5]):
                return None
            i += 1
        if i >= len(self._doc) or self._doc[i].pos_ in _NOT_A_HEAD:
            return None
        return i

    def can_speak(self, i: int, *, subject: bool = False) -> bool:
        """Whether the noun at word ``i`` can be who speaks; with ``subject`` unknown nouns may."""
        token = self._doc[i]
        if keys(token) & self._words.never or any(c in self._context.concepts_at(i) for c in _NOT_SPEAKERS):
            return False
        if self._context.analysis.source(token).endswith(_ADVERBIAL_ENDINGS) or i in self._time_words:
            return False
        if i + 1 < len(self._doc) and self._doc[i + 1].norm_ == MA:  # كل ما تقرر
            return False
        return subject or self.is_speaker_word(i)

    def is_speaker_word(self, i: int) -> bool:
        """Whether the word is known to name who can speak: an office, a country, a name, people."""
        token = self._doc[i]
        if self._is_quantifier(i):
            following = i + 2 if self._doc[i + 1].norm_ == "من" else i + 1
            return following < len(self._doc) and self.is_speaker_word(following)
        if not self.can_speak(i, subject=True):
            return False
        if token.pos_ in _NAMES or keys(token) & self._words.known:
            return True
        entity = self._context.entity_at.get(i)
        if entity is not None and entity.role not in (Role.ADJECTIVE, Role.AREA):
            return True
        return token.pos_ == "NOUN" and token.norm_.endswith("ون") and len(token.norm_) > 4

    def _is_quantifier(self, i: int) -> bool:
        """أحد المسؤولين, عدد من القادة."""
        if i + 1 >= len(self._doc):
            return False
        norm = self._doc[i].norm_
        of = norm in self._words.quantifiers_with_of and self._doc[i + 1].norm_ == "من"
        return norm in self._words.quantifiers or of

    def _range(self, first: int) -> range:
        i = first
        end = min(self._doc[first].sent.end, first + _MAX_WORDS)
        if self._is_quantifier(first):
            i += 2
        while i < end and not (i > first and self._ends(i, first)):
            i += 1
        i = self._with_name(first, i, end)
        last = i
        while last > first + 1 and self._doc[last - 1].pos_ in ("CCONJ", "ADP", "PUNCT", "PART"):
            last -= 1
        return range(first, last)

    def _with_name(self, first: int, i: int, end: int) -> int:
        """The end of an office with the name between commas behind it: الرئيس الأميركي، دونالد ترامب،."""
        if i >= end or self._doc[i].text != "،" or not keys(self._doc[first]) & self._words.known:
            return i
        k = i + 1
        while k < end and self._doc[k].pos_ in _NAMES:
            k += 1
        closed = k < end and (self._doc[k].text == "،" or self._doc[k].pos_ == "SCONJ")
        return k if closed and 1 <= k - i - 1 <= _LONGEST_NAME else i

    def _ends(self, i: int, first: int) -> bool:
        token, before = self._doc[i], self._doc[i - 1]
        if token.text in _END_MARKS or token.pos_ in ("VERB", "AUX", "SCONJ") or i in self._time_words:
            return True
        if token.text == '"':
            return not keys(before) & self._words.named_in_quotes
        if self._context.scope.is_relative(token) or token.norm_ in self._always_ends:
            return True
        if token.pos_ == "CCONJ" and i + 1 < len(self._doc):
            return self._doc[i + 1].pos_ in ("VERB", "AUX", "PART", "SCONJ", "ADP", "PRON")
        if token.norm_ in self._words.ends:
            return not self._inside(i, first)
        if token.pos_ == "NUM" and before.pos_ in _NAMES:
            return True
        return token.pos_ in ("NOUN", "ADJ", "X") and self._is_object(i, first)

    def _is_object(self, i: int, first: int) -> bool:
        """Whether a new noun begins what is said behind who says it: جدد الوزير التزامه."""
        token, before = self._doc[i], self._doc[i - 1]
        if before.pos_ in ("ADP", "CCONJ", "PUNCT", "DET"):
            return False
        if self._context.analysis.source(token).endswith(_ADVERBIAL_ENDINGS):
            return True
        outside = not first <= token.head.i < i
        complete = before.norm_.startswith("ال") or before.pos_ in ("ADJ", "X", "PROPN", "PRON")
        if complete and outside and token.dep_.startswith("obj") and token.pos_ in ("NOUN", "ADJ"):
            return True
        if self._begins_anew(token, before, outside):
            return True
        if not complete or keys(token) & self._words.known:
            return False
        if not self.can_speak(i, subject=True) or self._possessed(i):
            return True
        entity = self._context.entity_at.get(i)
        if entity is not None and entity.role is Role.NAME:
            return True
        construct = "Cons" in token.morph.get("Definite", []) and token.pos_ == "NOUN"
        return outside and construct and not token.norm_.startswith("ال")

    def _begins_anew(self, token: Token, before: Token, outside: bool) -> bool:
        """Whether a definite noun is no part of the name or definite noun before it.

        نفى ترامب التقارير, طالب التقرير الجيش; a title is a part of it: الرئيس العماد.
        """
        if token.pos_ != "NOUN" or not token.norm_.startswith("ال") or keys(token) & self._words.titles:
            return False
        definite = before.pos_ == "NOUN" and before.norm_.startswith("ال")
        return definite or (before.pos_ in _NAMES and outside and not token.dep_.startswith("flat"))

    def _possessed(self, i: int) -> bool:
        return i + 1 < len(self._doc) and self._doc[i + 1].pos_ == "PRON"

    def _inside(self, i: int, first: int) -> bool:
        """Whether a preposition belongs to the name or office: باسم الوزارة, الموالية لإيران."""
        if i + 1 >= len(self._doc):
            return False
        following = self._doc[i + 1]
        if keys(following) & self._words.title_tails:
            return True
        if keys(self._doc[i - 1]) & self._words.complements:
            return True
        attached = first <= following.head.i < i
        return attached and self.is_speaker_word(i + 1) and bool(keys(self._doc[first]) & self._words.known)

    def _text(self, indices: range) -> str | None:
        return self.text([self._doc[k] for k in indices])

    def text(self, words: Sequence[Token]) -> str | None:
        """The words as they stand in the article, without quotation marks around them."""
        inner = [t for t in words if t.text != '"' or t.i not in (words[0].i, words[-1].i)]
        if not inner:
            return None
        start, end = self._context.analysis.span_of(inner)
        text = self._context.analysis.text[start:end]
        # In للوزارة the preposition has taken the article's first letter.
        elided = inner[0].text.startswith("ال") and text.startswith("ل")
        return " ".join(("ا" + text if elided else text).split())
