"""Halving weights and describing the model's files."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from claimcheck.errors import ModelError
from claimcheck.language.clitics import LIST_NAME
from claimcheck.language.model import DESCRIPTION, PROCESSORS, describe, verify
from claimcheck.training import pack

FILES = [*(f"{name}.pt" for name in (*PROCESSORS, "vectors")), LIST_NAME]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A described model that consists of a few bytes."""
    for number, name in enumerate(FILES):
        (tmp_path / name).write_bytes(bytes(range(number + 1)))
    pack.describe(tmp_path, {"toy": {"LAS": 12.5}})
    return tmp_path


class TestHalf:
    def test_of_tensors(self) -> None:
        halved = pack._half(torch.tensor([0.5, -2.0]))
        assert halved.dtype == torch.float16
        assert halved.tolist() == [0.5, -2.0]

    @pytest.mark.parametrize("dtype", [torch.int64, torch.float64, torch.float16, torch.bool, torch.uint8])
    def test_leaves_other_tensors(self, dtype: torch.dtype) -> None:
        tensor = torch.ones(2, dtype=dtype)
        assert pack._half(tensor) is tensor

    @pytest.mark.parametrize("value", [1.5, 3, "text", None, True])
    def test_leaves_other_values(self, value: object) -> None:
        assert pack._half(value) is value

    def test_goes_into_containers(self) -> None:
        one = torch.ones(1)
        halved = pack._half({"a": [one, (one, "x")], "b": {"c": one}, 3: 0.1})
        assert halved["a"][0].dtype == halved["a"][1][0].dtype == halved["b"]["c"].dtype == torch.float16
        assert isinstance(halved["a"][1], tuple)
        assert (halved["a"][1][1], halved[3]) == ("x", 0.1)

    def test_drops_what_only_training_needs(self) -> None:
        value = {"model": {}, "optimizer_state_dict": {"lr": 1}, "config": {"dev_score_history": [1.0]}}
        assert pack._half(value) == {"model": {}, "config": {}}


class TestDescribe:
    def test_what_it_says(self, folder: Path) -> None:
        described = describe(folder)
        assert list(described["files"]) == FILES
        assert [f["bytes"] for f in described["files"].values()] == list(range(1, len(FILES) + 1))
        assert described["scores"] == {"toy": {"LAS": 12.5}}
        assert described["licence"] == pack.LICENCE

    def test_its_checksums_are_right(self, folder: Path) -> None:
        verify(folder)

    @pytest.mark.parametrize("name", FILES)
    def test_a_flipped_bit(self, folder: Path, name: str) -> None:
        content = bytearray((folder / name).read_bytes())
        content[-1] ^= 1
        (folder / name).write_bytes(content)
        with pytest.raises(ModelError, match="differs from its checksum") as raised:
            verify(folder)
        assert raised.value.where == str(folder / name)

    def test_a_missing_file(self, folder: Path) -> None:
        (folder / "pos.pt").unlink()
        with pytest.raises(ModelError, match="missing") as raised:
            verify(folder)
        assert raised.value.where == str(folder / "pos.pt")

    def test_nothing_to_verify(self, tmp_path: Path) -> None:
        verify(tmp_path)


def test_pack(tmp_path: Path) -> None:
    trained, output = tmp_path / "trained", tmp_path / "new" / "model"
    trained.mkdir()
    for name in (*PROCESSORS, "vectors", "retagger"):
        weights = {"model": {"w": torch.full((3,), 0.25)}, "vocab": ["و"], "optimizer_state_dict": {}}
        torch.save(weights, trained / f"{name}.pt")
    words = tmp_path / "words.tsv"
    words.write_text("واشنطن\tواشنطن\n", encoding="utf-8")
    pack.pack(trained, words, output)
    assert sorted(p.name for p in output.iterdir()) == sorted([*FILES, DESCRIPTION])
    verify(output)
    assert (output / LIST_NAME).read_bytes() == words.read_bytes()
    packed = torch.load(output / "pos.pt", weights_only=True)
    assert set(packed) == {"model", "vocab"}
    assert packed["model"]["w"].dtype == torch.float16
    assert describe(output)["scores"] == {}
