"""Cases as content: what data/cases holds, read like a scenario and filled with the names of the occasion."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import Field, ValidationError

from floorsim.content import content_dir
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.models.base import Block, Text
from floorsim.scenario.models.events import Choice, Turn
from floorsim.scenario.values.units import Seconds
from floorsim.scenario.yaml.reader import read_yaml


class CaseChoice(Choice):
    """An answer of a case from shared content, with its words while it is done and after."""

    doing: Text
    """What the supervisor is at meanwhile, without a subject."""
    done: Text
    """What the log says, in the past tense with `you`."""


class CaseTemplate(Block):
    """A case as data/cases writes it; `{name}` stands for a word of the occasion."""

    sender: Text
    subject: Text
    text: Text
    deadline: Annotated[Seconds, Field(gt=0)] | None = None
    choices: tuple[CaseChoice, ...] = ()
    turns: dict[str, Turn] = Field(default_factory=dict)
    if_missed: tuple[Effect, ...] = ()

    def filled(self, words: Mapping[str, str]) -> CaseTemplate:
        """The case with its words filled in."""
        return CaseTemplate.model_validate(_filled(self.model_dump(by_alias=True, exclude_unset=True), words))


@cache
def case_template(name: str) -> CaseTemplate:
    """The case of this name in data/cases.

    Raises:
        InvalidScenarioError: the file is not a case.
    """
    file = content_dir("data") / "cases" / f"{name}.yaml"
    document = read_yaml(file.read_bytes(), str(file))
    try:
        return CaseTemplate.model_validate(document.tree)
    except ValidationError as error:
        raise InvalidScenarioError(faults_from_validation(error, document, CaseTemplate)) from None


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        for name, word in words.items():
            value = value.replace(f"{{{name}}}", word)
        return value
    if isinstance(value, dict):
        return {key: _filled(inner, words) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_filled(inner, words) for inner in value]
    return value
