"""Side-by-sides that the supervisor's plan has: the same as those that are decided on."""

from __future__ import annotations

from floorsim.desk.calendar import Duty
from floorsim.desk.decisions.kinds.side_by_side import SideBySide
from floorsim.desk.decisions.order import Order
from floorsim.desk.decisions.workspace import Workspace
from floorsim.scenario.effects.world import Cause

USUAL_STEP = "listening"
"""What a planned side-by-side is about that names no step (D)."""


class Planned(Order):
    """A session that nobody had to decide on; its cause is the duty."""

    def cause(
        self,
        *,
        agents: tuple[str, ...] = (),
        channels: tuple[str, ...] = (),
        drivers: tuple[str, ...] = (),
        case: str = "",
    ) -> Cause:
        """The duty as a cause."""
        return Cause(str(self.notes["duty"]), agents, channels, drivers, case)


class Sessions:
    """Holds the side-by-sides of the calendar."""

    def __init__(self, desk: Workspace) -> None:
        self.desk = desk
        self._going_on: dict[str, Planned] = {}
        desk.duties.sits_down, desk.duties.gets_up = self._sit_down, self._get_up

    def _sit_down(self, duty: Duty) -> None:
        written = self.desk.duties.written[duty.key]
        assert written.agent is not None
        decision = SideBySide(agent=written.agent, step=written.step or USUAL_STEP)
        session = Planned(-1, decision, {}, self.desk.now, {"duty": duty.key})
        reason = decision.begin(self.desk, session)
        if reason is None:
            self._going_on[duty.key] = session
        else:
            self.desk.say(reason, "floor")

    def _get_up(self, duty: Duty, given_s: float) -> None:
        session = self._going_on.pop(duty.key, None)
        if session is not None:
            self.desk.say(session.decision.carry_out(self.desk, session), "floor")
