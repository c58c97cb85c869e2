"""What the ledger keeps of agents' activities, shifts and logins, as they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from floorsim.floor.agent import GO_HOME
from floorsim.floor.records import UNSET, ActivityEvent, ActivityRecord, LoginRecord, ShiftRecord

if TYPE_CHECKING:
    from floorsim.floor.agent import AgendaItem, Agent
    from floorsim.floor.floor import Floor

DUE: Final = "due"
MOVED: Final = "moved"
CANCELLED: Final = "cancelled"
BEGUN: Final = "begun"
ENDED: Final = "ended"
DROPPED: Final = "dropped"
REPLANNED: Final = "replanned"
"""What can become of an activity; a dropped one was due when its agent went home, a replanned one went with
the shift that it was part of when the roster was changed."""


def enter(floor: Floor, agent: Agent, item: AgendaItem) -> None:
    """The activity enters the agent's agenda."""
    known = floor.activities_of
    item.number = known[agent.index]
    known[agent.index] += 1
    floor.ledger.activities.append(
        ActivityRecord(
            agent.index, item.number, item.activity, item.state, item.planned_s, item.length_s, item.planned
        )
    )


def note(floor: Floor, agent: Agent, item: AgendaItem, event: str) -> None:
    """Something became of the activity; one that the ledger has not seen enters it first."""
    if item.number < 0:
        if item.activity == GO_HOME:  # no activity: the end of a shift has a record of its own
            return
        enter(floor, agent, item)
    floor.ledger.activity_events.append(
        ActivityEvent(floor.env.now, agent.index, item.number, event, item.start_s, item.length_s)
    )


def note_shift(floor: Floor, agent: Agent) -> None:
    """The end of the agent's shift is set, has changed, or has come."""
    end_s, from_s = agent.shift_end_s, agent.overtime_from_s
    floor.ledger.shifts.append(
        ShiftRecord(
            floor.env.now,
            agent.index,
            UNSET if end_s is None else end_s,
            UNSET if from_s is None else from_s,
        )
    )


def note_login(floor: Floor, agent: Agent) -> None:
    """The agent is logged into other channels, or is to go back at another time."""
    until_s = agent.moved_until_s
    floor.ledger.logins.append(
        LoginRecord(floor.env.now, agent.index, agent.on, UNSET if until_s is None else until_s)
    )
