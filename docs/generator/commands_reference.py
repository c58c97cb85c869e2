"""The page that lists every command with its arguments and options: from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from docs.generator.words import NOTHING
from floorsim.cli.main import PROGRAM, root

INTRODUCTION = """\
# Commands

Every command of `floorsim`. `floorsim --help` says the same, and so does `--help` after each command.

*This page is generated from the program itself by `python docs/generate.py`; a test checks that it is
current.*

Results go to standard output, everything else to standard error. Commands that list or report take
`--format json`. What the exit status means stands in
[troubleshooting](troubleshooting.md#exit-status). `floorsim` alone opens the home screen.
"""


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, in the order of the help; groups before what is in them."""
    yield from _inside(root, PROGRAM)


def _inside(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=name)
    for own in group.list_commands(context):
        command = group.get_command(context, own)
        assert command is not None
        yield f"{name} {own}", command
        if isinstance(command, click.Group):
            yield from _inside(command, f"{name} {own}")


def page() -> str:
    """The whole page."""
    sections = [
        _section(name, command) for name, command in commands() if not isinstance(command, click.Group)
    ]
    return "\n".join([INTRODUCTION, *sections])


def _section(name: str, command: click.Command) -> str:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option)]
    usage = " ".join([name, *(["[OPTIONS]"] if options else []), *(_argument(one) for one in arguments)])
    lines = [f"## {name}", "", "```sh", usage, "```", "", _help(command), ""]
    if options:
        lines += ["| option | what it does | left out |", "| --- | --- | --- |"]
        lines += [f"| {_names(one)} | {_what(one)} | {_default(one)} |" for one in options]
        lines.append("")
    return "\n".join(lines)


def _argument(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    if isinstance(argument.type, click.Choice):
        name = "{" + "|".join(argument.type.choices) + "}"
    if argument.nargs == -1 and not name.endswith("..."):
        name += "..."
    return name if argument.required else f"[{name}]"


def _help(command: click.Command) -> str:
    paragraphs = (command.help or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _names(option: click.Option) -> str:
    if option.secondary_opts:
        return f"`{option.opts[0]}`, `{option.secondary_opts[0]}`"
    if option.is_flag:
        return f"`{option.opts[0]}`"
    kind = option.type
    value = option.metavar or ("A..B" if kind.name == "A..B" else kind.name.partition(" ")[0].upper())
    if isinstance(kind, click.Choice):
        value = "|".join(kind.choices)
    return f"`{option.opts[0]} {value}`".replace("|", "\\|")


def _what(option: click.Option) -> str:
    return (option.help or NOTHING).partition("  [default")[0]


def _default(option: click.Option) -> str:
    told = (option.help or "").partition("[default: ")[2].rstrip("]")
    if told:
        return f"`{told}`"
    if option.show_default and option.default is not None:
        return f"`{option.default}`"
    return NOTHING
