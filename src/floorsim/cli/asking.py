"""Asking for a yes before something is deleted."""

from __future__ import annotations

import sys

import click

from floorsim.errors import UsageError
from floorsim.printable import printable


def confirm(question: str) -> None:
    """Ask, and end the command unless the answer is yes.

    Raises:
        UsageError: nobody can be asked.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError("Nobody can be asked here because input is not a terminal; add --yes.")
    click.confirm(printable(question), abort=True, err=True)
