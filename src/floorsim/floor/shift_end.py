"""The end of a shift: going home, overtime, and what the shift leaves behind in the agent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import activity_log, duty
from floorsim.floor.people import concerns, shift_strain
from floorsim.floor.people.wellbeing import settle
from floorsim.floor.records import OvertimeRecord
from floorsim.floor.states import OFF, RESTING
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

GRACE_S = 60.0
"""A last contact may run so far over the shift's end before it counts as overtime (D)."""


def go_home(floor: Floor, agent: Agent, now: float) -> None:
    """The shift is over and nothing is in hand: what else was due lapses."""
    for item in agent.due:
        activity_log.note(floor, agent, item, activity_log.DROPPED)
    agent.due.clear()
    agent.until_s = None
    agent.now_item = None
    book_overtime(floor, agent, now)
    agent.shift_end_s = None
    activity_log.note_shift(floor, agent)
    duty.set_state(agent, OFF, -1, now)
    if floor.people:
        shift_is_over(floor, agent, now)


def shift_is_over(floor: Floor, agent: Agent, now: float) -> None:
    """What the shift leaves behind in the agent."""
    settle(agent.wellbeing, now)
    hard = strain_so_far(floor, agent, now)
    shift_strain.end_shift(agent.wellbeing, now, hard)
    floor.note_wellbeing(agent, hard)


def strain_so_far(floor: Floor, agent: Agent, now: float) -> float:
    """How hard the shift has been up to now, 0-1; the state of mind must be up to date.

    A break of the plan whose time has come since logging in is missed unless it was begun or comes next.
    """
    agent.wellbeing.missed_breaks = whole_sum(
        1
        for item in agent.agenda
        if item.state in RESTING
        and item.planned
        and item.begun_s < 0
        and item not in agent.due
        and agent.logged_in_s <= item.planned_s < now
    )
    reviews = floor.scenario.quality.reviews_per_agent
    hard = shift_strain.strain(shift_strain.demands_of(agent.wellbeing, reviews, floor.support))
    return min(1.0, hard + concerns.strain(agent.wellbeing)) if agent.wellbeing.concerns else hard


def book_overtime(floor: Floor, agent: Agent, now: float) -> None:
    """Books time worked beyond the plan, asked for or because the last contact took long."""
    asked_from_s = agent.overtime_from_s
    agent.overtime_from_s = None
    planned_s = agent.shift_end_s if asked_from_s is None else asked_from_s
    assert planned_s is not None
    if now > planned_s + (GRACE_S if asked_from_s is None else 0.0):
        floor.ledger.overtime.append(OvertimeRecord(agent.index, planned_s, now))
