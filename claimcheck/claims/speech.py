"""Acts of saying in one article: the word that says so, who speaks, and how far it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from claimcheck.claims.lexicon import is_verb, keys
from claimcheck.claims.scope import Tense
from claimcheck.claims.speakers import SpeakerPhrases
from claimcheck.language.morphology import is_form_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from claimcheck.claims.context import Context

_MAX_HEADLINE_SPEAKER = 14
_MAX_DATELINE = 8
_FOLLOWS_PARTICIPLE = 3
_COMPLEMENT_REACH = 8
_NOUN_OF_SAYING_REACH = 9
_QUOTATION_MARKS = frozenset('"«»“”')


class Reach(StrEnum):
    """What an act of saying credits to its speaker."""

    FORWARD = "forward"
    SENTENCE = "sentence"
    BLOCK = "block"


@dataclass(frozen=True)
class Speech:
    """An act of saying.

    Attributes:
        index: the word that says so.
        sentence: index of the sentence's first word.
        speaker: who speaks, in the article's words; None if the text does not say.
        reach: what it credits: all that follows in its sentence, the whole sentence
            (بحسب …), or the block of lines after a speaker's name and a colon.
        reported: whether it is itself part of what another one says; it does not carry on.
        demands: whether its word demands rather than says; a plain statement that
            reports it («قال … إن … يطالب») then counts before it.
    """

    index: int
    sentence: int
    speaker: str | None
    reach: Reach = Reach.FORWARD
    demands: bool = False
    reported: bool = False


class SpeechFinder:
    """Finds the acts of saying of one article, in order."""

    def __init__(self, context: Context, phrases: SpeakerPhrases) -> None:
        self._context = context
        self._doc = context.doc
        self._phrases = phrases
        self._words = context.grammar.speech
        self._that = context.grammar.scope.that | self._words.that_with_pronoun
        self._openings = self._words.behind_participles | {":", '"'}

    def find(self) -> Iterator[Speech]:
        """The acts of saying, in order."""
        last: str | None = None
        for sentence in self._context.analysis.sentences:
            headline = self._headline(sentence)
            if headline:
                yield headline
                last = headline.speaker
            main = headline
            for token in sentence:
                speech = self._speech(token, sentence, main, last)
                if speech is None:
                    continue
                yield speech
                if speech.reported:
                    continue
                last = speech.speaker or last
                if speech.reach is Reach.FORWARD:
                    main = speech

    def _headline(self, sentence: Span) -> Speech | None:
        """البنتاغون: … – what stands before the first colon, up to a verb."""
        words: list[Token] = []
        tokens = iter(sentence[: _MAX_HEADLINE_SPEAKER + _MAX_DATELINE])
        for token in tokens:
            if token.text == "[" and not words:
                next((t for t in tokens if t.text == "]"), None)
            elif token.text == ":":
                speaker = list(takewhile(lambda t: t.pos_ != "VERB", words))
                known = bool(speaker) and self._phrases.is_speaker_word(speaker[0].i)
                if not known or len(words) > _MAX_HEADLINE_SPEAKER:
                    return None
                return Speech(token.i, sentence.start, self._phrases.text(speaker), Reach.BLOCK)
            elif token.text == "،":
                return None
            elif token.pos_ not in ("PUNCT", "SYM") or words:
                if token.text not in '".':
                    words.append(token)
                elif token.text == ".":
                    words = []
        return None

    def _speech(self, token: Token, sentence: Span, main: Speech | None, last: str | None) -> Speech | None:
        if token.norm_ in self._words.according or (token.norm_ == "حد" and self._next(token) == "قول"):
            return self._according_to(token, sentence)
        if self._is_participle(token):
            speaker = main.speaker if main else last
            return Speech(token.i, sentence.start, speaker) if speaker else None
        demands = self._is_form(token, self._words.demanding)
        if self._is_form(token, self._words.verbs) or demands:
            return self._verb(token, sentence, main, last, demands)
        if token.pos_ == "NOUN" and keys(token) & self._words.nouns and not self._is_reported(token, main):
            speaker = self._of_noun(token, sentence)
            return Speech(token.i, sentence.start, speaker) if speaker else None
        return None

    def _verb(
        self, token: Token, sentence: Span, main: Speech | None, last: str | None, demands: bool
    ) -> Speech | None:
        before = self._doc[max(sentence.start, token.i - 3) : token.i]
        if any(t.norm_ in self._words.according for t in before) or token.norm_ in self._words.own_voice:
            return None
        if token.i and self._context.scope.is_negator(self._doc[token.i - 1]):
            return None
        if self._context.scope.is_first_person(token.i):
            return None
        reported = self._is_reported(token, main)
        if reported and demands:
            return None
        if self._is_form(token, self._words.transmitting):
            speaker = self._transmitted(token, sentence)
        else:
            speaker = self._phrases.subject(token)
        if speaker is None and not reported and not self._in_relative_clause(token):
            speaker = self._carried_on(token, sentence, main, last)
        if speaker is None or (reported and not self._opens_complement(token)):
            return None
        return Speech(token.i, sentence.start, speaker, demands=demands, reported=reported)

    def _opens_complement(self, token: Token) -> bool:
        """Whether what is said follows: أكدت أن; not رأت مصلحة."""
        behind = self._doc[token.i + 1 : min(token.i + 1 + _COMPLEMENT_REACH, token.sent.end)]
        return any(t.pos_ == "SCONJ" or t.text in (":", '"') for t in behind)

    def _carried_on(self, token: Token, sentence: Span, main: Speech | None, last: str | None) -> str | None:
        """Who speaks where a verb of saying has no subject of its own: وأضاف, لكنه قال."""
        if "Pass" in token.morph.get("Voice", []):
            return None
        if main is not None:
            return main.speaker
        earlier = next((t for t in sentence[: token.i - sentence.start] if t.pos_ == "VERB"), None)
        subject = self._phrases.known_subject(earlier) if earlier is not None else None
        return subject or last

    def _in_relative_clause(self, token: Token) -> bool:
        return self._context.scope.is_relative(self._doc[self._context.scope.clause_starts[token.i]])

    def _is_form(self, token: Token, verbs: tuple[str, ...]) -> bool:
        # يبلغ is as good as always بلغ, to amount to.
        if token.pos_ not in ("VERB", "X") or token.lemma_ == "بلغ":
            return False
        # A و that the tokenizer left on the verb: وزعم.
        bare = token.norm_[1:] if token.is_sent_start and token.norm_.startswith("و") else None
        return any(is_verb(token, v) or (bare is not None and is_form_of(bare, v)) for v in verbs)

    def _next(self, token: Token) -> str:
        return self._doc[token.i + 1].norm_ if token.i + 1 < len(self._doc) else ""

    def _according_to(self, token: Token, sentence: Span) -> Speech | None:
        """بحسب مصادر, وفق ما قال الوزير, على حد قول الناطق."""
        i = token.i + 1
        while i < sentence.end and self._doc[i].norm_ in self._words.before_source:
            i += 1
        if i < sentence.end and self._doc[i].pos_ == "VERB":
            speaker = self._phrases.subject(self._doc[i])
        else:
            known = token.norm_ not in self._words.manner or (
                i < sentence.end and self._phrases.is_speaker_word(i)
            )
            speaker = self._phrases.after(i) if known and i < sentence.end else None
        return Speech(token.i, sentence.start, speaker, Reach.SENTENCE) if speaker else None

    def _is_participle(self, token: Token) -> bool:
        """مؤكدا أن, مضيفة: – an indefinite circumstantial participle that opens a complement."""
        if (
            token.pos_ == "PROPN"
            or token.norm_.startswith("ال")
            or not token.norm_.endswith(("ا", "ة", "ين"))
        ):
            return False
        if not keys(token) & self._words.participles or (token.i and self._doc[token.i - 1].pos_ == "ADP"):
            return False
        behind = self._doc[token.i + 1 : token.i + 1 + _FOLLOWS_PARTICIPLE]
        return any(t.norm_ in self._openings for t in behind)

    def _transmitted(self, verb: Token, sentence: Span) -> str | None:
        """نقلت الوكالة عن الوزير قوله: the one who is reported, not the one who reports."""
        for i in range(verb.i + 1, min(verb.i + _MAX_HEADLINE_SPEAKER, sentence.end)):
            if self._doc[i].norm_ == "عن":
                return self._phrases.after(i + 1)
            if self._doc[i].pos_ == "SCONJ":
                break
        return None

    def _of_noun(self, noun: Token, sentence: Span) -> str | None:
        """إعلان الوزير أن …: a noun of saying with who says it and what is said."""
        behind = self._doc[noun.i + 1 : min(noun.i + _NOUN_OF_SAYING_REACH, sentence.end)]
        if not any(t.pos_ == "SCONJ" for t in behind) or any(t.pos_ == "VERB" for t in behind[:2]):
            return None
        start = noun.i + 1
        known = start < sentence.end and self._phrases.is_speaker_word(start)
        return self._phrases.at(start) if known else None

    def _is_reported(self, token: Token, main: Speech | None) -> bool:
        """Whether an act of saying is itself part of what another one says."""
        if main is None or main.reach is not Reach.FORWARD:
            return False
        between = self._doc[main.index + 1 : token.i]
        if sum(t.text in _QUOTATION_MARKS for t in between) % 2:
            return True
        opened = [t.i for t in between if t.norm_ in self._that or t.text == ":"]
        clause = self._context.scope.clause_starts[token.i]
        if not opened:
            return self._context.scope.is_relative(self._doc[clause]) and clause > main.index
        if clause <= opened[-1]:
            return True
        opening = " ".join(t.norm_ for t in self._doc[clause : clause + 2])
        if any(opening == w or opening.startswith(w + " ") for w in self._words.new_statements):
            return False
        return self._context.scope.tense(token.i) is not Tense.PAST
