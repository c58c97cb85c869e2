"""C13: a formal step with somebody, by due process: each after the one before it, HR before an improvement
plan, with a chance to answer and a date to look at it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.due_process import (
    ALONE,
    STEPS,
    WORDS,
    holds,
    next_step,
    on_record,
    pattern_of,
    record_words,
    step_of,
    taken,
)
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.pickers import ChoicePicker, NumberPicker
from floorsim.floor import interventions
from floorsim.floor.states import MEETING
from floorsim.scenario.effects.catalogue.promise import PromiseMade
from floorsim.scenario.effects.written import effect
from floorsim.scenario.models.staff import FormalStep
from floorsim.units import DAY_S, MINUTE_S
from floorsim.wording.names import listed
from floorsim.wording.times import clock_from, in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent
    from floorsim.scenario.effects.world import Cause

MINUTES: Final[dict[FormalStep, float]] = {
    "informal": 30.0, "verbal": 30.0, "written": 45.0, "hr": 30.0,
    "improvement_plan": 60.0, "separation": 60.0,
}  # fmt: skip
"""Supervisor minutes, with preparing and writing up (D: 30 to 60)."""
NOT_HEARD_MORALE: Final = -0.03
"""A step told to somebody who was not asked for their side (D): it does not hold, and is to be taken anew."""
LATE_TIMES: Final = 0.6
"""What is left of somebody's chance of coming late after a step in its order in which they were heard (D)."""
LOOK_MIN: Final = 10.0
"""Supervisor minutes of looking at it again on the agreed date (D)."""
KEPT_LATE: Final = 0.8
KEPT_MORALE: Final = 0.01
"""What looking at it on the date adds (D)."""
LAPSED_LATE: Final = 1.4
LAPSED_TRUST: Final = -0.02
"""A date that passes unseen: it seems not to have been meant (D)."""
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
        "Taken in order, it holds when it is looked into. A step that skips others is a breach of due "
        "process, and a grievance follows."
    )

    step: Annotated[
        FormalStep, ChoicePicker(labels={step: words[0].upper() + words[1:] for step, words in WORDS.items()})
    ] = Field(description="Which step")

    heard: Annotated[
        Literal["asked", "told"],
        ChoicePicker(
            labels={"asked": "With the log, and asked for their side first", "told": "Told what was decided"},
            label="Their side",
        ),
    ] = Field(default="asked", description="Whether they are heard; of no meaning for HR and a separation")
    review: Annotated[int, Field(ge=0, le=20), NumberPicker(steps=(0, 1, 3, 5, 10), label="Look again")] = (
        Field(default=5, description="In so many days you look at it again; 0: no date is set")
    )

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """What it takes."""
        return in_minutes(MINUTES[value] * MINUTE_S) if value in MINUTES else ""

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """There must be a pattern on record."""
        if pattern_of(desk, agent) is None:
            name = desk.name(agent)
            return f"no pattern is on record for {name}; one bad contact is for a feedback talk"
        return super().agent_out_of_reach(desk, agent)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The pattern, the steps on record, the policy."""
        agent = desk.agent(self.agent)
        pattern = None if agent is None else pattern_of(desk, agent)
        if agent is None or pattern is None:
            return ()
        done = on_record(desk, agent)
        void = [WORDS[step_of(one)] for one in taken(desk, agent) if not holds(one)]
        return (
            f"pattern: {pattern}",
            record_words(desk, agent),
            *(f"does not hold, they were not heard: {words}" for words in void),
            f"policy: next is {WORDS[next_step(done)]}; HR is involved before an improvement plan",
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
            return f"{WORDS[self.step]} is on record already; the next step is {WORDS[next_step(done)]}"
        return None

    def owed(self, desk: Workspace) -> Sequence[str]:
        """The date on which it is looked at again."""
        due_s = self.timing(desk).done_s + self.review * DAY_S
        return () if self._no_date(desk, due_s) else (f"a look at it by {clock_from(due_s, desk.now)}",)

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
        skipped = [WORDS[step] for step in STEPS[: STEPS.index(self.step)] if step not in done]
        if self.step == "separation" and self._plan_is_running(desk, agent):
            skipped.append("waiting for the date of the improvement plan")
        cause, name = order.cause(agents=(agent.id,)), desk.name(agent)
        on.record(self.kind, agent.id, float(len(skipped)), self.step, cause)
        if not skipped and self.heard == "told" and self.step not in ALONE:
            on.move_morale([agent], STEP_MORALE[self.step] + NOT_HEARD_MORALE, cause)
            return f"you told {name}: {WORDS[self.step]}; it does not hold, as they were not heard"
        if not skipped:
            self._is_fair(desk, agent, cause)
            return f"you took a formal step about {name}: {WORDS[self.step]}"
        missing = listed(skipped, "and")
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

    def _is_fair(self, desk: Workspace, agent: Agent, cause: Cause) -> None:
        """A step in its order: it holds, they had their say, and there is a date; or they go for good."""
        on = desk.consequences
        on.move_morale([agent], STEP_MORALE[self.step], cause)
        on.bring_about("trust", FAIR_TRUST, cause)
        if self.step == "separation":
            interventions.finish_early(desk.floor, agent)
            desk.floor.resign(agent)
            return
        if self.step in ALONE:
            return
        for text in on.hear_out((agent.id,)) if agent.wellbeing.concerns else ():
            on.say(text, "effect")
        if agent.late is not None:
            on.bring_about("lateness", {"agents": (agent.id,), "times": LATE_TIMES}, cause)
        if not self._no_date(desk, desk.now + self.review * DAY_S):
            on.cases.promise(self._look_again(desk, agent), cause)

    def _look_again(self, desk: Workspace, agent: Agent) -> PromiseMade:
        """What is owed on the date, and what comes of it."""
        who, name = (agent.id,), desk.name(agent)
        kept = [effect("morale", {"agents": who, "by": KEPT_MORALE})]
        broken = [effect("trust", LAPSED_TRUST), effect("note", f"nobody looked again at what {name} agreed")]
        if agent.late is not None:
            kept.append(effect("lateness", {"agents": who, "times": KEPT_LATE}))
            broken.append(effect("lateness", {"agents": who, "times": LAPSED_LATE}))
        return PromiseMade(
            subject=f"Look at it again with {name} by {{due}}",
            text=f"You told {name} that you would look at the log together by {{due}}.",
            within=f"{self.review * DAY_S:.0f}s",
            minutes=LOOK_MIN,
            to_the_team=True,
            label="Look at the log together",
            doing=f"looking at the log with {name}",
            if_kept=tuple(kept),
            if_broken=tuple(broken),
        )

    def _no_date(self, desk: Workspace, due_s: float) -> bool:
        return self.review == 0 or self.step in ALONE or due_s >= desk.floor.end_s

    def _plan_is_running(self, desk: Workspace, agent: Agent) -> bool:
        """Whether an improvement plan of this run has not come to its date."""
        plans = [one for one in taken(desk, agent) if step_of(one) == "improvement_plan" and holds(one)]
        return any(desk.now < one.accepted_s + one.decision.review * DAY_S for one in plans)  # type: ignore[attr-defined]

    def doing(self, desk: Workspace) -> str:
        """About whom."""
        return f"taking a formal step about {self.name(desk)}"
