"""What a supervisor values, as one number: customers kept waiting or lost, and what it costs the team.

The unit is one customer answered too late. All weights are design choices (D), meant to be plain rather than
exact: the expert does not know how a run is scored.
"""

from __future__ import annotations

from math import fsum
from typing import Final

from floorsim.floor.agent import GO_HOME, AgendaItem
from floorsim.floor.channel import Channel
from floorsim.floor.contact import (
    ABANDONED,
    BLOCKED,
    DISCONNECTED,
    PARTNER,
    UNSET,
    WAITING,
    Contact,
)
from floorsim.floor.people.wellbeing import settle
from floorsim.floor.states import RESTING
from floorsim.run.run import Run
from floorsim.units import HOUR_S, MINUTE_S

LOST: Final = 2.5
"""A customer who gives up, or is turned away, against one who is answered too late (D)."""
STILL_WAITING: Final = 0.4
"""One who still waits at the end, within the target (D)."""
BOUGHT: Final = 0.5
"""One whom the partner takes, for the price and what the partner knows less (D)."""
PER_MINUTE: Final = 0.08
"""Each minute that anybody waits (D)."""
COMES_BACK: Final = 1.0
"""One who was served and has to come back about the same matter (D)."""
PROMISE: Final = 10.0
"""A callback that is not made by the time promised, beside the wait (D)."""
OVERDUE: Final = 1.0
"""A written message that can't be done by its target any more (D)."""
FATIGUE: Final = 60.0
"""Per agent: all fresh against all spent, 0-1 (D)."""
MORALE: Final = 90.0
"""Per agent: morale from 0 to 1 (D)."""
REST_TAKEN: Final = 20.0
"""A break that is cancelled or goes past the end of play (D)."""
TIME_TAKEN: Final = 10.0
"""A meeting, one-to-one, coaching or training that is cancelled (D)."""
TIME_MOVED: Final = 1.0
"""One that is put off (D)."""
OVERTIME_PER_HOUR: Final = 13.0
"""An hour of overtime (D)."""


def cost_of(run: Run, from_s: float, play_ends_s: float, own_minute: float) -> float:
    """What the guessed run cost from a time to its end, the lower the better.

    `own_minute` is what a minute of the supervisor's own time is worth.
    """
    floor = run.floor
    customers = [_customer(floor.channels[one.type.channel], one, floor.now) for one in floor.ledger.contacts]
    people = []
    for agent in floor.agents:
        settle(agent.wellbeing, floor.now)
        people.append(FATIGUE * agent.wellbeing.fatigue - MORALE * agent.wellbeing.morale)
        people.extend(_taken(item, from_s, floor.now, play_ends_s) for item in agent.agenda)
        if agent.overtime_from_s is not None and agent.shift_end_s is not None:
            people.append(OVERTIME_PER_HOUR * (agent.shift_end_s - agent.overtime_from_s) / HOUR_S)
    written = [_written(run, channel) for channel in floor.channels if not channel.live]
    own = own_minute * run.desk.calendar.view().minutes_used
    return fsum(customers) + fsum(people) + fsum(written) + own


def _customer(channel: Channel, contact: Contact, now_s: float) -> float:
    """A customer on the line: how long they waited, and whether anybody came."""
    if not channel.live:
        return 0.0
    disposition = contact.disposition
    if disposition in (BLOCKED, DISCONNECTED):
        return LOST
    if disposition == PARTNER:
        return BOUGHT + (COMES_BACK if contact.returns_s != UNSET else 0.0)
    waited_s = contact.wait_s if contact.wait_s != UNSET else now_s - contact.arrived_s
    minutes = PER_MINUTE * waited_s / MINUTE_S
    if disposition == ABANDONED:
        return LOST + minutes
    if contact.promised_s != UNSET:
        called_s = contact.answered_s if contact.answered_s != UNSET else now_s
        return PROMISE if called_s > contact.promised_s else 0.0
    late = waited_s > channel.spec.target.within
    if disposition == WAITING:
        return (1.0 if late else STILL_WAITING) + minutes
    again = COMES_BACK if contact.returns_s != UNSET else 0.0
    return (1.0 if late else 0.0) + minutes + again


def _written(run: Run, channel: Channel) -> float:
    """Open written work that the channel's own people can't finish by its target, oldest first."""
    floor = run.floor
    now_s = floor.now
    open_items = sorted(
        one.arrived_s
        for one in floor.ledger.contacts
        if one.type.channel == channel.index and one.disposition == WAITING
    )
    own = len([1 for agent in floor.agents if channel.index in agent.home and agent.shift_end_s is not None])
    per_item_s = channel.mean_handle_s / max(own, 0.2)
    within_s = channel.spec.target.within
    due = channel.due_s
    late = [
        1
        for place, arrived_s in enumerate(open_items)
        if now_s + (place + 1) * per_item_s > (arrived_s + within_s if due is None else max(due, now_s))
    ]
    return OVERDUE * len(late)


def _taken(item: AgendaItem, from_s: float, now_s: float, play_ends_s: float) -> float:
    """What it costs to take an activity of the plan away, or to move it."""
    if not item.planned or item.planned_s < from_s or item.activity == GO_HOME:
        return 0.0
    resting = item.state in RESTING
    if item.cancelled:
        return REST_TAKEN if resting else TIME_TAKEN
    if item.start_s <= item.planned_s:
        return 0.0
    if resting:
        return REST_TAKEN / 2 if item.planned_s < play_ends_s <= item.start_s else 0.0
    return TIME_MOVED
