"""``claimcheck completion``: a shell's completion script."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from claimcheck.cli.output import write

_SHELLS = ("bash", "fish", "zsh")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes claimcheck's commands and options in SHELL.

    For bash, put eval "$(claimcheck completion bash)" into ~/.bashrc; for zsh likewise into ~/.zshrc; for
    fish, write it to ~/.config/fish/completions/claimcheck.fish.
    """
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"This version of click knows no completion for {shell}.")
    script = completion(ctx.find_root().command, {}, "claimcheck", "_CLAIMCHECK_COMPLETE")
    write(script.source() + "\n", None)
