"""No command reaches for the network but the one that is asked to by name."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claimcheck.cli.main import main
from claimcheck.language.pipeline import ArabicReader
from tests.cli.desk import Desk

COMMANDS = {
    "baseline create": ("new", "--against", "archive"),
    "baseline update": ("new", "--against", "archive"),
    "baseline prune": ("new", "--against", "archive"),
    "check": ("new", "--against", "archive"),
    "completion": ("bash",),
    "config show": (),
    "extract": ("new", "archive"),
    "graph": ("new", "archive"),
    "index": ("new", "archive"),
    "ledger info": (),
    "ledger prune": (),
    "model evaluate": ("--treebank", "none"),
    "model info": ("--verify",),
    "model train": ("--treebank", "none", "--vectors", "none"),
    "model vectors": ("--treebank", "none", "--corpus", "new/a.md"),
    "report": ("new", "archive", "--output", "html=page.html"),
    "rules explain": ("agreed-vs-denied",),
    "rules list": (),
    "rules test": ("conflicts",),
    "rules trace": ("--help",),
    "rules validate": (),
    "story": ("FR in TD", "new", "archive"),
}
BY_NAME = {"model download"}
EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")


class NetworkUsed(BaseException):
    """Not an Exception, so that nobody who means well turns it into a message."""


_forbidden = False


def _refuse(event: str, _arguments: object) -> None:
    if _forbidden and event in EVENTS:
        raise NetworkUsed(event)


sys.addaudithook(_refuse)


@contextmanager
def no_network() -> Iterator[None]:
    """Whoever reaches for the network fails."""
    global _forbidden  # noqa: PLW0603 - an audit hook cannot be taken back
    _forbidden = True
    try:
        yield
    finally:
        _forbidden = False


def leaves(command: click.Command, names: tuple[str, ...] = ()) -> Iterator[str]:
    """The names of all commands that are no groups."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from leaves(found, (*names, name))
    else:
        yield " ".join(names)


def test_no_command_is_forgotten() -> None:
    assert set(leaves(main)) == {*COMMANDS, *BY_NAME}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_uses_the_network(desk: Desk, name: str) -> None:
    desk.says_set("new/a.md")
    desk.says_absent("archive/b.md")
    with no_network():
        result = desk.run(*name.split(), *COMMANDS[name])
    assert "internal failure" not in result.stderr
    assert not isinstance(result.exception, NetworkUsed)


def test_reading_with_the_model_does_not_either() -> None:
    with no_network():
        reader = ArabicReader.load()
        assert len(reader.read("لا جدول زمني لانسحاب القوات الأميركية من العراق.").doc) > 0


def test_who_asks_for_it_gets_it(tmp_path: Path) -> None:
    with no_network(), pytest.raises(NetworkUsed):
        CliRunner().invoke(main, ["model", "download", "-o", str(tmp_path)], catch_exceptions=False)
