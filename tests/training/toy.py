"""A treebank of three sentences, written for these tests."""

from __future__ import annotations

from pathlib import Path

from claimcheck.training import conllu

TOY = Path(__file__).with_name("data") / "toy.conllu"


def sentences() -> list[conllu.Sentence]:
    """Its sentences, read anew."""
    return list(conllu.read(TOY))
