"""Attribution: whom the text credits with a statement, in the article's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.claims.names import Names
from claimcheck.claims.speakers import SpeakerPhrases
from claimcheck.claims.speech import Reach, Speech, SpeechFinder
from claimcheck.language.orthography import fold

if TYPE_CHECKING:
    from claimcheck.claims.context import Context

_BLOCK_GAP = re.compile(r"\n[ \t]*\n|\n(?=\[)")
_BEFORE_INVERSION = frozenset('،",')
# What is demanded or decided, never the demand or the decision.
_SUBJECT_MATTER = ("leave", "remove", "presence", "redeploy", "force")


class Attribution:
    """Who says what in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._doc = context.doc
        self._phrases = SpeakerPhrases(context)

    @cached_property
    def speeches(self) -> tuple[Speech, ...]:
        """The acts of saying that are not themselves reported by another one, in order."""
        return tuple(SpeechFinder(self._context, self._phrases).find())

    @cached_property
    def _names(self) -> Names:
        speakers = [(s.index, s.speaker) for s in self.speeches if s.speaker]
        return Names(speakers, self._context.grammar.speakers, self._context.resources.geography.place_names)

    def speaker(self, i: int) -> str | None:
        """Who is credited with what stands at word ``i``; None for the article's own voice."""
        speech = self._in_sentence(i)
        name = speech.speaker if speech else self._open_quotation(i) or self._block_speaker(i)
        return self._names.full(name, i) if name else None

    def _in_sentence(self, i: int) -> Speech | None:
        sentence = self._doc[i].sent.start
        here = [s for s in self.speeches if s.sentence == sentence]
        before = [s for s in here if s.index < i and s.reach is not Reach.SENTENCE]
        whole = [s for s in here if s.reach is Reach.SENTENCE]
        if before and not (before[-1].demands and whole):
            return before[-1]
        if whole:
            return whole[-1]
        behind = (s for s in here if s.index >= i and not s.reported)
        return next((s for s in behind if self._is_inverted(s.index)), None)

    def _is_inverted(self, verb: int) -> bool:
        """Whether a verb of saying stands behind what is said: «سننسحب», قال الوزير."""
        if verb == 0 or self._doc[verb - 1].text not in _BEFORE_INVERSION:
            return False
        if self._doc[verb - 1].text == '"':
            return True
        opening = self._doc[self._doc[verb].sent.start : verb]
        first = next((t for t in opening if t.pos_ != "CCONJ"), None)
        if first is None or first.pos_ in ("ADP", "SCONJ"):
            return False
        return first.norm_ not in self._context.grammar.speech.beside_statements

    def agent(self, words: Iterable[int]) -> str | None:
        """Who does what the operators among the given words say: who demands, decides, refuses.

        That is the subject of a verb, the possessor of a noun (رفض الحكومة), or the subject of
        the verb on which the noun depends.
        """
        for i in sorted(words):
            token = self._doc[i]
            if any(c in self._context.concepts_at(i) for c in _SUBJECT_MATTER):
                continue
            if token.pos_ == "VERB" and not self._context.scope.is_first_person(i):
                found = self._phrases.subject(token)
            elif token.pos_ in ("NOUN", "ADJ", "X", "ADP"):
                found = self._possessor(i) or self._subject_before(i)
            else:
                continue
            if found:
                return self._names.full(found, i)
        return None

    def silent(self, words: Iterable[int]) -> str | None:
        """Who does not say it: لم يذكر البيان أي موعد."""
        verbs = [self._doc[i] for i in sorted(words) if self._doc[i].pos_ == "VERB"]
        names = (self._phrases.subject(v) for v in verbs if self._context.scope.is_negated(v.i))
        return next((self._names.full(name, verbs[0].i) for name in names if name), None)

    def _possessor(self, i: int) -> str | None:
        behind = i + 1
        known = behind < self._doc[i].sent.end and self._phrases.is_speaker_word(behind)
        return self._phrases.at(behind) if known else None

    def _subject_before(self, i: int) -> str | None:
        """The subject of the verb before word ``i`` in its clause."""
        clause = self._context.scope.clause_starts[i]
        verb = next((self._doc[j] for j in range(i - 1, clause - 1, -1) if self._doc[j].pos_ == "VERB"), None)
        return self._phrases.subject(verb) if verb is not None else None

    def _block_speaker(self, i: int) -> str | None:
        """The speaker before the colon that opened the block of lines in which word ``i`` stands."""
        starts = self._context.analysis.starts
        begin = 0
        for gap in _BLOCK_GAP.finditer(self._context.analysis.text, 0, starts[i]):
            begin = gap.end()
        headlines = [
            s for s in self.speeches if s.reach is Reach.BLOCK and begin <= starts[s.index] < starts[i]
        ]
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
        earlier = [s for s in self.speeches if paragraph <= starts[s.index] < sentence_start]
        return earlier[-1].speaker if earlier else None


def same_speaker(a: str | None, b: str | None, titles: Collection[str]) -> bool:
    """Whether two speakers' names share a word that is not a title: كيربي, جون كيربي.

    Args:
        a: the one name.
        b: the other.
        titles: the folded words of offices that two people may share.
    """
    if not a or not b:
        return False
    return not (_name_words(a) & _name_words(b)).issubset(titles)


def _name_words(name: str) -> set[str]:
    return {fold(w).strip('"،:()«»“”') for w in name.split()} - {""}
