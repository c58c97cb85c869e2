"""New hires in nesting: mock contacts beside a trainer, off the queues, until somebody releases them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.floor.people import concerns
from floorsim.floor.people.steps import STEPS
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

NESTING: Final = "nesting"
"""What the activity is called in plans."""
MOCKS_A_DAY: Final = 5
"""Mock contacts scored on each day of nesting (D)."""
DAYS_BEFORE: Final = 2
"""Days of nesting before the run, of which the scores are there on the first morning (D)."""
READY_SCORE: Final = 55
"""Mean score of mock contacts, 0-100, from which policy lets somebody take live contacts (D: a new hire's
half of a veteran's skill, and what two weeks beside a trainer add)."""
MOCK_SD: Final = 20.0
"""Spread of one mock contact's score, points (what six steps, met or not, give near the middle)."""
AFRAID_WITHIN: Final = 0.15
"""Skill, 0-1, below the one that policy asks for at which fear is full (D)."""
FEAR_MORALE: Final = 0.12
FEAR_LEAVE: Final = 1.2
FEAR_STRAIN: Final = 0.1
"""What full fear takes off the level of morale, adds to the log odds of resigning, and to each shift (D:
early turnover is highest among those who feel unprepared; the sizes are ours)."""
FEAR_LIMITED: Final = 0.4
"""Part of it on one channel alone (D)."""
FEAR_FADES: Final = 0.1
"""Part of fear that a day of live contacts takes away (D)."""


def set_up(floor: Floor) -> None:
    """Those who are in nesting learn as beside a mentor, and have scores of the days before."""
    for agent in floor.agents:
        if agent.nesting:
            agent.mentored = True
            floor.nesting_scores[agent.index] = [
                score for day in range(-DAYS_BEFORE, 0) for score in _mocks(floor, agent, day)
            ]


def day_ends(floor: Floor, day: int) -> None:
    """Scores of the day behind for those in nesting; a little less fear for those who take contacts."""
    for agent in floor.agents:
        if agent.nesting:
            floor.nesting_scores[agent.index] += _mocks(floor, agent, day - 1)
        elif "fear" in agent.wellbeing.concerns:
            part, wish = concerns.ease(agent.wellbeing, "fear", FEAR_FADES)
            concerns.note(floor, "ease", agent, part, "fear", "concern:fades")
            concerns.note(floor, concerns.WISH, agent, wish, "fear", "concern:fades")


def fear_of(agent: Agent, *, limited: bool) -> float:
    """How afraid somebody would be of live contacts, 0-1: by how far their skill is from what it takes."""
    short = (READY_SCORE / 100.0 - agent.wellbeing.skill) / AFRAID_WITHIN
    return min(1.0, max(0.0, short)) * (FEAR_LIMITED if limited else 1.0)


def _mocks(floor: Floor, agent: Agent, day: int) -> list[float]:
    """Scores of the mock contacts of a day, 0-100: each step is met or not."""
    u = floor.random.few(MOCKS_A_DAY * len(STEPS), "mock contacts", agent.id, day)
    skill = agent.wellbeing.step_skill
    return [
        100.0
        * whole_sum(u[mock * len(STEPS) + step] < skill[step] for step in range(len(STEPS)))
        / len(STEPS)
        for mock in range(MOCKS_A_DAY)
    ]
