"""What one decides on before coaching somebody: what reviews show, how sure it is, when they were coached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.wording.times import clock_from

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

FEW: Final = 5
"""Reviews up to which a difference between two people is mostly chance (D: n 5 with SD 10 is ± 12 points)."""


class AgentFacts(NamedTuple):
    """What a supervisor knows of one agent's quality."""

    coached_s: float | None
    """When the agent was last coached in this run."""
    coached: str
    """The same in words, with the step."""
    lines: tuple[str, ...]
    """What reviews show, how sure that is, and when the agent was coached: short lines, the most telling
    first."""


def agent_facts(desk: Workspace, agent: Agent) -> AgentFacts:
    """What is known of an agent's quality now. Looking changes nothing."""
    seen = desk.floor.reviews.of_agent(agent.index)
    last = desk.floor.ledger.last_coaching(agent.index)
    lines: list[str] = []
    if seen is None:
        lines.append("no reviews yet: what is weak is a guess")
    else:
        lines.append(f"{seen.score}, n {seen.n}")
        missed = f"{seen.weakest} missed in {seen.weakest_missed} of {seen.n}"
        lines.append("no step missed in them" if seen.weakest is None else missed)
        if seen.trend_words:
            lines.append(seen.trend_words)
        if seen.n <= FEW:
            lines.append(f"n {seen.n} is few: most differences between people are chance")
        if seen.picked:
            lines.append(f"{seen.picked} of {seen.n} not drawn at random: the mean is not theirs")
    coached = "not coached yet"
    if last is not None:
        on = f" on {last.step}" if last.step else ""
        coached = f"coached{on} at {clock_from(last.at_s, desk.now)}"
        lines.append(coached)
    return AgentFacts(None if last is None else last.at_s, coached, tuple(lines))
