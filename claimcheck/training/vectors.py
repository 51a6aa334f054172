"""Word vectors from a corpus of running text, over words as the treebank divides them.

PADT splits clitics off; vectors over undivided tokens would know والقوات but not what the
tagger sees. The corpus is therefore segmented first, roughly, by frequency.
"""

from __future__ import annotations

import gzip
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claimcheck.language.clitics import CliticLexicon
from claimcheck.language.orthography import strip_marks
from claimcheck.training import clitics, conllu

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
DIMENSIONS = 100


@dataclass(frozen=True)
class Settings:
    """Settings of the skip-gram model (Mikolov et al. 2013)."""

    window: int = 5
    negative: int = 5
    min_count: int = 8
    max_vocabulary: int = 90_000
    epochs: int = 4
    sample: float = 1e-4
    seed: int = 1234


def read_lines(corpus: Path) -> Iterator[list[str]]:
    """The tokens of each line of a text file, which may be gzipped; vowel marks removed."""
    opener = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _TOKEN.findall(strip_marks(line))


def count(corpus: Path) -> Counter[str]:
    """How often each surface form stands in the corpus."""
    counts: Counter[str] = Counter()
    for tokens in read_lines(corpus):
        counts.update(tokens)
    return counts


def treebank_segmentations(train: Path) -> dict[str, tuple[str, ...]]:
    """How the treebank divides each surface form, by majority."""
    return clitics.majority_segmentations((t.form, t.pieces) for s in conllu.read(train) for t in s.tokens)


def train(corpus: Path, treebank: Path, output: Path, settings: Settings, *, threads: int = 1) -> int:
    """Train vectors and write them in word2vec's text format.

    Args:
        corpus: running text, one paragraph a line.
        treebank: the treebank's training part, which teaches how words are divided.
        output: where the vectors go; the most frequent word first.
        settings: settings of the model.
        threads: how many threads; more than one makes the result depend on chance.

    Returns:
        The number of words that got a vector.
    """
    from gensim.models import Word2Vec

    counts = count(corpus)
    known = treebank_segmentations(treebank)

    @cache
    def segment(word: str) -> str:
        return " ".join(clitics.segment(word, counts, known))

    with tempfile.TemporaryDirectory() as folder:
        segmented = Path(folder) / "segmented.txt"
        with segmented.open("w", encoding="utf-8") as out:
            for tokens in read_lines(corpus):
                out.write(" ".join(map(segment, tokens)) + "\n")
        model = Word2Vec(
            corpus_file=str(segmented),
            vector_size=DIMENSIONS,
            window=settings.window,
            sg=1,
            negative=settings.negative,
            min_count=settings.min_count,
            max_final_vocab=settings.max_vocabulary,
            epochs=settings.epochs,
            sample=settings.sample,
            seed=settings.seed,
            workers=threads,
        )
    model.wv.save_word2vec_format(str(output))
    return len(model.wv)


def make_lexicon(corpus: Path, treebank: Path) -> CliticLexicon:
    """Which words of the corpus carry a clitic and which only begin with its letter."""
    pairs = [(t.form, t.pieces) for s in conllu.read(treebank) for t in s.tokens]
    known = clitics.majority_segmentations(pairs)
    return clitics.build_lexicon(count(corpus), known, clitics.unanimous_segmentations(pairs))
