"""One-to-ones of the plan: they take the agent and the supervisor, unless somebody moves them in time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from floorsim.desk.effects import move_morale
from floorsim.desk.own_time import APPOINTMENT_AREA, Task
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.units import DAY_S
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

ONE_TO_ONE: Final = "one_to_one"
HELD_SHARE: Final = 0.5
"""Part of the planned length that must be given for a one-to-one to count as held (D)."""
HELD_MORALE: Final = 0.03
"""Morale that a one-to-one held gives the agent (D: coaching and recognition, Bakker et al. 2003)."""
STOOD_UP_MORALE: Final = -0.05
"""Morale that waiting for a supervisor who does not come costs the agent (D)."""


class OneToOnes:
    """Appointments with the supervisor in the agents' plans.

    The agent goes to it by the plan. The supervisor comes when free: before anything queued, but not out of
    what is being done. Both go back to work when its time is over.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._plan: list[tuple[Agent, AgendaItem]] = []
        self._tasks: dict[int, Task] = {}
        self.with_whom: Agent | None = None
        """The agent the supervisor is with now."""

    def set_up(self) -> None:
        """Finds the one-to-ones of every agent's plan."""
        for agent in self.desk.floor.agents:
            for item in agent.agenda:
                if item.activity == ONE_TO_ONE:
                    self._plan.append((agent, item))
                    item.on_begin = partial(self._agent_is_there, item)
                    item.on_done = partial(self._over, item)
        self.desk.own_time.coming = self.coming

    def coming(self) -> list[tuple[float, float]]:
        """Those of today still to come, as (start, length) in seconds, in order."""
        now = self.desk.now
        today = now // DAY_S
        return sorted(
            (item.start_s, item.length_s)
            for _, item in self._plan
            if item.begun_s < 0.0
            and not item.cancelled
            and item.start_s >= now
            and item.start_s // DAY_S == today
        )

    def stop(self) -> str:
        """The supervisor ends the one-to-one; both go back to work. Returns what the log says."""
        agent = self.with_whom
        assert agent is not None
        name = self.desk.name(agent)
        interventions.bring_back(self.desk.floor, agent)
        return f"you broke off the one-to-one with {name}"

    def _agent_is_there(self, item: AgendaItem, agent: Agent) -> None:
        if self.desk.now < self.desk.floor.play_from_s:
            return
        name = self.desk.name(agent)
        task = Task(
            APPOINTMENT_AREA, item.length_s / 60.0, lambda: f"the one-to-one with {name}", self.desk.now
        )
        task.hands_on = task.open_ended = True

        def begin() -> None:
            self.with_whom = agent
            task.ends_s = item.begun_s + item.length_s

        task.begin = begin
        self._tasks[id(item)] = task
        own = self.desk.own_time
        if own.current is not None:
            self.desk.say(f"{name} waits for the one-to-one with you", "floor")
        own.add_first(task)

    def _over(self, item: AgendaItem, agent: Agent) -> None:
        task = self._tasks.pop(id(item), None)
        if task is None:
            return
        desk, name = self.desk, self.desk.name(agent)
        given_s = desk.now - task.started_s if task.started_s >= 0.0 else 0.0
        if task in desk.own_time.queue:
            desk.own_time.withdraw(task)
        self.with_whom = None if task is desk.own_time.current else self.with_whom
        if given_s >= HELD_SHARE * item.length_s:
            move_morale([agent], HELD_MORALE)
            desk.say(f"the one-to-one with {name} is over", "floor")
        elif given_s <= 0.0:
            move_morale([agent], STOOD_UP_MORALE)
            desk.say(
                f"{name} waited for the one-to-one until {time_of_day(desk.now)}; you did not come", "effect"
            )
        desk.own_time.finish(task)
