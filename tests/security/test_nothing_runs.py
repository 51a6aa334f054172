"""Data is data: nothing in a model, an article, a pack or a settings file is run."""

from __future__ import annotations

import io
import os
import pickle
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from yaml.constructor import SafeConstructor

from claimcheck.articles import frontmatter
from claimcheck.articles.reader import read_paths
from claimcheck.checks import suppressions
from claimcheck.claims import rulepack
from claimcheck.config.files import layers
from claimcheck.errors import ClaimcheckError, ModelError
from claimcheck.language import model

SOURCES = Path(rulepack.__file__).parents[1]
WEIGHTS = [f"{name}.pt" for name in (*model.PROCESSORS, "vectors")]
UNSAFE = re.compile(r"\b(pickle|marshal|shelve)\b|\byaml\.(\w+_)?load\(|\b(eval|exec)\(|shell=True")
BOMB = "a: &a [x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]" for before, name in pairwise("abcdefghi")
)
HOSTILE_YAML = {
    "billion laughs": BOMB,
    "an object": "a: !!python/object/apply:os.system ['touch owned']",
    "a module": "a: !!python/module:os",
    "a tag of one's own": "a: !mine x",
    "merge": "base: &b {x: 1}\na:\n  <<: *b",
    "deep": "a: " + "[" * 5000,
    "a long number": "version: " + "9" * 10_000,
    "an impossible date": "version: 2024-13-45",
}


class Malice:
    """Whoever unpickles it makes a file."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, str]]:
        return open, (str(self._mark), "w")


def as_pickle(malice: Malice) -> bytes:
    return pickle.dumps(malice, protocol=2)


def as_weights(malice: Malice) -> bytes:
    stream = io.BytesIO()
    torch.save({"model": malice, "config": malice}, stream)
    return stream.getvalue()


def as_legacy_weights(malice: Malice) -> bytes:
    stream = io.BytesIO()
    torch.save({"model": malice, "config": malice}, stream, _use_new_zipfile_serialization=False)
    return stream.getvalue()


@pytest.mark.parametrize("form", [as_pickle, as_weights, as_legacy_weights])
def test_the_malice_is_real(tmp_path: Path, form: Callable[[Malice], bytes]) -> None:
    mark = tmp_path / "owned"
    content = form(Malice(mark))
    if zipfile.is_zipfile(io.BytesIO(content)) or form is as_legacy_weights:
        torch.load(io.BytesIO(content), weights_only=False)["model"].close()
    else:
        pickle.loads(content).close()
    assert mark.exists()


@pytest.mark.parametrize("name", WEIGHTS)
@pytest.mark.parametrize("form", [as_pickle, as_weights, as_legacy_weights])
def test_weights_are_only_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, form: Callable[[Malice], bytes]
) -> None:
    monkeypatch.setenv("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "1")
    folder, mark = tmp_path / "model", tmp_path / "owned"
    folder.mkdir()
    for path in model.embedded_model().iterdir():
        if path.name not in (name, model.DESCRIPTION):
            (folder / path.name).symlink_to(path)
    (folder / name).write_bytes(form(Malice(mark)))
    with pytest.raises(ModelError):
        model.load(folder)
    assert not mark.exists()
    assert os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] == "1", "what others asked for is as it was"


def test_every_file_of_a_model_is_read_as_weights_only(monkeypatch: pytest.MonkeyPatch) -> None:
    real, seen = torch.load, []

    def spy(*args: object, **options: object) -> object:
        assert os.environ["TORCH_FORCE_WEIGHTS_ONLY_LOAD"] == "1"
        seen.append((Path(str(args[0])).name, options.get("weights_only")))
        return real(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(torch, "load", spy)
    model.load()
    assert {name for name, _ in seen} == set(WEIGHTS)
    assert all(safe is True for _, safe in seen)
    assert "TORCH_FORCE_WEIGHTS_ONLY_LOAD" not in os.environ


@pytest.mark.parametrize("content", HOSTILE_YAML.values(), ids=HOSTILE_YAML)
def test_yaml_is_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "claimcheck.yml"
    path.write_text(content, encoding="utf-8")
    pack = path.rename(tmp_path / "pack.yaml")
    assert rulepack.inspect([pack]).errors
    for read in (lambda: layers(pack), lambda: suppressions.load(pack)):
        with pytest.raises(ClaimcheckError):
            read()
    article = tmp_path / "a.md"
    article.write_text(f"---\n{content}\n---\nنص\n", encoding="utf-8")
    found, errors = read_paths([str(article)])
    assert len(found) + len(errors) == 1
    assert not (tmp_path / "owned").exists()


def test_no_source_loads_what_can_run() -> None:
    found = {
        f"{path.relative_to(SOURCES)}: {line.strip()}"
        for path in SOURCES.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if UNSAFE.search(line) and not line.strip().startswith("#")
    }
    # Both loaders are PyYAML's safe ones, the first with libyaml's parser where there is one.
    assert found == {
        "articles/frontmatter.py: return yaml.load(head, _FAST_LOADER)",
        "articles/frontmatter.py: return yaml.load(head, _WithoutAliases)",
    }
    assert issubclass(frontmatter._FAST_LOADER, SafeConstructor)
    assert issubclass(frontmatter._WithoutAliases, SafeConstructor)
