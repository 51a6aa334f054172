"""More training sentences for the tokenizer, made from the treebank's own.

PADT's sentences begin with the conjunction و more often than not, so a tokenizer trained on
it alone splits every word that begins with that letter. Here words of both sorts (see
`claimcheck.training.clitics`) take the places of other words, initial and medial; headlines
lose their full stop.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

from claimcheck.language.clitics import CliticLexicon
from claimcheck.training.conllu import Sentence, SurfaceToken

_MAX_TOKENS = 30
_MOST_FREQUENT = 4000


def clitic_sentences(
    sentences: Sequence[Sentence], lexicon: CliticLexicon, count: int, rng: random.Random
) -> list[Sentence]:
    """Copies of treebank sentences in which clitic-like words stand, half of them with a clitic.

    Args:
        sentences: sentences of the treebank.
        lexicon: words of both sorts.
        count: how many sentences to make.
        rng: the source of chance; the same seed gives the same sentences.

    Returns:
        Sentences fit for training a tokenizer and a multi-word expander only: their trees
        are flattened.
    """
    words = CliticLexicon(lexicon.whole[:_MOST_FREQUENT], lexicon.split[:_MOST_FREQUENT])
    usable = [s for s in sentences if len(s.tokens) >= 5]
    made = []
    for _ in range(count):
        source = rng.choice(usable)
        start = rng.randrange(max(1, len(source.tokens) - 8)) if rng.random() < 0.5 else 0
        tokens = copy.deepcopy(source.tokens[start : start + rng.randint(6, _MAX_TOKENS)])
        for place in _places(tokens, rng):
            tokens[place] = _replacement(tokens[place], words, rng)
        if rng.random() < 0.5 and not tokens[-1].form[-1].isalnum() and len(tokens) > 4:
            tokens.pop()
        tokens[-1].space_after = True
        made.append(Sentence(_flatten(tokens)))
    return made


def _places(tokens: Sequence[SurfaceToken], rng: random.Random) -> list[int]:
    words = [i for i, t in enumerate(tokens) if t.form.isalpha() and len(t.form) > 2]
    chosen = [i for i in words if rng.random() < (0.75 if i == 0 else 0.2)]
    return chosen or words[:1]


def _replacement(token: SurfaceToken, lexicon: CliticLexicon, rng: random.Random) -> SurfaceToken:
    # The square of a uniform draw prefers the frequent words at the head of the lists.
    draw = rng.random() ** 2
    if rng.random() < 0.5:
        form = lexicon.whole[int(draw * len(lexicon.whole))]
        pieces: tuple[str, ...] = (form,)
    elif rng.random() < 0.3:
        rest = lexicon.whole[int(draw * len(lexicon.whole))]
        form, pieces = "و" + rest, ("و", rest)
    else:
        form, pieces = lexicon.split[int(draw * len(lexicon.split))]
    rows = [["_", piece, "_", "X", "_", "_", "0", "dep", "_", "_"] for piece in pieces]
    return SurfaceToken(form, rows, token.space_after)


def _flatten(tokens: list[SurfaceToken]) -> list[SurfaceToken]:
    number = 0
    for token in tokens:
        for word in token.words:
            number += 1
            word[6], word[7] = ("0", "root") if number == 1 else ("1", "dep")
    return tokens
