"""The published plan: who works when on which channels, with which activities, and how much is expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from floorsim.floor.demand.forecast import DayForecast, forecast_of
from floorsim.floor.floor import Floor
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import DAY_S


class PlannedItem(NamedTuple):
    """An activity of the plan; times in seconds since midnight before day 1."""

    kind: str
    start_s: float
    length_s: float


@dataclass(frozen=True, slots=True)
class PlannedAgent:
    """One person of the published roster."""

    id: str
    group: str
    skills: dict[str, float]
    on: tuple[str, ...]
    shifts: tuple[tuple[float, float], ...]
    items: tuple[PlannedItem, ...]


class Plan:
    """The plan of a scenario's public facts."""

    def __init__(self, facts: Scenario) -> None:
        floor = Floor(facts, 0)
        self._compiled = floor.compiled
        self.agents = {agent.id: agent for agent in _agents(facts, floor)}
        self.streams: dict[str, str] = {
            id: self._compiled.channels[self._compiled.contact_types_of_stream[index][0].channel].id
            for index, id in enumerate(self._compiled.stream_ids)
        }
        """Stream to the channel that it arrives on."""
        self.drivers = {
            id: (facts.drivers[id].title or id if id in facts.drivers else id).lower()
            for id in self._compiled.drivers
        }
        """Drivers with their titles, in small letters."""

    def forecast(self, stream: str, day: int) -> DayForecast:
        """What the plan expects of a stream on a day; 0 is the first."""
        return forecast_of(self._compiled, self._compiled.stream_ids.index(stream), day)

    def expected(self, channel: str, from_s: float, to_s: float) -> float:
        """Contacts that the plan expects on a channel between two times of one day."""
        total, day = 0.0, self._compiled.hours.day_of(from_s)
        for stream, own in self.streams.items():
            if own == channel:
                total += between(self.forecast(stream, day), from_s - day * DAY_S, to_s - day * DAY_S)
        return total


def between(forecast: DayForecast, from_s: float, to_s: float) -> float:
    """Contacts expected between two times of the day, at an even rate within each interval."""
    total = 0.0
    edges_s, expected = forecast.edges_s.tolist(), forecast.expected.tolist()
    for start_s, end_s, count in zip(edges_s, edges_s[1:], expected, strict=False):
        shared_s = min(end_s, to_s) - max(start_s, from_s)
        if shared_s > 0.0:
            total += count * shared_s / (end_s - start_s)
    return total


def _agents(facts: Scenario, floor: Floor) -> list[PlannedAgent]:
    written = {agent.id: agent for agent in facts.floor.agents}
    found = []
    for agent in floor.agents:
        group = floor.compiled.group_ids[agent.group]
        text = written.get(agent.id)
        skills = (
            text.skills if text is not None and text.skills is not None else facts.floor.groups[group].skills
        )
        found.append(
            PlannedAgent(
                agent.id,
                group,
                dict(skills),
                tuple(floor.channels[index].id for index in agent.home),
                tuple(agent.shifts),
                tuple(PlannedItem(item.activity, item.start_s, item.length_s) for item in agent.agenda),
            )
        )
    return found
