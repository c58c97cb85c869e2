"""C13: a formal step with somebody, by due process: each after the one before it, HR before an improvement
plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, get_args

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.floor import interventions
from floorsim.floor.states import MEETING
from floorsim.scenario.models.staff import Agent as AgentText
from floorsim.scenario.models.staff import FormalStep
from floorsim.units import MINUTE_S
from floorsim.wording.names import listed
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

STEPS: Final[tuple[FormalStep, ...]] = get_args(FormalStep)
WORDS: Final[dict[FormalStep, str]] = {
    "informal": "an informal talk, noted",
    "verbal": "a verbal warning",
    "written": "a written warning",
    "hr": "a talk with HR",
    "improvement_plan": "an improvement plan",
    "separation": "a recommendation to separate",
}
MINUTES: Final[dict[FormalStep, float]] = {
    "informal": 30.0, "verbal": 30.0, "written": 45.0, "hr": 30.0,
    "improvement_plan": 60.0, "separation": 60.0,
}  # fmt: skip
"""Supervisor minutes, with preparing and writing up (D: 30 to 60)."""
ALONE: Final = ("hr", "separation")
"""Steps at which the agent is not there."""
FAIR_TRUST: Final = 0.02
"""Leadership's trust that a step in its order brings: it would hold if it were looked into (D)."""
STEP_MORALE: Final[dict[FormalStep, float]] = {
    "informal": 0.0, "verbal": -0.01, "written": -0.03, "hr": 0.0,
    "improvement_plan": -0.03, "separation": 0.0,
}  # fmt: skip
"""What a step in its order costs the agent's morale (D)."""
GRIEVANCE_MORALE: Final = -0.08
GRIEVANCE_TEAM: Final = -0.01
GRIEVANCE_TRUST: Final = -0.05
GRIEVANCE_AFTER_S: Final = 30 * MINUTE_S
"""A step that skips others: at once for the agent, and after a while a grievance that everybody hears of
(D)."""


class TakeFormalStep(PersonDecision):
    """Take the next formal step, or a later one."""

    kind: ClassVar[str] = "formal_step"
    codes: ClassVar[tuple[str, ...]] = ("C13",)
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Take a formal step"
    short: ClassVar[str] = "formal step"
    minutes: ClassVar[float] = 30.0
    hands_on: ClassVar[bool] = True
    effect_now: ClassVar[str] = "It goes on record, with what it is about."
    effect_later: ClassVar[str] = (
        "In its order it holds when it is looked into. A step that skips others is a breach of due process, "
        "and a grievance follows."
    )

    step: Annotated[
        FormalStep, ChoicePicker(labels={step: words[0].upper() + words[1:] for step, words in WORDS.items()})
    ] = Field(description="Which step")

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """What it takes."""
        return in_minutes(MINUTES[value] * MINUTE_S)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """There must be a pattern on record."""
        written = _written(desk, agent)
        if written is None or written.pattern is None:
            name = desk.name(agent)
            return f"no pattern is on record for {name}; one bad contact is for a feedback talk (f)"
        return super().agent_out_of_reach(desk, agent)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The pattern, the steps on record, the policy."""
        agent = desk.agent(self.agent)
        written = None if agent is None else _written(desk, agent)
        if agent is None or written is None or written.pattern is None:
            return ()
        done = on_record(desk, agent)
        return (
            f"pattern: {written.pattern}",
            f"on record: {listed([WORDS[step] for step in done], 'and')}"
            if done
            else "on record: no step yet",
            f"policy: next is {WORDS[_next(done)]}; HR is involved before an improvement plan",
        )

    def cost_minutes(self, desk: Workspace) -> float:
        """By the step."""
        return desk.minutes_for(self.kind, MINUTES[self.step])

    def why_not(self, desk: Workspace) -> str | None:
        """What is on record is not taken again."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        if reason is not None or agent is None:
            return reason
        if self.step in (done := on_record(desk, agent)):
            return f"{WORDS[self.step]} is on record already; the next step is {WORDS[_next(done)]}"
        return None

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """The agent comes along, unless it is about them without them."""
        agent = desk.agent(self.agent)
        assert agent is not None
        if self.step not in ALONE:
            length_s = self.cost_minutes(desk) * MINUTE_S
            interventions.send_off(desk.floor, agent, self.kind, MEETING, length_s)
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """It goes on record; what was skipped before it is a breach and brings a grievance."""
        agent, on = desk.agent(self.agent), desk.consequences
        assert agent is not None
        done = on_record(desk, agent)
        skipped = [step for step in STEPS[: STEPS.index(self.step)] if step not in done]
        cause, name = order.cause(agents=(agent.id,)), desk.name(agent)
        on.record(self.kind, agent.id, float(len(skipped)), self.step, cause)
        if not skipped:
            on.move_morale([agent], STEP_MORALE[self.step], cause)
            on.bring_about("trust", FAIR_TRUST, cause)
            return f"you took a formal step about {name}: {WORDS[self.step]}"
        missing = listed([WORDS[step] for step in skipped], "and")
        breach = {
            "breach": f"{WORDS[self.step]} for {agent.written_name} without {missing}",
            "instead": f"{missing} first",
        }
        on.bring_about("compliance", breach, cause)
        on.move_morale([agent], GRIEVANCE_MORALE, cause)
        text = f"{agent.written_name} has filed a grievance: {WORDS[self.step]} without {missing}."
        then = (
            {"news": {"from": "HR", "text": text}},
            {"trust": GRIEVANCE_TRUST},
            {"morale": {"by": GRIEVANCE_TEAM}},
        )
        on.bring_about("later", {"after": f"{GRIEVANCE_AFTER_S:.0f}s", "then": then}, cause)
        return f"you took a formal step about {name}: {WORDS[self.step]}, without {missing}"

    def doing(self, desk: Workspace) -> str:
        """About whom."""
        return f"taking a formal step about {self.name(desk)}"


def on_record(desk: Workspace, agent: Agent) -> list[FormalStep]:
    """Formal steps taken with the agent, before this run and in it."""
    written = _written(desk, agent)
    before = [] if written is None else list(written.on_record)
    taken = [one for one in desk.taken_before(TakeFormalStep.kind) if one.decision.agent == agent.id]  # type: ignore[attr-defined]
    return [*before, *(one.decision.step for one in taken)]  # type: ignore[attr-defined]


def _next(done: Sequence[FormalStep]) -> FormalStep:
    return next((step for step in STEPS if step not in done), STEPS[-1])


def _written(desk: Workspace, agent: Agent) -> AgentText | None:
    return next((one for one in desk.floor.scenario.floor.agents if one.id == agent.id), None)
