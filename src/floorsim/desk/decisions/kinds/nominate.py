"""C14, H9: a peer coach or a buddy for somebody new, or a deputy who can do a supervisor's small tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.consequences.sessions import coached
from floorsim.desk.decisions.agents_agenda import shift_end_s
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.kinds.delegate import EXPERIENCED_WEEKS
from floorsim.desk.decisions.pickers import AgentPicker, ChoicePicker
from floorsim.desk.decisions.staff import not_at_work, unknown_agents
from floorsim.floor.people.handling import refresh
from floorsim.floor.people.learning import EXPERIENCE_WEEKS, EXPERIENCE_WEEKS_WITH_MENTOR
from floorsim.units import HOUR_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

Role = Literal["peer_coach", "buddy", "deputy"]
ROLES: Final[dict[Role, str]] = {
    "peer_coach": "Peer coach of somebody new",
    "buddy": "Buddy of somebody new, whom they ask first",
    "deputy": "Deputy for small tasks",
}
ALREADY: Final = {"peer_coach": "a peer coach", "buddy": "a buddy", "deputy": "your deputy"}
MINUTES: Final[dict[Role, float]] = {"peer_coach": 15.0, "buddy": 3.0, "deputy": 15.0}
"""Supervisor minutes (D)."""
BUDDY: Final = "buddy"
HEAD_LOST: Final = 0.1
"""Part of a peer coach's own work that helping somebody new takes (D, as a buddy's)."""
SESSION_AFTER_S: Final = HOUR_S
"""So long after it the new colleague has had what a session gives (D)."""
NEW_WEEKS: Final = EXPERIENCE_WEEKS
"""Tenure up to which somebody has most to learn from a colleague (D)."""
BUDDY_TIMES: Final = 0.6
"""Odds of leaving early that are left to somebody new who has a buddy (D: support from colleagues goes with
staying, Griffeth, Hom and Gaertner 2000; the size is ours)."""
BUDDY_EASES: Final = 0.5
"""Part of a new hire's fear that having a buddy takes away (D)."""
MENTOR_MORALE: Final = 0.02
"""Being asked, and being looked after (D)."""


class Nominate(PersonDecision):
    """Ask an experienced agent to coach somebody new, or to deputise."""

    kind: ClassVar[str] = "nominate"
    codes: ClassVar[tuple[str, ...]] = ("C14", "H9")
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Nominate a peer coach, a buddy or a deputy"
    short: ClassVar[str] = "nominate"
    minutes: ClassVar[float] = 15.0
    effect_now: ClassVar[str] = (
        f"A peer coach or a buddy works at {percent(1.0 - HEAD_LOST)} for the rest of the run. A deputy can "
        "be given your queued work from then on."
    )
    effect_later: ClassVar[str] = (
        f"Beside a peer coach a new hire learns in {EXPERIENCE_WEEKS_WITH_MENTOR:.0f} weeks what otherwise "
        f"takes {EXPERIENCE_WEEKS:.0f}. Somebody new with a buddy asks there first, and stays more often."
    )

    role: Annotated[Role, ChoicePicker(labels=ROLES)] = Field(description="As what")
    beside: Annotated[
        str | None, AgentPicker(label="Beside whom", hint="A peer coach: of whom", also={None: "nobody"})
    ] = Field(default=None, description="The new colleague of a peer coach")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """On the floor, and not nominated already; how experienced depends on the role."""
        reason = super().agent_out_of_reach(desk, agent)
        if reason is None and agent.id in desk.consequences.roles:
            return f"{desk.name(agent)} is {ALREADY[desk.consequences.roles[agent.id]]} already"
        return reason

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """Tenure and load."""
        where = both(desk.floor.channels[index].title for index in agent.on)
        return f"{counted(int(min(agent.wellbeing.tenure_weeks, 52 * 40)), 'week')} here, on {where}"

    def cost_minutes(self, desk: Workspace) -> float:
        """By the role."""
        return desk.minutes_for(self.kind, MINUTES[self.role])

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """What it takes."""
        return in_minutes(60.0 * MINUTES[value]) if value in MINUTES else ""

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Tenure and load of both."""
        people = [one for id in (self.agent, self.beside) if id and (one := desk.agent(id)) is not None]
        return [f"{desk.name(one)}: {self.about_agent(desk, one)}, holds {one.load} now" for one in people]

    def ends_s(self, desk: Workspace) -> float | None:
        """With the peer coach's shift."""
        agent = desk.agent(self.agent)
        return None if agent is None or self.role == "deputy" else shift_end_s(agent, desk.now)

    def why_not(self, desk: Workspace) -> str | None:
        """Peer coaches are experienced, buddies and deputies not new; of the first two somebody is new."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        if reason is not None or agent is None:
            return reason
        name, weeks = desk.name(agent), agent.wellbeing.tenure_weeks
        if weeks < (EXPERIENCED_WEEKS if self.role == "peer_coach" else EXPERIENCED_WEEKS / 2.0):
            return f"{name} has been here for {counted(int(weeks), 'week')}; ask somebody more experienced"
        if self.role == "deputy":
            return None
        new = None if self.beside is None else desk.agent(self.beside)
        if new is None:
            return "choose beside whom" if self.beside is None else unknown_agents(desk, [self.beside])
        if new is agent or new.wellbeing.tenure_weeks > NEW_WEEKS:
            return f"{desk.name(new)} is not new; coach them yourself, or give feedback"
        if self.role == "peer_coach" and new.mentored:
            return f"{desk.name(new)} has a peer coach already"
        if self.role == "buddy" and BUDDY in new.wellbeing.leaning:
            return f"{desk.name(new)} has a buddy already"
        return not_at_work(desk, new)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From now on; a peer coach gives part of the day to it."""
        agent, on = desk.agent(self.agent), desk.consequences
        assert agent is not None
        on.roles[agent.id] = self.role
        cause = order.cause(agents=(agent.id,))
        on.record(self.kind, agent.id, 0.0, self.role, cause)
        new = None if self.beside is None else desk.agent(self.beside)
        if self.role == "deputy" or new is None:
            on.move_morale([agent], MENTOR_MORALE, cause)
            return f"you asked {desk.name(agent)} to be your deputy"
        agent.wellbeing.pace /= 1.0 - HEAD_LOST
        refresh(agent.wellbeing)
        on.move_morale([agent, new], MENTOR_MORALE, cause)
        if self.role == "buddy":
            wish = {"agents": (new.id,), "times": BUDDY_TIMES, "because": BUDDY}
            on.bring_about("wish_to_leave", wish, cause)
            on.bring_about("ease", {"kind": "fear", "agents": (new.id,), "by": BUDDY_EASES}, cause)
            desk.floor.help_desk.buddies[new.index] = agent
            return f"you asked {desk.name(agent)} to be {desk.name(new)}'s buddy"
        new.mentored = True
        if desk.floor.people and desk.now + SESSION_AFTER_S < desk.floor.end_s:
            desk.floor.at(desk.now + SESSION_AFTER_S, lambda: self._learnt(desk, new, order))
        return f"you asked {desk.name(agent)} to coach {desk.name(new)}"

    def doing(self, desk: Workspace) -> str:
        """Whom, as what."""
        return f"asking {self.name(desk)} to be {ALREADY[self.role]}"

    def _learnt(self, desk: Workspace, new: Agent, order: Order) -> None:
        """What a session gives, on the step that reviews show as weakest."""
        step = desk.cases.talks.weak_step(new)
        u = desk.floor.random.few(2, "peer coach", new.id)
        on, calibrated = desk.consequences, desk.floor.reviews.calibrated()
        coached(on, new, step, (u[0], u[1]), order.cause(), calibrated=calibrated)
