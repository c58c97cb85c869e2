"""A group of commands that imports each command only when it is used."""

import difflib
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A click group whose commands are named as `module:attribute` and imported on use.

    Args:
        lazy_commands: each command's name and where it is, in the order that help lists them.
    """

    def __init__(self, *args: Any, lazy_commands: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._lazy_commands = dict(lazy_commands)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, without importing any."""
        return [*self._lazy_commands, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, or None if there is none of this name."""
        place = self._lazy_commands.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = place.partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{place} is no click command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that `args` starts with; for an unknown name, offer the nearest one."""
        asked = args[0]
        known = self.list_commands(ctx)
        if asked not in known and not asked.startswith("-") and not ctx.resilient_parsing:
            near = difflib.get_close_matches(asked, known, n=1)
            offer = f"did you mean '{near[0]}'?" if near else f"'{ctx.command_path} --help' lists them all."
            ctx.fail(f"There is no command '{asked}'; {offer}")
        return super().resolve_command(ctx, args)
