"""The supervisor's fixed duties by kind, as data/duties.yaml has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import Field, TypeAdapter, ValidationError

from floorsim.content import content_dir
from floorsim.desk.calendar.entry import Area
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.models.base import Block, Text
from floorsim.scenario.models.supervisor import DutyKind
from floorsim.scenario.yaml.reader import read_yaml


class DutyContent(Block):
    """What is the same for every duty of a kind; `{agent}` is whom it is with."""

    title: Text
    doing: Text
    """What the supervisor is at meanwhile, without a subject."""
    area: Area
    doing_about: dict[str, Text] = Field(default_factory=dict)
    """The same for a report about more than today: `week`, `month`."""
    hands_on: bool = True
    """The supervisor sees nothing else of the floor meanwhile."""
    protected: bool = False
    """Work that would run into it is not begun before it."""
    if_held: tuple[Effect, ...] = ()
    if_missed: tuple[Effect, ...] = ()


@cache
def duty_contents() -> Mapping[str, DutyContent]:
    """Every kind by its name.

    Raises:
        InvalidScenarioError: the file does not describe duties.
    """
    file = content_dir("data") / "duties.yaml"
    document = read_yaml(file.read_bytes(), str(file))
    try:
        return TypeAdapter(dict[DutyKind, DutyContent]).validate_python(document.tree)  # type: ignore[return-value]
    except ValidationError as error:
        raise InvalidScenarioError(faults_from_validation(error, document, DutyContent)) from None
