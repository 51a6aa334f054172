"""Documents built by hand, so that scope, speakers and mentions are tested without a model.

They are kept as CoNLL-U in ``data``: ``# newdoc id`` opens a document, ``# text`` is its whole
text with ``\\n`` for line ends. Where a word does not stand in the text as it is (للانسحاب holds
ل and الانسحاب), ``Surface=`` in the last column says how it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.claims.context import Resources
from claimcheck.claims.scope import Scope
from claimcheck.language.bridge import Analysis
from claimcheck.language.orthography import fold

DATA = Path(__file__).with_name("data")
_VOCAB = Vocab()
_OPENING = "# newdoc id = "
_TEXT = "# text = "


@cache
def documents(name: str) -> dict[str, Analysis]:
    """The documents of ``data/NAME.conllu`` by their ids."""
    content = (DATA / f"{name}.conllu").read_text(encoding="utf-8")
    found = {}
    for block in content.split(_OPENING)[1:]:
        identity, _, rest = block.partition("\n")
        opening, _, words = rest.partition("\n")
        assert opening.startswith(_TEXT), identity
        found[identity] = analysis(opening.removeprefix(_TEXT).replace("\\n", "\n"), words)
    return found


def analysis(text: str, conllu: str) -> Analysis:
    """The analysis of a text whose words are given as CoNLL-U, sentences divided by blank lines."""
    rows: list[list[str]] = []
    heads: list[int] = []
    begins: list[bool | int | None] = []
    for sentence in conllu.strip().split("\n\n"):
        base = len(rows)
        for line in sentence.splitlines():
            row = line.split("\t")
            heads.append(base + int(row[6]) - 1 if row[6] != "0" else len(rows))
            begins.append(len(rows) == base)
            rows.append(row)
    starts, ends, offset = [], [], 0
    for row in rows:
        surface = row[9].removeprefix("Surface=") if row[9] != "_" else row[1]
        starts.append(text.index(surface, offset))
        ends.append(starts[-1] + len(surface))
        assert not text[offset : starts[-1]].strip(), (
            f"{text[offset : starts[-1]]} is no word of the document"
        )
        offset = ends[-1]
    doc = Doc(
        _VOCAB,
        words=[row[1] for row in rows],
        lemmas=[fold(row[2]) or row[2] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=heads,
        deps=[row[7] for row in rows],
        sent_starts=begins,
    )
    for token in doc:
        token.norm_ = fold(token.text) or token.text
    return Analysis(text, doc, tuple(starts), tuple(ends))


def without_tree(given: Analysis) -> Analysis:
    """The same words with a worthless tree: in each sentence all hang on the first word."""
    firsts = [token.sent.start for token in given.doc]
    doc = Doc(
        _VOCAB,
        words=[token.text for token in given.doc],
        lemmas=[token.lemma_ for token in given.doc],
        pos=[token.pos_ for token in given.doc],
        morphs=[str(token.morph) for token in given.doc],
        heads=firsts,
        deps=["root" if token.i == first else "dep" for token, first in zip(given.doc, firsts, strict=True)],
        sent_starts=[token.i == first for token, first in zip(given.doc, firsts, strict=True)],
    )
    for token in doc:
        token.norm_ = fold(token.text) or token.text
    return Analysis(given.text, doc, given.starts, given.ends)


def index(given: Analysis, word: str, nth: int = 0) -> int:
    """The index of a word by its form."""
    return [token.i for token in given.doc if token.text == word][nth]


def scope_over(resources: Resources, *words: str, tree: Mapping[int, tuple[int, str]] | None = None) -> Scope:
    """Words as ``text``, ``text/POS``, ``text/POS/Feature=Value`` or ``text/POS/Feature=Value/lemma``.

    ``tree`` gives words their heads and relations; all others hang on the first word.
    """
    parts = [[*word.split("/"), "", "", ""][:4] for word in words]
    tree = tree or {}
    doc = Doc(
        _VOCAB,
        words=[text for text, *_ in parts],
        pos=[pos or "NOUN" for _, pos, *_ in parts],
        morphs=[features for *_, features, _ in parts],
        lemmas=[lemma or fold(text) for text, *_, lemma in parts],
        heads=[tree.get(i, (0, ""))[0] for i in range(len(parts))],
        deps=["ROOT", *[tree.get(i, (0, "dep"))[1] for i in range(1, len(parts))]],
    )
    for token in doc:
        token.norm_ = fold(token.text)
    return Scope(doc, resources.packs.grammar.scope)
