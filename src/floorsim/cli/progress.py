"""How far a long command has come: one line on standard error, and only where somebody watches."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

import click


class Progress:
    """Counts up to `total` on one line of a terminal; silent elsewhere, and for a single run."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._shown = total > 1 and sys.stderr is not None and sys.stderr.isatty()

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        if self._shown:
            click.echo(f"\r{self.done} of {self.total} runs", nl=False, err=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._shown and self.done:
            click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


class Steps:
    """Says what is being computed, on one line of a terminal; silent elsewhere."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._width = 0

    def show(self, step: str) -> None:
        """This is being computed now; an empty text wipes the line."""
        if self._shown:
            click.echo(f"\r{step.ljust(self._width)}", nl=False, err=True)
            self._width = len(step)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._width:
            self.show("")
            click.echo("\r", nl=False, err=True)
