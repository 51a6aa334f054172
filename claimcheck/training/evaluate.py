"""The official CoNLL evaluation of a pipeline, from raw text (Zeman et al. 2018)."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.training import conllu

if TYPE_CHECKING:
    import stanza

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "Lemmas", "UAS", "LAS")


def score(pipeline: stanza.Pipeline, sentences: Sequence[conllu.Sentence]) -> dict[str, float]:
    """Scores of a pipeline on a treebank's raw text.

    Args:
        pipeline: a Stanza pipeline from raw text to trees.
        sentences: the treebank's sentences, in order; ``# newpar`` marks a paragraph.

    Returns:
        For each of `METRICS` the F1, in per cent.
    """
    from udtools import udeval

    with tempfile.TemporaryDirectory() as folder:
        gold, system = Path(folder) / "gold.conllu", Path(folder) / "system.conllu"
        conllu.write(gold, sentences)
        _predict(pipeline, raw_text(sentences), system)
        result = udeval.evaluate(
            udeval.load_conllu_file(str(gold), _PLAIN), udeval.load_conllu_file(str(system), _PLAIN)
        )
    return {metric: round(100 * result[metric].f1, 2) for metric in METRICS}


# Nothing of a treebank's own conventions for enhanced dependencies is needed.
_PLAIN = dict.fromkeys(
    (
        "no_gapping", "no_shared_parents_in_coordination", "no_shared_dependents_in_coordination",
        "no_control", "no_external_arguments_of_relative_clauses", "no_case_info", "no_empty_nodes",
        "multiple_roots_okay",
    ),
    0,
)  # fmt: skip


def raw_text(sentences: Sequence[conllu.Sentence]) -> str:
    """The text of the sentences, an empty line between paragraphs."""
    text = ""
    for sentence in sentences:
        opens = any(c.startswith(("# newpar", "# newdoc")) for c in sentence.comments)
        text += ("\n\n" if opens and text else " " if text else "") + sentence.text
    return text


def _predict(pipeline: stanza.Pipeline, text: str, output: Path) -> None:
    from stanza.utils.conll import CoNLL

    CoNLL.write_doc2conll(pipeline(text), str(output))


def with_original_surface(sentences: Sequence[conllu.Sentence]) -> list[conllu.Sentence]:
    """The sentences whose multi-word tokens are as published, each a paragraph of its own."""
    chosen = [s for s in sentences if "# mwt_surface = gold" in s.comments]
    return [conllu.Sentence(s.tokens, ["# newpar", *s.comments]) for s in chosen]
