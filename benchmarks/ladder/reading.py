"""How often competent, who reads answers by their words, picks the answer of the worked run."""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

from floorsim.desk.view import ChoiceView
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.competent.reading import best_read


class Picked(NamedTuple):
    """Messages of the worked run with a choice of answers."""

    read: int
    """Competent picks the worked run's answer, under pressure."""
    asked: int
    chance: float
    """As many would be picked by chance."""


def picked(scenario: Scenario) -> Picked:
    """What competent makes of the answers of a scenario."""
    meant = {one.arguments.get("message"): one.arguments.get("choice") for one in scenario.expert}
    read, chances = 0, []
    for message in scenario.messages:
        choices = [ChoiceView(one.id, one.label, one.minutes, one.hands_on) for one in message.choices]
        if len(choices) > 1 and message.id in meant:
            read += best_read(choices, strained=True).id == meant[message.id]
            chances.append(1 / len(choices))
    return Picked(read, len(chances), fsum(chances))
