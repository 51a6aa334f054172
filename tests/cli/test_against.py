"""``--against`` takes all paths up to the next option."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from claimcheck.cli.checking import AgainstCommand


@click.command(cls=AgainstCommand)
@click.argument("new", nargs=-1)
@click.option("--against", multiple=True)
@click.option("-o", "--output")
@click.option("-q", is_flag=True)
def command(new: tuple[str, ...], against: tuple[str, ...], output: str | None, q: bool) -> None:
    click.echo(f"{' '.join(new)}|{' '.join(against)}|{output}|{q}")


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        ("a b --against c d", "a b|c d|None|False"),
        ("a --against c d -o x", "a|c d|x|False"),
        ("a -o x --against c d -q", "a|c d|x|True"),
        ("--against c -q a", "a|c|None|True"),
        ("--against=c a", "a|c|None|False"),
        ("a --against c --against d e", "a|c d e|None|False"),
        ("--against c d -- a -b", "a -b|c d|None|False"),
        ("a --against -", "a|-|None|False"),
        ("a", "a||None|False"),
    ],
)
def test_arguments(arguments: str, printed: str) -> None:
    assert CliRunner().invoke(command, arguments.split()).output == printed + "\n"


@pytest.mark.parametrize("arguments", ["a --against", "a --against -q", "--against -o x", "--against -- a"])
def test_a_path_must_follow(arguments: str) -> None:
    result = CliRunner().invoke(command, arguments.split())
    assert result.exit_code == 2
    assert "'--against' needs a path" in result.output
