"""Reading Arabic text: segmentation, the Stanza pipeline and the bridge, in one call."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.language import bridge, model, segmentation
from claimcheck.language.bridge import Analysis
from claimcheck.language.orthography import NormalisedText

if TYPE_CHECKING:
    import stanza


WorthParsing = Callable[[Analysis], Collection[int]]

_PARSER = "depparse"
_BEFORE_PARSING = ",".join(name for name in model.PROCESSORS if name != _PARSER)


class ArabicReader:
    """Turns Arabic text into an `Analysis`.

    Args:
        pipeline: a Stanza pipeline with tokenize, mwt, pos, lemma and depparse.
    """

    def __init__(self, pipeline: stanza.Pipeline) -> None:
        from spacy.vocab import Vocab

        self._pipeline = pipeline
        self._vocab = Vocab()

    @classmethod
    def load(cls, folder: Path | None = None) -> ArabicReader:
        """A reader over the model in ``folder``, by default the embedded one.

        Raises:
            ModelError: there is no usable model.
        """
        return cls(model.load(folder))

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
            if worth_parsing is None:
                sentences = self._pipeline(prepared.text).sentences
            else:
                sentences = self._parsed_where(text, prepared, worth_parsing)
            return bridge.to_analysis(self._vocab, text, prepared, sentences)
        except Exception:  # whatever the networks raise; each stretch is tried alone instead
            return self._read_piecewise(text, prepared)

    def _parsed_where(
        self, text: str, prepared: NormalisedText, worth_parsing: WorthParsing
    ) -> Sequence[Any]:
        """Stanza's sentences, with trees for those that need one."""
        document = self._pipeline(prepared.text, processors=_BEFORE_PARSING)
        every: list[Any] = document.sentences
        flat = bridge.to_analysis(self._vocab, text, prepared, every)
        if len(flat.sentences) == len(every):
            wanted = worth_parsing(flat)
            document.sentences = [every[i] for i in sorted(wanted)]
        if document.sentences:
            document.num_words = sum(len(sentence.words) for sentence in document.sentences)
            self._pipeline.processors[_PARSER].process(document)
        return every

    def _read_piecewise(self, text: str, prepared: NormalisedText) -> Analysis:
        sentences: list[Any] = []
        notes: list[str] = []
        offset = 0
        for stretch in prepared.text.split("\n\n"):
            try:
                document = self._pipeline(stretch)
            except Exception as error:
                notes.append(f"a sentence could not be parsed ({type(error).__name__}): {stretch[:60]}")
            else:
                sentences += [_Shifted(s, offset) for s in document.sentences]
            offset += len(stretch) + len("\n\n")
        analysis = bridge.to_analysis(self._vocab, text, prepared, sentences)
        return Analysis(text, analysis.doc, analysis.starts, analysis.ends, tuple(notes))


class _Shifted:
    """A Stanza sentence whose tokens stand ``offset`` characters further on."""

    def __init__(self, sentence: Any, offset: int) -> None:
        self.tokens = [_ShiftedToken(t, offset) for t in sentence.tokens]


class _ShiftedToken:
    def __init__(self, token: Any, offset: int) -> None:
        self.words = token.words
        self.start_char = token.start_char + offset
        self.end_char = token.end_char + offset
