"""The `floorsim` command: its options, its subcommands by name, and what it does when asked for nothing."""

import os
from collections.abc import Mapping, Sequence

import click

from floorsim._version import __version__
from floorsim.cli.lazy_group import LazyGroup

PROGRAM = "floorsim"
COMPLETION_VARIABLE = "_FLOORSIM_COMPLETE"  # the name that click derives from the program's

COMMANDS: Mapping[str, str] = {}
"""Each subcommand and where it is, as `module:attribute`; it is imported only when used."""


@click.group(
    PROGRAM,
    cls=LazyGroup,
    lazy_commands=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def root(ctx: click.Context) -> None:
    """Practise running a contact centre's floor, and be scored on it."""
    if ctx.invoked_subcommand is None:
        open_home(ctx)


def open_home(ctx: click.Context) -> None:
    """Do what `floorsim` alone does: show what can be asked for."""
    click.echo(ctx.get_help())


def main(argv: Sequence[str]) -> int:
    """Run one command line and return its exit status: what the command returned if that is a number, else 0.

    A wrong option or argument is told on standard error, status 2. Errors of floorsim, interrupts and a
    closed pipe are left to the caller.
    """
    if COMPLETION_VARIABLE in os.environ:
        root.main(list(argv), prog_name=PROGRAM)
    try:
        with root.make_context(PROGRAM, list(argv)) as ctx:
            status = root.invoke(ctx)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return status if isinstance(status, int) else 0
