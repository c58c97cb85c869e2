"""Side-by-sides and reviews that the supervisor's plan has: the same as those that are decided on."""

from __future__ import annotations

from floorsim.desk.calendar import Duty
from floorsim.desk.decisions.kinds.review_contacts import EACH_MIN, MOST, ReviewContacts
from floorsim.desk.decisions.kinds.side_by_side import SideBySide
from floorsim.desk.decisions.order import Order
from floorsim.desk.decisions.workspace import Workspace
from floorsim.floor.agent import Agent
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
        desk.duties.reviews = self._review

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
            self.desk.calendar.cancel(duty)

    def _review(self, duty: Duty, given_s: float) -> None:
        """As many contacts as the time gives, at random, of the agent of whom fewest have been scored."""
        desk = self.desk
        able = [agent for agent in desk.floor.agents if desk.samples.reviewable(agent)]
        most = int(given_s // (60.0 * desk.minutes_for(ReviewContacts.kind, EACH_MIN)))
        if not able or most < 1:
            return
        agent = min(able, key=lambda agent: _seen(desk, agent))
        n = min(most, MOST, len(desk.samples.reviewable(agent)))
        review = Planned(-1, ReviewContacts(agent=agent.id, n=n), {}, desk.now, {"duty": duty.key})
        desk.say(review.decision.carry_out(desk, review), "floor")

    def _get_up(self, duty: Duty, given_s: float) -> None:
        session = self._going_on.pop(duty.key, None)
        if session is not None:
            self.desk.say(session.decision.carry_out(self.desk, session), "floor")


def _seen(desk: Workspace, agent: Agent) -> int:
    """How many reviews there are of the agent, one's own with them."""
    seen = desk.floor.reviews.of_agent(agent.index)
    return 0 if seen is None else seen.n
