"""A desk test as it is written: its exercises in order, and what a candidate is told."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from floorsim.desktest.package.exercises import AnyExercise
from floorsim.scenario.models.base import Block, Name, Text


class DeskTest(Block):
    """One form of a desk test."""

    desk_test: Literal[1]
    """The version of this language."""
    id: Name
    family: Name
    """Forms of one family are meant to be equal."""
    form: Name
    practice: bool = False
    """A practice form: anybody may take it, it is not graded and its result says so."""
    title: Text
    summary: Text
    instructions: Text
    tutorial: Text
    """What every candidate reads and tries before the first exercise."""
    how_scored: Text
    who_sees: Text
    purpose: Text
    retention_days: Annotated[int, Field(gt=0, le=3650)] = 180
    """After so many days answers and names are deleted (D)."""
    expires: date | None = None
    exercises: Annotated[tuple[AnyExercise, ...], Field(min_length=1, max_length=8)]
