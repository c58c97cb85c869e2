"""The `floorsim` command: its options, its subcommands by name, and what it does when asked for nothing."""

import os
from collections.abc import Mapping, Sequence
from io import StringIO

import click

from floorsim._version import __version__
from floorsim.cli.lazy_group import LazyGroup
from floorsim.cli.output import replace_what_cannot_be_written, say
from floorsim.cli.plain import PLAIN, how_to_leave

PROGRAM = "floorsim"
COMPLETION_VARIABLE = "_FLOORSIM_COMPLETE"  # the name that click derives from the program's

COMMANDS: Mapping[str, str] = {
    "play": "floorsim.cli.play:play",
    "scenario": "floorsim.cli.scenario:scenario",
    "workbench": "floorsim.cli.workbench:workbench",
    "forecast": "floorsim.cli.forecast:forecast",
    "roster": "floorsim.cli.roster:roster",
    "run": "floorsim.cli.run:run",
    "runs": "floorsim.cli.runs:runs",
    "debrief": "floorsim.cli.debrief:debrief",
    "decisions": "floorsim.cli.decisions:decisions",
    "desk-test": "floorsim.cli.desk_test:desk_test",
    "profile": "floorsim.cli.profile:profile",
    "where": "floorsim.cli.where:where",
    "completion": "floorsim.cli.completion:completion",
}
"""Each subcommand and where it is, as `module:attribute`; it is imported only when used."""


@click.group(
    PROGRAM,
    cls=LazyGroup,
    lazy_commands=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@PLAIN
@click.pass_context
def root(ctx: click.Context, plain: bool | None) -> None:
    """Practise running a contact centre's floor, and be scored on it.

    Without a command, the home screen opens.
    """
    if plain is not None:
        ctx.default_map = {"play": {"plain": plain}, "desk-test": {"take": {"plain": plain}}}
    if ctx.invoked_subcommand is None:
        ctx.exit(open_home(plain))


def open_home(plain: bool | None = None) -> int:
    """Do what `floorsim` alone does: open the home screen, or home in lines."""
    from floorsim.cli.damaged_store import offering_to_set_aside

    leave = how_to_leave(plain)

    def screen() -> int:
        if leave is not None:
            from floorsim.plain.program import run_plain

            return run_plain(leave)
        from floorsim.tui.app import run_app

        return run_app()

    return offering_to_set_aside(screen)


def main(argv: Sequence[str]) -> int:
    """Run one command line and return its exit status: what the command returned if that is a number, else 0.

    A wrong option or argument is told on standard error, status 2. Errors of floorsim, interrupts and a
    closed pipe are left to the caller.
    """
    if COMPLETION_VARIABLE in os.environ:
        root.main(list(argv), prog_name=PROGRAM)
    replace_what_cannot_be_written()
    try:
        with root.make_context(PROGRAM, list(argv)) as ctx:
            status = root.invoke(ctx)
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort as abort:
        raise KeyboardInterrupt from abort
    except click.ClickException as error:
        told = StringIO()
        error.show(told)
        say(told.getvalue().rstrip())
        return error.exit_code
    return status if isinstance(status, int) else 0
