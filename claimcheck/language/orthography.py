"""Arabic orthography: what may be removed or folded without changing which word it is.

Two operations serve different ends. `normalise` prepares a text for the model and keeps
the place of every character; `fold` makes two spellings of one word equal, for look-ups.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

TATWEEL = "\u0640"
# Harakat, tanwin, shadda, sukun, madda and hamza above/below, superscript alif; signs above
# names and in the Quran; the same marks as presentation forms, which PDF extraction leaves.
VOWEL_MARKS = (
    "\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08ca-\u08e1\u08e3-\u08ff"
    "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f"
)
# Zero-width, joiner and bidi control characters, soft hyphen, byte order mark.
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f"

_MARKS = re.compile(f"[{VOWEL_MARKS}{TATWEEL}]")
_DROPPED = re.compile(f"[{VOWEL_MARKS}{TATWEEL}{INVISIBLE}]")
_TRAILING_MARKS = re.compile(f"(?:[{INVISIBLE}]*[{VOWEL_MARKS}{TATWEEL}]+)*")
_COMBINING_HAMZA_AND_MADDA = frozenset("\u0653\u0654\u0655")

# One character to one character, so that offsets are kept; the model has seen the right-hand side.
_TO_MODEL = str.maketrans(
    {
        **{chr(0x660 + d): str(d) for d in range(10)},
        **{chr(0x6F0 + d): str(d) for d in range(10)},
        "٬": ",",
        "٫": ".",
        "٪": "%",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‹": '"',
        "›": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "―": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "ک": "ك",
        "ی": "ي",
        "ہ": "ه",
        "ھ": "ه",
        "ٱ": "ا",
    }
)


def strip_marks(text: str) -> str:
    """Remove vowel marks and tatweel."""
    return _MARKS.sub("", text)


def fold(text: str) -> str:
    """Fold a word to the form under which it is looked up.

    Marks, tatweel and invisible characters go; hamza carriers, alif maqsura and
    presentation forms become the plain letter. Two spellings of one word that editors use
    side by side (أمريكي، امريكي، اميركي) differ only in letters after this.
    """
    if text.isascii():
        return text
    # Decomposed, a hamza carrier is the plain letter and a mark, which goes.
    decomposed = unicodedata.normalize("NFKD", _DROPPED.sub("", text))
    plain = _DROPPED.sub("", decomposed).translate(_TO_MODEL).replace("ى", "ي")
    return unicodedata.normalize("NFC", plain)


@dataclass(frozen=True)
class NormalisedText:
    """A text as the model sees it, and where each of its characters came from.

    Attributes:
        text: the normalised text.
        origin: for each character of ``text`` the offset of its source character, in code points.
        source: the source text.
    """

    text: str
    origin: tuple[int, ...]
    source: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of ``text[start:end]``, which must not be empty.

        Vowel marks and tatweel that follow the last character belong to it.
        """
        trailing = _TRAILING_MARKS.match(self.source, self.origin[end - 1] + 1)
        return self.origin[start], trailing.end() if trailing else len(self.source)


def normalise(text: str) -> NormalisedText:
    """Prepare ``text`` for the model.

    Vowel marks, tatweel and invisible characters are dropped, presentation forms and
    ligatures are decomposed, digits and quotation marks take the shapes that the treebank has.
    A hamza or madda that is typed as a mark of its own joins its letter.
    """
    kept: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(text):
        if _DROPPED.match(char):
            if char in _COMBINING_HAMZA_AND_MADDA and kept:
                joined = unicodedata.normalize("NFC", kept[-1] + char)
                kept[-1] = joined if len(joined) == 1 else kept[-1]
            continue
        for plain in _decompose(char):
            kept.append(plain)
            origin.append(offset)
    return NormalisedText("".join(kept), tuple(origin), text)


def _decompose(char: str) -> str:
    if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff":
        plain = _DROPPED.sub("", unicodedata.normalize("NFKC", char))
        # A whole phrase in one character (U+FDFA) stays one symbol.
        return char if " " in plain else plain.translate(_TO_MODEL) or char
    return char.translate(_TO_MODEL)
