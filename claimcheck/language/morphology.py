"""Under which dictionary forms a word may be looked up, whatever the tagger made of it.

The model's lemma comes first; beside it stand the forms that Arabic's regular affixes leave,
so that a wrong lemma of a well-formed word loses nothing.
"""

from __future__ import annotations

from functools import lru_cache

ARTICLE = "ال"
_NOUN_SUFFIXES = ("تين", "تان", "ات", "ين", "ون", "ان", "تا", "تي", "ة", "ا", "ي", "و")
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
    # A first person's suffix that the tokenizer left on its noun: انسحابنا.
    if bare.endswith("نا") and len(bare) > _MIN_STEM + 3:
        keys.add(bare[:-2])
        keys.add(bare[:-3] + "ء")
    # With the hamza of بقاء on its carrier: بقائنا, بقاؤنا.
    if bare.endswith(("اينا", "اونا", "اءنا")) and len(bare) > _MIN_STEM + 2:
        keys.add(bare[:-3] + "ء")
    # The final hamza before a suffix pronoun, as the mark's carrier leaves it: بقائها, بقاؤها.
    if bare.endswith(("اي", "او")) and len(bare) > _MIN_STEM:
        keys.add(bare[:-1] + "ء")
    return frozenset(keys)


_IMPERFECT_ENDINGS = ("", "ون", "وا", "ين", "ان", "ا", "ن")
_PERFECT_ENDINGS = ("", "ت", "تا", "وا", "ا", "نا", "ن", "تم", "تما")


@lru_cache(maxsize=10_000)
def _perfect_forms(lemma: str) -> frozenset[str]:
    forms = {lemma + ending for ending in _PERFECT_ENDINGS}
    if lemma.endswith("ي") or (lemma.endswith("ا") and len(lemma) > 2):
        # نفى: نفت, نفوا, نفينا; دعا: دعت, دعوا, دعونا.
        base, glide = lemma[:-1], "ي" if lemma.endswith("ي") else "و"
        forms |= {base + e for e in ("ت", "تا", "وا", "ي", "ا")} | {
            base + glide + e for e in ("ت", "نا", "ا")
        }
    elif len(lemma) > 3 and lemma[-2] == "ا":
        # أعاد: أعدنا; استعاد: استعدنا.
        forms |= {lemma[:-2] + lemma[-1] + e for e in ("ت", "نا", "تم", "ن")}
    return frozenset(forms)


@lru_cache(maxsize=10_000)
def _imperfect_stems(lemma: str) -> frozenset[str]:
    """What follows the person's prefix in the imperfect: نسحب for انسحب, علن for اعلن, عيد for اعاد."""
    stem = lemma[1:] if lemma.startswith("ا") and len(lemma) > _MIN_STEM else lemma
    stems = {stem}
    if stem.startswith("و"):
        # وصل: يصلون.
        stems.add(stem[1:])
    if stem.endswith(("ي", "ا")) and len(stem) > 2:
        stems |= {stem[:-1], stem[:-1] + "ي", stem[:-1] + "و", stem[:-1] + "ا"}
    elif len(stem) > 2 and stem[-2] == "ا":
        # Hollow: عاد, يعود; أعاد, يعيد; انحاز, ينحاز.
        stems |= {stem[:-2] + glide + stem[-1] for glide in "وي"}
    return frozenset(stems)


@lru_cache(maxsize=100_000)
def is_form_of(form: str, lemma: str) -> bool:
    """Whether a folded form can be a regular form of the verb with the folded lemma.

    Sound, assimilated (وصل), hollow (قام، أعاد) and final-weak verbs (نفى، دعا) are covered;
    the jussive of hollow verbs (لم يعد) is not, since its two letters are those of many verbs.
    """
    if form in _perfect_forms(lemma):
        return True
    if form[:1] not in _IMPERFECT_PREFIXES or len(form) <= _MIN_STEM:
        return False
    inner = form[1:]
    return any(inner == stem + ending for stem in _imperfect_stems(lemma) for ending in _IMPERFECT_ENDINGS)
