"""A small reader and writer of CoNLL-U, at the level that data augmentation needs.

Source of the format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.language.orthography import strip_marks

FORM, LEMMA, UPOS, MISC = 1, 2, 3, 9


@dataclass
class SurfaceToken:
    """One token as it is written: its surface form and the rows of its syntactic words."""

    form: str
    words: list[list[str]]
    space_after: bool = True

    @property
    def is_multiword(self) -> bool:
        """Whether the token stands for several syntactic words."""
        return len(self.words) > 1

    @property
    def pieces(self) -> tuple[str, ...]:
        """The forms of its words."""
        return tuple(word[FORM] for word in self.words)


@dataclass
class Sentence:
    """A sentence: comment lines without ``# text`` and the surface tokens."""

    tokens: list[SurfaceToken] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The sentence as it is written."""
        return "".join(t.form + (" " if t.space_after else "") for t in self.tokens).rstrip()


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, which may be gzipped.

    Empty nodes are skipped and the vowel marks of surface forms are removed, as the
    language layer removes them before the model sees a text.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    sentence = Sentence()
    covered = 0
    with opener(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if not line:
                if sentence.tokens:
                    yield sentence
                sentence, covered = Sentence(), 0
            elif line.startswith("#"):
                if not line.startswith("# text"):
                    sentence.comments.append(line)
            else:
                covered = _add_row(sentence, line.split("\t"), covered)
    if sentence.tokens:
        yield sentence


def _add_row(sentence: Sentence, row: list[str], covered: int) -> int:
    """Add one row; returns the number of the last word of the open multi-word token."""
    if "." in row[0]:
        return covered
    row[FORM] = strip_marks(row[FORM]) or row[FORM]
    space = "SpaceAfter=No" not in row[MISC]
    if "-" in row[0]:
        sentence.tokens.append(SurfaceToken(row[FORM], [], space))
        return int(row[0].split("-")[1])
    if int(row[0]) <= covered:
        sentence.tokens[-1].words.append(row)
    else:
        sentence.tokens.append(SurfaceToken(row[FORM], [row], space))
    return covered


def write(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write sentences, words numbered anew only where the sentence was changed by its maker."""
    with path.open("w", encoding="utf-8") as out:
        for sentence in sentences:
            for comment in sentence.comments:
                out.write(comment + "\n")
            out.write(f"# text = {sentence.text}\n")
            number = 0
            for token in sentence.tokens:
                misc = "_" if token.space_after else "SpaceAfter=No"
                if token.is_multiword:
                    span = f"{number + 1}-{number + len(token.words)}"
                    out.write("\t".join([span, token.form, *["_"] * 7, misc]) + "\n")
                for word in token.words:
                    number += 1
                    row = [str(number), *word[1:9], "_" if token.is_multiword else misc]
                    out.write("\t".join(row) + "\n")
            out.write("\n")
