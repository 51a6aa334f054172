"""``claimcheck model``: what the Arabic model is, and how to make or get another one."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError

_Folder = click.Path(path_type=Path)


@click.group("model")
def command() -> None:
    """Show, train, score or download the Arabic model."""


@command.command()
@click.option("--model", "folder", type=_Folder, help="Folder of another model than the embedded one.")
@click.option("--verify", is_flag=True, help="Compare the files with their checksums.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def info(folder: Path | None, verify: bool, output_format: str) -> None:
    """Print what the model is, its licence and its scores."""
    from claimcheck.language import model
    from claimcheck.reports.json_text import dumps
    from claimcheck.reports.plain_text import clean

    folder = folder or model.embedded_model()
    described = model.describe(folder)
    if verify:
        model.verify(folder)
    if output_format == "json":
        click.echo(dumps(described, indent=2))
        return
    if not described:
        click.echo(f"{clean(str(folder))}: a Stanza model without a description")
        return
    for key in ("name", "language", "licence", "data", "recipe"):
        click.echo(f"{key:9} {clean(str(described.get(key, '–')))}")
    size = sum(f["bytes"] for f in described.get("files", {}).values())
    click.echo(f"size      {size / 1e6:.1f} MB" + ("  (checksums are right)" if verify else ""))
    click.echo(score_table(described.get("scores", {})))


def score_table(scores: dict[str, dict[str, float]]) -> str:
    """Scores as a plain table, one test set a line."""
    from claimcheck.reports.plain_text import clean

    metrics = list(next(iter(scores.values()), {}))
    lines = [f"{'F1, from raw text':32}" + "".join(f"{clean(m):>11}" for m in metrics)] if scores else []
    lines += [f"{clean(name):32}" + "".join(f"{s[m]:11.2f}" for m in metrics) for name, s in scores.items()]
    return "\n".join(lines)


@command.command()
@click.option("--treebank", type=_Folder, required=True, help="Folder with ar_padt-ud-train.conllu[.gz].")
@click.option(
    "--corpus",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="Running text, one paragraph a line, may be gzipped.",
)
@click.option("-o", "--output", type=_Folder, default=Path("vectors.txt"), show_default=True)
@click.option(
    "--threads", default=2, show_default=True, help="More than one makes the vectors vary a little."
)
def vectors(treebank: Path, corpus: Path, output: Path, threads: int) -> None:
    """Train word vectors, and list words with and without clitics, from a corpus.

    Writes OUTPUT and, beside it, a list of the same name that ends in .clitics.tsv.
    """
    from claimcheck.language import clitics
    from claimcheck.training import recipe
    from claimcheck.training import vectors as training

    train_part = _treebank_file(treebank, recipe.TRAIN)
    count = training.train(corpus, train_part, output, training.Settings(), threads=threads)
    clitics.write(clitic_list(output), training.make_lexicon(corpus, train_part))
    click.echo(f"{count} vectors: {output}")


def clitic_list(vectors_file: Path) -> Path:
    """The list of words with and without clitics that belongs to a file of vectors."""
    return vectors_file.with_suffix(".clitics.tsv")


@command.command()
@click.option(
    "--treebank", type=_Folder, required=True, help="Folder of UD Arabic-PADT, CoNLL-U, may be gzipped."
)
@click.option("--vectors", "vectors_file", type=_Folder, required=True, help="What 'model vectors' wrote.")
@click.option(
    "--work", type=_Folder, default=Path("build/training"), show_default=True, help="Working files."
)
@click.option("-o", "--output", type=_Folder, default=Path("build/model"), show_default=True)
@click.option("--step", "steps", multiple=True, help="Only this step; repeat for several.  [default: all]")
def train(treebank: Path, vectors_file: Path, work: Path, output: Path, steps: tuple[str, ...]) -> None:
    """Train the model by Stanza's own trainers and measure it.

    Steps: prepare, tokenize, mwt, lemma, pos, retagger, retag, depparse, pack. On two CPU cores the
    whole takes some hours; each step starts from the files of those before it.
    """
    from claimcheck.training import recipe

    unknown = [s for s in steps if s not in recipe.STEPS]
    if unknown:
        raise ConfigurationError(
            Code.TRAINING_STEP,
            f"no such step: {unknown[0]}",
            where="--step",
            remedy=f"one of {', '.join(recipe.STEPS)}",
        )
    for needed in (vectors_file, clitic_list(vectors_file)):
        if not needed.exists():
            raise ConfigurationError(
                Code.TRAINING_FILE, "no such file", where=str(needed), remedy="run claimcheck model vectors"
            )
    _treebank_file(treebank, recipe.TRAIN)
    run = recipe.Run(
        treebank, vectors_file, clitic_list(vectors_file), recipe.Workspace(work.absolute()), output
    )
    for step in steps or recipe.STEPS:
        click.echo(f"step {step}", err=True)
        recipe.STEPS[step](run)
    click.echo(f"model: {output}")


@command.command()
@click.option("--treebank", type=_Folder, required=True, help="Folder of the treebanks' test parts.")
@click.option("--model", "folder", type=_Folder, help="Folder of another model than the embedded one.")
@click.option("--update", is_flag=True, help="Write the scores into the model's description.")
def evaluate(treebank: Path, folder: Path | None, update: bool) -> None:
    """Score a model with the official CoNLL evaluation, from raw text."""
    from claimcheck.language import model
    from claimcheck.training import pack, recipe

    if not recipe.find_test_sets(treebank):
        files = " nor ".join(recipe.TESTS.values())
        raise ConfigurationError(
            Code.TRAINING_FILE,
            f"neither {files} is there",
            where=str(treebank),
            remedy="name the folder of the test parts",
        )
    folder = folder or model.embedded_model()
    scores = recipe.evaluate(model.load(folder), treebank)
    if update:
        pack.describe(folder, scores)
    click.echo(score_table(scores))


@command.command()
@click.option("-o", "--output", type=_Folder, required=True, help="Folder for Stanza's resources.")
def download(output: Path) -> None:
    """Fetch Stanza's own Arabic model over the network, for use with --model."""
    import stanza

    from claimcheck.language.model import PROCESSORS

    try:
        stanza.download("ar", model_dir=str(output), processors=",".join(PROCESSORS), verbose=False)
    except Exception as error:  # requests, URL and file errors alike
        raise ConfigurationError(
            Code.DOWNLOAD_FAILED,
            f"the download failed: {type(error).__name__}: {error}",
            where=str(output),
            remedy="check the network connection, or use the embedded model",
        ) from error
    click.echo(f"use it with --model {output}")


def _treebank_file(folder: Path, name: str) -> Path:
    from claimcheck.training import recipe

    try:
        return recipe.find_treebank(folder, name)
    except FileNotFoundError as error:
        raise ConfigurationError(
            Code.TRAINING_FILE,
            f"neither {name} nor {name}.gz is there",
            where=str(folder),
            remedy="name the folder of the treebank",
        ) from error
