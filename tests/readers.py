"""A reader without a model: it knows a few documents built by hand, the rest is empty to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.vocab import Vocab

from claimcheck.language import bridge
from claimcheck.language.bridge import Analysis
from claimcheck.language.pipeline import WorthParsing


class FakeReader:
    """Stands in for `claimcheck.language.pipeline.ArabicReader`.

    Args:
        documents: what it knows; a text that begins with one of theirs is read as that one.
        crash_on: a text that holds these words crashes it.
    """

    def __init__(
        self, documents: Mapping[str, Analysis] | None = None, *, crash_on: str | None = None
    ) -> None:
        self._documents = documents or {}
        self._crash_on = crash_on
        self.texts: list[str] = []

    def prefetch(self, texts: Iterable[str], *, worth_parsing: WorthParsing | None = None) -> None:
        """Nothing is quicker here."""

    def read(self, text: str, *, worth_parsing: WorthParsing | None = None) -> Analysis:
        """The analysis of a text that is known, an empty one of another; it has all its trees."""
        self.texts.append(text)
        if self._crash_on is not None and self._crash_on in text:
            raise RuntimeError("the reader crashed")
        for known in self._documents.values():
            if text.startswith(known.text):
                return replace(known, text=text)
        return bridge.empty(Vocab(), text)
