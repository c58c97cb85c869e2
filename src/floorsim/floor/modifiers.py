"""Effects that hold for a time and change what the floor works with: incidents', and those of answers.

Demand is not here: what an incident adds to or takes from it is drawn with the arrivals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from floorsim.floor import agenda, dispatch
from floorsim.floor.agent import GO_HOME, AgendaItem
from floorsim.floor.records import EffectRecord
from floorsim.floor.states import AWAY, LOGGED_IN
from floorsim.scenario.effects.catalogue.chances import ChanceEffect
from floorsim.scenario.effects.catalogue.driver import added
from floorsim.scenario.effects.effect_type import LastingEffect, effect_types

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact_types import ContactType
    from floorsim.floor.floor import Floor


@dataclass(slots=True, eq=False)
class Held:
    """A lasting effect that holds now."""

    type: type[LastingEffect]
    body: Any
    until_s: float
    cause: str
    taken: list[Agent] = field(default_factory=list)
    """Agents whom it takes off the floor; some may begin their shift later."""


class Modifiers:
    """Which lasting effects hold now, in the order in which they began."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.held: list[Held] = []
        self.guided: set[str] = set()
        """Drivers for which the team has guidance."""
        self.told_fixed: set[str] = set()
        """Drivers of which customers believe, as they were told, that they are fixed, while they are not."""
        self._broken: frozenset[str] | None = None
        """What `resolvable_drivers_broken` found, until an effect begins or ends: it is asked often."""

    def begin(self, key: str, body: Any, until_s: float, cause: str) -> Held:
        """An effect of the catalogue holds from now on; the caller ends it at `until_s`."""
        of = effect_types()[key]
        assert issubclass(of, LastingEffect)
        held = Held(of, body, until_s, cause)
        self.held.append(held)
        self._record(held, "begins")
        if of.takes_people:
            of.begin(body, self, held)
            self._work_out()
        else:
            self._work_out()
            of.begin(body, self, held)
        return held

    def end(self, held: Held) -> None:
        """It holds no longer."""
        self.held = [other for other in self.held if other is not held]
        self._record(held, "ends")
        self._work_out()
        held.type.end(held.body, self, held)

    def guide(self, drivers: tuple[str, ...]) -> None:
        """The team now knows how to handle these drivers."""
        self.guided.update(drivers)
        self._work_out()

    def tell_fixed(self, drivers: tuple[str, ...]) -> list[str]:
        """Customers are told that these drivers are fixed; gives those of which it is not true."""
        broken = self.resolvable_drivers_broken()
        early = [driver for driver in drivers if driver in broken]
        self.told_fixed.update(early)
        return early

    def no_longer_told_fixed(self, drivers: list[str]) -> list[str]:
        """It is found out; gives those of these drivers of which it was still believed, and not true."""
        found_out = [driver for driver in drivers if driver in self.told_fixed]
        self.told_fixed.difference_update(found_out)
        return found_out

    def of(self, key: str) -> list[Any]:
        """The values of the effects of one key that hold now."""
        return [held.body for held in self.held if held.type.key == key]

    def away_until(self, agent: Agent) -> float | None:
        """When an agent whom an effect takes away comes back; None for anyone else."""
        return max((held.until_s for held in self.held if agent in held.taken), default=None)

    def resolvable_drivers_broken(self) -> frozenset[str]:
        """Drivers that an effect makes harder to resolve."""
        if self._broken is None:
            changes: list[ChanceEffect] = self.of("resolve")
            self._broken = frozenset(
                one.driver_id
                for change in changes
                for one in self.floor.compiled.contact_types
                if change.names(one.driver_id) and change.changed(one.base_resolvable) < one.base_resolvable
            )
        return self._broken

    def _work_out(self) -> None:
        """Works out every type of contact anew from its base, so that no order of ends leaves a trace."""
        self._broken = None
        for contact_type in self.floor.compiled.contact_types:
            contact_type.resolvable = contact_type.base_resolvable
            contact_type.hostility = contact_type.base_hostility
            contact_type.handle = contact_type.base_handle
            contact_type.patience_factor = 1.0
            contact_type.unclear = False
            contact_type.noticed, contact_type.overpromised = 0.0, False
            contact_type.stay_away, contact_type.transfer_share = 0.0, contact_type.base_transfer_share
            contact_type.errors, contact_type.errors_key, contact_type.for_agents = (), -1, {}
            channel = self.floor.channels[contact_type.channel].id
            for held in self.held:
                held.type.on_contact_type(held.body, contact_type, channel, self.guided)
            self._note_errors(contact_type)
        if self.told_fixed:
            self.told_fixed &= self.resolvable_drivers_broken()

    def _note_errors(self, contact_type: ContactType) -> None:
        """Keeps what its steps lose in the skill book, so that a contact's record needs one number for it."""
        note = self.floor.book.note
        if contact_type.errors:
            contact_type.errors_key = note(contact_type.errors)
        for own in contact_type.for_agents.values():
            errors = added(contact_type.errors, own.errors)
            own.errors_key = note(errors) if errors else -1

    def _record(self, held: Held, detail: str) -> None:
        amount = held.type.amount(held.body)
        self.floor.ledger.effects.append(
            EffectRecord(self.floor.now, held.type.key, "", amount, detail, held.cause)
        )

    def tool_down(self, channels: tuple[str, ...], change: int) -> None:
        """One more, or one less, reason why no contact can start on these channels."""
        for id in channels:
            channel = self.floor.channels[self.floor.compiled.channel_index[id]]
            channel.down += change
            if not channel.down:
                dispatch.drain(self.floor, channel.index, self.floor.now)

    def take_off(self, agents: tuple[str, ...], group: str | None, count: int, held: Held) -> None:
        """Agents leave until the effect ends; whose shift is over by then has gone home."""
        floor, now = self.floor, self.floor.now
        chosen = [agent for agent in floor.agents if agent.id in agents]
        if group is not None and count:
            index = floor.compiled.group_index[group]
            others = [agent for agent in floor.agents if agent.group == index and agent not in chosen]
            there = [agent for agent in others if agent.state in LOGGED_IN]
            coming = [
                agent
                for agent in others
                if agent.shift_end_s is None
                and any(now <= start_s < held.until_s for start_s, _ in agent.shifts)
            ]
            chosen += (there + coming)[:count]
        held.taken = chosen
        for agent in chosen:
            if agent.shift_end_s is None:
                continue
            item = agenda.ending_at(held.until_s, AgendaItem("away", AWAY, now, 0.0))
            if held.until_s >= agent.shift_end_s:
                item = AgendaItem(GO_HOME, AWAY, now, 0.0)
            agenda.require(floor, agent, item, now)
