"""Whether lines open instead of the screen: asked for, never guessed."""

from __future__ import annotations

import os

import click

VARIABLE = "ACCESSIBLE"
"""Environment variable by which several programs are asked for lines that can be read aloud."""
PLAIN = click.option(
    "--plain/--no-plain",
    default=None,
    help="Lines to be read aloud in place of the screen; also by ACCESSIBLE=1 or the setting plain.",
)


def how_to_leave(flag: bool | None) -> str | None:
    """What opens the screen again, in a sentence, where lines are asked for; None where the screen is.

    The option wins over ACCESSIBLE, that over the setting.
    """
    if flag is not None:
        return "Without --plain the screen opens." if flag else None
    if os.environ.get(VARIABLE, "") not in ("", "0"):
        return "ACCESSIBLE is set; with --no-plain the screen opens."
    from floorsim.play.settings_file import file_entries

    if file_entries()[0].get("plain") is True:
        return "It is your setting; with --no-plain the screen opens."
    return None
