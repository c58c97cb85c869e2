"""What reports can claim and ask for, and how leadership answers: data/reports.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from floorsim.content import content_dir
from floorsim.scenario.content_file import read_content
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.values.units import Seconds

FixName = Literal["people_moved", "customers_told", "team_told", "cause_raised", "coached"]
AskName = Literal["overtime", "people", "upstream", "training"]


class Fix(Block):
    """Something that a report says was done about a miss; true if one of these decisions was taken."""

    label: Text
    kinds: tuple[Name, ...]


class Train(Block):
    """Training on the day after: for how many of the newest people, and how long each."""

    people: Annotated[int, Field(ge=1, le=50)]
    length: Annotated[Seconds, Field(gt=0, alias="for")]


class Ask(Block):
    """Something to ask leadership for, and what comes of it when it is granted."""

    label: Text
    shown_by: tuple[Name, ...]
    """Ends of the ids of figures that support it."""
    granted: Text
    refused: Text
    effects: tuple[Effect, ...]
    """`subject` is the top contact driver of the period."""
    train: Train | None = None


class Answers(Block):
    """What leadership writes; words in braces are filled in."""

    general_granted: Text
    general_refused: Text
    found_flattering: Text
    found_verdict: Text
    found_cause: Text
    found_fix: Text
    found_blame: Text
    omitted: Text
    forecast_kept: Text
    forecast_broken: Text


class ReportContent(Block):
    """Everything in the file."""

    sender: Text
    fixes: Mapping[FixName, Fix]
    asks: Mapping[AskName, Ask]
    answers: Answers
    general_effects: tuple[Effect, ...]
    """What a vague ask brings, where it is granted at all."""


@cache
def report_content() -> ReportContent:
    """The file, read once.

    Raises:
        InvalidScenarioError: it does not describe reports.
    """
    return read_content(content_dir("data") / "reports.yaml", ReportContent)[0]
