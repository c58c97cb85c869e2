"""People who work from home: what hours without a word from the supervisor do to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.desk.decisions.spoken_to import last_word_s
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.effects.world import Cause
from floorsim.units import HOUR_S

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

ALONE_S: Final = 2 * HOUR_S
"""After so long without a word somebody at home feels alone (D)."""
ALONE_MORALE: Final = -0.01
"""Morale that each further hour of it costs (D; isolation is what people who work from home name first)."""
ISOLATION: Final = "isolation"
"""The record of it."""


class Remote:
    """Looks every hour of play after those at home; sets no timer where nobody works from home."""

    def __init__(self, desk: Workspace) -> None:
        self.desk = desk
        if any(agent.remote for agent in desk.floor.agents):
            desk.floor.at(desk.floor.play_from_s + HOUR_S, self._look)

    def _look(self) -> None:
        desk, now_s = self.desk, self.desk.now
        for agent in desk.floor.agents:
            if not agent.remote or agent.state in (OFF, ABSENT):
                continue
            since_s = max(agent.logged_in_s, last_word_s(desk, agent))
            if now_s - since_s >= ALONE_S:
                cause = Cause(f"remote:{agent.id}", agents=(agent.id,))
                desk.consequences.record(ISOLATION, agent.id, ALONE_MORALE, "", cause)
                desk.consequences.move_morale([agent], ALONE_MORALE, cause)
        if now_s + HOUR_S < desk.floor.end_s:
            desk.floor.at(now_s + HOUR_S, self._look)
