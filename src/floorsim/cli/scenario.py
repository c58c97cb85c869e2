"""`floorsim scenario`: its subcommands by name; each is imported when used."""

from collections.abc import Mapping

import click

from floorsim.cli.lazy_group import LazyGroup

COMMANDS: Mapping[str, str] = {
    "list": "floorsim.cli.scenario_commands.list:list_",
    "show": "floorsim.cli.scenario_commands.show:show",
    "new": "floorsim.cli.scenario_commands.new:new",
    "check": "floorsim.cli.scenario_commands.check:check",
    "schema": "floorsim.cli.scenario_commands.schema:schema",
    "upgrade": "floorsim.cli.scenario_commands.upgrade:upgrade",
    "code": "floorsim.cli.scenario_commands.code:code",
    "pack": "floorsim.cli.scenario_commands.pack:pack",
    "unpack": "floorsim.cli.scenario_commands.pack:unpack",
    "preview": "floorsim.cli.scenario_commands.preview:preview",
    "msel": "floorsim.cli.scenario_commands.msel:msel",
    "prove": "floorsim.cli.scenario_commands.prove:prove",
    "diff": "floorsim.cli.scenario_commands.diff:diff",
}
"""Each subcommand and where it is, as `module:attribute`."""


@click.group("scenario", cls=LazyGroup, lazy_commands=COMMANDS)
def scenario() -> None:
    """List, write, check and share scenarios."""
