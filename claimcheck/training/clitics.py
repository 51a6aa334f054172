"""Which words carry a clitic and which only begin with its letter, told from a corpus.

وافقت is one word, although it begins with و; والقوات is two. A treebank of a few thousand
sentences has met too few of either sort, a large corpus has met them all: where the
remainder is far more frequent than the whole, the letter is a clitic; where the remainder
is hardly a word at all, it is not. What lies between is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from claimcheck.language.clitics import CliticLexicon

PROCLITICS = "وفبلكس"
_FUTURE_PREFIXES = "يتنأ"
_MIN_COUNT = 5
_RARE = 0.03
_FREQUENT = 4
_MIN_REST_LENGTH = 3


def segment(word: str, counts: Counter[str], known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
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


def _split_enclitic(word: str, counts: Counter[str], known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
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
    counts: Counter[str],
    known: Mapping[str, tuple[str, ...]],
    settled: Mapping[str, tuple[str, ...]],
    *,
    size: int = 30_000,
) -> CliticLexicon:
    """The most frequent words of both sorts, at most ``size`` of each.

    Args:
        counts: surface forms of a corpus.
        known: segmentations of a treebank, by majority.
        settled: those on which the treebank is unanimous; they win over all counts.
        size: how many of each sort to keep.
    """
    whole: list[str] = []
    split: list[tuple[str, tuple[str, ...]]] = []
    for word, count in counts.most_common():
        if count < _MIN_COUNT:
            break
        if len(word) < _MIN_REST_LENGTH or not word.isalpha():
            continue
        pieces = settled.get(word)
        if pieces is None and word[0] in PROCLITICS:
            pieces = _by_frequency(word, count, counts, known)
        if pieces is None or (len(pieces) == 1 and word[0] not in PROCLITICS):
            continue
        if len(pieces) == 1:
            whole.append(word)
        else:
            split.append((word, pieces))
    return CliticLexicon(tuple(whole[:size]), tuple(split[:size]))


def _by_frequency(
    word: str, count: int, counts: Counter[str], known: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...] | None:
    """The pieces of a word where its frequency and that of its remainder leave no doubt."""
    rest = counts[word[1:]]
    if word.startswith("لل"):
        return None
    if rest < _RARE * count:
        undivided = word[1:3] != "ال" and len(segment(word, counts, known)) == 1
        return (word,) if undivided else None
    divided = rest > _FREQUENT * count and len(known.get(word, ("", ""))) > 1
    future = word[0] != "س" or word[1] in _FUTURE_PREFIXES
    if divided and future and len(word) > _MIN_REST_LENGTH + 1:
        inner = known.get(word[1:])
        if inner is None and word[1] in PROCLITICS:
            inner = _by_frequency(word[1:], rest, counts, known)
            return None if inner is None else (word[0], *inner)
        return (word[0], *(inner or (word[1:],)))
    return None


def majority_segmentations(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """For each surface form its most frequent pieces."""
    seen: dict[str, Counter[tuple[str, ...]]] = {}
    for form, pieces in pairs:
        seen.setdefault(form, Counter())[pieces] += 1
    return {form: pieces.most_common(1)[0][0] for form, pieces in seen.items()}


def unanimous_segmentations(
    pairs: Iterable[tuple[str, tuple[str, ...]]], *, least: int = 4
) -> dict[str, tuple[str, ...]]:
    """The pieces of each surface form that is divided alike wherever it stands, ``least`` times or more."""
    seen: dict[str, Counter[tuple[str, ...]]] = {}
    for form, pieces in pairs:
        seen.setdefault(form, Counter())[pieces] += 1
    return {form: next(iter(c)) for form, c in seen.items() if len(c) == 1 and c.total() >= least}
