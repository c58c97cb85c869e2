"""Due process: the formal steps, which of them are on record with somebody and hold, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, get_args

from floorsim.desk.decisions.people_facts import attended, written_agent
from floorsim.scenario.models.staff import FormalStep
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

KIND: Final = "formal_step"
STEPS: Final[tuple[FormalStep, ...]] = get_args(FormalStep)
WORDS: Final[dict[FormalStep, str]] = {
    "informal": "an informal talk, noted",
    "verbal": "a verbal warning",
    "written": "a written warning",
    "hr": "a talk with HR",
    "improvement_plan": "an improvement plan",
    "separation": "a recommendation to separate",
}
ALONE: Final = ("hr", "separation")
"""Steps at which the agent is not there."""
PATTERN_FROM: Final = 3
"""Late starts or absences in a run that are a pattern by themselves (D)."""


def pattern_of(desk: Workspace, agent: Agent) -> str | None:
    """What a formal step would be about: what the scenario has on record, or what these days show."""
    written = written_agent(desk, agent)
    parts = [] if written is None or written.pattern is None else [written.pattern]
    shifts = attended(agent, desk.now)
    late = [one for one in shifts if one.late_s > 0.0]
    if (parts and late) or len(late) >= PATTERN_FROM:
        days = ", ".join(f"day {one.day + 1}" for one in late)
        parts.append(f"late {counted(len(late), 'time')} in {counted(len(shifts), 'shift')} ({days})")
    return "; ".join(parts) or None


def on_record(desk: Workspace, agent: Agent) -> list[FormalStep]:
    """Formal steps with the agent that hold: from before this run, and those in which they were heard."""
    written = written_agent(desk, agent)
    before = [] if written is None else list(written.on_record)
    return [*before, *(step_of(one) for one in taken(desk, agent) if holds(one))]


def taken(desk: Workspace, agent: Agent) -> list[Order]:
    """Formal steps taken with the agent in this run, in order."""
    return [one for one in desk.taken_before(KIND) if one.decision.agent == agent.id]  # type: ignore[attr-defined]


def step_of(order: Order) -> FormalStep:
    """Which step an order took."""
    step: FormalStep = order.decision.step  # type: ignore[attr-defined]
    return step


def holds(order: Order) -> bool:
    """Whether a step would hold if it were looked into: who was told and not heard can have it undone."""
    return step_of(order) in ALONE or order.decision.heard == "asked"  # type: ignore[attr-defined]


def next_step(done: Sequence[FormalStep]) -> FormalStep:
    """What due process has next."""
    return next((step for step in STEPS if step not in done), STEPS[-1])


def record_words(desk: Workspace, agent: Agent) -> str:
    """The steps on record with somebody, in words."""
    done = on_record(desk, agent)
    return f"on record: {listed([WORDS[step] for step in done], 'and')}" if done else "on record: no step yet"
