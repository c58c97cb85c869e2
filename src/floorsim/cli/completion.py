"""`floorsim completion`: the script by which a shell completes floorsim's commands."""

import click
from click.shell_completion import get_completion_class

from floorsim.cli.output import echo
from floorsim.errors import UsageError

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print the completion script for SHELL.

    For bash, add this line to ~/.bashrc: eval "$(floorsim completion bash)"
    """
    from floorsim.cli.main import COMPLETION_VARIABLE, PROGRAM, root

    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(f"There is no completion for {shell}; there is for {', '.join(SHELLS)}.")
    echo(kind(root, {}, PROGRAM, COMPLETION_VARIABLE).source())
