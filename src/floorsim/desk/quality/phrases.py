"""How contacts are told: data/contacts and data/rubrics, read and checked like a scenario."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Final, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from floorsim.content import content_dir
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.models.base import Block, Text
from floorsim.scenario.models.channels import Medium
from floorsim.scenario.values.steps import Step
from floorsim.scenario.yaml.reader import read_yaml

Said = Annotated[tuple[Annotated[Text, Field(pattern=r"^[AC]: ")], ...], Field(min_length=1)]
"""Lines in order, each begun with who speaks: `A:` the agent, `C:` the customer."""
Ways = Annotated[tuple[Said, ...], Field(min_length=1)]
"""Several ways of saying the same."""
Notes = Annotated[tuple[Text, ...], Field(min_length=1)]

OTHER: Final = "other"
"""The matter of every driver that has none of its own."""


class ByMark(Block):
    """A step as it is told when it was met, met in part, or missed."""

    met: Ways
    partly: Ways
    missed: Ways


class ByOutcome(Block):
    """The same, by whether the customer's matter ended with the contact."""

    solved: Ways
    open: Ways


class Resolution(Block):
    """The resolution step: what was done, and what became of it."""

    met: ByOutcome
    partly: ByOutcome
    missed: ByOutcome


class Opening(Block):
    """What the customer says first."""

    calm: Ways
    hostile: Ways
    again: Ways
    """Of somebody who has been in touch about it before."""
    handed_on: Ways


class ByOutcomeNotes(Block):
    """Notes by what became of the matter."""

    solved: Notes
    passed_on: Notes
    left: Notes


class Documentation(Block):
    """The note that the agent leaves."""

    met: ByOutcomeNotes
    partly: ByOutcomeNotes
    missed: ByOutcomeNotes


class Phrases(Block):
    """How the contacts of one kind of channel are told."""

    greeting: ByMark
    called_back: ByMark | None = None
    """The greeting where the agent calls back, on channels that have callbacks."""
    opening: Opening
    verification: ByMark
    listening: ByMark
    policy: ByMark
    hold: Ways
    resolution: Resolution
    card: Ways
    """A card number that should not have been said or written."""
    manager: Ways
    to_other: Ways


class Matter(Block):
    """What customers of one driver contact about."""

    opens: Notes
    angry: Notes
    detail: Text
    heard: Text
    rule: Text
    half: Text
    wrong: Text
    done: Text
    next: Text
    when: Text
    note: Text
    short: Text


Matters = Annotated[tuple[Matter, ...], Field(min_length=1)]


class StepRule(Block):
    """What counts as met, met in part and missed at one step."""

    met: Text
    partly: Text
    missed: Text


Content = TypeVar("Content")


@cache
def phrases(medium: Medium) -> Phrases:
    """How contacts of a kind of channel are told.

    Raises:
        InvalidScenarioError: the file does not say it.
    """
    return _read(("contacts", f"{medium}.yaml"), Phrases)


@cache
def notes() -> Documentation:
    """What agents note.

    Raises:
        InvalidScenarioError: the file does not say it.
    """
    return _read(("contacts", "notes.yaml"), Documentation)


@cache
def matters() -> dict[str, Matters]:
    """What customers contact about, by driver: one or several for each.

    Raises:
        InvalidScenarioError: the file does not say it.
    """
    return _read(("contacts", "matters.yaml"), dict[str, Matters])


@cache
def rubric_rules(medium: Medium) -> dict[Step, StepRule]:
    """What counts as met, by the steps of a kind of channel.

    Raises:
        InvalidScenarioError: the file does not say it.
    """
    return _read(("rubrics", f"{medium}.yaml"), dict[Step, StepRule])


def _read(place: tuple[str, str], shape: type[Content]) -> Content:
    file = content_dir("data").joinpath(*place)
    document = read_yaml(file.read_bytes(), str(file))
    try:
        return TypeAdapter(shape).validate_python(document.tree)
    except ValidationError as error:
        about = shape if isinstance(shape, type) and issubclass(shape, BaseModel) else Matter
        raise InvalidScenarioError(faults_from_validation(error, document, about)) from None
