"""Side-by-sides: the supervisor sits with an agent on live contacts.

The agent goes on taking contacts, at seven tenths of the usual pace, since most is talked through between and
during them (decision catalogue C1: costs .3 of a head). The supervisor sees nothing else meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.desk.effects import move_morale
from floorsim.desk.own_time import Task
from floorsim.floor.agent import Agent
from floorsim.floor.people.handling import refresh
from floorsim.floor.people.learning import LEAST_SESSION_S, coach
from floorsim.floor.people.steps import STEPS
from floorsim.floor.records import CoachingRecord

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

HEAD_LOST: Final = 0.3
"""Part of an agent's capacity that a side-by-side on live contacts takes (D)."""
ATTENTION_MORALE: Final = 0.01
"""Morale that a session's attention gives the agent (D)."""


class SideBySides:
    """The session going on, if any, and how many each agent has had in this run."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.task: Task | None = None
        self.agent: Agent | None = None
        self._own_pace = 1.0
        self._had: dict[int, int] = {}

    def start(self, agent: Agent) -> None:
        """Sits down beside the agent; contacts that begin from now on go slower."""
        self.task = self.desk.own_time.current
        self.agent = agent
        self._own_pace = agent.wellbeing.pace
        agent.wellbeing.pace = self._own_pace / (1.0 - HEAD_LOST)
        refresh(agent.wellbeing)

    def finish(self, step: str) -> float:
        """Gets up again: the agent is back at their own pace, and has learnt what the session gave.

        Returns the session's length in seconds.
        """
        agent, task, desk = self.agent, self.task, self.desk
        assert agent is not None
        assert task is not None
        self.agent = self.task = None
        agent.wellbeing.pace = self._own_pace
        refresh(agent.wellbeing)
        length_s = desk.now - task.started_s
        if length_s < LEAST_SESSION_S or not desk.floor.people:
            return length_s
        had = self._had[agent.index] = self._had.get(agent.index, 0) + 1
        u = desk.floor.random.uniforms(2, "side by side", agent.id, had).tolist()
        session = coach(
            agent.wellbeing,
            desk.now,
            (u[0], u[1]),
            step=STEPS.index(step),
            calibrated=desk.floor.reviews.calibrated(),
            session_s=length_s,
        )
        desk.floor.ledger.coaching.append(CoachingRecord(agent.index, step, desk.now, session.gain))
        move_morale([agent], ATTENTION_MORALE)
        return length_s
