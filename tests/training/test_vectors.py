"""Vectors and word lists from a corpus of a few lines."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from claimcheck.training import vectors
from tests.training.toy import TOY

LINES = ["زار الوَزير القرية، وزار التلاميذ 25 مدرسة", "وصل الوزير بالأمس إلى بغداد"] * 10
SETTINGS = vectors.Settings(min_count=2, epochs=1)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.txt"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def test_tokens(corpus: Path) -> None:
    first, second, *_ = vectors.read_lines(corpus)
    assert first == ["زار", "الوزير", "القرية", "،", "وزار", "التلاميذ", "25", "مدرسة"]
    assert second[-1] == "بغداد"


def test_a_gzipped_corpus(corpus: Path, tmp_path: Path) -> None:
    packed = tmp_path / "corpus.txt.gz"
    packed.write_bytes(gzip.compress(corpus.read_bytes()))
    assert vectors.count(packed) == vectors.count(corpus)
    assert vectors.count(corpus)["الوزير"] == 20


def test_vectors_of_divided_words(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "vectors.txt"
    number = vectors.train(corpus, TOY, output, SETTINGS)
    header, *rows = output.read_text(encoding="utf-8").splitlines()
    words = [row.split(" ")[0] for row in rows]
    assert header == f"{number} {vectors.DIMENSIONS}"
    assert len(rows) == number
    assert words[0] == "الوزير"
    assert {"ب", "الأمس"} <= set(words)
    assert "بالأمس" not in words
    assert all(len(row.split(" ")) == vectors.DIMENSIONS + 1 for row in rows)


def test_one_thread_gives_the_same_vectors(corpus: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    vectors.train(corpus, TOY, one, SETTINGS)
    vectors.train(corpus, TOY, two, SETTINGS)
    assert one.read_bytes() == two.read_bytes()


def test_list(corpus: Path) -> None:
    lexicon = vectors.make_lexicon(corpus, TOY)
    assert set(lexicon.whole) == {"بغداد", "وصل"}
    assert lexicon.split == ()
