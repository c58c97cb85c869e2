"""B10: somebody new leaves nesting and takes live contacts, of every kind or on one channel first."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.pickers import ChannelPicker, ChoicePicker
from floorsim.desk.decisions.staff import channel_named, not_at_work
from floorsim.floor.people import nesting
from floorsim.floor.quality.reviews import half_width
from floorsim.floor.rostering import changes
from floorsim.wording.names import both
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent


class ReleaseHire(PersonDecision):
    """Let somebody new take live contacts."""

    kind: ClassVar[str] = "release_hire"
    codes: ClassVar[tuple[str, ...]] = ("B10",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Release a new hire to live contacts"
    short: ClassVar[str] = "release"
    minutes: ClassVar[float] = 5.0
    effect_now: ClassVar[str] = "They leave nesting and take live contacts, one more person."
    effect_later: ClassVar[str] = (
        "Too early, they make mistakes, are afraid of the next contact, and some leave within weeks. On one "
        "channel alone there is less to be afraid of. In nesting they learn beside a trainer and help nobody."
    )

    how: Annotated[
        Literal["all", "limited"],
        ChoicePicker(labels={"all": "To everything they are trained on", "limited": "To one channel first"}),
    ] = Field(description="To what")
    channel: Annotated[
        str | None, ChannelPicker(none="the one with most waiting", hint="Which channel; only to one first")
    ] = Field(default=None, description="The one channel, if it is one; left out, that with most waiting")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must be in nesting."""
        return None if any(one.nesting for one in desk.floor.agents) else "nobody is in nesting"

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """In nesting, and at work."""
        if not agent.nesting:
            return f"{desk.name(agent)} is not in nesting"
        return not_at_work(desk, agent)

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """The scores of the mock contacts."""
        scores = desk.floor.nesting_scores.get(agent.index, [])
        if not scores:
            return ""
        mean, width = fsum(scores) / len(scores), half_width(len(scores), nesting.MOCK_SD)
        return f"nesting {mean:.0f} ± {width:.0f}, n {len(scores)}"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The scores beside what policy asks for, the last day's, tenure, who is missing."""
        agent = desk.agent(self.agent)
        if agent is None or not agent.nesting:
            return ()
        last = desk.floor.nesting_scores[agent.index][-nesting.MOCKS_A_DAY :]
        weeks = counted(int(agent.wellbeing.tenure_weeks), "week")
        queues = [desk.floor.channels[index].title for index in agent.home]
        return (
            f"{self.about_agent(desk, agent)}; policy: from {nesting.READY_SCORE}",
            f"last day {fsum(last) / len(last):.0f}, n {len(last)}",
            f"{weeks} here, trained on {both(queues)}",
            "has a buddy" if "buddy" in agent.wellbeing.leaning else "has no buddy",
        )

    def why_not(self, desk: Workspace) -> str | None:
        """The one channel must be theirs."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        if reason is not None or agent is None or self.channel is None:
            return reason
        channel = channel_named(desk, self.channel)
        if isinstance(channel, str):
            return channel
        if channel.index not in agent.home:
            return f"{desk.name(agent)} is not trained on {channel.title}"
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Nesting is over; who is not ready is afraid."""
        agent, on = desk.agent(self.agent), desk.consequences
        assert agent is not None
        limited, cause = self.how == "limited", order.cause(agents=(self.agent,))
        on.record(self.kind, agent.id, 0.0, self.how, cause)
        desk.floor.release(agent, (self._channel(desk, agent),) if limited else agent.home)
        changes.drop(desk.floor, agent, nesting.NESTING)
        fear = nesting.fear_of(agent, limited=limited)
        if fear > 0.0 and desk.floor.people:
            on.bring_about("concern", _fear(agent, fear), cause)
        where = both(desk.floor.channels[index].title for index in agent.on)
        return f"you released {desk.name(agent)} to live contacts on {where}"

    def doing(self, desk: Workspace) -> str:
        """Whom."""
        return f"releasing {self.name(desk)} to live contacts"

    def _channel(self, desk: Workspace, agent: Agent) -> int:
        if self.channel is not None:
            return desk.floor.compiled.channel_index[self.channel]
        board = desk.consequences.wallboard
        return min(agent.home, key=lambda index: (-board.waiting(index), index))


def _fear(agent: Agent, part: float) -> dict[str, object]:
    return {
        "kind": "fear",
        "agents": (agent.id,),
        "morale": nesting.FEAR_MORALE * part,
        "leave": nesting.FEAR_LEAVE * part,
        "strain": nesting.FEAR_STRAIN * part,
        "seen": f"{agent.written_name} waits before taking each contact",
        "says": "I am afraid of what the next one will ask",
    }
