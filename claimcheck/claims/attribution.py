"""Attribution: whom the text credits with a statement, in the article's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import is_verb
from claimcheck.language.orthography import fold

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimcheck.claims.context import Context

_MAX_SPEAKER_WORDS = 16
_MAX_HEADLINE_SPEAKER = 9
_MAX_DATELINE = 8
_BLOCK_GAP = re.compile(r"\n[ \t]*\n|\n(?=\[)")
_NOT_SPEAKERS = ("leave", "remove", "presence", "justify", "demand", "timetable", "date_word", "keep")
_ADVERBIAL_ENDINGS = ("\u064b", "\u064bا", "ئما")
_OBJECTS = ("obj", "iobj", "obl", "advmod", "xcomp", "ccomp", "advcl")
_END_MARKS = frozenset('،؛:."!؟?()«»')
_END_WORDS = frozenset(
    "ان انه انها بان ب الي علي في خلال عن من ل امس اليوم الذي التي عقب بعد قبل اثناء حول عبر".split()
)
_TITLE_TAIL = frozenset({"باسم", "ب", "في", "من", "ل"})


@dataclass(frozen=True)
class Speech:
    """An act of saying.

    Attributes:
        index: the word that says so.
        sentence: index of the sentence's first word.
        speaker: who speaks, in the article's words; None if the text does not say.
        reaches_back: whether it credits what stands before it (بحسب …).
        headline: whether it is a speaker before a colon.
    """

    index: int
    sentence: int
    speaker: str | None
    reaches_back: bool
    headline: bool = False


class Attribution:
    """Who says what in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        words = context.resources.packs.lexicon.speech
        self._verbs = tuple(fold(v) for v in words.verbs)
        self._participles = frozenset(fold(w) for w in words.participles)
        self._according = frozenset(fold(w) for w in words.according)
        self._continuing = tuple(fold(v) for v in words.continuing)

    def speaker(self, i: int) -> str | None:
        """Who is credited with what stands at word ``i``; None for the article's own voice."""
        sentence = self._doc[i].sent
        here = [s for s in self._speeches if s.sentence == sentence.start]
        before = [s for s in here if s.index < i and not s.reaches_back]
        if before:
            return before[-1].speaker
        back = [s for s in here if s.reaches_back]
        if back:
            return back[-1].speaker
        behind = [s for s in here if s.index >= i and self._doc[s.index].dep_ in ("root", "parataxis")]
        if behind:
            return behind[0].speaker
        return self._open_quotation(i) or self._block_speaker(i)

    def agent(self, words: Iterable[int]) -> str | None:
        """Who does what the verbs among the given words say: who demands, decides, refuses."""
        for i in sorted(words):
            token = self._doc[i]
            if token.pos_ == "VERB" and not token.norm_.startswith("ن"):
                return self._subject(token, token.sent)
        return None

    def _block_speaker(self, i: int) -> str | None:
        """The speaker before the colon that opened the block of lines in which word ``i`` stands."""
        starts = self._context.analysis.starts
        begin = 0
        for gap in _BLOCK_GAP.finditer(self._context.analysis.text, 0, starts[i]):
            begin = gap.end()
        headlines = [s for s in self._speeches if s.headline and begin <= starts[s.index] < starts[i]]
        return headlines[-1].speaker if headlines else None

    def _open_quotation(self, i: int) -> str | None:
        """The speaker of a quotation that began in an earlier sentence and is still open."""
        text = self._context.analysis.text
        sentence_start = self._context.analysis.starts[self._doc[i].sent.start]
        paragraph = text.rfind("\n", 0, sentence_start) + 1
        marks = sum(text.count(c, paragraph, sentence_start) for c in '"«»“”')
        if marks % 2 == 0:
            return None
        starts = self._context.analysis.starts
        earlier = [s for s in self._speeches if paragraph <= starts[s.index] < sentence_start]
        return earlier[-1].speaker if earlier else None

    @cached_property
    def _time_words(self) -> frozenset[int]:
        """The words of temporal expressions: they end a speaker's name."""
        analysis = self._context.analysis
        return frozenset(
            t.i for time in self._context.times for t in analysis.tokens_in(time.start, time.end)
        )

    @cached_property
    def _speeches(self) -> list[Speech]:
        found: list[Speech] = []
        last: str | None = None
        for sentence in self._context.analysis.sentences:
            headline = self._headline_speaker(sentence)
            if headline:
                found.append(headline)
                last = headline.speaker
            for token in sentence:
                speech = self._speech(token, sentence, last)
                if speech:
                    found.append(speech)
                    last = speech.speaker or last
        return found

    def _headline_speaker(self, sentence: Span) -> Speech | None:
        """البنتاغون: … – what stands before the first colon, up to a verb."""
        words: list[Token] = []
        tokens = iter(sentence[: _MAX_HEADLINE_SPEAKER + _MAX_DATELINE])
        for token in tokens:
            if token.text == "[" and not words:
                next((t for t in tokens if t.text == "]"), None)
            elif token.text == ":":
                speaker = list(takewhile(lambda t: t.pos_ != "VERB", words))
                if all(t.pos_ == "CCONJ" for t in speaker) or len(words) > _MAX_HEADLINE_SPEAKER:
                    return None
                return Speech(token.i, sentence.start, self._text(speaker), False, headline=True)
            elif token.text == "،":
                return None
            elif token.pos_ not in ("PUNCT", "SYM") or words:
                if token.text not in '".':
                    words.append(token)
                elif token.text == ".":
                    words = []
        return None

    def _speech(self, token: Token, sentence: Span, last: str | None) -> Speech | None:
        if token.norm_ in self._according or (token.norm_ == "حد" and token.i + 1 < sentence.end):
            speaker = self._noun_phrase(token.i + 1, sentence)
            verb = self._doc[token.i + 1] if token.i + 1 < sentence.end else None
            if verb is not None and (verb.norm_ in ("ما", "ل") or verb.pos_ == "VERB"):
                speaker = self._after_verb(token.i + 1, sentence)
            return Speech(token.i, sentence.start, speaker, True) if speaker else None
        if token.norm_ in self._participles:
            return Speech(token.i, sentence.start, last, False)
        if token.pos_ not in ("VERB", "X") or not any(is_verb(token, v) for v in self._verbs):
            return None
        if token.i and self._context.scope.is_negator(self._doc[token.i - 1]):
            return None
        speaker = self._subject(token, sentence)
        if speaker is None and (any(is_verb(token, v) for v in self._continuing) or token.head.i != token.i):
            speaker = last
        if speaker is None:
            return None
        return Speech(token.i, sentence.start, speaker, False)

    def _after_verb(self, start: int, sentence: Span) -> str | None:
        for i in range(start, min(start + 3, sentence.end)):
            if self._doc[i].pos_ == "VERB":
                return self._noun_phrase(i + 1, sentence)
        return self._noun_phrase(start + 1, sentence)

    def _subject(self, verb: Token, sentence: Span) -> str | None:
        """The subject: what the tree says it is, else the noun phrase behind the verb."""
        subjects = [c for c in verb.children if c.dep_.startswith("nsubj") and c.pos_ not in ("PRON", "DET")]
        for subject in subjects:
            if any(t.pos_ == "SCONJ" for t in self._doc[verb.i : max(verb.i, subject.i)]):
                continue
            found = self._noun_phrase(subject.i, sentence)
            if found:
                return found
        if verb.norm_.endswith(("تا", "وا", "ون")):
            return None
        return self._noun_phrase(verb.i + 1, sentence, subject=True)

    def _noun_phrase(self, start: int, sentence: Span, *, subject: bool = False) -> str | None:
        """The noun phrase at ``start``, up to what ends a speaker's name and office.

        With ``subject`` it must be one that can be a subject, not an object.
        """
        i = start
        while i < sentence.end and self._doc[i].norm_ in ("،", '"', "كذلك", "ايضا", "كل", "ل", "من"):
            i += 1
        if i >= sentence.end or self._doc[i].pos_ in (
            "ADP",
            "PRON",
            "SCONJ",
            "PUNCT",
            "VERB",
            "PART",
            "CCONJ",
            "DET",
        ):
            return None
        token = self._doc[i]
        if any(c in self._context.concepts_at(i) for c in _NOT_SPEAKERS):
            return None
        if self._context.analysis.source(token).endswith(_ADVERBIAL_ENDINGS):
            return None
        if subject and token.dep_.startswith(_OBJECTS):
            return None
        first = i
        while i < sentence.end and i - first < _MAX_SPEAKER_WORDS:
            token = self._doc[i]
            if token.text in _END_MARKS or token.pos_ in ("VERB", "SCONJ") or i in self._time_words:
                break
            possessed = i + 1 < sentence.end and self._doc[i + 1].pos_ == "PRON"
            if i > first and possessed:
                break
            if token.norm_ in _END_WORDS and not self._inside_title(i):
                break
            i += 1
        words = [self._doc[k] for k in range(first, i)]
        while words and words[-1].pos_ in ("CCONJ", "ADP", "PUNCT"):
            words.pop()
        return self._text(words) if words else None

    def _inside_title(self, i: int) -> bool:
        """المتحدث باسم الوزارة, مستشار … لشؤون: a preposition inside an office."""
        following = self._doc[i + 1].norm_ if i + 1 < len(self._doc) else ""
        return self._doc[i].norm_ in _TITLE_TAIL and following in (
            "اسم",
            "شوون",
            "البرلمان",
            "وزارة",
            "الجيش",
            "لسان",
        )

    def _text(self, words: list[Token]) -> str:
        start, end = self._context.analysis.span_of(words)
        return " ".join(self._context.analysis.text[start:end].split())


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two speakers' names share a word that is not a title: كيربي, جون كيربي."""
    if not a or not b:
        return False
    return bool(_name_words(a) & _name_words(b))


_TITLES = frozenset(
    fold(word)
    for word in (
        "المتحدث باسم وزارة وزير الخارجية الدفاع رئيس الوزراء الرئيس مسؤول مستشار الناطق الجنرال اللواء"
        " مصدر مصادر بيان البيان في من الأميركية الأمريكية العراقية الأميركي الأمريكي العراقي الحكومة حكومة"
        " السابق"
    ).split()
)


def _name_words(name: str) -> set[str]:
    return {fold(w).strip('"،:()«»“”') for w in name.split()} - _TITLES - {""}
