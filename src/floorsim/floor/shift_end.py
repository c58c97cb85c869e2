"""The end of a shift: going home, overtime, and what the shift leaves behind in the agent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import activity_log, duty
from floorsim.floor.people import shift_strain
from floorsim.floor.records import OvertimeRecord
from floorsim.floor.states import BREAK, LUNCH, OFF
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
    """What the shift, with the breaks missed since logging in, leaves behind in the agent."""
    agent.wellbeing.missed_breaks = whole_sum(
        1
        for item in agent.agenda
        if item.state in (BREAK, LUNCH)
        and item.planned
        and not item.done
        and agent.logged_in_s <= item.planned_s < now
    )
    shift_strain.end_shift(agent.wellbeing, now, floor.support)
    floor.note_wellbeing(agent)


def book_overtime(floor: Floor, agent: Agent, now: float) -> None:
    """Books time worked beyond the plan, asked for or because the last contact took long."""
    asked_from_s = agent.overtime_from_s
    agent.overtime_from_s = None
    planned_s = agent.shift_end_s if asked_from_s is None else asked_from_s
    assert planned_s is not None
    if now > planned_s + (GRACE_S if asked_from_s is None else 0.0):
        floor.ledger.overtime.append(OvertimeRecord(agent.index, planned_s, now))
