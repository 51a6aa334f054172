"""Words whose division is certain, told to the tokenizer.

A tokenizer trained on PADT splits words that merely begin with a clitic's letter (واشنطن) and
leaves others undivided. The list corrects it where corpus and treebank leave no doubt; every
other word stays as the network has it. `claimcheck.training.clitics` makes the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck import atomic_files

LIST_NAME = "clitics.tsv"
# Before a word that is certain a proclitic is certain too; a short remainder may be chance.
_MIN_REST = {"و": 3, "ف": 3, "ب": 4, "ل": 4, "ك": 4}

# Stanza's form of a token: its text, or its text and whether it is a multi-word token.
Token = str | tuple[str, bool]


@dataclass(frozen=True)
class CliticLexicon:
    """Words by what their first letter is, the most frequent first.

    Attributes:
        whole: words that merely begin with a clitic's letter.
        split: words with a real clitic, and their pieces.
    """

    whole: tuple[str, ...]
    split: tuple[tuple[str, tuple[str, ...]], ...]


def write(path: Path, lexicon: CliticLexicon) -> None:
    """Write a lexicon as tab-separated lines: a form, and its pieces joined by +."""
    lines = [
        *(f"{form}\t{form}\n" for form in lexicon.whole),
        *(f"{form}\t{'+'.join(pieces)}\n" for form, pieces in lexicon.split),
    ]
    atomic_files.write("".join(lines).encode(), path)


def read(path: Path) -> CliticLexicon:
    """Read what `write` wrote.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is not UTF-8, or a line is not a form and its pieces.
    """
    whole: list[str] = []
    split: list[tuple[str, tuple[str, ...]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        form, _, rest = line.partition("\t")
        pieces = tuple(rest.split("+"))
        if not form or not all(pieces) or "\t" in rest or (len(pieces) == 1 and rest != form):
            raise ValueError(f"line {number} is not a form and its pieces")
        if len(pieces) == 1:
            whole.append(form)
        else:
            split.append((form, pieces))
    return CliticLexicon(tuple(whole), tuple(split))


class Corrector:
    """Corrects the division of tokens; called by Stanza between tokenizer and expander.

    The words themselves reach the expander through its dictionary: Stanza 1.15 misnumbers the
    words of a sentence when a correction names them itself.

    Attributes:
        expansions: the expander's dictionary, from a form to its words joined by blanks.
    """

    def __init__(self, lexicon: CliticLexicon) -> None:
        self.expansions: dict[str, str] = {}
        self._pieces = {form: [form] for form in lexicon.whole}
        self._pieces.update((form, list(pieces)) for form, pieces in lexicon.split)

    def __call__(self, sentences: Sequence[Sequence[Token]]) -> list[list[Token]]:
        """The sentences with every certain token divided as the list says."""
        return [[self._correct(token) for token in sentence] for sentence in sentences]

    def _correct(self, token: Token) -> Token:
        text = token if isinstance(token, str) else token[0]
        pieces = self.pieces(text)
        if pieces is None:
            return token
        if len(pieces) == 1:
            return text
        self.expansions[text] = " ".join(pieces)
        return (text, True)

    def pieces(self, text: str) -> list[str] | None:
        """The words of a token, None where the list does not settle it."""
        if text in self._pieces:
            return self._pieces[text]
        rest = text[1:]
        if text.startswith("لل"):  # the article hides in it: للقوات is ل + القوات
            return None
        if len(rest) >= _MIN_REST.get(text[:1], len(text)) and rest in self._pieces:
            return [text[0], *self._pieces[rest]]
        return None
