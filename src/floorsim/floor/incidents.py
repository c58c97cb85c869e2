"""Incidents: effects that begin and end by the clock and change what the floor works with.

Demand is not here: what an incident adds to or takes from it is drawn with the arrivals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import agenda, dispatch
from floorsim.floor.agent import GO_HOME, AgendaItem
from floorsim.floor.clock import Timer
from floorsim.floor.contact_types import ContactType
from floorsim.floor.states import AWAY, LOGGED_IN
from floorsim.scenario.models.events import ChanceEffect, Incident, IncidentEffect, TimesEffect

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

UNCLEAR_HANDLE = 1.10
"""Handling takes this much longer while nobody has said how to handle a driver (D)."""


class Incidents:
    """Which effects hold now, and what they make of every kind of contact."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.active: list[IncidentEffect] = []
        self.going_on: list[Incident] = []
        self.away_until_s: dict[int, float] = {}
        """When the agents that an effect takes away come back, by the effect's identity."""
        self.taken: dict[int, list[Agent]] = {}
        """The agents that an effect takes away, by its identity; some may begin their shift later."""
        self.known: set[str] = set()
        """Drivers for which the team has guidance."""
        for incident in floor.scenario.incidents:
            self._bell(incident.start, incident, None, True)
            self._bell(incident.end, incident, None, False)
            for timed in incident.effects:
                self._bell(
                    timed.start if timed.start is not None else incident.start, incident, timed.effect, True
                )
                ends_s = timed.end if timed.end is not None else incident.end
                self._bell(ends_s, incident, timed.effect, False)
                if timed.effect.staff is not None:
                    self.away_until_s[id(timed.effect)] = ends_s

    def _bell(self, at_s: float, incident: Incident, effect: IncidentEffect | None, begins: bool) -> None:
        delay_s = max(0.0, at_s - self.floor.env.now)
        Timer(self.floor.env, _turn, (self, incident, effect, begins, at_s)).after(delay_s)

    def turn(self, incident: Incident, effect: IncidentEffect | None, begins: bool, at_s: float) -> None:
        """An incident, or one effect of it, begins or ends."""
        if effect is None:
            (self.going_on.append if begins else self.going_on.remove)(incident)
            return
        if effect.news is not None:
            if begins:
                for hook in self.floor.on_news:
                    hook(effect.news, at_s)
            return
        if begins:
            self.active.append(effect)
        else:
            self.active = [other for other in self.active if other is not effect]
        if effect.staff is not None and begins:
            self._take_off(effect)
        self.apply()
        if effect.tool is not None and effect.tool.down:
            self._tool(effect, 1 if begins else -1)

    def guide(self, drivers: tuple[str, ...]) -> None:
        """The team now knows how to handle these drivers."""
        self.known.update(drivers)
        self.apply()

    def apply(self) -> None:
        """Works out every kind of contact anew from its base and the effects that hold."""
        for contact_type in self.floor.compiled.contact_types:
            contact_type.resolvable = contact_type.base_resolvable
            contact_type.hostility = contact_type.base_hostility
            contact_type.handle = contact_type.base_handle
            contact_type.patience_factor = 1.0
            contact_type.unclear = False
            for effect in self.active:
                self._on_contact_type(contact_type, effect)

    def _on_contact_type(self, contact_type: ContactType, effect: IncidentEffect) -> None:
        channel = self.floor.channels[contact_type.channel].id
        if effect.resolve is not None and _names(effect.resolve, contact_type):
            contact_type.resolvable = min(1.0, _changed(contact_type.resolvable, effect.resolve))
        if effect.hostility is not None and _names(effect.hostility, contact_type):
            contact_type.hostility = min(1.0, _changed(contact_type.hostility, effect.hostility))
        if effect.handle is not None and _reaches(effect.handle, contact_type, channel):
            contact_type.handle *= effect.handle.times
        if effect.patience is not None and _reaches(effect.patience, contact_type, channel):
            contact_type.patience_factor *= effect.patience.times
        if effect.tool is not None and channel in effect.tool.channels:
            contact_type.handle *= effect.tool.slow
        if (
            effect.unclear is not None
            and (not effect.unclear.drivers or contact_type.driver_id in effect.unclear.drivers)
            and contact_type.driver_id not in self.known
        ):
            contact_type.unclear = True
            contact_type.handle *= UNCLEAR_HANDLE

    def _tool(self, effect: IncidentEffect, change: int) -> None:
        assert effect.tool is not None
        for id in effect.tool.channels:
            channel = self.floor.channels[self.floor.compiled.channel_index[id]]
            channel.down += change
            if not channel.down:
                dispatch.drain(self.floor, channel.index, self.floor.env.now)

    def _take_off(self, effect: IncidentEffect) -> None:
        """Agents leave until the effect ends; whose shift is over by then has gone home."""
        staff = effect.staff
        assert staff is not None
        floor, now = self.floor, self.floor.env.now
        until_s = self.away_until_s[id(effect)]
        chosen = [agent for agent in floor.agents if agent.id in staff.agents]
        if staff.group is not None and staff.count:
            group = floor.compiled.group_index[staff.group]
            others = [agent for agent in floor.agents if agent.group == group and agent not in chosen]
            there = [agent for agent in others if agent.state in LOGGED_IN]
            coming = [
                agent
                for agent in others
                if agent.shift_end_s is None and any(now <= start_s < until_s for start_s, _ in agent.shifts)
            ]
            chosen += (there + coming)[: staff.count]
        self.taken[id(effect)] = chosen
        for agent in chosen:
            if agent.shift_end_s is None:
                continue
            item = agenda.ending_at(until_s, AgendaItem("away", AWAY, now, 0.0))
            if until_s >= agent.shift_end_s:
                item = AgendaItem(GO_HOME, AWAY, now, 0.0)
            agenda.require(floor, agent, item, now)

    def away_until(self, agent: Agent) -> float | None:
        """When an agent whom an incident going on takes away comes back; None for anyone else."""
        ends = [
            self.away_until_s[id(effect)]
            for effect in self.active
            if effect.staff is not None and agent in self.taken[id(effect)]
        ]
        return max(ends, default=None)

    def resolvable_drivers_broken(self) -> frozenset[str]:
        """Drivers that an incident going on makes harder to resolve."""
        broken: set[str] = set()
        for effect in self.active:
            resolve = effect.resolve
            if resolve is not None:
                contact_types = [
                    contact_type
                    for contact_type in self.floor.compiled.contact_types
                    if _names(resolve, contact_type)
                ]
                broken.update(
                    contact_type.driver_id
                    for contact_type in contact_types
                    if _changed(contact_type.base_resolvable, resolve) < contact_type.base_resolvable
                )
        return frozenset(broken)


def _names(effect: ChanceEffect, contact_type: ContactType) -> bool:
    return not effect.drivers or contact_type.driver_id in effect.drivers


def _reaches(effect: TimesEffect, contact_type: ContactType, channel: str) -> bool:
    driver_fits = not effect.drivers or contact_type.driver_id in effect.drivers
    return driver_fits and (not effect.channels or channel in effect.channels)


def _changed(chance: float, effect: ChanceEffect) -> float:
    if effect.to is not None:
        return effect.to
    assert effect.times is not None
    return chance * effect.times


def _turn(timer: Timer, now: float) -> None:
    incidents, incident, effect, begins, at_s = timer.subject
    incidents.turn(incident, effect, begins, at_s)
