"""`floorsim desk-test`: its subcommands by name; each is imported when used."""

from collections.abc import Mapping

import click

from floorsim.cli.lazy_group import LazyGroup

COMMANDS: Mapping[str, str] = {
    "new": "floorsim.cli.desk_test_commands.new:new",
    "check": "floorsim.cli.desk_test_commands.check:check",
    "equate": "floorsim.cli.desk_test_commands.equate:equate_",
    "seal": "floorsim.cli.desk_test_commands.seal:seal_",
    "invite": "floorsim.cli.desk_test_commands.invite:invite",
    "take": "floorsim.cli.desk_test_commands.take:take",
    "receive": "floorsim.cli.desk_test_commands.receive:receive",
    "verify": "floorsim.cli.desk_test_commands.verify:verify",
    "person": "floorsim.cli.desk_test_commands.person:person",
    "purge": "floorsim.cli.desk_test_commands.person:purge",
    "grade": "floorsim.cli.desk_test_commands.grade:grade",
    "report": "floorsim.cli.desk_test_commands.report:report",
}
"""Each subcommand and where it is, as `module:attribute`, in the order in which one needs them: those of the
author, the administrator, the candidate, the graders, the panel."""


@click.group("desk-test", cls=LazyGroup, lazy_commands=COMMANDS)
def desk_test() -> None:
    """Make, take, grade and report desk tests."""
