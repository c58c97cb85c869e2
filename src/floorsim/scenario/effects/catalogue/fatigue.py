"""People are tired, or refreshed, by more than their work."""

from __future__ import annotations

from typing import ClassVar

from floorsim.scenario.effects.catalogue.morale import Morale
from floorsim.scenario.effects.world import Level


class Fatigue(Morale):
    """Moves fatigue by a number between -1 and 1; it stays within 0-1. Work tires people without this."""

    key: ClassVar[str] = "fatigue"
    level: ClassVar[Level] = "fatigue"
