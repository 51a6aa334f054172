"""The recipe of the Arabic model, step by step, on Stanza's own trainers.

Each step is a process of its own with one thread, as PyTorch's default thread count makes
these small LSTMs many times slower; steps that do not need one another may run side by side.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.training import augment, clitics, conllu

SHORTHAND = "ar_padt"
SEED = 1234
TRAIN, DEV = "ar_padt-ud-train.conllu", "ar_padt-ud-dev.conllu"


@dataclass(frozen=True)
class Settings:
    """Sizes and lengths of the training, beside Stanza's defaults.

    The values are those of the shipped model.
    """

    clitic_sentences: int = 7000
    tokenizer: Sequence[str] = (
        "--batch_size", "16", "--steps", "4000", "--hidden_dim", "64", "--eval_steps", "200",
        "--max_seqlen", "300", "--max_steps_before_stop", "1600",
    )  # fmt: skip
    mwt: Sequence[str] = ("--num_epoch", "10", "--batch_size", "64")
    lemma: Sequence[str] = ("--num_epoch", "8", "--hidden_dim", "100", "--batch_size", "100")
    pos: Sequence[str] = (
        "--share_hid", "--hidden_dim", "200", "--char_hidden_dim", "150", "--batch_size", "30",
        "--max_steps", "2600", "--max_steps_before_stop", "800", "--eval_interval", "200",
        "--fix_eval_interval", "--augment_nopunct", "0.1",
    )  # fmt: skip
    depparse: Sequence[str] = (
        "--hidden_dim", "250", "--num_layers", "2", "--char_hidden_dim", "100",
        "--deep_biaff_hidden_dim", "250", "--deep_biaff_output_dim", "120",
        "--batch_size", "1200", "--max_steps", "6000", "--eval_interval", "200",
        "--no_xpos",
    )  # fmt: skip


@dataclass(frozen=True)
class Workspace:
    """Where the files of one training run lie."""

    root: Path
    models: Path = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "models", self.root / "models")
        self.models.mkdir(parents=True, exist_ok=True)

    def file(self, name: str) -> Path:
        """A working file by name."""
        return self.root / name

    def model(self, processor: str) -> Path:
        """The weights of one processor."""
        return self.models / f"{processor}.pt"


def find_treebank(folder: Path, name: str) -> Path:
    """The file ``name`` or ``name.gz`` in ``folder``.

    Raises:
        FileNotFoundError: neither is there.
    """
    for candidate in (folder / name, folder / f"{name}.gz"):
        if candidate.exists():
            return candidate
    raise FileNotFoundError(folder / name)


def prepare(treebank: Path, lexicon: clitics.CliticLexicon, work: Workspace, settings: Settings) -> None:
    """Write the training files of every step into the workspace."""
    rng = random.Random(SEED)
    train = list(conllu.read(find_treebank(treebank, TRAIN)))
    dev = list(conllu.read(find_treebank(treebank, DEV)))
    conllu.write(work.file("train.conllu"), train)
    conllu.write(work.file("dev.conllu"), dev)
    extra = augment.clitic_sentences(train, lexicon, settings.clitic_sentences, rng)
    mixed = _interleave(train, extra, rng)
    conllu.write(work.file("tokenize-train.conllu"), mixed)
    _tokenizer_labels(work, "tokenize-train.conllu", "train")
    _tokenizer_labels(work, "dev.conllu", "dev")


def _interleave(
    train: list[conllu.Sentence], extra: list[conllu.Sentence], rng: random.Random
) -> list[conllu.Sentence]:
    """The treebank's documents in their order, made sentences as paragraphs between them."""
    places = Counter(rng.randrange(len(train)) for _ in extra)
    queue = iter(extra)
    mixed: list[conllu.Sentence] = []
    for i, sentence in enumerate(train):
        made = [next(queue) for _ in range(places[i])]
        for new in made:
            new.comments = ["# newpar"]
        follows_made = bool(made)
        mixed += made
        if follows_made and "# newpar" not in sentence.comments:
            sentence.comments.insert(0, "# newpar")
        mixed.append(sentence)
    return mixed


def _tokenizer_labels(work: Workspace, source: str, part: str) -> None:
    from stanza.utils.datasets import prepare_tokenizer_data
    from stanza.utils.datasets.conllu_to_text import main as conllu_to_text

    text = work.file(f"{SHORTHAND}.{part}.txt")
    conllu_to_text([str(work.file(source)), str(text)])
    prepare_tokenizer_data.main(
        [str(text), str(work.file(source)), "-o", str(work.file(f"{SHORTHAND}-ud-{part}.toklabels")),
         "-m", str(work.file(f"{SHORTHAND}-ud-{part}-mwt.json"))]
    )  # fmt: skip


def _run(module: str, work: Workspace, arguments: Sequence[str]) -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    command = [
        sys.executable, "-m", f"stanza.models.{module}", "--lang", "ar", "--shorthand", SHORTHAND, *arguments,
    ]  # fmt: skip
    if module in ("mwt_expander", "lemmatizer"):
        del command[3:5]
    subprocess.run(command, env=environment, check=True, cwd=work.root)


def _output(work: Workspace, processor: str) -> list[str]:
    return ["--save_dir", str(work.models), "--save_name", f"{processor}.pt"]


def train_tokenizer(work: Workspace, settings: Settings) -> None:
    """Train the sentence splitter and tokenizer."""
    _run("tokenizer", work, [
        "--txt_file", str(work.file(f"{SHORTHAND}.train.txt")),
        "--label_file", str(work.file(f"{SHORTHAND}-ud-train.toklabels")),
        "--dev_txt_file", str(work.file(f"{SHORTHAND}.dev.txt")),
        "--dev_label_file", str(work.file(f"{SHORTHAND}-ud-dev.toklabels")),
        "--dev_conll_gold", str(work.file("dev.conllu")),
        "--mwt_json_file", str(work.file(f"{SHORTHAND}-ud-dev-mwt.json")),
        *settings.tokenizer, *_output(work, "tokenize"),
    ])  # fmt: skip


def train_mwt(work: Workspace, settings: Settings) -> None:
    """Train the multi-word token expander."""
    from stanza.utils.datasets.contract_mwt import contract_mwt

    contract_mwt(str(work.file("dev.conllu")), str(work.file("mwt-dev-in.conllu")))
    _run("mwt_expander", work, [
        "--train_file", str(work.file("tokenize-train.conllu")),
        "--eval_file", str(work.file("mwt-dev-in.conllu")),
        "--gold_file", str(work.file("dev.conllu")),
        "--output_file", str(work.file("mwt-dev-out.conllu")),
        *settings.mwt, *_output(work, "mwt"),
    ])  # fmt: skip


def train_lemma(work: Workspace, settings: Settings) -> None:
    """Train the lemmatizer: a dictionary, and a sequence model for the rest."""
    _run("lemmatizer", work, [
        "--train_file", str(work.file("train.conllu")),
        "--eval_file", str(work.file("dev.conllu")),
        *settings.lemma, *_output(work, "lemma"),
    ])  # fmt: skip


def train_pos(work: Workspace, vectors: Path, settings: Settings) -> None:
    """Train the tagger."""
    _run("tagger", work, [
        "--wordvec_pretrain_file", str(vectors),
        "--train_file", str(work.file("train.conllu")),
        "--eval_file", str(work.file("dev.conllu")),
        *settings.pos, *_output(work, "pos"),
    ])  # fmt: skip


def retag(work: Workspace, vectors: Path, tagger: str = "pos") -> None:
    """Replace the treebank's tags by predicted ones: a parser must know a tagger's mistakes."""
    for part in ("train", "dev"):
        _run("tagger", work, [
            "--mode", "predict", "--wordvec_pretrain_file", str(vectors),
            "--eval_file", str(work.file(f"{part}.conllu")),
            "--output_file", str(work.file(f"{part}-retagged.conllu")),
            "--batch_size", "60", *_output(work, tagger),
        ])  # fmt: skip


def train_depparse(work: Workspace, vectors: Path, settings: Settings) -> None:
    """Train the dependency parser on predicted tags."""
    _run("parser", work, [
        "--wordvec_pretrain_file", str(vectors),
        "--train_file", str(work.file("train-retagged.conllu")),
        "--eval_file", str(work.file("dev-retagged.conllu")),
        *settings.depparse, *_output(work, "depparse"),
    ])  # fmt: skip


STEPS: dict[str, Callable[[Workspace, Settings], None]] = {
    "tokenize": train_tokenizer,
    "mwt": train_mwt,
    "lemma": train_lemma,
}
