"""The settings of one call: files, environment variables, and what was given on the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from claimcheck.cli.console import Console
    from claimcheck.config.load import Configuration
    from claimcheck.config.model import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
_LISTS = ("select", "ignore")


def settings_options(command: _Command) -> _Command:
    """Add the options that say which configuration file is used."""
    decorators = (
        click.option("--config", type=click.Path(path_type=Path), help="Use this configuration file."),
        click.option("--isolated", is_flag=True, help="Use no configuration file."),
    )
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def model_option(command: _Command) -> _Command:
    """Add the option that names another model."""
    option = click.option(
        "--model", type=click.Path(path_type=Path), help="Folder of another Stanza Arabic model."
    )
    return option(command)


def rules_option(command: _Command) -> _Command:
    """Add the option that names folders of rule packs."""
    option = click.option(
        "--rules",
        type=click.Path(path_type=Path),
        multiple=True,
        help="Folder of further rule packs; may be given several times.",
    )
    return option(command)


def language_option(command: _Command) -> _Command:
    """Add the option that chooses the language of what is printed."""
    option = click.option(
        "--lang", type=click.Choice(["en", "ar"]), help="Language of the report.  [default: en]"
    )
    return option(command)


def configuration_from(*, config: Path | None, isolated: bool, **given: Any) -> Configuration:
    """The configuration that holds.

    Args:
        config: the configuration file to use.
        isolated: whether to use none.
        given: what the command line says, by setting; what was not given is None or empty.

    Raises:
        ConfigurationError: the options, a file or a variable are wrong.
    """
    from claimcheck.config.files import split
    from claimcheck.config.load import load

    if config is not None and isolated:
        raise click.UsageError("Give either --config or --isolated.")
    values: dict[str, Any] = {
        name: value.date() if isinstance(value, datetime) else value for name, value in given.items()
    }
    for name in _LISTS:
        values[name] = tuple(part for text in values.get(name) or () for part in split(text))
    return load(
        start=Path.cwd(),
        config_file=config,
        isolated=isolated,
        environment=os.environ,
        command_line=values,
    )


def settings_from(console: Console, **options: Any) -> Settings:
    """The settings that hold, as `configuration_from` finds them; warnings go to the console."""
    found = configuration_from(**options)
    for warning in found.warnings:
        console.warn(warning)
    return found.settings
