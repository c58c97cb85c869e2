"""What every exercise of a desk test has."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field

from floorsim.scenario.models.base import Block, Name, Text

Kind = Literal["live_floor", "dashboard", "coaching", "email"]
LONGEST_MINUTES: Final = 60.0
"""Of one exercise (D)."""
Grade = Annotated[int, Field(ge=1, le=5)]
"""A grader's mark: 1 poor, 3 sound, 5 excellent; the rubric says what stands at 1, 3 and 5."""


def _as_number(key: object) -> object:
    """Keys of YAML and JSON are text."""
    return int(str(key)) if key in ("1", "3", "5") else key


AnchorGrade = Annotated[Literal[1, 3, 5], BeforeValidator(_as_number)]


class Behaviour(Block):
    """One line of a grader's checklist."""

    id: Name
    text: Text


class AnchorAnswer(Block):
    """An answer on whose grade the authors agree: graders calibrate on it before they grade, and meet it
    again unannounced while they do."""

    id: Name
    answer: dict[str, Any]
    """As a candidate's answer to the exercise."""
    grade: Grade
    ticks: tuple[Name, ...]
    """Ids of the behaviours that it shows."""
    why: Text


class Rubric(Block):
    """What graders look for, and what stands at 1, 3 and 5 of their scale."""

    looks_at: Text
    checklist: Annotated[tuple[Behaviour, ...], Field(min_length=3, max_length=12)]
    anchors: Annotated[dict[AnchorGrade, Text], Field(min_length=3)]
    answers: tuple[AnchorAnswer, ...] = ()


class Exercise(Block):
    """One exercise, with the time that a candidate without accommodation has for it."""

    id: Name
    title: Text
    minutes: Annotated[float, Field(gt=0, le=LONGEST_MINUTES)]
    competencies: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Keys of data/competencies.yaml."""
    tasks: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The tasks of the job that it samples, with the standard that names each."""
    instructions: Text
    rubric: Rubric | None = None
    """None where nobody grades it and only the machine counts."""
