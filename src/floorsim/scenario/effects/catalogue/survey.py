"""The answers of the team to a survey come in: a mean with its interval, and what was written."""

from __future__ import annotations

from typing import Any, ClassVar

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block
from floorsim.scenario.values.units import Share


class TeamSurvey(Block):
    """How many answer who are neither well nor unwell, and whether others see what they write."""

    response: Share
    watched: bool = False


class Survey(EffectType):
    """Tells the supervisor what those who answered said; who does, and what, is a draw of the person."""

    key: ClassVar[str] = "survey"
    schema: ClassVar[Any] = TeamSurvey

    @classmethod
    def apply(cls, body: TeamSurvey, on: World, cause: Cause) -> None:
        """The record keeps how many answered."""
        answers = on.survey(body.response, watched=body.watched)
        on.record(cls.key, "", float(answers), "watched" if body.watched else "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """How many answered."""
        return f"a survey came back with {amount:.0f} answers"
