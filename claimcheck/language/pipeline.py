"""Reading Arabic text: segmentation, the Stanza pipeline and the bridge, in one call."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.language import bridge, model, segmentation
from claimcheck.language.bridge import Analysis
from claimcheck.language.orthography import NormalisedText
from claimcheck.language.segmentation import BOUNDARY
from claimcheck.language.sentences import Memory, Sentence, kept, shifted

if TYPE_CHECKING:
    import stanza


WorthParsing = Callable[[Analysis], Collection[int]]

_PARSER = "depparse"
_BEFORE_PARSING = ",".join(name for name in model.PROCESSORS if name != _PARSER)
# About as many characters as a hundred articles have; what is kept of them takes some 100 MB.
_REMEMBERED = 400_000

_Known = dict[str, Sequence[Sentence]]
# A stretch, and which of its sentences.
_Place = tuple[str, int]
# For each stretch Stanza's sentences, and where it begins in the text that Stanza was given.
_Live = dict[str, list[tuple[Any, int]]]


class ArabicReader:
    """Turns Arabic text into an `Analysis`.

    The networks read stretches between certain boundaries, each for itself; one that was read lately, in
    whatever text, is not read again.

    Args:
        pipeline: a Stanza pipeline with tokenize, mwt, pos, lemma and depparse.
    """

    def __init__(self, pipeline: stanza.Pipeline) -> None:
        from spacy.vocab import Vocab

        self._pipeline = pipeline
        self._vocab = Vocab()
        self._memory = Memory(_REMEMBERED)

    @classmethod
    def load(cls, folder: Path | None = None) -> ArabicReader:
        """A reader over the model in ``folder``, by default the embedded one.

        Raises:
            ModelError: there is no usable model.
        """
        return cls(model.load(folder))

    def prefetch(self, texts: Iterable[str], *, worth_parsing: WorthParsing | None = None) -> None:
        """Read some texts together, which is quicker than one by one; `read` then gives each at once.

        What the model fails on is left for `read` to find.

        Args:
            texts: the texts, together well below a hundred thousand characters.
            worth_parsing: as for `read`.
        """
        prepared = [(text, segmentation.prepare(text)) for text in texts]
        try:
            self._sentences(prepared, worth_parsing)
        except Exception:  # whatever the networks raise; `read` tries each text alone
            return

    def read(self, text: str, *, worth_parsing: WorthParsing | None = None) -> Analysis:
        """Analyse one article's text.

        A sentence on which the model fails loses neither its article nor the others: it is
        left out, and a note says so.

        Args:
            text: the text.
            worth_parsing: which sentences need a tree, told from an analysis without trees; the
                others get a flat one, under their first word. By default all do. Parsing takes most
                of the time.
        """
        prepared = segmentation.prepare(text)
        if not prepared.text:
            return bridge.empty(self._vocab, text)
        try:
            (sentences,) = self._sentences([(text, prepared)], worth_parsing)
            return bridge.to_analysis(self._vocab, text, prepared, sentences)
        except Exception:  # whatever the networks raise; each stretch is tried alone instead
            return self._read_piecewise(text, prepared)

    def _sentences(
        self, texts: Sequence[tuple[str, NormalisedText]], worth_parsing: WorthParsing | None
    ) -> list[list[Sentence]]:
        """The sentences of each text, with trees for those that need one."""
        stretches = dict.fromkeys(stretch for _, prepared in texts for _, stretch in _stretches(prepared))
        known: _Known = {s: found for s in stretches if (found := self._memory.get(s)) is not None}
        if worth_parsing is None:
            known |= _kept(self._run(s for s in stretches if not _is_parsed(known.get(s))))
        else:
            live = self._run((s for s in stretches if s not in known), _BEFORE_PARSING)
            known |= _kept(live)
            wanted = dict.fromkeys(
                place for given in texts for place in self._wanted(*given, known, worth_parsing)
            )
            # In another text, a sentence may have been left without a tree that is wanted here.
            incomplete = dict.fromkeys(s for s, i in wanted if not known[s][i].has_tree)
            live |= self._run((s for s in incomplete if s not in live), _BEFORE_PARSING)
            self._parse([live[s][i][0] for s, i in wanted if s in incomplete])
            known |= _kept({s: live[s] for s in incomplete})
        self._memory.keep(known.items())
        return [
            [shifted(sentence, at) for at, stretch in _stretches(prepared) for sentence in known[stretch]]
            for _, prepared in texts
        ]

    def _wanted(
        self, text: str, prepared: NormalisedText, known: _Known, worth_parsing: WorthParsing
    ) -> Iterator[_Place]:
        """The sentences of a text that need a tree."""
        places: list[_Place] = []
        sentences: list[Sentence] = []
        for at, stretch in _stretches(prepared):
            places += [(stretch, i) for i in range(len(known[stretch]))]
            sentences += [shifted(sentence, at) for sentence in known[stretch]]
        flat = bridge.to_analysis(self._vocab, text, prepared, sentences)
        if len(flat.sentences) == len(places):
            return (places[i] for i in sorted(worth_parsing(flat)))
        return iter(places)

    def _run(self, stretches: Iterable[str], processors: str | None = None) -> _Live:
        """Stanza's sentences of each stretch, all of which the networks read together."""
        given = list(stretches)
        if not given:
            return {}
        text = BOUNDARY.join(given)
        document = self._pipeline(text, processors=processors) if processors else self._pipeline(text)
        starts = [0]
        for stretch in given:
            starts.append(starts[-1] + len(stretch) + len(BOUNDARY))
        found: _Live = {stretch: [] for stretch in given}
        for sentence in document.sentences:
            i = bisect_right(starts, sentence.tokens[0].start_char) - 1
            found[given[i]].append((sentence, starts[i]))
        return found

    def _parse(self, sentences: list[Any]) -> None:
        """Give Stanza's sentences their trees."""
        if sentences:
            from stanza.models.common.doc import Document

            document = Document([])
            document.sentences = sentences
            document.num_words = sum(len(sentence.words) for sentence in sentences)
            self._pipeline.processors[_PARSER].process(document)

    def _read_piecewise(self, text: str, prepared: NormalisedText) -> Analysis:
        sentences: list[Sentence] = []
        notes: list[str] = []
        for at, stretch in _stretches(prepared):
            try:
                found = _kept(self._run([stretch]))[stretch]
            except Exception as error:
                notes.append(f"a sentence could not be parsed ({type(error).__name__}): {stretch[:60]}")
            else:
                sentences += [shifted(sentence, at) for sentence in found]
        analysis = bridge.to_analysis(self._vocab, text, prepared, sentences)
        return Analysis(text, analysis.doc, analysis.starts, analysis.ends, tuple(notes))


def _stretches(prepared: NormalisedText) -> Iterator[tuple[int, str]]:
    """What stands between boundaries, with its place."""
    at = 0
    for stretch in prepared.text.split(BOUNDARY) if prepared.text else ():
        yield at, stretch
        at += len(stretch) + len(BOUNDARY)


def _is_parsed(sentences: Sequence[Sentence] | None) -> bool:
    return sentences is not None and all(sentence.has_tree for sentence in sentences)


def _kept(live: _Live) -> dict[str, list[Sentence]]:
    return {stretch: [kept(*sentence) for sentence in found] for stretch, found in live.items()}
