"""Which words carry a clitic and which only begin with its letter, told from a corpus.

وافقت is one word, although it begins with و; والقوات is two. A treebank of a few thousand
sentences has met too few of either sort, a large corpus has met them all: where the
remainder is far more frequent than the whole, the letter is a clitic; where the remainder
is hardly a word at all, it is not. What lies between is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

PROCLITICS = "وفبلكس"
_FUTURE_PREFIXES = "يتنأ"
_MIN_COUNT = 25
_MIN_REST_LENGTH = 3


@dataclass(frozen=True)
class CliticLexicon:
    """Words of a corpus by what their first letter is.

    Attributes:
        whole: words that merely begin with a clitic's letter.
        split: words with a real clitic, and their pieces.
    """

    whole: tuple[str, ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]


def segment(word: str, counts: Counter[str], known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Split proclitics and pronominal enclitics off a word, by corpus frequency.

    Args:
        word: an unvocalised surface form.
        counts: how often each surface form stands in the corpus.
        known: segmentations that a treebank gives; they win.

    Returns:
        The pieces; a single one where nothing is split.
    """
    if word in known:
        return known[word]
    if len(word) < 4:
        return (word,)
    count = counts[word]
    if word.startswith("لل") and counts["ال" + word[2:]] > count:
        return ("ل", "ال" + word[2:])
    rest = counts[word[1:]]
    article = word[1:3] == "ال"
    if (
        (word[0] == "و" and rest > 2 * count)
        or (word[0] == "ف" and len(word) >= 5 and rest > 4 * count)
        or (word[0] in "بلك" and (rest > count if article else len(word) >= 5 and rest > 3 * count))
    ):
        return (word[0], *segment(word[1:], counts, known))
    return _split_enclitic(word, counts, known)


def _split_enclitic(
    word: str, counts: Counter[str], known: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    count = counts[word]
    for suffix in ("هما", "هم", "ها", "نا", "ه"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= _MIN_REST_LENGTH:
            if counts[stem] > 3 * count and stem in known:
                return (stem, suffix)
            if stem.endswith("ت") and counts[stem[:-1] + "ة"] > 3 * count:
                return (stem[:-1] + "ة", suffix)
            break
    return (word,)


def build_lexicon(
    counts: Counter[str], known: dict[str, tuple[str, ...]], size: int = 4000
) -> CliticLexicon:
    """The most frequent words of both sorts, at most ``size`` of each.

    Args:
        counts: surface forms of a corpus.
        known: segmentations of a treebank; a word it splits is never called whole.
        size: how many of each sort to keep.
    """
    whole: list[str] = []
    split: list[tuple[str, tuple[str, ...]]] = []
    for word, count in counts.most_common():
        if count < _MIN_COUNT or (len(whole) >= size and len(split) >= size):
            break
        if word[0] not in PROCLITICS or len(word) <= _MIN_REST_LENGTH or not word.isalpha():
            continue
        if word.startswith("لل"):
            continue
        rest = counts[word[1:]]
        if rest < 0.03 * count:
            if word[1:3] != "ال" and len(segment(word, counts, known)) == 1:
                whole.append(word)
        elif rest > 4 * count and len(word) > _MIN_REST_LENGTH + 1:
            if word[0] != "س" or word[1] in _FUTURE_PREFIXES:
                split.append((word, (word[0], *known.get(word[1:], (word[1:],)))))
    return CliticLexicon(tuple(whole[:size]), tuple(split[:size]))


def majority_segmentations(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """For each surface form its most frequent pieces."""
    seen: dict[str, Counter[tuple[str, ...]]] = {}
    for form, pieces in pairs:
        seen.setdefault(form, Counter())[pieces] += 1
    return {form: pieces.most_common(1)[0][0] for form, pieces in seen.items()}
