"""The recipe of the Arabic model, step by step, on Stanza's own trainers.

Each step is a process of its own with one thread, as PyTorch's default thread count makes
these small LSTMs many times slower; steps that do not need one another may run side by side.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.language import clitics
from claimcheck.training import augment, conllu

if TYPE_CHECKING:
    import stanza

SHORTHAND = "ar_padt"
SEED = 1234
TRAIN, DEV = "ar_padt-ud-train.conllu", "ar_padt-ud-dev.conllu"
TESTS = {"ar_padt-ud-test": "ar_padt-ud-test.conllu", "ar_pud-ud-test": "ar_pud-ud-test.conllu"}


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
    retagger_steps: int = 1000
    depparse: Sequence[str] = (
        "--hidden_dim", "250", "--num_layers", "2", "--char_hidden_dim", "100",
        "--deep_biaff_hidden_dim", "250", "--deep_biaff_output_dim", "120",
        "--batch_size", "1200", "--max_steps", "3400", "--second_optim_start_step", "3000",
        "--eval_interval", "100",
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


def find_test_sets(folder: Path) -> dict[str, Path]:
    """Those of `TESTS` that are in ``folder``, by name."""
    found = {}
    for name, file in TESTS.items():
        with contextlib.suppress(FileNotFoundError):
            found[name] = find_treebank(folder, file)
    return found


@dataclass(frozen=True)
class Run:
    """One training run.

    Attributes:
        treebank: folder of the treebank.
        vectors: word vectors in word2vec's text format.
        clitics: the list of words with and without clitics.
        work: where the working files lie.
        output: the folder of the finished model.
        settings: sizes and lengths.
    """

    treebank: Path
    vectors: Path
    clitics: Path
    work: Workspace
    output: Path
    settings: Settings = field(default_factory=Settings)


def prepare(run: Run) -> None:
    """Write the training files of every step into the workspace."""
    rng = random.Random(SEED)
    work = run.work
    train = list(conllu.read(find_treebank(run.treebank, TRAIN)))
    dev = list(conllu.read(find_treebank(run.treebank, DEV)))
    conllu.write(work.file("train.conllu"), train)
    conllu.write(work.file("dev.conllu"), dev)
    lexicon = clitics.read(run.clitics)
    extra = augment.clitic_sentences(train, lexicon, run.settings.clitic_sentences, rng)
    mixed = _interleave(train, extra, rng)
    conllu.write(work.file("tokenize-train.conllu"), mixed)
    _tokenizer_labels(work, "tokenize-train.conllu", "train")
    _tokenizer_labels(work, "dev.conllu", "dev")
    _binary_vectors(run)


def _binary_vectors(run: Run) -> None:
    from stanza.models.common.pretrain import Pretrain

    Pretrain(str(run.work.model("vectors")), str(run.vectors)).load()


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


def train_tokenizer(run: Run) -> None:
    """Train the sentence splitter and tokenizer."""
    work = run.work
    _run("tokenizer", work, [
        "--txt_file", str(work.file(f"{SHORTHAND}.train.txt")),
        "--label_file", str(work.file(f"{SHORTHAND}-ud-train.toklabels")),
        "--dev_txt_file", str(work.file(f"{SHORTHAND}.dev.txt")),
        "--dev_label_file", str(work.file(f"{SHORTHAND}-ud-dev.toklabels")),
        "--dev_conll_gold", str(work.file("dev.conllu")),
        "--mwt_json_file", str(work.file(f"{SHORTHAND}-ud-dev-mwt.json")),
        *run.settings.tokenizer, *_output(work, "tokenize"),
    ])  # fmt: skip


def train_mwt(run: Run) -> None:
    """Train the multi-word token expander."""
    work = run.work
    from stanza.utils.datasets.contract_mwt import contract_mwt

    contract_mwt(str(work.file("dev.conllu")), str(work.file("mwt-dev-in.conllu")))
    _run("mwt_expander", work, [
        "--train_file", str(work.file("tokenize-train.conllu")),
        "--eval_file", str(work.file("mwt-dev-in.conllu")),
        "--gold_file", str(work.file("dev.conllu")),
        "--output_file", str(work.file("mwt-dev-out.conllu")),
        *run.settings.mwt, *_output(work, "mwt"),
    ])  # fmt: skip


def train_lemma(run: Run) -> None:
    """Train the lemmatizer: a dictionary, and a sequence model for the rest."""
    work = run.work
    _run("lemmatizer", work, [
        "--train_file", str(work.file("train.conllu")),
        "--eval_file", str(work.file("dev.conllu")),
        *run.settings.lemma, *_output(work, "lemma"),
    ])  # fmt: skip


def train_pos(run: Run) -> None:
    """Train the tagger."""
    _train_tagger(run, "pos")


def train_retagger(run: Run) -> None:
    """Train a second tagger, less far.

    Its mistakes on the training part resemble those that the finished tagger makes on texts
    that it has not seen.
    """
    _train_tagger(run, "retagger", "--max_steps", str(run.settings.retagger_steps))


def _train_tagger(run: Run, name: str, *further: str) -> None:
    work = run.work
    _run("tagger", work, [
        "--wordvec_pretrain_file", str(work.model("vectors")),
        "--train_file", str(work.file("train.conllu")),
        "--eval_file", str(work.file("dev.conllu")),
        *run.settings.pos, *further, *_output(work, name),
    ])  # fmt: skip


def retag(run: Run) -> None:
    """Replace the treebank's tags by predicted ones: a parser must know a tagger's mistakes."""
    work = run.work
    for part in ("train", "dev"):
        _run("tagger", work, [
            "--mode", "predict", "--wordvec_pretrain_file", str(work.model("vectors")),
            "--eval_file", str(work.file(f"{part}.conllu")),
            "--output_file", str(work.file(f"{part}-retagged.conllu")),
            "--batch_size", "60", *_output(work, "retagger"),
        ])  # fmt: skip


def train_depparse(run: Run) -> None:
    """Train the dependency parser on predicted tags."""
    work = run.work
    _run("parser", work, [
        "--wordvec_pretrain_file", str(work.model("vectors")),
        "--train_file", str(work.file("train-retagged.conllu")),
        "--eval_file", str(work.file("dev-retagged.conllu")),
        *run.settings.depparse, *_output(work, "depparse"),
    ])  # fmt: skip


def evaluate(pipeline: stanza.Pipeline, treebank: Path) -> dict[str, dict[str, float]]:
    """Scores of a pipeline by test set, as far as the test sets are in the folder."""
    from claimcheck.training.evaluate import score, with_original_surface

    scores = {}
    for name, path in find_test_sets(treebank).items():
        sentences = list(conllu.read(path))
        scores[name] = score(pipeline, sentences)
        published = with_original_surface(sentences)
        if published:
            scores[f"{name}, published surface"] = score(pipeline, published)
    return scores


def pack(run: Run) -> None:
    """Write the finished model and measure it as it is shipped."""
    from claimcheck.language import model
    from claimcheck.training import pack as packing

    packing.pack(run.work.models, run.clitics, run.output)
    packing.describe(run.output, evaluate(model.load(run.output), run.treebank))


STEPS: dict[str, Callable[[Run], None]] = {
    "prepare": prepare,
    "tokenize": train_tokenizer,
    "mwt": train_mwt,
    "lemma": train_lemma,
    "pos": train_pos,
    "retagger": train_retagger,
    "retag": retag,
    "depparse": train_depparse,
    "pack": pack,
}
