"""Under which dictionary forms a word may be looked up, whatever the tagger made of it.

The model's lemma comes first; beside it stand the forms that Arabic's regular affixes leave,
so that a wrong lemma of a well-formed word loses nothing.
"""

from __future__ import annotations

from functools import lru_cache

ARTICLE = "ال"
_NOUN_SUFFIXES = ("تين", "تان", "ات", "ين", "ون", "ان", "تا", "تي", "ة", "ا", "ي", "و")
_VERB_SUFFIXES = ("تما", "تم", "وا", "ون", "نا", "ان", "ين", "تا", "ت", "ن", "ا", "و")
_IMPERFECT_PREFIXES = frozenset("يتنا")
_MIN_STEM = 3


@lru_cache(maxsize=50_000)
def noun_keys(form: str) -> frozenset[str]:
    """Folded dictionary forms of a folded noun or adjective: without article, without ending.

    Where a plural or a construct hides a feminine ending, it is restored: مهمات gives مهمة.
    """
    keys = {form}
    bare = form[2:] if form.startswith(ARTICLE) and len(form) > len(ARTICLE) + 2 else form
    keys.add(bare)
    for suffix in _NOUN_SUFFIXES:
        stem = bare.removesuffix(suffix)
        if stem != bare and len(stem) >= _MIN_STEM:
            keys.add(stem)
            if suffix in ("ات", "تين", "تان", "تا", "تي"):
                keys.add(stem + "ة")
    # A construct's ت, and ه typed for ة: the suffix pronoun is a word of its own.
    if bare.endswith(("ت", "ه")) and len(bare) > _MIN_STEM:
        keys.add(bare[:-1] + "ة")
    return frozenset(keys)


def imperfect_stem(lemma: str) -> str:
    """What follows the person's prefix in the imperfect: نسحب for انسحب, علن for اعلن."""
    return lemma[1:] if lemma.startswith("ا") and len(lemma) > _MIN_STEM else lemma


@lru_cache(maxsize=50_000)
def verb_stems(form: str) -> tuple[frozenset[str], frozenset[str]]:
    """Folded stems of a folded verb form, as a perfect and as an imperfect."""
    perfect = {form}
    perfect |= {
        form.removesuffix(s) for s in _VERB_SUFFIXES if form.endswith(s) and len(form) - len(s) >= _MIN_STEM
    }
    imperfect = {p[1:] for p in perfect if p[:1] in _IMPERFECT_PREFIXES and len(p) > _MIN_STEM}
    return frozenset(perfect), frozenset(imperfect)


@lru_cache(maxsize=50_000)
def is_form_of(form: str, lemma: str) -> bool:
    """Whether a folded form can be a regular form of the verb with the folded lemma."""
    perfect, imperfect = verb_stems(form)
    if lemma in perfect:
        return True
    stem = imperfect_stem(lemma)
    return stem in imperfect or (stem.endswith("ي") and stem[:-1] in imperfect)
