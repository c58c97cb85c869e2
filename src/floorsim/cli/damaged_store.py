"""A damaged store: offer to set it aside, so that the user can go on and nothing is deleted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import click

from floorsim.cli.output import say

ResultT = TypeVar("ResultT")


def offering_to_set_aside(command: Callable[[], ResultT]) -> ResultT:
    """Run a command that opens the store; if that is damaged, ask whether to set it aside.

    Nobody is asked where input is not a terminal.

    Raises:
        DamagedStoreError: the store is damaged, and stays where it is.
    """
    from floorsim.store import DamagedStoreError, set_aside_damaged

    try:
        return command()
    except DamagedStoreError as damage:
        if sys.stdin is None or not sys.stdin.isatty():
            say("`floorsim runs set-aside --yes` sets it aside and begins a new store.")
            raise
        say(str(damage))
        if not click.confirm("Set it aside under another name and begin a new store?", err=True):
            raise
        say(f"It is kept as {set_aside_damaged()}.")
    return command()
