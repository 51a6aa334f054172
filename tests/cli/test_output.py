"""Where results go."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from claimcheck.cli.output import Destination, destinations, write
from claimcheck.errors import ConfigurationError

FORMATS = ("text", "json", "sarif")


@pytest.mark.parametrize(
    ("given", "output_format", "always", "expected"),
    [
        ([], None, False, [Destination("text")]),
        ([], "json", False, [Destination("json")]),
        (["a.txt"], None, False, [Destination("text", Path("a.txt"))]),
        (["a.json"], "json", True, [Destination("json", Path("a.json"))]),
        (["json=a"], None, False, [Destination("json", Path("a"))]),
        (["json=a"], None, True, [Destination("text"), Destination("json", Path("a"))]),
        (["json=a"], "sarif", False, [Destination("sarif"), Destination("json", Path("a"))]),
        (["json=-"], None, True, [Destination("json")]),
        (
            ["json=a", "sarif=b"],
            None,
            False,
            [Destination("json", Path("a")), Destination("sarif", Path("b"))],
        ),
        (["./x=y"], None, False, [Destination("text", Path("x=y"))]),
    ],
)
def test_destinations(
    given: list[str], output_format: str | None, always: bool, expected: list[Destination]
) -> None:
    assert destinations(given, output_format, FORMATS, always_prints=always) == expected


@pytest.mark.parametrize(
    ("given", "output_format", "message"),
    [
        (["jsn=a"], None, "do you mean json"),
        (["json=a", "sarif=a"], None, "two outputs for a"),
        (["json=-", "sarif=-"], None, "two outputs for standard output"),
        ([], "markdown", "there is no format 'markdown'"),
    ],
)
def test_mistakes(given: list[str], output_format: str | None, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        destinations(given, output_format, FORMATS)
    assert message in str(caught.value)


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "file"
    write("one", path)
    first = path.stat().st_ino
    write("two", path)
    assert path.read_text() == "two"
    assert path.stat().st_ino != first
    assert [one.name for one in path.parent.iterdir()] == ["file"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write("new", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(path.read_text()))
    reader.start()
    write("through", path)
    reader.join(10)
    assert got == ["through"]
    assert path.is_fifo()


def test_what_is_no_text_is_written_visibly(tmp_path: Path) -> None:
    write("half \ud800", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"half \\ud800"


def test_a_reader_that_has_enough_is_no_failure() -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "rules", "list", "--output-format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait() == 2
    running.stderr.close()
