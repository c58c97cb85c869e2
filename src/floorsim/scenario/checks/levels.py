"""Checks of what a conversation keeps track of: levels that move or are asked for were declared, marks are
made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Choice
from floorsim.scenario.models.talk import Line, Need


class Said(Protocol):
    """A turn, as far as it is looked at here."""

    @property
    def text(self) -> str | tuple[Line, ...]:
        """What is said."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to it."""

    @property
    def needs(self) -> Need | None:
        """What must hold for it to come."""


class Talked(Protocol):
    """A message or a conversation, as far as it is looked at here."""

    @property
    def levels(self) -> Mapping[str, int]:
        """Where each level starts."""

    @property
    def turns(self) -> Mapping[str, Said]:
        """How it goes on."""


def check_levels(talked: Talked, path: Path, found: Findings) -> None:
    """Every level that a need or a change names has a start, and every mark that a need names can be made."""
    first = getattr(talked, "choices", ())
    subjects = getattr(talked, "subjects", ())
    every = [*first, *subjects, *(one for turn in talked.turns.values() for one in turn.choices)]
    made = {*getattr(talked, "given", ()), *(mark for choice in every for mark in choice.marks)}
    for place, choices in _choices(talked, first, subjects):
        for number, choice in enumerate(choices):
            here = (*path, *place, number)
            for level in choice.changes:
                found.known_key((*here, "changes", level), talked.levels, "level")
            _need(choice.needs, (*here, "needs"), talked, made, found)
            _lines(choice.reply, (*here, "reply"), talked, made, found)
    for name, turn in talked.turns.items():
        _need(turn.needs, (*path, "turns", name, "needs"), talked, made, found)
        _lines(turn.text, (*path, "turns", name, "text"), talked, made, found)


def _choices(
    talked: Talked, first: Sequence[Choice], subjects: Sequence[Choice]
) -> Iterator[tuple[Path, Sequence[Choice]]]:
    yield ("choices",), first
    yield ("subjects",), subjects
    for name, turn in talked.turns.items():
        yield ("turns", name, "choices"), turn.choices


def _lines(
    lines: str | tuple[Line, ...] | None, path: Path, talked: Talked, made: set[str], found: Findings
) -> None:
    if lines is None or isinstance(lines, str):
        return
    for number, line in enumerate(lines):
        _need(line.needs, (*path, number, "needs"), talked, made, found)
        if (line.needs is None) != (number == len(lines) - 1):
            wrong = (
                "this line is always said"
                if line.needs is None
                else "no line is left when this one is not said"
            )
            found.error((*path, number), wrong, "write needs in every line but the last")


def _need(need: Need | None, path: Path, talked: Talked, made: set[str], found: Findings) -> None:
    if need is None:
        return
    for key in ("at_least", "under"):
        for level in getattr(need, key):
            found.known_key((*path, key, level), talked.levels, "level")
    for key in ("marks", "no_marks"):
        found.all_known((*path, key), getattr(need, key), made, "mark")
