"""A file that is damaged is recognised, and never trusted."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.checks import baseline
from claimcheck.conflicts.model import Level
from claimcheck.errors import ConfigurationError, ModelError
from claimcheck.language.model import DESCRIPTION, describe, embedded_model, load

ENTRY = baseline.Entry(
    rule="timetable", fingerprint="0123456789abcdef", also=("fedcba9876543210",), level=Level.TENSION,
    article="a.md", quote="لا جدول زمنيا", against="هناك جدول زمني",
)  # fmt: skip
KNOWN = baseline.Baseline().with_entries(
    (ENTRY, ENTRY.model_copy(update={"fingerprint": "f" * 16, "also": ()}))
)


class TestBaseline:
    def test_any_bit_may_be_wrong(self) -> None:
        content = baseline.dump(KNOWN).encode()
        refused = 0
        for place in range(len(content)):
            for bit in range(8):
                damaged = bytes([*content[:place], content[place] ^ 1 << bit, *content[place + 1 :]])
                try:
                    assert baseline.load(damaged, "b.json") == KNOWN
                except ConfigurationError as error:
                    assert error.where.startswith("b.json")
                    assert error.remedy
                    refused += 1
        assert refused > 6 * len(content)

    def test_any_length_may_be_left(self) -> None:
        content = baseline.dump(KNOWN).encode().rstrip()
        for length in range(len(content)):
            with pytest.raises(ConfigurationError):
                baseline.load(content[:length], "b.json")

    def test_an_entry_without_its_checksum_is_not_trusted(self) -> None:
        content = baseline.dump(KNOWN)
        without = "\n".join(line for line in content.splitlines() if '"seal"' not in line)
        with pytest.raises(ConfigurationError, match="seal"):
            baseline.load(without.replace('زمني",', 'زمني"').encode(), "b.json")

    def test_entries_of_two_branches_can_be_merged(self) -> None:
        (first, second) = KNOWN.conflicts
        one, other = (baseline.dump(baseline.Baseline(conflicts=(entry,))) for entry in (first, second))
        head, tail = '{\n  "version": 1,\n  "conflicts": [\n', "\n  ]\n}\n"
        merged = head + one.removeprefix(head).removesuffix(tail) + ",\n" + other.removeprefix(head)
        assert baseline.load(merged.encode(), "b.json") == KNOWN

    def test_an_endless_file_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(baseline, "MAX_BYTES", 100)
        with pytest.raises(ConfigurationError, match="larger than 100 bytes"):
            baseline.load(baseline.dump(KNOWN).encode(), "b.json")


class TestModel:
    """Every file of the model that is shipped; none of these comes as far as loading Stanza."""

    @pytest.fixture
    def model(self, tmp_path: Path) -> Path:
        """A copy of the model, by links."""
        for file in embedded_model().iterdir():
            (tmp_path / file.name).symlink_to(file)
        return tmp_path

    @staticmethod
    def refused(model: Path, name: str, content: bytes) -> str:
        """What is said of a model in which one file has other content."""
        (model / name).unlink()
        (model / name).write_bytes(content)
        with pytest.raises(ModelError) as caught:
            load(model)
        assert caught.value.exit_status == 3
        assert caught.value.where == str(model / name)
        assert caught.value.remedy
        return caught.value.message

    @pytest.mark.parametrize("name", sorted(describe(embedded_model())["files"]))
    def test_one_bit_is_wrong(self, model: Path, name: str) -> None:
        content = bytearray((model / name).read_bytes())
        content[len(content) // 2] ^= 1
        assert "checksum" in self.refused(model, name, bytes(content))

    @pytest.mark.parametrize("name", ["vectors.pt", "clitics.tsv"])
    def test_the_end_is_missing(self, model: Path, name: str) -> None:
        assert "checksum" in self.refused(model, name, (model / name).read_bytes()[:-1])

    def test_a_file_is_missing(self, model: Path) -> None:
        (model / "lemma.pt").unlink()
        with pytest.raises(ModelError, match="missing"):
            load(model)

    def test_a_folder_stands_there(self, model: Path) -> None:
        (model / "lemma.pt").unlink()
        (model / "lemma.pt").mkdir()
        with pytest.raises(ModelError, match="cannot be read"):
            load(model)

    def test_the_description_is_cut(self, model: Path) -> None:
        assert "description" in self.refused(model, DESCRIPTION, (model / DESCRIPTION).read_bytes()[:-9])
