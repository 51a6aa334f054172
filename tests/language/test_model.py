"""The embedded model: how well it divides sentences and words, and what loading it can meet."""

from __future__ import annotations

import itertools
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from claimcheck.errors import ExitStatus, ModelError
from claimcheck.language.bridge import Analysis
from claimcheck.language.model import PROCESSORS, describe, embedded_model, load
from claimcheck.language.orthography import fold
from claimcheck.language.pipeline import ArabicReader

DATA = Path(__file__).with_name("data")
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.md"))
FILES = [f"{name}.pt" for name in ("vectors", *PROCESSORS)]
LEAST_CLITICS_RIGHT = 0.98
LEAST_BOUNDARIES_RIGHT = 0.9


@dataclass(frozen=True)
class Table:
    """The rows of a table, read as one text: each row's first cell is a part of it."""

    rows: list[list[str]]
    starts: list[int]
    analysis: Analysis


def read_table(reader: ArabicReader, name: str) -> Table:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.replace("\\n", "\n").split("\t") for line in lines]
    starts, text = [], ""
    for cells in rows:
        starts.append(len(text))
        text += cells[0] + "\n"
    return Table(rows, starts, reader.read(text))


def test_clitics(reader: ArabicReader) -> None:
    table = read_table(reader, "clitics.tsv")
    wrong = []
    for (sentence, word, pieces), offset in zip(table.rows, table.starts, strict=True):
        found = re.search(rf"(?<!\w){word}(?!\w)", sentence)
        assert found, f"{word} does not stand in: {sentence}"
        words = table.analysis.tokens_in(offset + found.start(), offset + found.end())
        got = "+".join(token.norm_ for token in words)
        if got != "+".join(fold(piece) for piece in pieces.split("+")):
            wrong.append(f"{pieces} read as {got}: {sentence}")
    right = 1 - len(wrong) / len(table.rows)
    assert right >= LEAST_CLITICS_RIGHT, "\n".join([f"{right:.2%} right; wrong:", *wrong])


def test_boundaries(reader: ArabicReader) -> None:
    table = read_table(reader, "boundaries.tsv")
    spans = [table.analysis.span_of(sentence) for sentence in table.analysis.sentences]
    wrong = []
    for (text, segments), offset in zip(table.rows, table.starts, strict=True):
        end = offset + len(text)
        got = " || ".join(table.analysis.text[s:e] for s, e in spans if offset <= s < end)
        if got != segments:
            wrong.append(got)
    right = 1 - len(wrong) / len(table.rows)
    assert right >= LEAST_BOUNDARIES_RIGHT, "\n".join([f"{right:.2%} right; wrong:", *wrong])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_word_of_a_text_has_its_place(reader: ArabicReader, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    analysis = reader.read(text)
    assert analysis.notes == ()
    assert len(analysis.doc) > 100
    spans = list(zip(analysis.starts, analysis.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[0] <= right[0] and left[1] <= right[1] for left, right in itertools.pairwise(spans))
    covered = {offset for start, end in spans for offset in range(start, end)}
    assert not [text[i] for i in range(len(text)) if i not in covered and text[i].isalnum()]


STRANGE = (
    "القــــــــــوات الأمـــيـــركيّة\n"
    "\u202bبغداد \u2067أربيل\u200f\n"
    "ﷺ ﷲ ﻻﻻ ﻣﺤﻤﺪ 🇮🇶👩\u200d💻 \x00\x07 \ufffd\n"
    '!!!! ؟؟؟؟ .... «» () "\n'
    "٢٬٥٠٠ 3.5% 2021/04/08 https://example.org/a?b=ج F-16 NATO-led\n"
    "هههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههههه\n"
    "中文 עברית русский\n"
    "و\n"
)


def test_strange_text_is_read_whole(reader: ArabicReader) -> None:
    analysis = reader.read(STRANGE)
    assert analysis.notes == ()
    assert [len(analysis.tokens_in(m.start(), m.end())) > 0 for m in re.finditer(r"\w+", STRANGE)].count(
        False
    ) == 0


def refuse(*args: object, **kwargs: object) -> NoReturn:
    raise AssertionError("the network was used")


def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    analysis = ArabicReader.load().read("غادرت القوات العراق.")
    assert [sentence.text for sentence in analysis.sentences] == ["غادرت القوات العراق."]


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder") as raised:
        load(tmp_path / "nowhere")
    assert raised.value.exit_status is ExitStatus.NO_MODEL
    assert int(raised.value.exit_status) == 3
    assert raised.value.where == str(tmp_path / "nowhere")
    assert raised.value.remedy


def test_missing_files_are_named(tmp_path: Path) -> None:
    for name in ("tokenize.pt", "mwt.pt", "lemma.pt", "vectors.pt"):
        (tmp_path / name).touch()
    with pytest.raises(ModelError, match=r"missing: pos\.pt, depparse\.pt"):
        load(tmp_path)


def test_the_reader_passes_the_error_on(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        ArabicReader.load(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a model", b"PK\x03\x04", b"\x80\x02}q\x00."])
def test_files_that_are_no_model(tmp_path: Path, content: bytes) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError):
        load(tmp_path)


@pytest.mark.parametrize("damaged", FILES)
def test_one_damaged_file(tmp_path: Path, damaged: str) -> None:
    for name in FILES:
        (tmp_path / name).symlink_to(embedded_model() / name)
    content = (tmp_path / damaged).read_bytes()
    (tmp_path / damaged).unlink()
    (tmp_path / damaged).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError):
        load(tmp_path)


def test_a_damaged_resources_folder(tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError):
        load(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "\x00",
        "[1]",
        "null",
    ],
)
def test_a_damaged_description(tmp_path: Path, content: str) -> None:
    (tmp_path / "model.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="description"):
        describe(tmp_path)


def test_descriptions(tmp_path: Path) -> None:
    assert describe(tmp_path) == {}
    (tmp_path / "model.json").write_text('{"name": "ar"}', encoding="utf-8")
    assert describe(tmp_path) == {"name": "ar"}
