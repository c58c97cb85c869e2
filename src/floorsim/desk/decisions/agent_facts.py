"""What one decides on before coaching somebody: what reviews show, how sure it is, when they were coached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.units import DAY_S
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

FEW: Final = 5
"""Reviews up to which a difference between two people is mostly chance (D: n 5 with SD 10 is ± 12 points)."""


class AgentFacts(NamedTuple):
    """What a supervisor knows of one agent's quality. Points 0-100; None where nothing is known."""

    n: int
    mean: float | None
    half_width: float | None
    """The true mean lies within mean ± this 19 times in 20, if the reviews were drawn at random."""
    trend: float | None
    weakest: str | None
    """Step of the rubric that reviews found missed most often."""
    weakest_missed: int
    picked: int
    """Reviews that were not drawn at random."""
    coached_s: float | None
    """When the agent was last coached in this run."""
    coached_on: str
    lines: tuple[str, ...]
    """The same in short lines, the most telling first."""


def agent_facts(desk: Workspace, agent: Agent) -> AgentFacts:
    """What is known of an agent's quality now. Looking changes nothing."""
    seen = desk.floor.reviews.of_agent(agent.index)
    last = next((one for one in reversed(desk.floor.ledger.coaching) if one.agent == agent.index), None)
    lines: list[str] = []
    if seen is None:
        lines.append("no reviews yet: what is weak is a guess")
    else:
        width = "" if seen.half_width is None else f" ± {seen.half_width:.0f}"
        lines.append(f"QA {seen.mean:.0f}{width}, n {seen.n}")
        missed = f"{seen.weakest} missed in {seen.weakest_missed} of {seen.n}"
        lines.append("no step missed in them" if seen.weakest is None else missed)
        if seen.trend_words:
            lines.append(seen.trend_words)
        if seen.n <= FEW:
            lines.append(f"n {seen.n} is few: most differences between people are chance")
        if seen.picked:
            lines.append(f"{seen.picked} of {seen.n} not drawn at random: the mean is not theirs")
    if last is not None:
        on = f" on {last.step}" if last.step else ""
        when = time_of_day(last.at_s)
        days = int(desk.now // DAY_S) - int(last.at_s // DAY_S)
        lines.append(f"coached{on} at {when}" + (f", {days} days ago" if days else ""))
    return AgentFacts(
        n=0 if seen is None else seen.n,
        mean=None if seen is None else seen.mean,
        half_width=None if seen is None else seen.half_width,
        trend=None if seen is None else seen.trend,
        weakest=None if seen is None else seen.weakest,
        weakest_missed=0 if seen is None else seen.weakest_missed,
        picked=0 if seen is None else seen.picked,
        coached_s=None if last is None else last.at_s,
        coached_on="" if last is None else last.step,
        lines=tuple(lines),
    )
